/** What sentences call the column of achieved figures: offices name it in many ways. */
import type { IndicatorColumns, Measure } from './breakdown';
import { normalizeHeading } from './headings';
import { withoutMeasure } from './unit-of-measure';

/**
 * The heading of the table's column of achieved figures, without its unit of measure: `1-9月完成数`; undefined where the table has none.
 * Baselines and targets have a word of their own in sentences, so theirs is undefined.
 */
export function ownHeading({ actual }: IndicatorColumns, measure: Measure): string | undefined {
  return measure === 'actual' && actual ? withoutMeasure(normalizeHeading(actual.heading)) : undefined;
}
