import { createWorkbook, FileHost } from '../../../src/hosts/file/file-host';
import {
  emptySpec,
  type NewWorkbook,
  type SheetSpec,
  type WorkbookChange,
} from '../../../src/spreadsheet/spec';

function change(...sheets: SheetSpec[]): WorkbookChange {
  return { copies: [], sheets, names: [], removedNames: [] };
}

function book(...sheets: SheetSpec[]): NewWorkbook {
  return {
    fileName: '新.xlsx',
    title: '新',
    change: change(...sheets),
    open: { sheet: sheets[0]?.sheet ?? '', row: 1, column: 1 },
  };
}

const TABLE: SheetSpec = {
  ...emptySpec('任务分解表', 'own'),
  blocks: [
    {
      top: 3,
      left: 1,
      rows: [
        ['单位名称', '基数', '任务数'],
        ['舞钢', 31463, 3500],
        ['=1+1', 0, true],
      ],
    },
  ],
};

describe('FileHost', () => {
  it('makes the same new workbook with other threads and without', async () => {
    const host = FileHost.open(createWorkbook(book(TABLE)));
    expect(await host.createWorkbook(book(TABLE))).toEqual(createWorkbook(book(TABLE)));
  });

  it('writes rows as bytes as it writes them as text', async () => {
    // A new sheet is written as bytes. One that replaces its equal is compared as text, and is then no change.
    const area = { top: 3, left: 4, bottom: 105, right: 5 };
    const spec: SheetSpec = {
      ...TABLE,
      fills: [
        { area, formula: '=IF(N($B3)>0,C3/$B$4,"<无 & _x000A_>")' },
        { area: { ...area, left: 6, right: 6 }, formula: '=N(B3)>1' },
        { area: { ...area, left: 7, right: 7, bottom: 12 }, formula: '=1/N(B3)' },
        { area: { ...area, left: 8, right: 8, top: 98 }, formula: '=SUM(A$1:C3)&N(D97)' },
      ],
      formats: [{ area: { ...area, bottom: 50 }, style: { font: { bold: true } } }],
      rowHeights: [
        { row: 4, height: 30 },
        { row: 200, height: 12 },
      ],
    };
    const host = FileHost.open(createWorkbook(book(emptySpec('空', 'own'))));
    expect([await host.apply(change(spec)), await host.apply(change(spec))]).toEqual([true, false]);
    expect((await host.read()).sheets[1]?.values[2]?.slice(3)).toEqual([
      '<无 & _x000A_>',
      '<无 & _x000A_>',
      false,
      { error: '#DIV/0!' },
      null,
    ]);
  });

  it('reads what was written into a new workbook', async () => {
    const host = FileHost.open(createWorkbook(book(TABLE)));
    const grid = await host.read();
    expect(grid.activeSheet).toBe('任务分解表');
    expect(grid.sheets[0]).toMatchObject({
      area: { top: 3, left: 1, bottom: 5, right: 3 },
      values: TABLE.blocks[0]?.rows,
      visible: true,
      locked: false,
    });
    expect(grid.sheets[0]?.formulas.flat().every((formula) => formula === null)).toBe(true);
  });

  it('writes the same bytes for the same book', () => {
    expect(createWorkbook(book(TABLE))).toEqual(createWorkbook(book(TABLE)));
  });

  it('changes nothing the second time', async () => {
    const host = FileHost.open(createWorkbook(book(TABLE)));
    const patch = change({
      ...emptySpec('任务分解表', 'patch'),
      fills: [{ area: { top: 4, left: 4, bottom: 5, right: 4 }, formula: '=IF(B4=0,"",C4/B4)' }],
      formats: [
        { area: { top: 4, left: 4, bottom: 5, right: 4 }, style: { numberFormat: '0.00%' }, likeColumn: 3 },
      ],
      conditionalFormats: [
        {
          kind: 'data-bar',
          area: { top: 4, left: 4, bottom: 5, right: 4 },
          color: '#638EC6',
          min: 0,
          max: 1,
        },
      ],
    });
    await host.apply(patch);
    const once = host.save();
    await host.apply(patch);
    expect(host.save()).toEqual(once);
    expect((await host.read()).sheets[0]?.formulas[2]?.[3]).toBe('=IF(B5=0,"",C5/B5)');
  });

  it('undoes the last change exactly', async () => {
    const bytes = createWorkbook(book(TABLE));
    const host = FileHost.open(bytes);
    await host.apply(change({ ...TABLE, blocks: [] }));
    expect(await host.undo()).toBe(true);
    expect(host.save()).toEqual(bytes);
    expect(await host.undo()).toBe(false);
  });

  it('refuses to patch a protected sheet and leaves the workbook as it was', async () => {
    const bytes = createWorkbook(book({ ...TABLE, protected: true }));
    const host = FileHost.open(bytes);
    const patch = { ...emptySpec('任务分解表', 'patch'), blocks: [{ top: 1, left: 1, rows: [['x']] }] };
    await expect(host.apply(change(patch))).rejects.toMatchObject({ code: 'sheet-protected' });
    await expect(host.apply(change(emptySpec('没有', 'patch')))).rejects.toMatchObject({
      code: 'sheet-not-found',
    });
    expect(host.save()).toEqual(bytes);
  });

  it.each([
    ['damaged', []],
    ['damaged', [0x50, 0x4b, 3, 4, 0, 0]],
    ['not-a-workbook', [1, 2, 3, 4, 5]],
    ['old-format', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]],
  ])('refuses bytes that are no workbook with the code %s', (code, bytes) => {
    expect(() => FileHost.open(Uint8Array.from(bytes))).toThrow(new RegExp(`^${code}`));
  });
});
