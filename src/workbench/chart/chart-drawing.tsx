/** Draws a chart as spreadsheet programs do: columns, horizontal bars and lines. */
import { memo, type ReactElement } from 'react';
import type { PlotLook, SeriesLook } from '../../spreadsheet/look';
import { LABEL_SIZE, layOut, pixels, TITLE_SIZE, type ChartLayout } from './chart-layout';

const INK = '#262626';
const GRID = '#D9D9D9';
const AXIS = '#7F7F7F';
/** The share of a category's width that is left free beside its columns. */
const GAP = 0.41;
const WIDEST_COLUMN = 64;

export interface ChartDrawingProps {
  readonly plot: PlotLook;
  readonly width: number;
  readonly height: number;
  readonly label: string;
}

export const ChartDrawing = memo(function ChartDrawing(props: ChartDrawingProps): ReactElement {
  const { plot, width, height, label } = props;
  const layout = layOut(plot, width, height);
  const bars = plot.series.filter((series) => series.kind === 'column');
  const lines = plot.series.filter((series) => series.kind === 'line');
  return (
    <svg role="img" aria-label={label} width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      <rect width={width} height={height} fill="#FFFFFF" />
      <Title layout={layout} width={width} />
      <ValueAxis plot={plot} layout={layout} height={height} />
      {bars.map((series, index) => (
        <Bars
          key={series.name}
          series={series}
          index={index}
          count={bars.length}
          plot={plot}
          layout={layout}
        />
      ))}
      <CategoryAxis plot={plot} layout={layout} />
      {lines.map((series) => (
        <Line key={series.name} series={series} plot={plot} layout={layout} />
      ))}
      {[...bars, ...lines].map((series) => (
        <Labels key={series.name} series={series} bars={bars} plot={plot} layout={layout} />
      ))}
      {plot.hasLegend && <Legend plot={plot} layout={layout} width={width} />}
    </svg>
  );
});

interface PartProps {
  readonly plot: PlotLook;
  readonly layout: ChartLayout;
}

function Title({ layout, width }: { layout: ChartLayout; width: number }): ReactElement {
  return (
    <g fontSize={TITLE_SIZE} fill={INK} textAnchor="middle" className="wb-chart-title">
      {layout.titleLines.map((line, index) => (
        <text key={line} x={width / 2} y={14 + TITLE_SIZE * 0.85 + index * (TITLE_SIZE + 6)}>
          {line}
        </text>
      ))}
    </g>
  );
}

/** Pixels from the start of the plot along the value axis: from the bottom, or from the left for horizontal bars. */
function along({ scale, plot: box }: ChartLayout, isHorizontal: boolean, value: number): number {
  const share = (Math.min(scale.max, Math.max(scale.min, value)) - scale.min) / (scale.max - scale.min);
  return share * (isHorizontal ? box.width : box.height);
}

function ValueAxis({ plot, layout, height }: PartProps & { height: number }): ReactElement {
  const { plot: box, scale, tickTexts } = layout;
  const bottom = box.top + box.height;
  return (
    <g fontSize={LABEL_SIZE} fill={INK}>
      {scale.ticks.map((tick, index) => {
        const place = along(layout, plot.isHorizontal, tick);
        const [x, y] = plot.isHorizontal ? [box.left + place, bottom] : [box.left, bottom - place];
        return (
          <g key={tick}>
            <line
              x1={x}
              x2={plot.isHorizontal ? x : box.left + box.width}
              y1={y}
              y2={plot.isHorizontal ? box.top : y}
              stroke={GRID}
              shapeRendering="crispEdges"
            />
            <text
              x={plot.isHorizontal ? x : x - 6}
              y={plot.isHorizontal ? y + LABEL_SIZE + 4 : y + LABEL_SIZE * 0.35}
              textAnchor={plot.isHorizontal ? 'middle' : 'end'}
            >
              {tickTexts[index]}
            </text>
          </g>
        );
      })}
      {plot.axis.title !== '' && <AxisTitle plot={plot} layout={layout} height={height} />}
    </g>
  );
}

function AxisTitle({ plot, layout, height }: PartProps & { height: number }): ReactElement {
  const { plot: box } = layout;
  if (plot.isHorizontal) {
    const y = (plot.hasLegend ? layout.legendTop : height - 8) - 6;
    return (
      <text x={box.left + box.width / 2} y={y} textAnchor="middle">
        {plot.axis.title}
      </text>
    );
  }
  const middle = box.top + box.height / 2;
  const characters = Array.from(plot.axis.title);
  // One character below the other, as on the spine of a Chinese book; a title with Latin words is rotated instead.
  if (pixels(plot.axis.title) < characters.length * LABEL_SIZE) {
    return (
      <text transform={`translate(22 ${middle}) rotate(-90)`} textAnchor="middle">
        {plot.axis.title}
      </text>
    );
  }
  const top = middle - ((characters.length - 1) * 15) / 2;
  return (
    <g textAnchor="middle">
      {characters.map((character, index) => (
        <text key={index} x={18} y={top + index * 15 + 4}>
          {character}
        </text>
      ))}
    </g>
  );
}

