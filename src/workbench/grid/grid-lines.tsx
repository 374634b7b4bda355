/**
 * The thin lines between cells.
 */
import { memo, type ReactElement } from 'react';
import { HEADING_WIDTH, type Geometry, type Window } from './geometry';

export const GridLines = memo(function GridLines(props: {
  geometry: Geometry;
  view: Window;
}): ReactElement | null {
  const { geometry, view } = props;
  const { rows, columns, sheet, frozen } = geometry;
  if (!sheet.showGridLines) return null;
  const left = HEADING_WIDTH + columns.offset(view.left);
  const width = columns.offset(view.right + 1) - columns.offset(view.left);
  const top = rows.offset(view.top);
  const height = rows.offset(view.bottom + 1) - top;
  const across = range(view.top, view.bottom).filter((row) => rows.length(row) > 0);
  const down = range(view.left, view.right).filter((column) => columns.length(column) > 0);
  return (
    <div className="wb-lines" aria-hidden="true">
      {across.map((row) => (
        <div
          key={`r${row}`}
          className="wb-line"
          style={{
            left: HEADING_WIDTH,
            width: left + width - HEADING_WIDTH,
            top: rows.offset(row + 1) - 1,
            height: 1,
          }}
        />
      ))}
      {[...range(1, frozen.columns), ...down].map((column) => (
        <div
          key={`c${column}`}
          className="wb-line"
          style={{ top, height, left: HEADING_WIDTH + columns.offset(column + 1) - 1, width: 1 }}
        />
      ))}
    </div>
  );
});

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}
