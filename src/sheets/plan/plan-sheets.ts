/** 方案摘录: one row for each item that was read from a plan, with its sentence and the heading above it. 时间节点: the due dates. */
import type { PlanFinding } from '../../domain/plan/plan-against-table';
import type { PlanItem, PlanKey, ReadPlan } from '../../domain/plan/read-plan';
import type { SheetSpec } from '../../spreadsheet/spec';
import { listSheet } from './list-sheet';
import { PLAN_LABEL } from '../../domain/plan/plan-labels';
import { planValue, TO_FILL_IN } from '../../domain/plan/plan-value';

export const EXTRACT_SHEET = '方案摘录';
export const MILESTONE_SHEET = '时间节点';
/** Milestones whose dates are also in 报送要求 on 参数. */
export const DUTY_MILESTONE = { return: '报送进展情况', finalReport: '报送总结报告' } as const;

/** The sheet 方案摘录. */
export function extractSheet(plan: ReadPlan, differences: readonly PlanFinding[]): SheetSpec {
  const rows = [
    ...plan.items.map((item) => [
      PLAN_LABEL[item.key],
      item.isChanged ? `${planValue(item)}（人工修改）` : planValue(item),
      item.sentence,
      item.place,
    ]),
    ...plan.missing.map((key) => [PLAN_LABEL[key], TO_FILL_IN, '方案里没有写', '']),
    ...plan.contradictions.flatMap(({ key, items }) =>
      items.map((item) => [`${PLAN_LABEL[key]}（说法不止一种）`, planValue(item), item.sentence, item.place]),
    ),
    ...differences.map((difference) => [
      `${PLAN_LABEL[difference.item.key]}（与任务表不符）`,
      differenceWords(difference),
      difference.item.sentence,
      difference.item.place,
    ]),
  ];
  return listSheet({
    sheet: EXTRACT_SHEET,
    title: '方案摘录',
    note: `摘自${plan.title === '' ? '所给文件' : `《${plan.title}》`}。每一项都附原文和所在位置；方案没有写的标为${TO_FILL_IN}，说法不止一种的逐条列出，没有采用，请核对。`,
    columns: [
      { heading: '项目', width: 20, align: 'center' },
      { heading: '内容', width: 30, align: 'left' },
      { heading: '原文', width: 70, align: 'left' },
      { heading: '位置', width: 26, align: 'left' },
    ],
    rows,
  });
}

/** A difference in words: 正文 50,000 人，任务表各单位合计 45,000 人. */
function differenceWords(difference: PlanFinding): string {
  const { stated, inTable } = difference;
  if (difference.kind === 'goal-missed') {
    return `正文 ${inPercent(stated)}，任务表各单位合计只增长 ${inPercent(inTable)}`;
  }
  const { unitOfMeasure } = difference;
  return `正文 ${grouped(stated)} ${unitOfMeasure}，任务表各单位合计 ${grouped(inTable)} ${unitOfMeasure}`;
}

/** The ratio in per cent, truncated rather than rounded, so that a rate just below a goal does not seem to reach it. */
function inPercent(ratio: number): string {
  return `${Math.floor(Math.round(ratio * 1e8) / 1e4) / 100}%`;
}

function grouped(figure: number): string {
  return figure.toLocaleString('en-US', { maximumFractionDigits: 6 });
}

/** The sheet 时间节点, in the order of the year. Milestones without a month come first, because they recur. */
export function milestoneSheet(plan: ReadPlan): SheetSpec {
  const due = plan.items.flatMap((item) => {
    const row = dueRow(item);
    return row ? [{ row, month: item.months?.last ?? 0 }] : [];
  });
  // A sentence that was read for several keys is a single milestone.
  const once = due.filter(
    ({ row }, index) =>
      due.findIndex((other) => other.row[2] === row[2] && other.row[1] === row[1]) === index,
  );
  return listSheet({
    sheet: MILESTONE_SHEET,
    title: '时间节点',
    note: '按方案原文列出；方案没有写明的日期不作推定。',
    columns: [
      { heading: '事项', width: 30, align: 'left' },
      { heading: '时间', width: 26, align: 'center' },
      { heading: '依据', width: 70, align: 'left' },
      { heading: '位置', width: 26, align: 'left' },
    ],
    rows: [...once].sort((a, b) => a.month - b.month).map(({ row }) => row),
  });
}

const DUE: Partial<Readonly<Record<PlanKey, (item: PlanItem) => readonly [string, string]>>> = {
  reporting: ({ value }) => [DUTY_MILESTONE.return, `${value}（日期${TO_FILL_IN}）`],
  reportingDay: (item) => [DUTY_MILESTONE.return, planValue(item)],
  phase: (item) => [`${item.value}阶段结束`, item.months ? `${item.months.last}月底` : TO_FILL_IN],
  finalReport: ({ value }) => [DUTY_MILESTONE.finalReport, String(value)],
  milestone: ({ value, sentence }) => [sentence.slice(0, 40), String(value)],
};

function dueRow(item: PlanItem): readonly string[] | null {
  const due = DUE[item.key]?.(item);
  return due ? [...due, item.sentence, item.place] : null;
}
