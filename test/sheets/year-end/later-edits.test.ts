/**
 * 年度总表 and 排名 of the year-end workbook stay right after any later edit. After edits in LibreOffice every cell shows the same as in a
 * year-end workbook made from a table with the same edits, and the same as the product's calculator computes in the edited workbook.
 */
import fc from 'fast-check';
import { makeLedger } from '../../../src/actions/make-ledger';
import { yearEnd } from '../../../src/actions/year-end';
import { createWorkbook, FileHost } from '../../../src/hosts/file/file-host';
import { zhCN } from '../../../src/i18n/zh-CN';
import { cellAddress, columnLetters } from '../../../src/spreadsheet/address';
import {
  formulaAt,
  isCellError,
  textOf,
  valueAt,
  type CellValue,
  type SheetGrid,
} from '../../../src/spreadsheet/grid';
import { NO_CHANGE } from '../../../src/spreadsheet/merged-change';
import { emptySpec, type CellContent } from '../../../src/spreadsheet/spec';
import { bookOf } from '../../support/book';
import { anyFigure, savedCase, sheetOf, shown, throughLibreOffice } from '../../support/books/later-edits';
import type { Editing, EditStep } from '../../support/libreoffice';

const ANNUAL = '年度总表';
const RANKING = '排名';
/** Rows of the header and the first unit on 年度总表, and of the first unit on 排名. */
const HEADER = 5;
const FIRST = 6;
const FIRST_RANKED = 4;
const CUT_OFF = 'A3';
/** The number of rows from the first unit on in which the total row is searched. */
const MOST_ROWS = 20;
const MONTHS = [4, 5, 6];
/** The name of a unit typed into an inserted row, which has none of the product's formulas. */
const NEW_UNIT = '新单位';

const anyCount = fc.integer({ min: 1, max: 9000 });
const anyTable = fc.record({
  units: fc.array(fc.record({ baseline: anyCount, target: anyCount, actual: fc.nat(9000) }), {
    minLength: 3,
    maxLength: 7,
  }),
  hasBaseline: fc.boolean(),
  hasLedger: fc.boolean(),
});
type Table = typeof anyTable extends fc.Arbitrary<infer T> ? T : never;

const anyEdit = fc.record({
  kind: fc.constantFrom<'figure' | 'cut-off' | 'goal' | 'insert-row' | 'insert-unit' | 'sort'>(
    'figure',
    'figure',
    'figure',
    'cut-off',
    'goal',
    'insert-row',
    'insert-unit',
    'sort',
  ),
  place: fc.nat(1000),
  measure: fc.nat(1000),
  figure: anyFigure,
});
type DrawnEdit = typeof anyEdit extends fc.Arbitrary<infer T> ? T : never;
type Edit = Omit<DrawnEdit, 'figure'> & { readonly figure: string | number };

/** A unit of the table from which the year-end workbook is made. */
interface SourceUnit {
  readonly name: string;
  readonly baseline: CellValue;
  readonly target: CellValue;
  readonly actual: CellValue;
  readonly months: ReadonlyMap<number, number>;
}

/** Column numbers on 年度总表. */
interface Columns {
  readonly baseline: number | null;
  readonly target: number;
  /** Month → column; empty without a ledger. */
  readonly months: ReadonlyMap<number, number>;
  readonly cumulative: number;
  readonly yearEnd: number | null;
  readonly last: number;
}

function columnsOf(annual: SheetGrid, { hasBaseline }: Table): Columns {
  const places = Array.from({ length: 30 }, (_, index) => index + 1);
  const headings = places.map((column) => valueAt(annual, HEADER, column));
  const months = headings.flatMap((heading, index) =>
    typeof heading === 'number' ? [[heading, index + 1] as const] : [],
  );
  return {
    baseline: hasBaseline ? 3 : null,
    target: hasBaseline ? 4 : 3,
    months: new Map(months),
    cumulative: headings.indexOf('累计新增') + 1,
    yearEnd: hasBaseline ? headings.indexOf('增长率') + 2 : null,
    last: headings.indexOf('备注') + 1,
  };
}

function sourceOf({ units, hasLedger }: Table): SourceUnit[] {
  return units.map(({ baseline, target, actual }, index) => ({
    name: `单位${index + 1}`,
    baseline,
    target,
    actual,
    months: new Map(hasLedger ? MONTHS.map((month, at) => [month, Math.floor(actual / (at + 3))]) : []),
  }));
}

