/** The line below the tabs: whether the workbook is busy, and the average, sum and count of the selection. */
import type { ReactElement } from 'react';
import { isSingleCell, type Area } from '../../spreadsheet/address';
import type { Tally } from '../../hosts/file/look/book-view';
import { generalText } from '../../formula/calc/text/number-format';
import { count } from '../../i18n/numbers';
import { useWorkbenchWords } from '../workbench-words';

export interface StatusBarProps {
  readonly isBusy: boolean;
  readonly tally: Tally | null;
  readonly area: Area;
}

export function StatusBar({ isBusy, tally, area }: StatusBarProps): ReactElement {
  const words = useWorkbenchWords();
  const isTold = tally !== null && tally.filled > 1 && !isSingleCell(area);
  return (
    <div className="wb-status">
      <span role="status">{isBusy ? words.working : words.ready}</span>
      <span className="wb-keys">{words.keys}</span>
      {isTold && (
        <span className="wb-tally">
          {tally.numbers > 0 && (
            <>
              <span>{`${words.tally.average} ${figure(tally.sum / tally.numbers)}`}</span>
              <span>{`${words.tally.sum} ${figure(tally.sum)}`}</span>
            </>
          )}
          <span>{`${words.tally.filled} ${count(tally.filled)}`}</span>
        </span>
      )}
    </div>
  );
}

/** A figure as text: a whole number with separators; others as the General format shows them. */
function figure(value: number): string {
  return Number.isInteger(value) ? count(value) : generalText(value);
}
