/** 任务书: a page that both sides sign and seal. It repeats what the table and 参数 state, and leaves everything else blank. */
import { inYear, quotedName, type Campaign } from '../../domain/campaign/campaign';
import type { HandedTask } from '../../domain/hand-down/handed-down';
import { emptySpec, type CellContent, type SheetSpec } from '../../spreadsheet/spec';
import { linesNeeded } from '../../spreadsheet/text-size';
import { COLOR, FONT, printedOn, rowFormat, STYLE } from '../parts/look';
import { TO_FILL_IN } from '../../domain/plan/plan-value';
import { LETTER_SHEET } from './hand-down-words';
import { TABLE_CELLS } from './handed-down-table';

export interface LetterInput {
  /** The campaign of the federation that hands the task down. */
  readonly campaign: Campaign;
  /** Whether the plan or the user stated the phases; assumed phases must not be signed. */
  readonly hasPhases: boolean;
  /** Whether the federation's name is only assumed from a place in the title. It is then marked, because the page is sealed. */
  readonly isSenderAssumed: boolean;
  readonly task: HandedTask;
  readonly unitOfMeasure: string;
  /** The heading of the baseline; null where the table has no baseline. */
  readonly baseline: string | null;
}

const WIDTHS = [34, 54] as const;
const WHOLE_WIDTH = WIDTHS[0] + WIDTHS[1];
const FIRST_ROW = 6;
const BIG = { name: FONT.body, size: 15 } as const;
/** Follows an assumed sender. It stands in 【】 like the places to fill in, so that the user notices and deletes it. */
const ASSUMED = '【由标题推定，请核对】';
const FIGURES = '#,##0.######';

/** The new sheet. */
export function letterSheet(input: LetterInput): SheetSpec {
  const { campaign, task } = input;
  const whose = `${inYear(campaign.targetYear)}${quotedName(campaign)}`;
  const opening = `　　现将${whose === '' ? '' : `${whose}的`}任务下达给你单位。请做好下级分解，组织完成。`;
  const rows = taskRows(input);
  const bottom = FIRST_ROW + rows.length - 1;
  const sender = campaign.federation === '' ? TO_FILL_IN : campaign.federation;
  const signatures = signatureRows(input.isSenderAssumed ? `${sender}${ASSUMED}` : sender, task.unit);
  const signed = bottom + 2;
  return {
    ...emptySpec(LETTER_SHEET, 'own'),
    tabColor: COLOR.bar,
    blocks: [
      { top: 1, left: 1, rows: [['任　务　书'], [], [`${task.unit}：`], [opening], [], ...rows] },
      { top: signed, left: 1, rows: signatures },
    ],
    formats: [
      rowFormat(1, 1, 2, { ...STYLE.title, font: { ...STYLE.title.font, size: 26 } }),
      { area: { top: 3, left: 1, bottom: 4, right: 2 }, style: { ...STYLE.keyFigures, font: BIG } },
      {
        area: { top: FIRST_ROW, left: 1, bottom, right: 1 },
        style: { ...STYLE.header, font: { ...STYLE.header.font, size: 14 } },
      },
      {
        area: { top: FIRST_ROW, left: 2, bottom, right: 2 },
        style: { ...STYLE.text, font: BIG, numberFormat: FIGURES },
      },
      {
        area: { top: signed, left: 1, bottom: signed + signatures.length - 1, right: 2 },
        style: { ...STYLE.signatures, font: BIG, vertical: 'center' },
      },
    ],
    merges: [1, 3, 4, ...signatures.map((_, index) => signed + index)].map((row) => ({
      top: row,
      left: 1,
      bottom: row,
      right: 2,
    })),
    columnWidths: WIDTHS.map((width, index) => ({ column: index + 1, width })),
    rowHeights: [
      { row: 1, height: 64 },
      { row: 2, height: 10 },
      { row: 3, height: 34 },
      { row: 4, height: 8 + 28 * linesNeeded(opening, WHOLE_WIDTH, 15) },
      { row: 5, height: 12 },
      ...rows.map((cells, index) => ({
        row: FIRST_ROW + index,
        height: 14 + 24 * Math.max(...cells.map((text, at) => linesOf(text, WIDTHS[at] ?? WIDTHS[1]))),
      })),
      { row: bottom + 1, height: 30 },
      ...signatures.map((_, index) => ({ row: signed + index, height: 38 })),
    ],
    print: { ...printedOn('portrait', { tall: 1 }), footer: '' },
    showGridLines: false,
  };
}

function linesOf(content: CellContent, width: number): number {
  return typeof content === 'string' ? linesNeeded(content, width, BIG.size) : 1;
}

/** The rows with the task. Figures are formulas that refer to the table, so that both always agree. */
function taskRows({ campaign, hasPhases, task, unitOfMeasure, baseline }: LetterInput): CellContent[][] {
  const shown = (cell: string): CellContent => ({
    formula: `=IF(ISNUMBER(${cell}),${cell},"${TO_FILL_IN}")`,
  });
  return [
    ...(baseline === null || task.baseline === null ? [] : [[baseline, task.baseline]]),
    [`任务数（${unitOfMeasure}）`, shown(TABLE_CELLS.task)],
    [`已分解到下级（${unitOfMeasure}）`, { formula: `=${TABLE_CELLS.divided}` }],
    [`尚未分解（${unitOfMeasure}）`, { formula: `=${TABLE_CELLS.left}` }],
    ...(hasPhases ? [['阶段', campaign.phases.map(phaseText).join('\n')]] : []),
  ];
}

function phaseText({ name, firstMonth, lastMonth }: Campaign['phases'][number]): string {
  const months = firstMonth === lastMonth ? `${firstMonth}月` : `${firstMonth}月至${lastMonth}月`;
  return `${name}：${months}`;
}

function signatureRows(sender: string, unit: string): CellContent[][] {
  const date = `日期：${'　'.repeat(3)}年${'　'.repeat(2)}月${'　'.repeat(2)}日`;
  const side = (role: string, name: string): CellContent[][] => [
    [`${role}（盖章）：${name}`],
    [`负责人（签字）：${'　'.repeat(10)}${date}`],
  ];
  return [...side('下达单位', sender), [''], ...side('承接单位', unit)];
}