function CategoryAxis({ plot, layout }: PartProps): ReactElement {
  const { plot: box, categories, every } = layout;
  const room = (plot.isHorizontal ? box.height : box.width) / Math.max(1, categories.length);
  const zero = along(layout, plot.isHorizontal, 0);
  const bottom = box.top + box.height;
  const [x, y] = plot.isHorizontal ? [box.left + zero, bottom] : [box.left, bottom - zero];
  return (
    <g fontSize={LABEL_SIZE} fill={INK}>
      <line
        x1={x}
        x2={plot.isHorizontal ? x : box.left + box.width}
        y1={y}
        y2={plot.isHorizontal ? box.top : y}
        stroke={AXIS}
        shapeRendering="crispEdges"
      />
      {categories.map(({ lines, turn }, index) => {
        if (index % every !== 0) return null;
        const middle = (index + 0.5) * room;
        if (plot.isHorizontal) {
          return (
            <text key={index} x={box.left - 6} y={box.top + middle + LABEL_SIZE * 0.35} textAnchor="end">
              {lines[0]}
            </text>
          );
        }
        const place = `translate(${box.left + middle} ${bottom + 6}) rotate(${turn})`;
        return (
          <text key={index} transform={place} textAnchor={turn === 0 ? 'middle' : 'end'}>
            {lines.map((line, at) => (
              <tspan key={at} x={0} dy={at === 0 ? LABEL_SIZE * (turn === 0 ? 1 : 0.5) : 16}>
                {line}
              </tspan>
            ))}
          </text>
        );
      })}
    </g>
  );
}

interface BarBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The box of one column or bar within its category. */
function barBox(
  { plot, layout }: PartProps,
  series: number,
  count: number,
  category: number,
  value: number,
): BarBox {
  const { plot: box } = layout;
  const room = (plot.isHorizontal ? box.height : box.width) / Math.max(1, plot.categories.length);
  const thickness = Math.min(WIDEST_COLUMN, (room * (1 - GAP)) / count);
  const start = category * room + (room - thickness * count) / 2 + series * thickness;
  const [zero, end] = [along(layout, plot.isHorizontal, 0), along(layout, plot.isHorizontal, value)];
  const [low, high] = [Math.min(zero, end), Math.max(zero, end)];
  return plot.isHorizontal
    ? { x: box.left + low, y: box.top + start, width: high - low, height: thickness }
    : { x: box.left + start, y: box.top + box.height - high, width: thickness, height: high - low };
}

function Bars(props: PartProps & { series: SeriesLook; index: number; count: number }): ReactElement {
  const { series, index, count } = props;
  return (
    <g fill={series.color}>
      {series.values.map((value, category) =>
        value === null ? null : <rect key={category} {...barBox(props, index, count, category, value)} />,
      )}
    </g>
  );
}

/** The points of a line, in runs: where a figure is missing, the line has a gap. */
function runsOf({ plot, layout }: PartProps, series: SeriesLook): { x: number; y: number }[][] {
  const { plot: box } = layout;
  const room = box.width / Math.max(1, plot.categories.length);
  const runs: { x: number; y: number }[][] = [[]];
  series.values.forEach((value, index) => {
    if (value === null) runs.push([]);
    else {
      const y = box.top + box.height - along(layout, false, value);
      runs[runs.length - 1]?.push({ x: box.left + (index + 0.5) * room, y });
    }
  });
  return runs.filter((run) => run.length > 0);
}

function Line(props: PartProps & { series: SeriesLook }): ReactElement {
  const { series } = props;
  const runs = runsOf(props, series);
  return (
    <g>
      {runs.map((run, index) => (
        <polyline
          key={index}
          points={run.map(({ x, y }) => `${x},${y}`).join(' ')}
          fill="none"
          stroke={series.color}
          strokeWidth={2.4}
          strokeLinejoin="round"
          {...(series.dashed ? { strokeDasharray: '8 5' } : {})}
        />
      ))}
      {series.hasMarkers &&
        runs.flat().map(({ x, y }) => <circle key={x} cx={x} cy={y} r={4} fill={series.color} />)}
    </g>
  );
}

function Labels(props: PartProps & { series: SeriesLook; bars: readonly SeriesLook[] }): ReactElement | null {
  const { series, bars, plot, layout } = props;
  if (!series.labels) return null;
  const own = bars.indexOf(series);
  const points = runsOf(props, series).flat();
  let point = -1;
  return (
    <g fontSize={LABEL_SIZE} fill={INK} className="wb-chart-labels">
      {series.values.map((value, category) => {
        if (value === null) return null;
        point += 1;
        const text = series.labels?.[category] ?? '';
        const box = own < 0 ? null : barBox({ plot, layout }, own, bars.length, category, value);
        const [x, y] = box
          ? plot.isHorizontal
            ? [box.x + box.width + 4, box.y + box.height / 2 + LABEL_SIZE * 0.35]
            : [box.x + box.width / 2, box.y - 4]
          : [points[point]?.x ?? 0, (points[point]?.y ?? 0) - 8];
        return (
          <text key={category} x={x} y={y} textAnchor={box && plot.isHorizontal ? 'start' : 'middle'}>
            {text}
          </text>
        );
      })}
    </g>
  );
}

function Legend({ plot, layout, width }: PartProps & { width: number }): ReactElement {
  const widths = plot.series.map((series) => 34 + pixels(series.name) + 18);
  let x = (width - widths.reduce((sum, entryWidth) => sum + entryWidth, 0)) / 2;
  const y = layout.legendTop + 8;
  return (
    <g fontSize={LABEL_SIZE} fill={INK}>
      {plot.series.map((series, index) => {
        const left = x;
        x += widths[index] ?? 0;
        return (
          <g key={series.name} transform={`translate(${left} ${y})`}>
            {series.kind === 'line' ? (
              <line
                x1={0}
                x2={28}
                stroke={series.color}
                strokeWidth={2.4}
                {...(series.dashed ? { strokeDasharray: '8 5' } : {})}
              />
            ) : (
              <rect x={9} y={-5} width={10} height={10} fill={series.color} />
            )}
            <text x={34} y={LABEL_SIZE * 0.35}>
              {series.name}
            </text>
          </g>
        );
      })}
    </g>
  );
}