/** Makes the year-end workbook of a table. */
async function made(source: readonly SourceUnit[], { hasBaseline, hasLedger }: Table): Promise<Uint8Array> {
  const cells = (own: Pick<SourceUnit, 'baseline' | 'target' | 'actual'>): CellValue[] => [
    ...(hasBaseline ? [own.baseline] : []),
    own.target,
    ...(hasLedger ? [] : [own.actual]),
  ];
  // The product knows this campaign by its name: its months begin with April, and it has a goal.
  const host = bookOf([
    ['“农民工入会集中行动”任务分解表'],
    ['单位名称', ...cells({ baseline: '2014年底会员数', target: '2015新增任务数', actual: '实际新增数' })],
    ...source.map((unit) => [unit.name, ...cells(unit)]),
  ]);
  if (hasLedger) await makeLedger(host, { figures: new Map(source.map((own) => [own.name, own.months])) });
  const { bytes } = await yearEnd(host, { source: '示例.xlsx', words: zhCN });
  if (!bytes) throw new Error('no workbook was made');
  return bytes;
}

function stepsOf(columns: Columns, units: number, edits: readonly Edit[]): EditStep[] {
  const last = FIRST + units - 1;
  const { baseline, target, months, cumulative, yearEnd } = columns;
  const given = [...(baseline === null ? [] : [baseline]), target];
  const figures = [...given, ...(months.size > 0 ? months.values() : [cumulative])];
  const pick = (from: readonly number[], place: number): number => from[place % from.length] ?? 0;
  const typed = (row: number, column: number, value: string | number): EditStep => ({
    kind: 'set-cell',
    sheet: ANNUAL,
    cell: cellAddress({ row, column }),
    value,
  });
  // Rows are inserted last, so that the addresses of other edits stay valid.
  const inserted: EditStep[] = [];
  const steps = edits.flatMap(({ kind, place, measure, figure }): EditStep[] => {
    switch (kind) {
      case 'figure':
        return [typed(FIRST + (place % units), pick(figures, measure), figure)];
      case 'cut-off':
        return [typed(3, 1, 3 + (place % 10))];
      case 'goal':
        return yearEnd === null ? [] : [typed(3, yearEnd, (place % 40) / 100)];
      case 'insert-row':
        inserted.push({ kind: 'insert-row', sheet: ANNUAL, before: FIRST + (place % (units + 1)) });
        return [];
      case 'insert-unit': {
        if (inserted.length > 0) return [];
        const row = FIRST + 1 + (place % (units - 1));
        inserted.push(
          { kind: 'insert-row', sheet: ANNUAL, before: row },
          typed(row, 2, NEW_UNIT),
          ...figures.map((column) => typed(row, column, 300)),
        );
        return [];
      }
      case 'sort': {
        const range = `A${FIRST}:${cellAddress({ row: last, column: columns.last })}`;
        const by = columnLetters(pick(given, measure));
        return [{ kind: 'sort', sheet: ANNUAL, range, by, descending: place % 2 === 0 }];
      }
    }
  });
  return [...steps, ...inserted];
}

/** The rows of the units on 年度总表, and the total row. */
function rowsOf(annual: SheetGrid): { readonly units: readonly number[]; readonly total: number } {
  const rows = Array.from({ length: MOST_ROWS }, (_, index) => FIRST + index);
  const total = rows.find((row) => valueAt(annual, row, 1) === '合计') ?? 0;
  return { units: rows.filter((row) => row < total && textOf(valueAt(annual, row, 2)) !== ''), total };
}

/** The source table with the same edits as 年度总表. Texts stay texts, because only the user converts them. */
function editedSource(annual: SheetGrid, { baseline, target, months, cumulative }: Columns): SourceUnit[] {
  return rowsOf(annual).units.map((row) => {
    const figure = (column: number | null): CellValue => {
      const value = column === null ? null : valueAt(annual, row, column);
      return isCellError(value) ? '=1/0' : value;
    };
    const reported = [...months].flatMap(([month, column]) => {
      const value = valueAt(annual, row, column);
      return typeof value === 'number' ? [[month, value] as const] : [];
    });
    return {
      name: textOf(valueAt(annual, row, 2)),
      baseline: figure(baseline),
      target: figure(target),
      actual: months.size > 0 ? null : figure(cumulative),
      months: new Map(reported),
    };
  });
}

