/** A row of the grid: its heading, its frozen cells, and its scrolling cells. */
import { memo, type CSSProperties, type ReactElement } from 'react';
import type { Area } from '../../spreadsheet/address';
import type { CellLook, FormatLook } from '../../spreadsheet/look';
import { textWidth } from '../../spreadsheet/text-size';
import type { OpenBook } from '../book/open-book';
import type { ShownRow } from '../book/shown-rows';
import { alignment, fontPixels, type Box } from './cell-style';
import type { Geometry } from './geometry';
import { HEADING_WIDTH } from './geometry';
import { GridCell } from './grid-cell';

/** The colour of the lines between cells, as in workbench.css. */
const LINE_COLOR = '#e2e4e7';

export interface GridRowProps {
  readonly row: number;
  readonly geometry: Geometry;
  readonly shown: ShownRow;
  readonly book: OpenBook;
  /** The first scrolling column that is rendered. */
  readonly from: number;
  readonly to: number;
  /** The merged cells that begin in this row, by their first column. */
  readonly merges: ReadonlyMap<number, Area>;
  /** Merged cells that cover cells of this row. */
  readonly covers: readonly Area[];
  readonly selectedLeft: number | null;
  readonly selectedRight: number | null;
  readonly isFirstSelected: boolean;
  readonly isLastSelected: boolean;
  /** Whether more than one cell is selected. */
  readonly isTinted: boolean;
  /** The column of the active cell; null if that is in another row. */
  readonly active: number | null;
  /** The area that was cut and not pasted yet; null if it does not extend into the row. */
  readonly cut: Area | null;
  /** Changes with the typed texts of the row that the worker has not written yet. */
  readonly typedKey: string;
}

export const GridRow = memo(function GridRow(props: GridRowProps): ReactElement {
  const { row, geometry, from, to, selectedLeft, active } = props;
  const { frozen, rows, columns } = geometry;
  const height = rows.length(row);
  const frozenCells = cellsOf(props, 1, frozen.columns);
  const cells = cellsOf(props, from, to);
  return (
    <div role="row" aria-rowindex={row + 1} className="wb-row" style={{ top: rows.offset(row), height }}>
      <div className="wb-fixed" style={{ width: HEADING_WIDTH + frozen.width, ...linesIn(geometry) }}>
        <div
          role="rowheader"
          aria-colindex={1}
          className={selectedLeft === null ? 'wb-row-heading' : 'wb-row-heading wb-heading-selected'}
          style={{ height }}
        >
          {row}
        </div>
        <div className="wb-cells">
          {frozenCells}
          <SelectionPart {...props} left={1} right={frozen.columns} />
          <CutPart {...props} left={1} right={frozen.columns} />
        </div>
      </div>
      <div className="wb-cells">
        {cells}
        <SelectionPart {...props} left={frozen.columns + 1} right={columns.count} />
        <CutPart {...props} left={frozen.columns + 1} right={columns.count} />
      </div>
      {active !== null && props.isTinted && <ActiveFrame {...props} active={active} />}
    </div>
  );
});

/** The lines between frozen cells, drawn on their background, which hides those of the grid. */
function linesIn({ sheet, frozen, columns }: Geometry): CSSProperties {
  if (!sheet.showGridLines || frozen.columns === 0) return {};
  const ends = Array.from({ length: frozen.columns }, (_, index) => columns.offset(index + 2));
  return {
    boxShadow: `inset 0 -1px ${LINE_COLOR}`,
    backgroundImage: ends.map(() => `linear-gradient(${LINE_COLOR}, ${LINE_COLOR})`).join(', '),
    backgroundPosition: ends.map((end) => `${HEADING_WIDTH + end - 1}px 0`).join(', '),
    backgroundSize: '1px 100%',
    backgroundRepeat: 'no-repeat',
  };
}

function cellsOf(props: GridRowProps, from: number, to: number): ReactElement[] {
  const { row, shown, geometry, merges, covers, book } = props;
  const { name } = geometry.sheet;
  const found: ReactElement[] = [];
  for (const [index, cell] of shown.cells.entries()) {
    const { column } = cell;
    const merge = merges.get(column);
    const isFrozen = column <= geometry.frozen.columns;
    if (isFrozen !== to <= geometry.frozen.columns || (merge?.right ?? column) < from || column > to)
      continue;
    if (!merge && covers.some((area) => column >= area.left && column <= area.right)) continue;
    const format = shown.formats.get(cell.format);
    if (!format) continue;
    const box = cellBox(geometry, row, column, merge);
    if (box.width === 0) continue;
    found.push(
      <GridCell
        key={column}
        cell={cell}
        format={format}
        box={box}
        reach={merge ? null : reachOf(shown, index, format, geometry)}
        isOpaque={merge !== undefined}
        typed={book.rows.typedText(name, row, column)}
      />,
    );
  }
  return [...found, ...typedIntoEmpty(props, from, to)];
}

