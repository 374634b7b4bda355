/**
 * Whatever a build of WPS does wrong, an action ends with the right result, or restores the workbook and names the cause.
 */
import { emptySpec } from '../../../src/spreadsheet/spec';
import { READ_ALL } from '../../../src/spreadsheet/reading';
import { recompute } from '../../../src/actions/recompute';
import { survey } from '../../../src/actions/survey';
import { failureOf } from '../../../src/actions/parts/failure';
import { FileHost } from '../../../src/hosts/file/file-host';
import { BACKUP_PREFIX } from '../../../src/hosts/shared/backup-sheets';
import type { Host } from '../../../src/spreadsheet/host';
import { zhCN } from '../../../src/i18n/zh-CN';
import type { WorkbookGrid } from '../../../src/spreadsheet/grid';
import type { Misbehaviour } from '../../wps-host/host-object';
import type { SimulatedWps } from '../../wps-host/simulated-wps';
import { bookOfUnits, sampleBook } from '../books';
import { openInWps } from '../opened-book';
import { ONE_OF_EVERYTHING } from './one-of-everything';

async function act(host: Host): Promise<void> {
  await host.read(READ_ALL);
  await host.apply(ONE_OF_EVERYTHING);
}

/** The workbook's content without the sheets that are kept only for 撤销. */
async function cellsIn(wps: SimulatedWps): Promise<WorkbookGrid> {
  const book = await FileHost.open(wps.save()).read();
  return { ...book, sheets: book.sheets.filter((sheet) => !sheet.name.startsWith(BACKUP_PREFIX)) };
}

/** Members that an action needs: if one fails, the workbook is restored. */
const ESSENTIAL: readonly (readonly [string, Misbehaviour])[] = [
  ['Range.Formula', 'silent'],
  ['Range.Formula', 'throws'],
  ['Range.Formula', 'null'],
  ['Range.Value2', 'null'],
  ['Range.Merge', 'silent'],
  ['Range.Merge', 'throws'],
  ['Range.Copy', 'silent'],
  ['Worksheets.Add', 'null'],
  ['Worksheets.Add', 'silent'],
  ['Worksheets.Item', 'null'],
  ['Worksheet.Name', 'silent'],
  ['Worksheet.Visible', 'silent'],
  ['Worksheet.Copy', 'silent'],
  ['Worksheet.Protect', 'silent'],
  ['Names.Add', 'null'],
  ['Names.Add', 'throws'],
];

it.each(ESSENTIAL)('restores the workbook and says so when %s is %s', async (member, how) => {
  const { wps, host } = openInWps(bookOfUnits(3));
  const before = await cellsIn(wps);
  wps.misbehave(member, how);
  const error: unknown = await act(host).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).not.toBeNull();
  const { code, details } = failureOf(error);
  expect(['refused', 'no-answer']).toContain(code);
  expect(zhCN.failure(code, details)).not.toMatch(/undefined|Error/);
  expect(wps.isAtRest).toBe(true);
  wps.behave();
  expect(await cellsIn(wps)).toEqual(before);
  await act(host);
});

/** Members that an action can do without: if one fails, the action continues, and the user is told what is missing. */
const ORNAMENTAL: readonly (readonly [string, Misbehaviour, Host['missing'][number]])[] = [
  ['Range.NumberFormat', 'silent', 'cell-formats'],
  ['Range.HorizontalAlignment', 'silent', 'cell-formats'],
  ['Range.Locked', 'missing', 'cell-formats'],
  ['Font.*', 'silent', 'cell-formats'],
  ['Interior.Color', 'silent', 'cell-formats'],
  ['Border.*', 'missing', 'cell-formats'],
  ['Borders.Item', 'throws', 'cell-formats'],
  ['Range.ClearComments', 'throws', 'neighbour-look'],
  ['Range.ColumnWidth', 'silent', 'sheet-layout'],
  ['Range.RowHeight', 'throws', 'sheet-layout'],
  ['EntireColumn.Hidden', 'silent', 'sheet-layout'],
  ['Window.FreezePanes', 'silent', 'sheet-layout'],
  ['Window.*', 'missing', 'sheet-layout'],
  ['Application.ActiveWindow', 'null', 'sheet-layout'],
  ['Worksheet.Tab', 'missing', 'sheet-layout'],
  ['Worksheet.PageSetup', 'missing', 'print-setup'],
  ['PageSetup.*', 'missing', 'print-setup'],
  ['PageSetup.PrintTitleRows', 'silent', 'print-setup'],
  ['PageSetup.LeftHeader', 'throws', 'page-numbers'],
  ['PageSetup.CenterFooter', 'missing', 'page-numbers'],
  ['PageSetup.Orientation', 'throws', 'print-setup'],
  ['Range.FormatConditions', 'missing', 'conditional-formats'],
  ['FormatConditions.Add', 'null', 'conditional-formats'],
  ['FormatConditions.AddDatabar', 'throws', 'conditional-formats'],
  ['FormatCondition.Formula1', 'null', 'conditional-formats'],
  ['Databar.BarColor', 'missing', 'conditional-formats'],
  ['ConditionValue.Modify', 'silent', 'conditional-formats'],
  ['Range.Validation', 'missing', 'validation'],
  ['Validation.Add', 'silent', 'validation'],
  ['Worksheet.ChartObjects', 'missing', 'charts'],
  ['ChartObjects.Add', 'null', 'charts'],
  ['Chart.*', 'missing', 'charts'],
  ['Chart.SetSourceData', 'silent', 'charts'],
  ['SeriesCollection.NewSeries', 'null', 'charts'],
  ['Series.Values', 'silent', 'charts'],
  ['Axis.*', 'throws', 'charts'],
  ['Range.MergeCells', 'missing', 'merged-cells'],
  ['EntireRow.*', 'missing', 'hidden-rows'],
];