/** The results of all formulas on 年度总表 and 排名. */
function computed({ sheets }: { readonly sheets: readonly SheetGrid[] }, columns: Columns): unknown {
  const annual = sheetOf(sheets, ANNUAL);
  const { units, total } = rowsOf(annual);
  const line = (sheet: SheetGrid, row: number, from: number, to: number): (string | number | null)[] =>
    Array.from({ length: to - from + 1 }, (_, index) => shown(valueAt(sheet, row, from + index)));
  const first = columns.months.size > 0 ? columns.cumulative : columns.cumulative + 1;
  const ranking = sheetOf(sheets, RANKING);
  // Up to 状态. The hidden column after it holds row numbers of 年度总表, which differ after a row was inserted.
  const lastRanked = columns.baseline === null ? 7 : 8;
  return {
    pace: shown(valueAt(annual, 3, columns.cumulative)),
    units: units.map((row) => [textOf(valueAt(annual, row, 2)), ...line(annual, row, first, columns.last)]),
    total: line(annual, total, 3, columns.last),
    ranking: units.map((_, index) => line(ranking, FIRST_RANKED + index, 1, lastRanked)),
  };
}

/** A workbook with the same cells, written anew so that the product's calculator computes all formulas. */
function recomputed(sheets: readonly SheetGrid[]): FileHost {
  const contentAt = (sheet: SheetGrid, row: number, column: number): CellContent => {
    const formula = formulaAt(sheet, row, column);
    if (formula !== null) return { formula };
    const value = valueAt(sheet, row, column);
    return value === null || isCellError(value) ? '' : value;
  };
  const specs = sheets.map((sheet) => {
    const { bottom = 0, right = 0 } = sheet.area ?? {};
    const rows = Array.from({ length: bottom }, (_, row) =>
      Array.from({ length: right }, (__, column) => contentAt(sheet, row + 1, column + 1)),
    );
    return { ...emptySpec(sheet.name, 'own'), blocks: [{ top: 1, left: 1, rows }] };
  });
  const change = { copies: [], names: [], removedNames: [], sheets: specs };
  const open = { sheet: ANNUAL, row: 1, column: 1 };
  return FileHost.open(createWorkbook({ fileName: 'book.xlsx', title: '', open, change }));
}

/** Error values in the product's cells. There should be none: formulas show a word in place of an error. */
function errorsOf(sheets: readonly SheetGrid[], columns: Columns): string[] {
  const typed = [columns.baseline ?? 0, columns.target, columns.cumulative, ...columns.months.values()];
  return sheets.flatMap((sheet) =>
    sheet.values.flatMap((row, at) =>
      row.flatMap((value, across) => {
        const cell = { row: at + (sheet.area?.top ?? 1), column: across + (sheet.area?.left ?? 1) };
        const isTyped = sheet.name === ANNUAL && typed.includes(cell.column);
        return isCellError(value) && !isTyped ? [`${sheet.name}!${cellAddress(cell)} ${value.error}`] : [];
      }),
    ),
  );
}

/** Edits that type the texts and errors of an edited workbook into months, which can't come from a source table. */
function typedMonths(annual: SheetGrid, { months }: Columns): EditStep[] {
  return rowsOf(annual).units.flatMap((row, index) =>
    [...months.values()].flatMap((column): EditStep[] => {
      const value = valueAt(annual, row, column);
      const cell = cellAddress({ row: FIRST + index, column });
      if (isCellError(value)) return [{ kind: 'set-cell', sheet: ANNUAL, cell, value: '=1/0' }];
      return typeof value === 'string' ? [{ kind: 'set-cell', sheet: ANNUAL, cell, value }] : [];
    }),
  );
}

/** Edits that type into a new workbook those cells of an edited one that do not come from the source table. */
function typedAbove(annual: SheetGrid, { yearEnd }: Columns): EditStep[] {
  const cells = [CUT_OFF, ...(yearEnd === null ? [] : [cellAddress({ row: 3, column: yearEnd })])];
  return cells.map((cell, index) => {
    const value = valueAt(annual, 3, index === 0 ? 1 : (yearEnd ?? 0));
    return { kind: 'set-cell', sheet: ANNUAL, cell, value: typeof value === 'number' ? value : '' };
  });
}

/** A case: units without a rank below an inserted row, each of which needs its own row in 排名. */
const UNRANKED_BELOW_A_ROW: { readonly table: Table; readonly edits: readonly Edit[] } = {
  table: {
    units: [1, 2, 3, 4].map((count) => ({ baseline: 1000 * count, target: 100 * count, actual: 50 })),
    hasBaseline: true,
    hasLedger: false,
  },
  edits: [
    { kind: 'figure', place: 2, measure: 1, figure: '' },
    { kind: 'figure', place: 3, measure: 2, figure: '500人' },
    { kind: 'insert-row', place: 1, measure: 0, figure: 0 },
  ],
};

