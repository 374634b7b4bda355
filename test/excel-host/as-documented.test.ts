/**
 * Where Excel refuses a request or answers it unexpectedly, so does the simulated Excel. The sources are in comments of the simulation
 * and in docs/fidelity.md.
 */
import { createWorkbook } from '../../src/hosts/file/file-host';
import { emptySpec, type SheetSpec } from '../../src/spreadsheet/spec';
import { codeOf, connect, settled } from './client';
import { SimulatedExcel } from './simulated-excel';

const SHEET = '表';

function open(version = 15, extra: Partial<SheetSpec> = {}): SimulatedExcel {
  const sheet: SheetSpec = {
    ...emptySpec(SHEET, 'own'),
    blocks: [
      {
        top: 1,
        left: 1,
        rows: [
          [1, { formula: '=A1*2' }],
          [2, null],
          [3, null],
          [4, null],
        ],
      },
    ],
    ...extra,
  };
  const excel = new SimulatedExcel(
    createWorkbook({
      fileName: 'a.xlsx',
      title: '',
      change: { copies: [], names: [], removedNames: [], sheets: [sheet] },
      open: { sheet: SHEET, row: 1, column: 1 },
    }),
  );
  connect(excel, version);
  return excel;
}

const sheetOf = (context: Excel.RequestContext): Excel.Worksheet =>
  context.workbook.worksheets.getItem(SHEET);
const column = (excel: SimulatedExcel): unknown[] => [1, 2, 3, 4].map((row) => excel.value(SHEET, row, 1));

it('answers null for the values of more than five million cells', async () => {
  open();
  await Excel.run(async (context) => {
    const few = sheetOf(context).getRange('A1:A2').load('values');
    const many = sheetOf(context).getRange('A1:CV50001').load('values');
    await context.sync();
    expect([few.values, many.values]).toEqual([[[1], [2]], null]);
  });
});

it('refuses to delete a very hidden sheet until it is made visible', async () => {
  open();
  const hide = (context: Excel.RequestContext): void => {
    context.workbook.worksheets.add('藏').visibility = 'VeryHidden';
  };
  expect(await codeOf(hide)).toBe('none');
  expect(await codeOf((context) => context.workbook.worksheets.getItem('藏').delete())).toBe(
    'GeneralException',
  );
  const showAndDelete = (context: Excel.RequestContext): void => {
    const sheet = context.workbook.worksheets.getItem('藏');
    sheet.visibility = 'Visible';
    sheet.delete();
  };
  expect(await codeOf(showAndDelete)).toBe('none');
});

describe('requirement sets', () => {
  const CALLS: readonly [string, number, (context: Excel.RequestContext) => void][] = [
    [
      'Application.suspendScreenUpdatingUntilNextSync',
      9,
      ({ application }) => application.suspendScreenUpdatingUntilNextSync(),
    ],
    ['PageLayout.orientation', 9, (context) => void (sheetOf(context).pageLayout.orientation = 'Landscape')],
    ['Range.copyFrom', 9, (context) => sheetOf(context).getRange('C1').copyFrom('A1', 'Formats')],
    [
      'Range.getMergedAreasOrNullObject',
      13,
      (context) => sheetOf(context).getRange('A1').getMergedAreasOrNullObject().load('address'),
    ],
  ];

  it.each(CALLS)('%s is refused before ExcelApi 1.%i, by the client and by Excel', async (_, set, call) => {
    open(set - 1);
    expect(await codeOf(call)).toBe('ApiNotFound');
    // In browsers this check of the client is switched off, so that only Excel refuses.
    const { CommonUtility } = OfficeExtension as unknown as {
      CommonUtility: { _doApiNotSupportedCheck: boolean };
    };
    CommonUtility._doApiNotSupportedCheck = false;
    try {
      expect(await codeOf(call)).toBe('ApiNotFound');
    } finally {
      CommonUtility._doApiNotSupportedCheck = true;
    }
  });
});

