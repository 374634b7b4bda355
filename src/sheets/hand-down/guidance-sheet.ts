/** 填写说明 of a handed-down workbook: what to fill in, what not to change, and how to send the workbook back. */
import type { Campaign } from '../../domain/campaign/campaign';
import type { FederationOrigin } from '../../domain/campaign/starting-campaign';
import { dutySentence } from '../../domain/campaign/reporting-duty';
import { emptySpec, type SheetSpec } from '../../spreadsheet/spec';
import { linesNeeded } from '../../spreadsheet/text-size';
import { COLOR, printedOn, rowFormat, STYLE } from '../parts/look';
import { GUIDANCE_SHEET, LETTER_SHEET, PARTS_SHEET } from './hand-down-words';
import { TASK_SHEET } from '../plan/task-table-sheet';

const WIDTHS = [5, 78] as const;
const FIRST_ROW = 3;

/**
 * The new sheet.
 * @param campaign the campaign of the federation that handed the task down
 * @param origin where the federation's name comes from; the sheet says so if the name is assumed
 */
export function guidanceSheet(
  { federation, reporting }: Pick<Campaign, 'federation' | 'reporting'>,
  origin: FederationOrigin,
): SheetSpec {
  const sender = federation === '' ? '下达任务的单位' : federation;
  const lines = [
    `在“${TASK_SHEET}”浅黄色的单元格里填写本单位所属各单位的名称、基数和任务数。行不够时，在中间插入行，合计会跟着变。`,
    `表上方“上级下达”的数由${sender}下达，请勿改动。“尚未分解”为 0，就是分解完了；不为 0 时，核验会报“下级分解数与任务数不符”。`,
    '装有任务分解助手的，可以直接用本工作簿核验、拟定分解方案（按基数等方法自动分配）、一键重算、建月报台账、生成阶段汇总和年终工作簿。没有装的，照常填表，公式照样能算。',
    `填好后打印“${LETTER_SHEET}”，签字盖章。`,
    `把本工作簿发回${sender}。文件改名没有关系；请不要另建新表，收取时靠本工作簿里的记号识别单位。`,
    `用本工作簿建了月报台账、收了所属各单位月报的，每月可以把本工作簿再发回${sender}：各月的合计就是本单位的月报，不用另填填报表。${dutySentence(reporting) ?? ''}`,
    `${sender}收取后，在“${PARTS_SHEET}”里看得到各单位怎样分解。`,
    ...(origin.kind === 'assumed' && federation !== ''
      ? [`“${sender}”这个名称由任务分解表标题里的地名推定，以实际下达任务的单位为准。`]
      : []),
  ];
  return {
    ...emptySpec(GUIDANCE_SHEET, 'own'),
    tabColor: COLOR.barSoft,
    blocks: [
      { top: 1, left: 1, rows: [[GUIDANCE_SHEET]] },
      { top: FIRST_ROW, left: 1, rows: lines.map((line, index) => [index + 1, line]) },
    ],
    formats: [
      rowFormat(1, 1, 2, { ...STYLE.title, font: { ...STYLE.title.font, size: 18 } }),
      {
        area: { top: FIRST_ROW, left: 1, bottom: FIRST_ROW + lines.length - 1, right: 2 },
        style: { ...STYLE.keyFigures, vertical: 'top' },
      },
    ],
    merges: [{ top: 1, left: 1, bottom: 1, right: 2 }],
    columnWidths: WIDTHS.map((width, index) => ({ column: index + 1, width })),
    rowHeights: [
      { row: 1, height: 36 },
      { row: 2, height: 8 },
      ...lines.map((line, index) => ({
        row: FIRST_ROW + index,
        height: 10 + 19 * linesNeeded(line, WIDTHS[1], 12),
      })),
    ],
    print: printedOn('portrait', { tall: 1 }),
    showGridLines: false,
  };
}