describe('continues and says what is missing', () => {
  let right: WorkbookGrid;
  beforeAll(async () => {
    const { wps, host } = openInWps(bookOfUnits(3));
    await act(host);
    expect(host.missing).toEqual([]);
    right = await cellsIn(wps);
  });

  it.each(ORNAMENTAL)('when %s is %s: %s', async (member, how, feature) => {
    const { wps, host } = openInWps(bookOfUnits(3));
    wps.misbehave(member, how);
    const error: unknown = await act(host).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeNull();
    expect(host.missing).toContain(feature);
    expect(wps.isAtRest).toBe(true);
    wps.behave();
    // Print areas and titles are names, too.
    const plain = ({ sheets, names }: WorkbookGrid) => ({
      sheets,
      names: names.filter((name) => !name.name.startsWith('_xlnm.')),
    });
    expect(plain(await cellsIn(wps))).toEqual(plain(right));
  });
});

it('reads single rows and columns that are flat arrays', async () => {
  const { wps, host } = openInWps(sampleBook());
  const expected = await host.read(READ_ALL);
  wps.flattens = true;
  expect(await host.read(READ_ALL)).toEqual(expected);
  await recompute(host);
  expect(host.missing).toEqual([]);
});

it('writes nothing while a cell is being edited, and says so', async () => {
  const { wps, host } = openInWps(sampleBook());
  wps.isEditing = true;
  await expect(recompute(host)).rejects.toMatchObject({ code: 'cell-in-edit-mode' });
  await expect(host.undo()).rejects.toMatchObject({ code: 'cell-in-edit-mode' });
  wps.isEditing = false;
  await recompute(host);
});

it('writes to the workbook that it read, even if another is active by then', async () => {
  const { wps, host } = openInWps(bookOfUnits(3));
  const { breakdown } = await survey(host);
  wps.open(bookOfUnits(2), 'other.xlsx');
  const other = wps.openBooks;
  const names = { name: '任务分解_试', refersTo: "'任务分解表'!$A$1", hidden: false };
  // A change of names alone adds no undo step, so that it also contains a cell.
  const cell = { ...emptySpec('任务分解表', 'patch'), blocks: [{ top: 30, left: 1, rows: [['试']] }] };
  await host.apply({ copies: [], sheets: [cell], names: [names], removedNames: [] });
  expect(wps.book.names().map((name) => name.name)).toContain('任务分解_试');
  expect(wps.openBooks).toEqual(other);
  expect(breakdown.units).toHaveLength(3);
  // 撤销 applies to the active workbook.
  expect(await host.undo()).toBe(false);
  wps.goTo('breakdown.xlsx');
  expect(await host.undo()).toBe(true);
  expect(wps.book.names().map((name) => name.name)).not.toContain('任务分解_试');
});

it('says so when no workbook is open', async () => {
  const { wps, host } = openInWps(bookOfUnits(3));
  wps.goTo('no such workbook');
  await expect(survey(host)).rejects.toMatchObject({ code: 'no-workbook' });
});

it('does not change the active sheet and the selection', async () => {
  const { wps, host } = openInWps(sampleBook());
  await host.select({ sheet: '任务分解表', row: 7, column: 3 });
  await recompute(host);
  expect(wps.selection).toBe('任务分解表!C7');
});

it('keeps what the user typed after the action when the action is undone', async () => {
  const { wps, host } = openInWps(sampleBook());
  await recompute(host);
  wps.type('任务分解表', 'E4', 1200);
  wps.type('任务分解表', 'F5', '已核实');
  await host.undo();
  const [sheet] = wps.book.sheets;
  const at = (row: number, column: number): unknown => sheet && wps.book.value(sheet, row, column);
  expect([at(3, 6), at(4, 5), at(5, 6), at(4, 6)]).toEqual([null, 1200, '已核实', null]);
});

it('keeps hidden copies only as long as they are needed', async () => {
  const { wps, host } = openInWps(sampleBook());
  await act(host);
  await host.undo();
  expect(wps.book.sheets.map((sheet) => sheet.name)).toEqual(['任务分解表']);
});