/** A case: an error and a text are typed over figures, for which 排名 and 专题报告 show 待核实. */
const UNUSABLE_FIGURES: typeof UNRANKED_BELOW_A_ROW = {
  table: UNRANKED_BELOW_A_ROW.table,
  edits: [
    { kind: 'figure', place: 0, measure: 1, figure: '=NA()' },
    { kind: 'figure', place: 1, measure: 1, figure: '38,021' },
    { kind: 'figure', place: 2, measure: 2, figure: '=1/0' },
    { kind: 'figure', place: 3, measure: 0, figure: '—' },
  ],
};

/** A case: an error and a text are typed over months. Their units show 待核实 and are left out of both sums of the total's rates. */
const UNUSABLE_MONTHS: typeof UNRANKED_BELOW_A_ROW = {
  table: { ...UNRANKED_BELOW_A_ROW.table, hasLedger: true },
  edits: [
    { kind: 'figure', place: 0, measure: 2, figure: '=NA()' },
    { kind: 'figure', place: 1, measure: 3, figure: '约500' },
    { kind: 'figure', place: 1, measure: 4, figure: '38,021' },
    { kind: 'figure', place: 2, measure: 2, figure: '—' },
  ],
};

/** The workbook of a case after its edits, as the product computes it. */
async function typedInto({ table, edits }: typeof UNRANKED_BELOW_A_ROW): Promise<{
  readonly sheets: readonly SheetGrid[];
  readonly columns: Columns;
}> {
  const bytes = await made(sourceOf(table), table);
  const columns = columnsOf(sheetOf((await FileHost.open(bytes).read()).sheets, ANNUAL), table);
  const edited = FileHost.open(bytes);
  for (const { place, measure, figure } of edits) {
    const left = [columns.target - 1, columns.target, ...columns.months.values()][measure] ?? 0;
    const content = figure === '=NA()' ? { formula: figure } : figure;
    const blocks = [{ top: FIRST + place, left, rows: [[content]] }];
    edited.type({ ...NO_CHANGE, sheets: [{ ...emptySpec(ANNUAL, 'patch'), blocks }] });
  }
  return { sheets: (await edited.read()).sheets, columns };
}

/** The note below 年度总表 that names the months with text or errors. */
function unusableNote(sheets: readonly SheetGrid[]): string {
  const annual = sheetOf(sheets, ANNUAL);
  const { total } = rowsOf(annual);
  const notes = Array.from({ length: 6 }, (_, index) => textOf(valueAt(annual, total + 1 + index, 1)));
  return notes.find((note) => note.startsWith('待核实')) ?? '';
}

/** The units' figures on the phase sheets, and the total. */
function phaseFigures(sheets: readonly SheetGrid[]): unknown {
  return sheets
    .filter(({ name }) => name.endsWith('阶段汇总'))
    .map((sheet) => sheet.values.slice(4, 4 + MOST_ROWS).map((row) => row.slice(0, 13).map(shown)));
}

it('names months with text or errors below 年度总表, and counts their units in no rate', async () => {
  const { sheets, columns } = await typedInto(UNUSABLE_MONTHS);
  const annual = sheetOf(sheets, ANNUAL);
  const { total } = rowsOf(annual);
  const column = (row: number, from: number): unknown[] =>
    [0, 1].map((offset) => shown(valueAt(annual, row, from + offset)));
  expect([0, 1, 2, 3].map((index) => column(FIRST + index, columns.cumulative))).toEqual([
    ['待核实', null],
    ['待核实', null],
    // The third unit has 12 and 10 of 300, because its April is blank; the fourth has 16, 12 and 10 of 400.
    [22, 0.07333333333],
    [38, 0.095],
  ]);
  expect(column(total, columns.cumulative)).toEqual([60, Number((60 / 700).toPrecision(10))]);
  expect(unusableNote(sheets)).toBe(
    '待核实：E6、F7、G7 不是数字，没有计入合计；所在单位的累计新增待核实，不计入完成率。',
  );
  const trend = sheetOf(sheets, '月度走势');
  // Figures and targets (700) of the two units whose months can all be used.
  expect([0, 1, 2].map((index) => shown(valueAt(trend, FIRST_RANKED + index, 4)))).toEqual(
    [16, 16 + 12 + 12, 60].map((sum) => Number((sum / 700).toPrecision(10))),
  );
  const phase = sheets.find(({ name }) => name.startsWith('推进实施'));
  expect(phase && [0, 1].map((index) => shown(valueAt(phase, 6 + index, 6)))).toEqual(['待核实', '待核实']);
});

