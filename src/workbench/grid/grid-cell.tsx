/** A cell of the grid. */
import { memo } from 'react';
import type { ReactElement } from 'react';
import type { StaleCause } from '../../spreadsheet/grid';
import type { CellLook, DataBarLook, FormatLook } from '../../spreadsheet/look';
import { frameStyle, textStyle, type Box } from './cell-style';
import { useWorkbenchWords } from '../workbench-words';
import { fittingText } from './fitting-text';

export interface GridCellProps {
  readonly cell: CellLook;
  readonly format: FormatLook;
  readonly box: Box;
  /** The pixels by which a long text may extend over empty neighbours, on each side. */
  readonly reach: { readonly left: number; readonly right: number } | null;
  /** Whether the cell covers what is below it even without a fill: true for a merged cell. */
  readonly isOpaque: boolean;
  /** Typed text that the worker has not written yet. */
  readonly typed: string | undefined;
}

export const GridCell = memo(function GridCell(props: GridCellProps): ReactElement {
  const { cell, format, box, reach, isOpaque, typed } = props;
  const text = typed ?? fittingText(cell, format, box.width);
  return (
    <div
      role="gridcell"
      aria-colindex={cell.column + 1}
      className={isOpaque ? 'wb-cell wb-cell-opaque' : 'wb-cell'}
      style={frameStyle(box, format, cell.overlay)}
    >
      {cell.overlay?.bar && <DataBar bar={cell.overlay.bar} />}
      {cell.stale && typed === undefined && <StaleMark cause={cell.stale} />}
      {text !== '' && (
        <div
          className="wb-text"
          style={{
            ...textStyle(cell, format),
            ...(reach ? { left: -reach.left, right: -reach.right } : {}),
          }}
        >
          <span>{text}</span>
        </div>
      )}
    </div>
  );
});

/** A mark in the corner; its tooltip says why the cell still shows a result from before a change. */
function StaleMark({ cause }: { cause: StaleCause }): ReactElement {
  const tip = useWorkbenchWords().notRecalculated(cause);
  return <div className="wb-stale" role="img" aria-label={tip} title={tip} />;
}

function DataBar({ bar }: { bar: DataBarLook }): ReactElement {
  const { color, length, isGradient } = bar;
  return (
    <div
      className="wb-bar"
      style={{
        width: `calc((100% - 4px) * ${length})`,
        background: isGradient ? `linear-gradient(to right, ${color}, ${color}40)` : color,
      }}
    />
  );
}
