/**
 * `changedGrid` predicts the grid that a host reads after a change, except for results of formulas.
 */
import { collect } from '../../src/actions/collect';
import { convertLedger } from '../../src/actions/convert-ledger';
import { makeLedger } from '../../src/actions/make-ledger';
import { recompute } from '../../src/actions/recompute';
import { summarisePhases } from '../../src/actions/summarise-phases';
import { readReturnFile } from '../../src/engine/return-file';
import { shiftFormula } from '../../src/formula/references';
import { createWorkbook, FileHost } from '../../src/hosts/file/file-host';
import { returnTemplate } from '../../src/sheets/returns/return-template';
import { changedGrid } from '../../src/spreadsheet/changed-grid';
import {
  formulaAt,
  UNCALCULATED,
  valueAt,
  type CellValue,
  type SheetGrid,
  type WorkbookGrid,
} from '../../src/spreadsheet/grid';
import { mergedChange, NO_CHANGE } from '../../src/spreadsheet/merged-change';
import { emptySpec, type SheetSpec, type WorkbookChange } from '../../src/spreadsheet/spec';
import { halfWayBook, messyBook, sampleBook } from '../hosts/books';
import { bookOf } from '../support/book';
import { PLAN_CAMPAIGN } from '../support/campaign';
import { gridOf, workbookOf } from '../support/grid';

/** Every cell with content, by row and column: its formula without the result, else its value. */
function cellsOf(sheet: SheetGrid): Map<string, CellValue> {
  const cells = new Map<string, CellValue>();
  const { top, left, bottom, right } = sheet.area ?? { top: 1, left: 1, bottom: 0, right: 0 };
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) {
      const content = formulaAt(sheet, row, column) ?? valueAt(sheet, row, column);
      if (content !== null) cells.set(`${row} ${column}`, content);
    }
  }
  return cells;
}

function comparable({ sheets, names, activeSheet }: WorkbookGrid): unknown {
  return {
    activeSheet,
    // Print areas and print titles are defined names, too. No action reads those of a sheet that it wrote.
    names: names
      .filter(({ name }) => !name.startsWith('_xlnm.'))
      .map(({ name, refersTo, scope }) => `${name} ${String(scope)} ${refersTo}`)
      .sort(),
    sheets: sheets.map((sheet) => ({
      name: sheet.name,
      visible: sheet.visible,
      locked: sheet.locked,
      cells: cellsOf(sheet),
      merges: new Set(sheet.merges.map((merge) => JSON.stringify(Object.entries(merge).sort()))),
      tables: sheet.tables,
    })),
  };
}

async function returned(): Promise<Parameters<typeof collect>[1]> {
  const template = returnTemplate(PLAN_CAMPAIGN, { name: '舞钢', target: 1, figures: new Map([[10, 400]]) });
  return [await readReturnFile('a.xlsx', createWorkbook(template))];
}

const ACTIONS: Readonly<Record<string, (host: FileHost) => Promise<unknown>>> = {
  recompute,
  'make the ledger': (host) => makeLedger(host, { figures: new Map() }),
  'summarise phases': summarisePhases,
  collect: async (host) => collect(host, await returned(), { when: '2015-12-03' }),
  'convert the ledger': (host) => convertLedger(host, 'cumulative'),
};

describe.each([
  ['sample', sampleBook],
  ['half-way', halfWayBook],
  ['messy', messyBook],
] as const)('the %s workbook', (_, bytes) => {
  it.each(Object.keys(ACTIONS))('predicts what is read after the action: %s', async (name) => {
    const host = FileHost.open(bytes());
    const before = await host.read();
    const changes: WorkbookChange[] = [];
    const apply = host.apply.bind(host);
    host.apply = (change) => {
      changes.push(change);
      return apply(change);
    };
    await ACTIONS[name]?.(host);
    expect(changes).toHaveLength(1);
    const said = changedGrid(before, changes[0] ?? NO_CHANGE, shiftFormula);
    expect(comparable(said)).toEqual(comparable(await host.read()));
  });
});

const SHEET = gridOf(
  [
    ['甲', 1],
    ['乙', 2],
  ],
  { name: '表', top: 3, left: 2, merges: ['B3:B4'] },
);

