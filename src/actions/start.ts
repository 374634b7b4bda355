/** 读方案: makes a new workbook from a plan. */
import type { Campaign } from '../domain/campaign/campaign';
import { nameInTitle } from '../domain/campaign/campaign-name';
import {
  DEFAULT_RULES,
  federationIn,
  type FederationOrigin,
  type NameOrigin,
  type StartingCampaign,
} from '../domain/campaign/starting-campaign';
import { QUARTERS } from '../domain/campaign/period-phases';
import type { PlanDocument } from '../domain/plan/plan-document';
import { planAgainstTable, type PlanFinding } from '../domain/plan/plan-against-table';
import { readPlan, type PlanItem, type PlanKey, type ReadPlan } from '../domain/plan/read-plan';
import type { Breakdown } from '../domain/table/breakdown';
import { measureInCaption } from '../domain/table/unit-of-measure';
import { locateBreakdown } from '../domain/table/locate';
import type { SheetGrid } from '../spreadsheet/grid';
import type { NewWorkbook } from '../spreadsheet/spec';
import { rememberCell } from '../sheets/memory';
import { EXTRACT_SHEET, extractSheet, MILESTONE_SHEET, milestoneSheet } from '../sheets/plan/plan-sheets';
import { planValue } from '../domain/plan/plan-value';
import { TASK_SHEET, taskTableSheet } from '../sheets/plan/task-table-sheet';
import { withSections } from '../sheets/settings/plan-sections';
import { settingsSheet } from '../sheets/settings/settings';
import { SETTINGS_SHEET } from '../sheets/settings/settings-words';

export interface Started {
  readonly book: NewWorkbook;
  readonly plan: ReadPlan;
  /** The number of units in the plan's table; 0 without a table. */
  readonly units: number;
  /** The differences between the plan's text and its own table. */
  readonly differences: readonly PlanFinding[];
  /** The text of an item as the sheet shows it. */
  readonly shown: (item: PlanItem) => string;
}

/** The headings of an empty table, for a plan without one. */
const EMPTY_TABLE = [['单位名称', '任务数', '备注']] as const;

/**
 * Makes the workbook for a plan: 任务分解表, 参数, 方案摘录, 时间节点.
 * @param plan the items read from the document, or the items that the user kept
 */
export function start(document: PlanDocument, plan: ReadPlan = readPlan(document)): Started {
  const table = taskTable(document);
  const headings = table?.rows[0] ?? [];
  const settings = settingsSheet(campaignOf(plan, headings, table?.title ?? ''), SETTINGS_SHEET, null);
  const differences = table ? planAgainstTable(plan, table.breakdown, isGoalOf(plan, headings)) : [];
  const remember = (sheet: string): ReturnType<typeof rememberCell> =>
    rememberCell(sheet, { sheet, row: 1, column: 1 }, true);
  return {
    plan,
    differences,
    shown: planValue,
    units: table?.breakdown.units.length ?? 0,
    book: {
      fileName: `${plan.title === '' ? TASK_SHEET : plan.title}.xlsx`,
      title: plan.title,
      open: { sheet: TASK_SHEET, row: 1, column: 1 },
      change: {
        copies: [],
        removedNames: [],
        sheets: [
          taskTableSheet(table?.title ?? plan.title, table?.rows ?? EMPTY_TABLE, table?.measure),
          withSections(settings.spec, plan.items),
          extractSheet(plan, differences),
          milestoneSheet(plan),
        ],
        names: [...settings.names, remember(EXTRACT_SHEET), remember(MILESTONE_SHEET)],
      },
    },
  };
}

const LONGEST_TITLE = 60;
/** The most lines above a table that are read: the title, and the unit of measure below it. */
const MOST_LINES_ABOVE = 2;

interface TaskTable {
  /** '' where the table has no title. */
  readonly title: string;
  /** The line with the unit of measure of all columns: 单位：万人; '' where there is none. */
  readonly measure: string;
  /** The rows; the heading is the first. */
  readonly rows: readonly (readonly string[])[];
  readonly breakdown: Breakdown;
}

/** The number of units in the plan's table; 0 without a table. */
export function unitsOf(document: PlanDocument): number {
  return taskTable(document)?.breakdown.units.length ?? 0;
}

/** The table with the most units, with the lines above it. */
function taskTable({ blocks }: PlanDocument): TaskTable | null {
  const tables = blocks.flatMap((block, index): TaskTable[] => {
    if (block.kind !== 'table') return [];
    const found = locateBreakdown(gridWith(block.rows));
    if (found.kind !== 'found') return [];
    const { breakdown } = found;
    const header = (breakdown.headerRows[0] ?? 1) - 1;
    const within = block.rows.slice(0, header).map((row) => row.filter((text) => text !== '').join('　'));
    return [
      { ...captionOf([...linesAbove(blocks, index), ...within]), rows: block.rows.slice(header), breakdown },
    ];
  });
  const size = (table: TaskTable): number => table.breakdown.units.length;
  return tables.reduce<TaskTable | null>(
    (best, table) => (best && size(best) >= size(table) ? best : table),
    null,
  );
}