/** A case: more months than a note names hold text, some of it wildcards. */
const MANY_UNUSABLE: typeof UNRANKED_BELOW_A_ROW = {
  table: {
    ...UNUSABLE_MONTHS.table,
    units: [...UNUSABLE_MONTHS.table.units, ...UNUSABLE_MONTHS.table.units],
  },
  edits: [0, 1, 2, 4, 5].flatMap((place) =>
    ['?', '*', '~?'].map((figure, month) => ({ kind: 'figure' as const, place, measure: 2 + month, figure })),
  ),
};

it('names the first twelve of many months with text, and counts them all', async () => {
  const { sheets } = await typedInto(MANY_UNUSABLE);
  expect(unusableNote(sheets)).toBe(
    '待核实：E6、F6、G6、E7、F7、G7、E8、F8、G8、E10、F10、G10等15个单元格 不是数字，没有计入合计；所在单位的累计新增待核实，不计入完成率。',
  );
});

const CASES = 12;

it('shows the same after any edit as a year-end workbook made from a table with the same edits', async () => {
  const anyCase = fc.record({ table: anyTable, edits: fc.array(anyEdit, { minLength: 1, maxLength: 5 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(anyCase, { minLength: CASES, maxLength: CASES }), async (drawn) => {
      const cases = [UNRANKED_BELOW_A_ROW, UNUSABLE_FIGURES, UNUSABLE_MONTHS, MANY_UNUSABLE, ...drawn];
      const editings: Editing[] = [];
      const allColumns: Columns[] = [];
      for (const { table, edits } of cases) {
        const bytes = await made(sourceOf(table), table);
        const { sheets } = await FileHost.open(bytes).read();
        const columns = columnsOf(sheetOf(sheets, ANNUAL), table);
        allColumns.push(columns);
        editings.push({ path: savedCase(bytes), steps: stepsOf(columns, table.units.length, edits) });
      }
      const edited = await Promise.all((await throughLibreOffice(editings)).map((host) => host.read()));
      const anew: Editing[] = [];
      for (const [index, { sheets }] of edited.entries()) {
        const [own, columns] = [cases[index], allColumns[index]];
        if (!own || !columns) throw new Error('a case is missing');
        const annual = sheetOf(sheets, ANNUAL);
        const told = { table: own.table, steps: editings[index]?.steps };
        const ours = await recomputed(sheets).read();
        expect({ told, errors: errorsOf(sheets, columns) }).toEqual({ told, errors: [] });
        const all = (from: readonly SheetGrid[]): unknown => ({
          ...{ told, shown: computed({ sheets: from }, columns), phases: phaseFigures(from) },
          note: unusableNote(from),
        });
        expect(all(sheets)).toEqual(all(ours.sheets));
        const bytes = await made(editedSource(annual, columns), own.table);
        anew.push({
          path: savedCase(bytes),
          steps: [...typedAbove(annual, columns), ...typedMonths(annual, columns)],
        });
      }
      const fresh = await Promise.all((await throughLibreOffice(anew)).map((host) => host.read()));
      for (const [index, { table }] of cases.entries()) {
        const [after, judge, columns] = [edited[index], fresh[index], allColumns[index]];
        if (!after || !judge || !columns) throw new Error('a workbook is missing');
        // The typed-in unit has none of the product's formulas, and therefore no rate and no rank.
        const annual = sheetOf(after.sheets, ANNUAL);
        if (rowsOf(annual).units.some((row) => valueAt(annual, row, 2) === NEW_UNIT)) continue;
        const told = { table, steps: editings[index]?.steps };
        const sentence = (sheets: readonly SheetGrid[]): string =>
          textOf(valueAt(sheetOf(sheets, ANNUAL), 4, 1));
        expect({ told, shown: computed(after, columns), sentence: sentence(after.sheets) }).toEqual({
          told,
          shown: computed(judge, columns),
          sentence: sentence(judge.sheets),
        });
      }
    }),
    // Shrinking a counterexample would start LibreOffice a hundred times; the message names the case as it is.
    { numRuns: 1, endOnFailure: true },
  );
}, 300_000);