function patched(parts: Partial<SheetSpec>): SheetGrid {
  const spec = { ...emptySpec('表', 'patch'), ...parts };
  const [sheet] = changedGrid(workbookOf(SHEET), { ...NO_CHANGE, sheets: [spec] }, shiftFormula).sheets;
  if (!sheet) throw new Error('no sheet');
  return sheet;
}

it('grows to contain what is written; null leaves a cell unchanged', () => {
  const sheet = patched({ blocks: [{ top: 1, left: 1, rows: [['题'], [null]] }] });
  expect(sheet.area).toEqual({ top: 1, left: 1, bottom: 4, right: 3 });
  expect([valueAt(sheet, 1, 1), valueAt(sheet, 3, 2), valueAt(sheet, 4, 3)]).toEqual(['题', '甲', 2]);
});

it('fills a formula down, with results that are not known yet', () => {
  const sheet = patched({ fills: [{ area: { top: 3, left: 4, bottom: 4, right: 4 }, formula: '=C3*$C$3' }] });
  expect([formulaAt(sheet, 3, 4), formulaAt(sheet, 4, 4)]).toEqual(['=C3*$C$3', '=C4*$C$3']);
  expect(valueAt(sheet, 4, 4)).toBe(UNCALCULATED);
});

it('empties a cell, keeps text that looks like a formula as text, and replaces a merged cell', () => {
  const sheet = patched({
    blocks: [{ top: 3, left: 2, rows: [['', '=1+1']] }],
    merges: [{ top: 4, left: 2, bottom: 4, right: 3 }],
  });
  expect([valueAt(sheet, 3, 2), valueAt(sheet, 3, 3), formulaAt(sheet, 3, 3)]).toEqual([null, '=1+1', null]);
  expect(sheet.merges).toEqual([{ top: 4, left: 2, bottom: 4, right: 3 }]);
});

it('does not touch the grid it was given', () => {
  const before = structuredClone(SHEET);
  patched({ blocks: [{ top: 3, left: 2, rows: [['改', 9]] }] });
  expect(SHEET).toEqual(before);
});

it('throws sheet-not-found for a sheet that does not exist', () => {
  const change = { ...NO_CHANGE, sheets: [emptySpec('没有', 'patch')] };
  expect(() => changedGrid(workbookOf(SHEET), change, shiftFormula)).toThrow('sheet-not-found');
});

describe('several changes as one', () => {
  const block = (row: number, value: number): WorkbookChange => ({
    ...NO_CHANGE,
    sheets: [{ ...emptySpec('表', 'patch'), blocks: [{ top: row, left: 1, rows: [[value]] }] }],
  });
  const made: WorkbookChange = {
    ...NO_CHANGE,
    sheets: [{ ...emptySpec('新', 'own'), blocks: [{ top: 1, left: 1, rows: [[1], [2]] }] }],
    names: [{ name: '甲', refersTo: '1', hidden: true }],
  };
  const entered: WorkbookChange = {
    ...NO_CHANGE,
    sheets: [{ ...emptySpec('新', 'patch'), blocks: [{ top: 2, left: 1, rows: [[3]] }] }],
    names: [{ name: '甲', refersTo: '2', hidden: true }],
  };

  it('have the same outcome as the changes applied one after the other', async () => {
    const [host, other] = [bookOf([['甲', 1]], '表'), bookOf([['甲', 1]], '表')];
    const changes = [block(1, 5), made, block(2, 6), entered];
    for (const change of changes) await host.apply(change);
    await other.apply(mergedChange(...changes));
    expect(await other.read()).toEqual(await host.read());
  });

  it('have one specification for each sheet, and one content for each cell', () => {
    const { sheets, names } = mergedChange(block(1, 5), made, block(2, 6), entered);
    expect(sheets.map(({ sheet, mode }) => [sheet, mode])).toEqual([
      ['表', 'patch'],
      ['新', 'own'],
    ]);
    expect(sheets[1]?.blocks.map(({ rows }) => rows)).toEqual([[[1], [null]], [[3]]]);
    expect(names).toEqual(entered.names);
  });
});
