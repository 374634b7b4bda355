/**
 * The look of sheets in the file host, compared with what was written by the product or by openpyxl.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recompute } from '../../../src/actions/recompute';
import { summarisePhases } from '../../../src/actions/summarise-phases';
import { createWorkbook, FileHost } from '../../../src/hosts/file/file-host';
import { generalText } from '../../../src/formula/calc/text/number-format';
import { displayText } from '../../../src/hosts/file/look/display-text';
import type { CellLook, FormatLook } from '../../../src/spreadsheet/look';
import { HostError } from '../../../src/spreadsheet/host';
import { emptySpec, type WorkbookChange } from '../../../src/spreadsheet/spec';
import { PYTHON } from '../../support/openpyxl';
import { runProgram } from '../../support/run-program';
import { scratchFile } from '../../support/scratch';
import { halfWayBook, sampleBook } from '../books';

const SHEET = '任务分解表';

function shown(
  host: FileHost,
  sheet: string,
  row: number,
  column: number,
): (CellLook & { of: FormatLook | undefined }) | undefined {
  const { cells, formats } = host.view().cells(sheet, { from: row, to: row });
  const cell = cells.find((candidate) => candidate.column === column);
  return cell && { ...cell, of: formats.get(cell.format) };
}

function change(spec: Partial<WorkbookChange['sheets'][number]>, sheet = SHEET): WorkbookChange {
  return { copies: [], names: [], removedNames: [], sheets: [{ ...emptySpec(sheet, 'patch'), ...spec }] };
}

function typed(row: number, column: number, value: number | string): WorkbookChange {
  return change({ blocks: [{ top: row, left: column, rows: [[value]] }] });
}

describe('a sheet', () => {
  it('has the column widths, row heights, merged cells and frozen panes that were written', () => {
    const look = FileHost.open(halfWayBook()).view().look();
    expect(look.sheets.map((sheet) => sheet.name)).toEqual([SHEET, '参数', '月报台账']);
    expect(look.activeSheet).toBe(SHEET);
    const [table, , ledger] = look.sheets;
    // 18 characters of 7 pixels, and 5 pixels of padding.
    expect([table?.columns.others.get(1), table?.rows.others.get(4)]).toEqual([131, 36]);
    expect(table?.merges).toContainEqual({ top: 1, left: 1, bottom: 1, right: 10 });
    expect(ledger?.freeze).toEqual({ rows: 4, columns: 2 });
  });

  it('shows formats and the effects of conditional formats', () => {
    const host = FileHost.open(halfWayBook());
    expect(shown(host, SHEET, 1, 1)?.of).toMatchObject({
      font: { name: '方正小标宋简体', size: 18 },
      horizontal: 'center',
    });
    expect(shown(host, SHEET, 4, 6)).toMatchObject({
      text: '84.00%',
      kind: 'number',
      overlay: { bar: { length: 0.84, isGradient: false } },
      of: { borders: { top: { line: 'thin', color: '#000000' } } },
    });
    expect(shown(host, SHEET, 4, 10)).toMatchObject({ text: '正常', overlay: null });
    expect(shown(host, SHEET, 6, 10)?.overlay?.fill).toMatch(/^#/);
  });

  it('makes rows without a height as high as their text needs', () => {
    const bytes = createWorkbook({
      fileName: 'a.xlsx',
      title: '',
      open: { sheet: 'a', row: 1, column: 1 },
      change: change(
        {
          mode: 'own',
          blocks: [{ top: 1, left: 1, rows: [['大'], ['小']] }],
          formats: [{ area: { top: 1, left: 1, bottom: 1, right: 1 }, style: { font: { size: 28 } } }],
        },
        'a',
      ),
    });
    const [sheet] = FileHost.open(bytes).view().look().sheets;
    expect(sheet?.rows.others.get(1)).toBe(Math.round((28 * 1.32 * 4) / 3));
    expect(sheet?.rows.others.has(2)).toBe(false);
  });

  it('draws charts from the present values of their cells', async () => {
    const host = FileHost.open(halfWayBook());
    await summarisePhases(host, { phases: ['推进实施'] });
    const chart = () =>
      host
        .view()
        .look()
        .sheets.find((sheet) => sheet.name === '推进实施阶段汇总')?.charts[0]?.plot;
    expect(chart()).toMatchObject({
      title: '各单位累计完成率与序时进度',
      isHorizontal: false,
      hasLegend: true,
    });
    expect(chart()?.series.map((series) => [series.name, series.kind, series.dashed])).toEqual([
      ['累计完成率', 'column', false],
      ['序时进度', 'line', true],
    ]);
    expect(chart()?.categories[0]).toBe('舞钢');
    const before = chart()?.series[0]?.values[0];
    host.type(change({ blocks: [{ top: 5, left: 3, rows: [[1010]] }] }, '月报台账'));
    expect(before).toBeCloseTo(0.84);
    expect(chart()?.series[0]?.values[0]).toBeCloseTo(0.84 + 700 / 3500);
  });

  it('reads colours and conditional formats written by openpyxl', async () => {
    const path = scratchFile('coloured.xlsx');
    await runProgram(PYTHON, [join(__dirname, '../../fixtures/coloured_workbook.py'), path]);
    const host = FileHost.open(new Uint8Array(readFileSync(path)));
    const overlays = (column: number) =>
      [1, 2, 3, 4].map((row) => shown(host, '表', row, column)?.overlay ?? null);
    expect(overlays(1)).toEqual([null, { fill: '#FFC7CE' }, { fill: '#FFC7CE' }, null]);
    expect(overlays(2).map((overlay) => overlay?.fill)).toEqual(['#FFFFFF', '#AAAAAA', '#555555', '#000000']);
    expect(overlays(3).map((overlay) => overlay?.bar?.length.toFixed(3))).toEqual([
      '0.100',
      '0.367',
      '0.633',
      '0.900',
    ]);
    const green = { fill: '#C6EFCE', bold: true };
    expect(overlays(4)).toEqual([null, green, { fill: '#FFC7CE' }, { fill: '#FFC7CE' }]);
    expect(overlays(6).slice(0, 2)).toEqual([{ fill: '#FFC7CE' }, null]);
    expect(shown(host, '表', 1, 7)?.of).toMatchObject({
      // The accent colour of openpyxl's theme, 4F81BD, 40 % lighter.
      fill: '#95B3D7',
      font: { bold: true, underline: true, color: '#000000' },
    });
    expect(shown(host, '表', 2, 7)?.of).toMatchObject({
      fill: '#FFFF00',
      borders: { left: { line: 'medium', color: '#FF0000' }, bottom: { line: 'double' }, top: null },
    });
    const [sheet] = host.view().look().sheets;
    expect(sheet).toMatchObject({ showGridLines: false, tabColor: '#00B050' });
    expect([sheet?.columns.others.get(2), sheet?.rows.others.get(3)]).toEqual([0, 40]);
  });
});

describe('a cell', () => {
  it('gives the text for editing, and what may be typed', () => {
    const view = FileHost.open(halfWayBook()).view();
    expect(view.cell(SHEET, { row: 4, column: 6 }).input).toMatch(/^=IF\(/);
    expect(view.cell(SHEET, { row: 4, column: 2 })).toMatchObject({ input: '31463', rule: null });
    expect(view.cell('月报台账', { row: 5, column: 3 }).rule).toMatchObject({ kind: 'whole-number', min: 0 });
    expect(view.cell('参数', { row: 9, column: 2 }).input).toMatch(/^15%$|^\d/);
  });

  it.each([
    [0, 'General', '0'],
    [1234567.891, 'General', '1234567.891'],
    [1 / 3, 'General', '0.333333333'],
    [123456789012, 'General', '1.23457E+11'],
    [1e-7, 'General', '0.0000001'],
    [0.1 + 0.2, 'General', '0.3'],
    [-0.00001234, 'General', '-0.00001234'],
    [0.84, '0.00%', '84.00%'],
    [31463, '#,##0', '31,463'],
    [42125, 'yyyy/m/d', '2015/5/1'],
    ['舞钢', '0.00', '舞钢'],
    [true, 'General', 'TRUE'],
    [null, '0.00', ''],
    [5, '[>3]"many";0', '5'],
  ])('shows %p in the format %s as %s', (value, format, text) => {
    expect(displayText(value, format)).toBe(text);
  });

  it('shows the names of errors', () => {
    expect(displayText({ error: '#DIV/0!' }, '0.00')).toBe('#DIV/0!');
    expect(generalText(1e20)).toBe('1E+20');
  });
});

describe('what a user types', () => {
  const value = (host: FileHost, row: number, column: number) => shown(host, SHEET, row, column)?.text ?? '';

  it('stays when an earlier action is undone', async () => {
    const host = FileHost.open(sampleBook());
    await recompute(host);
    host.type(typed(4, 5, 100));
    host.type(typed(5, 4, '备注一'));
    expect(await host.undo()).toBe(true);
    expect([value(host, 4, 5), value(host, 5, 4), value(host, 4, 6)]).toEqual(['100', '备注一', '']);
    expect(await host.undo()).toBe(false);
  });

  it('is undone step by step, back to the last action', async () => {
    const host = FileHost.open(sampleBook());
    const before = host.save();
    host.type(typed(4, 4, '一'));
    await recompute(host);
    host.type(typed(4, 4, '二'));
    expect(host.undoTyping()).toMatchObject({ sheets: [{ sheet: SHEET }] });
    expect(value(host, 4, 4)).toBe('一');
    expect(host.undoTyping()).toBe('action');
    await host.undo();
    expect(value(host, 4, 4)).toBe('一');
    host.undoTyping();
    expect(host.undoTyping()).toBeNull();
    expect(Buffer.from(host.save()).equals(Buffer.from(before))).toBe(true);
  });

  it('is lost with its sheet when the action that made the sheet is undone', async () => {
    const host = FileHost.open(sampleBook());
    await recompute(host);
    host.type(change({ blocks: [{ top: 40, left: 1, rows: [['旁注']] }] }, '参数'));
    host.type(typed(4, 4, '留下'));
    expect(await host.undo()).toBe(true);
    expect(
      host
        .view()
        .look()
        .sheets.map((sheet) => sheet.name),
    ).toEqual([SHEET]);
    expect(value(host, 4, 4)).toBe('留下');
  });

  it('is accepted in unlocked cells of a protected sheet, and refused in others', () => {
    const host = FileHost.open(sampleBook());
    const open = { area: { top: 4, left: 4, bottom: 5, right: 4 }, style: { locked: false } };
    host.type(change({ formats: [open], protected: true }));
    host.type(typed(4, 4, '可以'));
    expect(value(host, 4, 4)).toBe('可以');
    expect(() => {
      host.type(typed(4, 3, 1));
    }).toThrow(new HostError('sheet-protected', SHEET));
    expect(value(host, 4, 3)).toBe('3500');
  });
});