describe('conditional formats', () => {
  const add = (context: Excel.RequestContext, formula: string): Excel.ConditionalFormat => {
    const rule = sheetOf(context).getRange('A1:A3').conditionalFormats.add('Custom');
    rule.custom.rule.formula = formula;
    return rule;
  };

  it('can’t be used after their priority was set, until they are fetched again', async () => {
    open();
    expect(await codeOf((context) => void (add(context, '=A1>1').priority = 0))).toBe('none');
    const goOn = (context: Excel.RequestContext): void => {
      const rule = add(context, '=A1>2');
      rule.priority = 0;
      rule.custom.format.fill.color = '#FF0000';
    };
    expect(await codeOf(goOn)).toBe('ItemNotFound');
  });

  it('can be counted, but not read or found by id, where several apply to the same cell', async () => {
    const excel = open();
    const read = (context: Excel.RequestContext): void => {
      sheetOf(context).getRange().conditionalFormats.load('items/id,items/customOrNullObject/rule/formula');
    };
    await codeOf((context) => void add(context, '=A1>1'));
    expect(await codeOf(read)).toBe('none');
    await codeOf((context) => void add(context, '=A1>2'));
    expect(await codeOf(read)).toBe('ItemNotFound');
    await Excel.run(async (context) => {
      const count = sheetOf(context).getRange('A:A').conditionalFormats.getCount();
      await context.sync();
      expect(count.value).toBe(2);
    });
    // Builds before 2026 can read them.
    excel.state.readsSeveralRules = true;
    expect(await codeOf(read)).toBe('none');
  });

  it('take formulas relative to the range they were fetched from, and give them relative to their own first cell', async () => {
    open();
    await codeOf((context) => void add(context, '=A1>1'));
    const told = async (address: string): Promise<string> =>
      Excel.run(async (context) => {
        const formats = sheetOf(context).getRange(address).conditionalFormats;
        formats.load('items/customOrNullObject/rule/formula');
        await context.sync();
        return formats.items[0]?.customOrNullObject.rule.formula ?? '';
      });
    await Excel.run(async (context) => {
      const formats = sheetOf(context).getRange('A3').conditionalFormats;
      formats.load('items/id');
      await context.sync();
      const [rule] = formats.items;
      if (rule) rule.custom.rule.formula = '=A3>7';
      await context.sync();
    });
    expect([await told('A1'), await told('A3')]).toEqual(['=A1>7', '=A1>7']);
    await codeOf((context) => sheetOf(context).getRange('A1').conditionalFormats.clearAll());
    expect(await told('A3')).toBe('=A2>7');
  });
});

it('fails to list more than 512 merged areas', async () => {
  const merges = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ top: index + 10, bottom: index + 10, left: 1, right: 2 }));
  const read = (context: Excel.RequestContext): void => {
    sheetOf(context).getUsedRange().getMergedAreasOrNullObject().load('address');
  };
  open(15, { merges: merges(512), blocks: [{ top: 1, left: 1, rows: Array(600).fill(['x', null]) }] });
  expect(await codeOf(read)).toBe('none');
  open(15, { merges: merges(513), blocks: [{ top: 1, left: 1, rows: Array(600).fill(['x', null]) }] });
  expect(await codeOf(read)).toBe('GeneralException');
});

it('refuses addresses of more than 8,192 characters', async () => {
  open();
  const get = (count: number) => (context: Excel.RequestContext) => {
    const addresses = Array.from({ length: count }, (_, index) => `A${1000 + index}`).join();
    sheetOf(context).getRanges(addresses).load('address');
  };
  expect(await codeOf(get(1000))).toBe('none');
  expect(await codeOf(get(1500))).toBe('InvalidArgument');
});

it.each([
  ['chart-sheet', 'GeneralException'],
  ['other-workbook', 'InvalidSelection'],
] as const)('has no active worksheet while a %s is in front', async (inFront, code) => {
  const excel = open();
  excel.state.inFront = inFront;
  expect(await codeOf((context) => void context.workbook.worksheets.getActiveWorksheet().load('name'))).toBe(
    code,
  );
});