/** Typed texts for empty cells, which the worker has not written yet. */
function typedIntoEmpty(props: GridRowProps, from: number, to: number): ReactElement[] {
  const { row, shown, geometry, book, typedKey } = props;
  if (typedKey === '') return [];
  const known = new Set(shown.cells.map((cell) => cell.column));
  const made: ReactElement[] = [];
  for (let column = from; column <= to; column += 1) {
    const typed = book.rows.typedText(geometry.sheet.name, row, column);
    if (typed === undefined || typed === '' || known.has(column)) continue;
    const box = cellBox(geometry, row, column, undefined);
    made.push(
      <div key={column} role="gridcell" aria-colindex={column + 1} className="wb-cell" style={box}>
        <div className="wb-text wb-text-plain">{typed}</div>
      </div>,
    );
  }
  return made;
}

/** A cell's box, relative to the row's corner. */
function cellBox(geometry: Geometry, row: number, column: number, merge: Area | undefined): Box {
  const area = merge ?? { top: row, left: column, bottom: row, right: column };
  return { ...geometry.box(area), top: 0 };
}

/** How far a long text extends over the empty cells beside it. */
function reachOf(
  { cells }: ShownRow,
  index: number,
  format: FormatLook,
  { columns }: Geometry,
): { left: number; right: number } | null {
  const cell = cells[index];
  if (cell?.kind !== 'text' || format.wrap) return null;
  const needed = (textWidth(cell.text) * fontPixels(format)) / 2 + 8;
  const width = columns.length(cell.column);
  if (needed <= width) return null;
  const align = alignment(cell, format);
  const missing = needed - width;
  const free = { left: freeBeside(cells, index, -1, columns), right: freeBeside(cells, index, 1, columns) };
  if (align === 'center')
    return { left: Math.min(free.left, missing / 2), right: Math.min(free.right, missing / 2) };
  return align === 'right'
    ? { left: Math.min(free.left, missing), right: 0 }
    : { left: 0, right: Math.min(free.right, missing) };
}

/** The pixels of the empty cells on one side. */
function freeBeside(
  cells: readonly CellLook[],
  index: number,
  step: 1 | -1,
  columns: Geometry['columns'],
): number {
  const own = cells[index]?.column ?? 1;
  let next = index + step;
  while (cells[next]?.kind === 'empty') next += step;
  const end = cells[next]?.column ?? (step === 1 ? columns.count + 1 : 0);
  return step === 1
    ? columns.offset(end) - columns.offset(own + 1)
    : columns.offset(own) - columns.offset(end + 1);
}

interface Part {
  readonly left: number;
  readonly right: number;
}

/** The tint and the outline of the selection in this row, between two columns. */
function SelectionPart(props: GridRowProps & Part): ReactElement | null {
  const { selectedLeft, selectedRight, isFirstSelected, isLastSelected, isTinted } = props;
  if (selectedLeft === null || selectedRight === null) return null;
  const area = { left: selectedLeft, right: selectedRight };
  const ends = [isFirstSelected ? 'top' : '', isLastSelected ? 'bottom' : ''];
  return outline(props, area, ['wb-selected', isTinted ? 'wb-tinted' : ''], ends);
}

/** The part of the dashed outline around cut cells that lies in this row. */
function CutPart(props: GridRowProps & Part): ReactElement | null {
  const { cut, row } = props;
  if (!cut) return null;
  return outline(
    props,
    cut,
    ['wb-selected', 'wb-cut'],
    [row === cut.top ? 'top' : '', row === cut.bottom ? 'bottom' : ''],
  );
}

/** The outline of an area in this row. @param ends the classes for the area's first and last row, where this row is one of them */
function outline(
  { geometry: { columns }, left, right }: GridRowProps & Part,
  area: Part,
  classes: readonly string[],
  ends: readonly string[],
): ReactElement | null {
  const from = Math.max(left, area.left);
  const to = Math.min(right, area.right);
  if (from > to) return null;
  const edges = [...ends, from === area.left ? 'left' : '', to === area.right ? 'right' : '']
    .filter((edge) => edge !== '')
    .map((edge) => `wb-edge-${edge}`);
  return (
    <div
      className={[...classes, ...edges].filter((name) => name !== '').join(' ')}
      style={{ left: columns.offset(from), width: columns.offset(to + 1) - columns.offset(from) }}
    />
  );
}

/** The frame of the active cell. */
function ActiveFrame({ geometry, row, active, merges }: GridRowProps & { active: number }): ReactElement {
  const box = cellBox(geometry, row, active, merges.get(active));
  return <div className="wb-active" style={{ ...box, left: HEADING_WIDTH + box.left }} />;
}
