/**
 * With 分期任务 the pace of a unit is the share of its target that was due by the cut-off month, in the domain and on every sheet.
 */
import { monthsOf } from '../../src/domain/campaign/campaign';
import { makeLedger } from '../../src/actions/make-ledger';
import { narrativeOf } from '../../src/actions/parts/narrative-input';
import { recompute } from '../../src/actions/recompute';
import { summarisePhases } from '../../src/actions/summarise-phases';
import { survey } from '../../src/actions/survey';
import { yearEnd } from '../../src/actions/year-end';
import { measuredUnits } from '../../src/domain/measured-units';
import { STATUS_WORDS } from '../../src/domain/measures';
import { FileHost } from '../../src/hosts/file/file-host';
import { zhCN } from '../../src/i18n/zh-CN';
import { plainText } from '../../src/sheets/year-end/narrative';
import { textOf, valueAt, type CellValue, type SheetGrid } from '../../src/spreadsheet/grid';
import { emptySpec } from '../../src/spreadsheet/spec';
import { progressFigures } from '../../src/taskpane/progress/progress-figures';
import { addSheets, bookOf } from '../support/book';

const HEADER = ['单位', '目标任务', '一季度任务', '二季度任务', '三季度任务', '四季度任务', '完成数'];
/** The third unit has most of its target due early, the fourth unit's target is not divided, and the fifth has a part that can't be read. */
const ROWS: readonly (readonly CellValue[])[] = [
  ['2024年目标任务分解表'],
  HEADER,
  ['甲局', 100, 25, 25, 25, 25, 50],
  ['乙局', 100, 10, 20, 30, 40, 30],
  ['丙局', 200, 120, 60, 20, '—', 140],
  ['丁局', 100, null, null, null, null, 45],
  ['戊局', 100, 25, '待定', 25, 25, 30],
  ['己局', 80, 20, 20, 20, 20, 80],
  ['合计', 680, 200, 125, 120, 110, 375],
];

async function halfWay(rows = ROWS): Promise<FileHost> {
  const host = bookOf(rows);
  await recompute(host);
  const { campaign } = await survey(host);
  expect(monthsOf(campaign)).toHaveLength(12);
  await addSheets(host, [{ ...emptySpec('参数', 'patch'), blocks: [{ top: 10, left: 2, rows: [[6]] }] }]);
  await recompute(host);
  return host;
}

/** The cells of a column below its heading. */
function columnOf(sheet: SheetGrid | undefined, heading: string, row: number, count: number): CellValue[] {
  const header = sheet?.values[row - (sheet.area?.top ?? 1)] ?? [];
  const at = header.findIndex((value) => textOf(value) === heading) + (sheet?.area?.left ?? 1);
  return Array.from({ length: count }, (_, index) => (sheet ? valueAt(sheet, row + 1 + index, at) : null));
}

const PACES = [0.5, 0.3, 0.9, '', STATUS_WORDS.unclear, 0.5];
const STATUSES = ['正常', '正常', '严重滞后', '滞后', '待核实', '已完成'];

describe('the pace of divided targets', () => {
  it('is, unit by unit, the sum of the parts whose periods have ended', async () => {
    const found = await survey(await halfWay());
    const { units, total } = measuredUnits({ ...found, ledger: null }, found.cutOffMonth);
    expect(found.cutOffMonth).toBe(6);
    expect(units.map(({ pace }) => pace)).toEqual([0.5, 0.3, 0.9, 0.5, null, 0.5]);
    expect(units.map(({ status }) => STATUS_WORDS[status])).toEqual(STATUSES);
    // 50 + 30 + 180 + 40 of 480: only units with a divided target count.
    expect(total.pace).toBeCloseTo(300 / 480, 12);
    const figures = progressFigures(found);
    expect([figures.isPaceByPeriods, figures.pace, figures.units[2]?.pace]).toEqual([true, 300 / 480, 0.9]);
  });

  it('has its own progress column, and determines the status', async () => {
    const host = await halfWay();
    const { sheet } = await survey(host);
    expect(columnOf(sheet, '序时进度', 2, 7)).toEqual([...PACES, 300 / 480]);
    expect(columnOf(sheet, '进度状态', 2, 6)).toEqual(STATUSES);
    expect((await recompute(host)).columns).toEqual({ added: 0, updated: 0 });
  });

  it('is shown on phase sheets, as of the end of each phase where there is a ledger', async () => {
    const host = await halfWay();
    await makeLedger(host, {
      figures: new Map([
        [
          '甲局',
          new Map([
            [1, 10],
            [6, 40],
          ]),
        ],
      ]),
    });
    await summarisePhases(host);
    const { workbook } = await survey(host);
    const paces = (name: string): CellValue[] =>
      columnOf(
        workbook.sheets.find((sheet) => sheet.name === name),
        '序时进度',
        5,
        7,
      );
    expect(paces('第一季度汇总')).toEqual([0.25, 0.1, 0.6, 0.25, STATUS_WORDS.unclear, 0.25, 175 / 480]);
    expect(paces('第二季度汇总')).toEqual([0.5, 0.3, 0.9, 0.5, STATUS_WORDS.unclear, 0.5, 300 / 480]);
  });

  it('is shown in the year-end workbook, month by month and in the report’s text', async () => {
    const host = await halfWay();
    await makeLedger(host, {
      figures: new Map([
        [
          '甲局',
          new Map([
            [1, 10],
            [6, 40],
          ]),
        ],
      ]),
    });
    const { bytes } = await yearEnd(host, { source: '示例.xlsx', words: zhCN });
    const { sheets } = await FileHost.open(bytes ?? new Uint8Array()).read();
    const sheet = (name: string): SheetGrid | undefined => sheets.find((grid) => grid.name === name);
    expect(columnOf(sheet('年度总表'), '序时进度', 5, 7)).toEqual([
      ...[0.5, 0.3, 0.9, 0.5, STATUS_WORDS.unclear, 0.5],
      300 / 480,
    ]);
    expect(columnOf(sheet('第二季度汇总'), '序时进度', 5, 7)).toEqual([
      ...[0.5, 0.3, 0.9, 0.5, STATUS_WORDS.unclear, 0.5],
      300 / 480,
    ]);
    expect(columnOf(sheet('月度走势'), '序时进度', 3, 12)).toEqual(
      [0, 0, 175, 175, 175, 300, 300, 300, 395, 395, 395, 480].map((due) => due / 480),
    );
    const report = sheet('专题报告');
    const drafted = narrativeOf(await survey(host)).flatMap(({ paragraphs }) =>
      paragraphs.map((pieces) => `　　${plainText(pieces)}`),
    );
    expect(drafted.join('')).toContain('按分期任务计算的序时进度为62.50%');
    expect(report?.values.map(([value = null]) => textOf(value))).toEqual(expect.arrayContaining(drafted));
  });

  it('is computed from half-years, too', async () => {
    const halves = ['上半年任务', '下半年任务'];
    const host = await halfWay([
      ['2024年目标任务分解表'],
      ['单位', '目标任务', ...halves, '完成数'],
      ['甲局', 100, 70, 30, 50],
      ['小计', 100, 70, 30, 50],
      ['乙局', 100, 40, 60, 50],
      ['小计', 100, 40, 60, 50],
      ['合计', 200, 110, 90, 100],
    ]);
    const { sheet } = await survey(host);
    expect(columnOf(sheet, '序时进度', 2, 5)).toEqual([0.7, 0.7, 0.4, 0.4, 0.55]);
  });
});