it('answers black as the colour of missing borders, and draws a border when a colour is set', async () => {
  const excel = open();
  await Excel.run(async (context) => {
    const cell = sheetOf(context).getRange('A1');
    const looks = cell.getCellProperties({ format: { borders: { style: true, color: true } } });
    await context.sync();
    const { top, diagonalUp } = looks.value[0]?.[0]?.format?.borders ?? {};
    expect([top?.color, top?.style, diagonalUp?.color]).toEqual(['#000000', 'None', '#000000']);
    cell.setCellProperties([[{ format: { borders: { top: { style: 'None', color: '#000000' } } } }]]);
    await context.sync();
    const border = cell.format.borders.getItem('EdgeTop');
    border.load('style');
    await context.sync();
    expect(border.style).toBe('Continuous');
  });
  expect(excel.traffic.roundTrips).toBe(3);
});

describe('hidden rows', () => {
  const write = (address: string, values: number[][]) =>
    codeOf((context) => void (sheetOf(context).getRange(address).values = values));

  it.each(['filter', 'hand'] as const)(
    'misplace values written to a range that contains them: hidden by %s',
    async (by) => {
      const excel = open();
      excel.hideRows(SHEET, [2, 3], by);
      await write('A1:A4', [[10], [20], [30], [40]]);
      expect(column(excel)).toEqual([10, 2, 3, 10]);
      await write('A2', [[21]]);
      await write('A3', [[31]]);
      expect(column(excel)).toEqual([10, 21, 31, 10]);
    },
  );

  it('can be read, and whether the sheet is filtered', async () => {
    const excel = open();
    excel.hideRows(SHEET, [2], 'filter');
    await Excel.run(async (context) => {
      const range = sheetOf(context).getRange('A1:A4');
      range.load('rowHidden');
      const { autoFilter } = sheetOf(context);
      autoFilter.load('isDataFiltered');
      await context.sync();
      expect([range.rowHidden, autoFilter.isDataFiltered]).toEqual([null, true]);
    });
  });
});

it('raises events for the add-in’s own writes, and marks them as such', async () => {
  const heard: unknown[] = [];
  const listen = async (): Promise<void> => {
    await Excel.run(async (context) => {
      context.workbook.worksheets.onChanged.add((event) => {
        heard.push([event.address, (event as { triggerSource?: string }).triggerSource]);
        return Promise.resolve();
      });
      await context.sync();
    });
  };
  open(15);
  await listen();
  await codeOf((context) => void (sheetOf(context).getRange('A1:A2').values = [[5], [6]]));
  await settled();
  expect(heard).toEqual([['A1:A2', 'ThisLocalAddin']]);
});

it('opens no workbook where a policy or a pop-up blocker forbids it', async () => {
  const excel = open();
  excel.state.opensWorkbooks = false;
  await expect(Excel.createWorkbook('UEsDBA==')).rejects.toMatchObject({ code: 'GeneralException' });
  expect(excel.opened).toEqual([]);
});

it.each<[string, (context: Excel.RequestContext) => void]>([
  ['add', ({ workbook }) => void workbook.worksheets.add('新')],
  ['copy', (context) => void sheetOf(context).copy('End')],
  ['rename', (context) => void (sheetOf(context).name = '新')],
  ['move', (context) => void (sheetOf(context).position = 0)],
  ['hide', (context) => void (sheetOf(context).visibility = 'Hidden')],
])('refuses to %s sheets while the structure is protected', async (_, batch) => {
  const excel = open();
  excel.state.isStructureProtected = true;
  expect(await codeOf(batch)).toBe('AccessDenied');
});

it('calculates in manual mode only on request', async () => {
  const excel = open();
  excel.state.calculation = 'Manual';
  expect(excel.value(SHEET, 1, 2)).toBe(2);
  excel.type(SHEET, 'A1', 10);
  expect(excel.value(SHEET, 1, 2)).toBe(2);
  await codeOf(({ application }) => application.calculate('Recalculate'));
  expect(excel.value(SHEET, 1, 2)).toBe(20);
});

it('silently ignores fitting to pages in some builds', async () => {
  const excel = open();
  excel.state.fitsToPages = false;
  await Excel.run(async (context) => {
    const layout = sheetOf(context).pageLayout;
    layout.zoom = { horizontalFitToPages: 1 };
    layout.load('zoom');
    await context.sync();
    const fresh = sheetOf(context).pageLayout;
    fresh.load('zoom');
    await context.sync();
    expect(fresh.zoom.horizontalFitToPages).toBeUndefined();
  });
});

