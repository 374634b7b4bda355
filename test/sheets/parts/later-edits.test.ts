/**
 * The product's formulas stay right after any later edit: after edits in LibreOffice, every cell that the product made shows the same as
 * after a new 一键重算.
 */
import fc from 'fast-check';
import { makeLedger } from '../../../src/actions/make-ledger';
import { recompute } from '../../../src/actions/recompute';
import { summarisePhases } from '../../../src/actions/summarise-phases';
import { survey, surveysOf, type Survey } from '../../../src/actions/survey';
import { cellAddress, columnLetters } from '../../../src/spreadsheet/address';
import {
  formulaAt,
  isCellError,
  sheetNamed,
  textOf,
  valueAt,
  type CellValue,
  type SheetGrid,
} from '../../../src/spreadsheet/grid';
import { NO_CHANGE } from '../../../src/spreadsheet/merged-change';
import { emptySpec, type CellContent } from '../../../src/spreadsheet/spec';
import type { FileHost } from '../../../src/hosts/file/file-host';
import { toR1C1 } from '../../../src/formula/r1c1';
import { PROGRESS_COLUMNS, type ProgressColumn } from '../../../src/sheets/progress/progress-words';
import {
  anyTable,
  anyTableOfSeveral,
  bookWith,
  drawTable,
  MONTHS,
  returnsOf,
  SHEET,
  type DrawnTable,
  type Table,
} from '../../support/books/drawn-tables';
import { anyFigure, savedCase, sheetOf, shown, throughLibreOffice } from '../../support/books/later-edits';
import { textsInLibreOffice, type EditStep, type Reading } from '../../support/libreoffice';

/** The name that a user may give to the table's sheet. */
const RENAMED = '2015 年任务';
/** The name of a unit typed into an inserted row. Its row has no progress columns yet, and no phase sheet contains it. */
const NEW_UNIT = '新单位';
/** The ledger's first unit row and first month column. */
const LEDGER_TOP = 5;
const LEDGER_LEFT = 3;
/** The most progress columns of an indicator: it has a baseline, and its actuals are typed. */
const MOST_COLUMNS = 6;

const anyEdit = fc.record({
  kind: fc.constantFrom<'figure' | 'return' | 'insert-row' | 'insert-unit' | 'sort' | 'rename'>(
    'figure',
    'figure',
    'figure',
    'return',
    'insert-row',
    'insert-unit',
    'sort',
    'rename',
  ),
  place: fc.nat(1000),
  /** Chooses the indicator; `measure` chooses which of its figures. */
  indicator: fc.nat(2),
  measure: fc.nat(2),
  figure: anyFigure,
});
type Edit = typeof anyEdit extends fc.Arbitrary<infer T> ? T : never;

type Ledger = ReadonlyMap<string, ReadonlyMap<number, number>>;
/** What is typed into a workbook between 一键重算 and the phase sheets. */
type Typing = (host: FileHost) => Promise<void>;

/** A saved workbook with a table and everything that the product adds, and the edits to make in it. */
interface Case {
  readonly drawn: DrawnTable;
  readonly steps: readonly EditStep[];
  readonly path: string;
}

async function caseOf(table: Table, edits: readonly Edit[]): Promise<Case> {
  const drawn = drawTable(table);
  const ledgers = table.indicators.map((_, indicator) => returnsOf(drawn, indicator));
  const host = await complete(drawn, drawn.rows, table.actuals === 'ledger' ? ledgers : []);
  const surveys = surveysOf(await survey(host));
  return { drawn, steps: stepsOf(drawn, surveys, edits), path: savedCase(host.save()) };
}

/** The workbook with everything that the product adds. */
async function complete(
  drawn: DrawnTable,
  rows: DrawnTable['rows'],
  ledgers: readonly Ledger[],
  typing?: Typing,
): Promise<FileHost> {
  const host = await bookWith(drawn, rows);
  const names = (await survey(host)).indicators.map(({ breakdown }) => breakdown.indicator.name);
  // If the table were misread, both sides of the comparison would be misread alike.
  expect(names).toHaveLength(drawn.table.indicators.length);
  for (const [index, figures] of ledgers.entries()) {
    await makeLedger(host, { figures, indicator: names[index] ?? '' });
  }
  if (typing) {
    await recompute(host);
    await typing(host);
  }
  // This also writes everything that 一键重算 writes.
  await summarisePhases(host, { phases: drawn.table.phases });
  return host;
}

