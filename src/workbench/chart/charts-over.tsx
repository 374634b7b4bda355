/**
 * A sheet's charts, above its cells. With frozen rows or columns, a chart is drawn in each pane that it extends into, and each pane
 * shows its part. A chart across the edge therefore looks whole while nothing is scrolled, as in spreadsheet programs.
 */
import type { CSSProperties, ReactElement } from 'react';
import type { ChartLook } from '../../spreadsheet/look';
import { HEADING_HEIGHT, HEADING_WIDTH, type Geometry } from '../grid/geometry';
import { useWorkbenchWords } from '../workbench-words';
import { ChartDrawing } from './chart-drawing';

/** Panes, by what is frozen in them. */
export type FrozenPane = 'rows' | 'columns' | 'both';

/** The charts in the scrolling part. Only these copies are visible to screen readers. */
export function ChartsOver({ charts }: { charts: readonly ChartLook[] }): ReactElement {
  return (
    <div className="wb-charts" style={{ top: HEADING_HEIGHT, left: HEADING_WIDTH }}>
      <Charts charts={charts} />
    </div>
  );
}

/** The parts of charts in a frozen pane; null when no chart extends into it. */
export function ChartsInPane({
  geometry,
  pane,
}: {
  geometry: Geometry;
  pane: FrozenPane;
}): ReactElement | null {
  const { frozen, sheet } = geometry;
  const reaching = sheet.charts.filter(({ box }) => {
    const isInRows = box.top < frozen.height;
    const isInColumns = box.left < frozen.width;
    return (pane === 'columns' || isInRows) && (pane === 'rows' || isInColumns);
  });
  if (reaching.length === 0) return null;
  return (
    <div aria-hidden="true" className={`wb-charts-${pane}`} style={paneStyle(geometry, pane)}>
      <Charts charts={reaching} />
    </div>
  );
}

/** The style of a pane. The pane of the frozen columns is as high as the lowest chart needs. */
function paneStyle({ frozen, sheet }: Geometry, pane: FrozenPane): CSSProperties {
  const bottom = Math.max(...sheet.charts.map(({ box }) => box.top + box.height));
  switch (pane) {
    case 'rows':
      return { left: HEADING_WIDTH, height: frozen.height };
    case 'columns':
      return { left: HEADING_WIDTH, width: frozen.width, height: bottom };
    case 'both':
      return { left: HEADING_WIDTH, width: frozen.width, height: frozen.height };
  }
}

function Charts({ charts }: { charts: readonly ChartLook[] }): ReactElement {
  const words = useWorkbenchWords();
  return (
    <>
      {charts.map(({ name, box, plot }, index) => (
        <div key={index} className="wb-chart" style={box}>
          {plot ? (
            <ChartDrawing
              plot={plot}
              width={box.width}
              height={box.height}
              label={words.chart(plot.title === '' ? name : plot.title)}
            />
          ) : (
            <p className="wb-chart-unknown">{words.chartNotDrawn}</p>
          )}
        </div>
      ))}
    </>
  );
}
