/**
 * Tables in which no heading has a word for a task: 单位, 建设高标准农田（亩）, 完成（亩）. A column that states a unit of measure is read as the
 * target if no other can be, and if its words and figures fit. The check reports the assumption.
 */
import { valueAt, type SheetGrid } from '../../../spreadsheet/grid';
import { mayBeTarget, normalizeHeading, saysDone, type Heading } from '../headings';
import { measureInHeading } from '../unit-of-measure';
import { overshoots } from './assumed-actual';
import type { HeaderRows } from './header-rows';

/** Words for what is to be done. */
const WORK =
  /建设|[新改扩修筹创组]建|改造|改厕|新增|净增|增加|造林|抚育|治理|整治|整改|培训|培育|发展|引进|招引|招商|绿化|修复|种植|播种|推广|安置|转移|招聘|征集|化解|清理|拆除|搬迁|硬化|铺设|安装|购置|收储|签约|认定|孵化|开展|举办|救助|资助|帮扶|筛查|参保|入会/;
/** Words for what there is, rather than what is to be done. */
const STOCK =
  /耕地|林地|用地|^总|全部|现有|原有|已有|存量|常住|户籍|人口|上年|去年|同期|余额|库存|在册|登记|年[初末底]/;
/** Titles of tables that assign tasks. A table of what was achieved has 完成 or 情况 in its title. */
const ASSIGNS = /(?=.*(?:任务|目标|指标|计划))(?=.*(?:分解|分配|下达|安排|[务标划]表))/;
const REPORTS = /完成|进度|进展|情况|统计/;

/** How many rows below a header are searched for figures. */
const ROWS_LOOKED_AT = 50;

/** The headings that could be the target's if they said so, from left to right; their columns contain figures. */
export function unnamedTargets(sheet: SheetGrid, { headings, bottom }: HeaderRows): readonly Heading[] {
  return headings.filter((heading) => mayBeTarget(heading) && hasFigures(sheet, bottom, heading.column));
}

/** The header rows, in which the only unnamed target is read as the target; null where that is not certain enough. */
export function withAssumedTarget(
  sheet: SheetGrid,
  window: HeaderRows,
  title: string | null,
): HeaderRows | null {
  const [candidate, ...others] = unnamedTargets(sheet, window);
  const text = normalizeHeading(candidate?.text ?? '');
  if (!candidate || others.length > 0 || STOCK.test(text)) return null;
  const actuals = window.headings.filter(
    (heading) => heading !== candidate && heading.meaning?.role === 'actual',
  );
  const assigns = title !== null && ASSIGNS.test(title);
  const isLikely =
    actuals.length === 0
      ? assigns && !REPORTS.test(title)
      : (assigns || WORK.test(text)) && actuals.some((actual) => answers(sheet, window, candidate, actual));
  if (!isLikely) return null;
  return {
    ...window,
    headings: window.headings.map((heading) =>
      heading === candidate ? { ...heading, meaning: { role: 'target', rank: 1 } } : heading,
    ),
  };
}

/** Whether a column to the right counts what was achieved of the candidate: in the same unit of measure, and not far more. */
function answers(sheet: SheetGrid, { bottom }: HeaderRows, candidate: Heading, actual: Heading): boolean {
  const [own, other] = [candidate, actual].map(({ text }) => measureInHeading(normalizeHeading(text))?.name);
  return (
    actual.column > candidate.column &&
    saysDone(actual.text) &&
    (other === undefined || other === own) &&
    !overshoots(sheet, bottom, { actual, target: candidate })
  );
}

/** Whether more cells below a heading hold numbers than text. */
function hasFigures(sheet: SheetGrid, bottom: number, column: number): boolean {
  const values = Array.from({ length: ROWS_LOOKED_AT }, (_, index) =>
    valueAt(sheet, bottom + 1 + index, column),
  );
  const numbers = values.filter((value) => typeof value === 'number').length;
  return numbers > 0 && numbers > values.filter((value) => typeof value === 'string').length;
}