function stepsOf(drawn: DrawnTable, surveys: readonly Survey[], edits: readonly Edit[]): EditStep[] {
  const { table, unitRows, unitColumn, totalRow, lastColumn, columns } = drawn;
  const isPlain = table.groups.length === 1;
  const [firstRow = 0, secondRow = 0] = unitRows;
  const pick = <T>(from: readonly T[], place: number): T => from[place % from.length] as T;
  const typed = (sheet: string, row: number, column: number, value: string | number): EditStep => ({
    kind: 'set-cell',
    sheet,
    cell: cellAddress({ row, column }),
    value,
  });
  const inserted: EditStep[] = [];
  const renamed: EditStep[] = [];
  const steps = edits.flatMap(({ kind, place, indicator, measure, figure }): EditStep[] => {
    const own = pick(surveys, indicator);
    switch (kind) {
      case 'figure': {
        if (measure === 2 && table.actuals === 'ledger') return [];
        const { baseline, target } = pick(columns, indicator);
        const column = [baseline ?? target, target, own.progress.columns.actual][measure] ?? 0;
        return [typed(SHEET, pick(unitRows, place), column, figure)];
      }
      case 'return': {
        if (!own.ledger) return [];
        const column = LEDGER_LEFT + (measure % MONTHS.length);
        return [typed(own.ledger.place.sheet, LEDGER_TOP + (place % unitRows.length), column, figure)];
      }
      case 'insert-row':
        // Anywhere between header and total. Rows are inserted after all other edits, so that the addresses of these stay valid.
        inserted.push({
          kind: 'insert-row',
          sheet: SHEET,
          before: firstRow + (place % (totalRow - firstRow + 1)),
        });
        return [];
      case 'insert-unit': {
        // Only between two units, because a formula's range grows only when a row is inserted inside it.
        if (!isPlain || inserted.length > 0) return [];
        const row = secondRow + (place % (unitRows.length - 1));
        const figures = columns.flatMap(({ baseline, target }) => [
          ...(baseline === null ? [] : [typed(SHEET, row, baseline, 1000)]),
          typed(SHEET, row, target, 300),
        ]);
        inserted.push(
          { kind: 'insert-row', sheet: SHEET, before: row },
          typed(SHEET, row, unitColumn, NEW_UNIT),
          ...figures,
        );
        return [];
      }
      case 'sort': {
        if (!isPlain) return [];
        const right = lastColumn + MOST_COLUMNS * columns.length;
        const range = `${cellAddress({ row: firstRow, column: unitColumn })}:${cellAddress({ row: totalRow - 1, column: right })}`;
        const by = columnLetters(measure % 2 === 0 ? unitColumn : pick(columns, indicator).target);
        return [{ kind: 'sort', sheet: SHEET, range, by, descending: place % 2 === 0 }];
      }
      case 'rename':
        // The sheet is renamed last, because the other edits use its first name.
        if (renamed.length === 0) renamed.push({ kind: 'rename-sheet', sheet: SHEET, to: RENAMED });
        return [];
    }
  });
  return [...steps, ...inserted, ...renamed];
}

/** Reads an edited workbook; one survey per indicator. */
async function surveyed(host: FileHost): Promise<readonly Survey[]> {
  return surveysOf(await survey(host, { scope: 'everything' }));
}

/** The user's own cells after the edits: formulas, else values. */
function ownCells(sheet: SheetGrid, lastColumn: number): CellValue[][] {
  return Array.from({ length: sheet.area?.bottom ?? 0 }, (_, row) =>
    Array.from(
      { length: lastColumn },
      (_, column) => formulaAt(sheet, row + 1, column + 1) ?? valueAt(sheet, row + 1, column + 1),
    ),
  );
}

/** The figures of a ledger by unit and month. @param scale persons per unit of measure in the ledger */
function ledgerCells(sheet: SheetGrid, units: number, scale: number): Map<string, Map<number, number>> {
  return new Map(
    Array.from({ length: units }, (_, index) => {
      const row = LEDGER_TOP + index;
      const figures = MONTHS.flatMap((month, at) => {
        const value = valueAt(sheet, row, LEDGER_LEFT + at);
        return typeof value === 'number' ? [[month, value * scale] as const] : [];
      });
      return [textOf(valueAt(sheet, row, 2)), new Map(figures)] as const;
    }),
  );
}