/** The lines that may be a table's title: the last short paragraphs above the table. */
function linesAbove(blocks: PlanDocument['blocks'], table: number): readonly string[] {
  const lines: string[] = [];
  for (let at = table - 1; at >= Math.max(0, table - MOST_LINES_ABOVE); at -= 1) {
    const block = blocks[at];
    if (block?.kind !== 'paragraph' || block.text.length > LONGEST_TITLE) break;
    lines.unshift(block.text);
  }
  return lines;
}

/** Finds the title: the last line that is not a unit of measure. */
function captionOf(lines: readonly string[]): Pick<TaskTable, 'title' | 'measure'> {
  const isMeasure = (line: string): boolean => measureInCaption(line) !== null;
  return {
    title: lines.filter((line) => !isMeasure(line)).pop() ?? '',
    measure: lines.filter(isMeasure).pop() ?? '',
  };
}

function gridWith(rows: readonly (readonly string[])[]): {
  sheets: SheetGrid[];
  activeSheet: string;
  names: [];
} {
  const width = Math.max(1, ...rows.map((row) => row.length));
  const values = rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? null));
  const sheet: SheetGrid = {
    name: TASK_SHEET,
    visible: true,
    locked: false,
    area: { top: 1, left: 1, bottom: rows.length, right: width },
    values,
    formulas: values.map((row) => row.map(() => null)),
    merges: [],
    hiddenRows: new Set(),
    tables: [],
  };
  return { sheets: [sheet], activeSheet: TASK_SHEET, names: [] };
}

/** The settings that the plan states. Values that it does not state, or that differ between two places, are left out. */
function campaignOf(plan: ReadPlan, headings: readonly string[], tableTitle: string): StartingCampaign {
  const isClear = (key: PlanKey): boolean =>
    !plan.contradictions.some((contradiction) => contradiction.key === key);
  const valueOf = (key: PlanKey): string | number | null =>
    isClear(key) ? (plan.items.find((item) => item.key === key)?.value ?? null) : null;
  const number = (key: PlanKey): number | null => {
    const value = valueOf(key);
    return typeof value === 'number' ? value : null;
  };
  const phases = plan.items.flatMap(({ key, value, months }) =>
    key === 'phase' && months && months.first !== null && months.first <= months.last
      ? [{ name: String(value), firstMonth: months.first, lastMonth: months.last }]
      : [],
  );
  const document = plan.title === '' ? '所给方案' : `《${plan.title}》`;
  const source = { kind: 'plan', document } as const;
  const growthGoal = isGoalOf(plan, headings) ? number('growthGoal') : null;
  const named = namedBy(valueOf('campaign'), isClear('campaign') ? tableTitle : '', source);
  const federation = federationBy(valueOf('federation'), isClear('federation') ? tableTitle : '', source);
  const campaign: Campaign = {
    name: named?.name ?? '',
    federation: federation.name,
    baseYear: number('baseYear'),
    targetYear: number('targetYear'),
    growthGoal,
    phases: phases.length > 0 ? phases : QUARTERS,
    ...DEFAULT_RULES,
  };
  return {
    campaign,
    origins: {
      name: named?.origin ?? { kind: 'none' },
      federation: federation.origin,
      growthGoal: growthGoal === null ? { kind: 'none' } : source,
      phases: phases.length > 0 ? source : { kind: 'assumed' },
    },
  };
}

/** The campaign's name in the plan, or else in the title of the plan's table; null where neither names it. */
function namedBy(
  said: string | number | null,
  tableTitle: string,
  plan: NameOrigin,
): { readonly name: string; readonly origin: NameOrigin } | null {
  if (said !== null) return { name: String(said), origin: plan };
  const inTitle = nameInTitle(tableTitle);
  return inTitle && { name: inTitle.name, origin: { kind: inTitle.kind, title: tableTitle } };
}

/** The federation that issued the plan, or else the one that the title of the plan's table names; the finished workbook will be read the same way. */
function federationBy(
  said: string | number | null,
  tableTitle: string,
  plan: FederationOrigin,
): ReturnType<typeof federationIn> {
  return said === null ? federationIn(tableTitle) : { name: String(said), origin: plan };
}

/** Whether the plan's goal is about what the table counts. */
function isGoalOf({ items }: ReadPlan, headings: readonly string[]): boolean {
  const goal = items.find(({ key }) => key === 'growthGoal');
  const name = items.find(({ key }) => key === 'campaign')?.value;
  return goal !== undefined && isAbout(goal.sentence, `${headings.join(' ')} ${name ?? ''}`);
}

/** Words of any goal, which do not tell what is to grow. */
const ANY_GOAL =
  /全[省市县区]|各[县市区地]+|[较比]|上年|去年|同期|\d+|年[底末]?|以上|增长|增幅|力争|确保|实现|目标|任务|主要|总体|工作|达到|不低于|数量|总数|单位|新增|完成/g;

/** Whether a goal is about what the table counts. A plan may also set goals for other things. */
function isAbout(sentence: string, subject: string): boolean {
  const clause = sentence.split(/[，,。；;：:]/).find((part) => /[%％]/.test(part)) ?? sentence;
  return clause
    .replace(ANY_GOAL, ' ')
    .split(/[^\u4e00-\u9fff]+/)
    .some((word) =>
      Array.from(word).some((_, at) => word.length - at >= 2 && subject.includes(word.slice(at, at + 2))),
    );
}
