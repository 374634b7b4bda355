/** The headings above the columns. */
import type { ReactElement } from 'react';
import { columnLetters, type Area } from '../../spreadsheet/address';
import { HEADING_HEIGHT, HEADING_WIDTH, type Geometry, type Scroll } from './geometry';
import { ResizeHandle } from './resize-handle';

export interface ColumnHeadingsProps {
  readonly geometry: Geometry;
  readonly scroll: Scroll;
  readonly area: Area;
  /** @param width pixels */
  readonly onResize: (column: number, width: number) => void;
}

export function ColumnHeadings({ geometry, scroll, area, onResize }: ColumnHeadingsProps): ReactElement {
  const { columns, frozen } = geometry;
  const { left, right } = geometry.window(scroll);
  const heading = (column: number): ReactElement | null => {
    const width = columns.length(column);
    if (width === 0) return null;
    const isSelected = column >= area.left && column <= area.right;
    return (
      <div
        key={column}
        role="columnheader"
        aria-colindex={column + 1}
        className={isSelected ? 'wb-column-heading wb-heading-selected' : 'wb-column-heading'}
        style={{ left: columns.offset(column), width }}
      >
        {columnLetters(column)}
        <ResizeHandle
          width={width}
          onResize={(wanted) => {
            onResize(column, wanted);
          }}
        />
      </div>
    );
  };
  const between = (from: number, to: number): (ReactElement | null)[] =>
    Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => heading(from + index));
  return (
    <div role="row" aria-rowindex={1} className="wb-headings" style={{ height: HEADING_HEIGHT }}>
      <div className="wb-fixed" style={{ width: HEADING_WIDTH + frozen.width }}>
        <div className="wb-corner" aria-hidden="true" style={{ width: HEADING_WIDTH }}>
          <span className="wb-corner-mark" />
        </div>
        <div className="wb-cells">{between(1, frozen.columns)}</div>
      </div>
      <div className="wb-cells">{between(left, right)}</div>
    </div>
  );
}