/** What an indicator's progress columns show, row by row. */
function progressOf({ breakdown, sheet, progress }: Survey): Record<string, unknown> {
  const sums = [...breakdown.subtotals, ...(breakdown.total ? [breakdown.total] : [])];
  const known = [...breakdown.units, ...sums].filter(({ name }) => name !== NEW_UNIT);
  const cells = known.map((line) => [
    `${line.row} ${line.name}`,
    Object.fromEntries(
      PROGRESS_COLUMNS.map((column) => {
        const at = progress.columns[column] ?? 0;
        const value = valueAt(sheet, line.row, at);
        // Which of several errors the user's own SUM shows differs between programs. The product's sums show no error.
        const isOwnSum = /^=?SUM\(/.test(formulaAt(sheet, line.row, at) ?? '');
        return [column, isOwnSum && isCellError(value) ? 'an error' : shown(value)];
      }),
    ),
  ]);
  return Object.fromEntries(cells) as Record<string, unknown>;
}

/** What a phase sheet shows in the columns 基数 to 状态, by the name of the unit. */
function phaseOf(sheet: SheetGrid): Record<string, unknown> {
  const rows: Record<string, unknown> = {};
  for (let row = 6; row <= (sheet.area?.bottom ?? 0); row += 1) {
    const name = valueAt(sheet, row, 1) === '合计' ? '合计' : textOf(valueAt(sheet, row, 2));
    if (name === '') break;
    rows[name] = Array.from({ length: 10 }, (_, index) => shown(valueAt(sheet, row, 3 + index)));
    if (name === '合计') break;
  }
  return rows;
}

/** A new workbook with the user's cells of an edited workbook, in which the product makes its own cells anew. */
async function freshlyMade(drawn: DrawnTable, edited: readonly Survey[]): Promise<FileHost> {
  const [first] = edited;
  if (!first) throw new Error('a table has an indicator');
  const { table, unitRows, lastColumn } = drawn;
  const ledgers = edited.flatMap(({ ledger, workbook }, index) => {
    const sheet = ledger && sheetNamed(workbook, ledger.place.sheet);
    const scale = table.indicators[index]?.unitOfMeasure === '万人' ? 10_000 : 1;
    return sheet ? [ledgerCells(sheet, unitRows.length, scale)] : [];
  });
  const typing = table.actuals === 'typed' ? typingOf(edited) : undefined;
  return complete(drawn, ownCells(first.sheet, lastColumn), ledgers, typing);
}

/** Types the same figures into the product's actual columns as in an edited workbook. */
function typingOf(edited: readonly Survey[]): Typing {
  return async (host) => {
    const blocks = surveysOf(await survey(host)).flatMap(({ breakdown, progress }, index) => {
      const [from, left] = [edited[index], progress.columns.actual];
      return breakdown.units.map(({ row }) => ({
        top: row,
        left,
        rows: [[from ? contentAt(from.sheet, row, from.progress.columns.actual) : '']],
      }));
    });
    host.type({ ...NO_CHANGE, sheets: [{ ...emptySpec(SHEET, 'patch'), blocks }] });
  };
}

function contentAt(sheet: SheetGrid, row: number, column: number): CellContent {
  const formula = formulaAt(sheet, row, column);
  const value = valueAt(sheet, row, column);
  return formula !== null ? { formula } : typeof value === 'object' ? '' : value;
}

function everythingOf(phases: readonly string[], surveys: readonly Survey[]): Record<string, unknown> {
  return { progress: surveys.map(progressOf), phases: phaseSheets(phases, surveys).map(phaseOf) };
}

/** The cell of a phase sheet with the sentence above the table. */
const SENTENCE = 'A4';

/**
 * The sentences above the phase sheets' tables. They are compared with those that LibreOffice computes in a new workbook, and not with
 * the product's, because programs round differently in TEXT: LibreOffice rounds the stored binary number, Excel and the product its
 * decimal form.
 */
function sentencesOf(phases: readonly string[], surveys: readonly Survey[]): readonly string[] {
  return phaseSheets(phases, surveys).map((sheet) => textOf(valueAt(sheet, 4, 1)));
}

/** The phase sheets to compare. None after a new unit was typed into the table, because the edited phase sheets lack it. */
function phaseSheets(phases: readonly string[], surveys: readonly Survey[]): SheetGrid[] {
  const [first] = surveys;
  if (!first || first.breakdown.units.some(({ name }) => name === NEW_UNIT)) return [];
  return surveys.flatMap(({ breakdown: { indicator } }, index) =>
    phases.map((phase) =>
      sheetOf(first.workbook.sheets, `${phase}阶段汇总${index === 0 ? '' : `（${indicator.name}）`}`),
    ),
  );
}

/** The number of tables. LibreOffice starts once to edit them all, and once to compute those made anew. */
const [PLAIN, OF_SEVERAL] = [12, 5];

describe('the add-in’s cells', () => {
  it('show the same after any edit as after a new 一键重算, for one indicator and for several', async () => {
    const cases = (tables: fc.Arbitrary<Table>, length: number): fc.Arbitrary<[Table, Edit[]][]> =>
      fc.array(fc.tuple(tables, fc.array(anyEdit, { minLength: 1, maxLength: 5 })), {
        minLength: length,
        maxLength: length,
      });
    await fc.assert(
      fc.asyncProperty(cases(anyTable, PLAIN), cases(anyTableOfSeveral, OF_SEVERAL), async (...parts) => {
        const made: Case[] = [];
        for (const [table, edits] of parts.flat()) made.push(await caseOf(table, edits));
        const edited = await Promise.all((await throughLibreOffice(made)).map(surveyed));
        const readings: Reading[] = [];
        const told: { table: Table; steps: readonly EditStep[]; said: readonly string[] }[] = [];
        for (const [index, { drawn, steps }] of made.entries()) {
          const [{ table }, after] = [drawn, edited[index] ?? []];
          const fresh = await freshlyMade(drawn, after);
          const anew = await surveyed(fresh);
          expect({ table, steps, ...everythingOf(table.phases, after) }).toEqual({
            table,
            steps,
            ...everythingOf(table.phases, anew),
          });
          const cells = phaseSheets(table.phases, anew).map(({ name }) => ({ sheet: name, cell: SENTENCE }));
          if (cells.length > 0) readings.push({ path: savedCase(fresh.save()), cells });
          told.push({ table, steps, said: sentencesOf(table.phases, after) });
        }
        const judged = await textsInLibreOffice(readings);
        const said = told.filter((own) => own.said.length > 0);
        expect(said).toEqual(said.map((own, index) => ({ ...own, said: judged[index] })));
      }),
      // Shrinking a counterexample would start LibreOffice a hundred times. The message shows the whole counterexample.
      { numRuns: 1, endOnFailure: true },
    );
  }, 300_000);

  it('hold formulas that do not depend on the figures in the table', async () => {
    await fc.assert(
      fc.asyncProperty(anyTable, async (table) => {
        const plainUnit = { baseline: 1000, target: 100, actual: 50 };
        const good: Table = {
          ...table,
          groups: table.groups.map((group) => group.map((figures) => figures.map(() => plainUnit))),
        };
        const [any, plain] = await Promise.all([formulasOf(table), formulasOf(good)]);
        expect(any).toEqual(plain);
        for (const column of PROGRESS_COLUMNS) expect(new Set(any.units[column]).size).toBe(1);
      }),
      { numRuns: 25 },
    );
  });
});

interface Formulas {
  readonly units: Readonly<Record<ProgressColumn, readonly (string | null)[]>>;
  readonly sums: readonly (string | null)[];
}

async function formulasOf(table: Table): Promise<Formulas> {
  const drawn = drawTable(table);
  const host = await bookWith(drawn, drawn.rows);
  if (table.actuals === 'ledger') await makeLedger(host, { figures: returnsOf(drawn, 0) });
  await recompute(host);
  const { breakdown, sheet, progress } = await survey(host);
  const at = (row: number, column: ProgressColumn): string | null => {
    const formula = formulaAt(sheet, row, progress.columns[column] ?? 0);
    return formula === null ? null : toR1C1(formula, { row, column: progress.columns[column] ?? 0 });
  };
  // An actual column of the user's own holds the user's formulas.
  const isOwn = (column: ProgressColumn): boolean => column !== 'actual' || table.actuals !== 'column';
  const units = PROGRESS_COLUMNS.map((column) => [
    column,
    breakdown.units.map(({ row }) => (isOwn(column) ? at(row, column) : null)),
  ]);
  const sums = [...breakdown.subtotals, ...(breakdown.total ? [breakdown.total] : [])];
  return {
    units: Object.fromEntries(units) as Formulas['units'],
    sums: sums.flatMap(({ row }) => PROGRESS_COLUMNS.filter(isOwn).map((column) => at(row, column))),
  };
}