it('refuses to show or hide a name that refers to an error', async () => {
  open();
  await codeOf(({ workbook }) => void workbook.names.add('断', '=#REF!'));
  expect(await codeOf(({ workbook }) => void (workbook.names.getItem('断').visible = false))).toBe(
    'GeneralException',
  );
});

it('gives the type of mixed validations, but no rule', async () => {
  open(15, {
    validations: [
      {
        area: { top: 1, left: 1, bottom: 1, right: 1 },
        rule: { kind: 'whole-number', min: 0 },
        title: '',
        message: '',
      },
    ],
  });
  await Excel.run(async (context) => {
    const { dataValidation } = sheetOf(context).getRange('A1:A3');
    dataValidation.load('type,rule');
    await context.sync();
    expect([dataValidation.type, dataValidation.rule]).toEqual(['MixedCriteria', null]);
  });
});

it('refuses to give the series of a chart of a newer type', async () => {
  const excel = open();
  await codeOf((context) => {
    sheetOf(context).charts.add('Line', sheetOf(context).getRange('A1:A3')).name = '瀑布图';
  });
  excel.book.sheet(SHEET)?.newerCharts.add('瀑布图');
  const load = (names: string) => (context: Excel.RequestContext) => void sheetOf(context).charts.load(names);
  expect(await codeOf(load('items/name'))).toBe('none');
  expect(await codeOf(load('items/name,items/series/count'))).toBe('UnsupportedOperation');
});

it('refuses to protect a sheet that is already protected', async () => {
  open();
  const protect = (context: Excel.RequestContext): void => sheetOf(context).protection.protect();
  expect(await codeOf(protect)).toBe('none');
  expect(await codeOf(protect)).toBe('AccessDenied');
});

describe('Ctrl+Z', () => {
  const keeping = (): SimulatedExcel => {
    const excel = open(20);
    excel.undo.isKept = true;
    return excel;
  };
  const typeTwice = async (context: Excel.RequestContext): Promise<void> => {
    sheetOf(context).getRange('A1').values = [[5]];
    await context.sync();
    sheetOf(context).getRange('A2').values = [[6]];
    await context.sync();
  };
  const reopened = (bytes: Uint8Array): unknown[] => column(new SimulatedExcel(bytes));

  it('undoes one request at a time; requests that only read are no step', async () => {
    const excel = keeping();
    await Excel.run(typeTwice);
    await codeOf((context) => sheetOf(context).getRange('A1').load('values'));
    expect(excel.undo.length).toBe(2);
    expect(reopened(excel.undo.pressCtrlZ())).toEqual([5, 2, 3, 4]);
    expect(reopened(excel.undo.pressCtrlZ())).toEqual([1, 2, 3, 4]);
  });

  it('undoes all requests of a group at once', async () => {
    const excel = keeping();
    await Excel.run({ mergeUndoGroup: true }, typeTwice);
    expect(excel.undo.length).toBe(1);
    expect(reopened(excel.undo.pressCtrlZ())).toEqual([1, 2, 3, 4]);
  });

  it('has nothing to undo after a sheet was copied; in a group, copying a sheet is refused', async () => {
    const excel = keeping();
    await Excel.run(typeTwice);
    expect(await codeOf((context) => sheetOf(context).copy('End').load('id'))).toBe('none');
    expect(excel.undo.length).toBe(0);
    const copying = Excel.run({ mergeUndoGroup: true }, async (context) => {
      sheetOf(context).getRange('A3').values = [[7]];
      sheetOf(context).copy('End').load('id');
      await context.sync();
    });
    await expect(copying).rejects.toMatchObject({ code: 'UndoNotSupported' });
    // The statements before the copy were carried out.
    expect(column(excel)).toEqual([5, 6, 7, 4]);
  });

  it('has nothing to undo after merged areas were read', async () => {
    const excel = keeping();
    await Excel.run(typeTwice);
    await codeOf((context) =>
      sheetOf(context).getRange('A1:B2').getMergedAreasOrNullObject().load('address'),
    );
    expect(excel.undo.length).toBe(0);
  });
});
