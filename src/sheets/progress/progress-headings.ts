/** The headings of the progress columns. */
import { inYear } from '../../domain/campaign/campaign';
import type { Breakdown, IndicatorColumns } from '../../domain/table/breakdown';
import { normalizeHeading } from '../../domain/table/headings';
import { ownHeading } from '../../domain/table/own-heading';
import { isOfMembers } from '../../domain/table/table-measure';
import { withoutMeasure } from '../../domain/table/unit-of-measure';
import type { ProgressInput } from './progress-input';
import { WORD, type ProgressColumn } from './progress-words';

/** The heading of a column, without the joint heading above it. */
export function progressHeading({ breakdown, targetYear }: ProgressInput, column: ProgressColumn): string {
  const { baseline, target } = breakdown.columns;
  switch (column) {
    case 'actual':
      return `实际新增数（${target.unitOfMeasure}）`;
    case 'yearEnd':
      return `${inYear(targetYear) || '年'}底${stockOf(breakdown)}（${(baseline ?? target).unitOfMeasure}）`;
    case 'pace':
      return '序时进度';
    default:
      return WORD[column];
  }
}

/** The most characters of a stock's name in the heading; a longer one would need a wider column than its figures. */
const LONGEST_STOCK = 6;

/** What is counted at the year's end: 会员数, or in other tables what the baseline is called, 签约人数 for 2025年底签约人数. */
function stockOf(breakdown: Breakdown): string {
  if (isOfMembers(breakdown)) return '会员数';
  const heading = breakdown.columns.baseline?.heading ?? '';
  const [, stock = ''] = /年[底末](.+数)$/.exec(withoutMeasure(normalizeHeading(heading))) ?? [];
  return stock !== '' && stock.length <= LONGEST_STOCK && !stock.includes('基') ? stock : '数';
}

/** What notes call the column of achieved figures: the heading of the table's own, or of the one that is appended. */
export function actualHeading(columns: IndicatorColumns): string {
  return ownHeading(columns, 'actual') ?? WORD.actual;
}

/** The joint heading above the columns: the block's name where there are several blocks, and the indicator's where there are several. */
export function groupHeading({ breakdown, block }: ProgressInput): string | null {
  const { indicator, indicators } = breakdown;
  const name = indicators.length > 1 ? indicator.name : '';
  const words = (block ? blockWord(block) : '') + name;
  return words === '' ? null : words;
}

/** The word for a block: left or right for two blocks, a number for more. */
function blockWord({ index, count }: { readonly index: number; readonly count: number }): string {
  return count === 2 ? (['左栏', '右栏'][index] ?? '') : `第${index + 1}栏`;
}
