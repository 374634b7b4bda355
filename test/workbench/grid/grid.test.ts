/**
 * Positions of cells in the grid, and how the selection moves.
 */
import fc from 'fast-check';
import type { SheetLook } from '../../../src/spreadsheet/look';
import { Axis } from '../../../src/workbench/grid/axis';
import { Geometry, HEADING_HEIGHT, HEADING_WIDTH } from '../../../src/workbench/grid/geometry';
import { moveSelection } from '../../../src/workbench/grid/moves';
import { at, selectedArea, wholeColumns, wholeRows } from '../../../src/workbench/grid/selection';
import { LAST_COLUMN, LAST_ROW } from '../../../src/spreadsheet/address';

const SHEET: SheetLook = {
  name: '表',
  visible: true,
  isProtected: false,
  tabColor: null,
  showGridLines: true,
  freeze: { rows: 2, columns: 1 },
  extent: { rows: 20, columns: 5 },
  columns: { usual: 50, others: new Map([[3, 0]]) },
  rows: {
    usual: 20,
    others: new Map([
      [1, 40],
      [6, 0],
    ]),
  },
  merges: [{ top: 4, left: 2, bottom: 5, right: 4 }],
  activeCell: { row: 1, column: 1 },
  charts: [],
};
const SCROLL = { left: 100, top: 200, width: 400, height: 300 };

it('finds the row at every pixel', () => {
  const lengths = fc.dictionary(fc.integer({ min: 1, max: 40 }).map(String), fc.integer({ min: 0, max: 60 }));
  fc.assert(
    fc.property(lengths, fc.integer({ min: 0, max: 3000 }), (others, pixel) => {
      const axis = new Axis(
        { usual: 20, others: new Map(Object.entries(others).map(([k, v]) => [Number(k), v])) },
        50,
      );
      const row = axis.at(pixel);
      expect(axis.offset(row)).toBeLessThanOrEqual(pixel);
      expect(row === 50 || axis.offset(row + 1) > pixel).toBe(true);
      expect(axis.offset(row + 1) - axis.offset(row)).toBe(axis.length(row));
    }),
  );
});

it('finds the cell under a point among frozen cells, scrolled cells and headings', () => {
  const geometry = new Geometry(SHEET);
  const under = (x: number, y: number) => geometry.cellAt(HEADING_WIDTH + x, HEADING_HEIGHT + y, SCROLL);
  expect(under(10, 10)).toEqual({ row: 1, column: 1 });
  expect(under(10, 61)).toEqual({ row: geometry.rows.at(261), column: 1 });
  expect(under(60, 10)).toEqual({ row: 1, column: geometry.columns.at(160) });
  expect(geometry.cellAt(3, HEADING_HEIGHT + 10, SCROLL)).toEqual({ row: 1, column: null });
  expect(geometry.cellAt(HEADING_WIDTH + 10, 3, SCROLL)).toEqual({ row: null, column: 1 });
});

it('scrolls just far enough to show a cell, and not at all for a frozen one', () => {
  const geometry = new Geometry(SHEET);
  const to = (row: number, column: number) =>
    geometry.scrollTo({ top: row, left: column, bottom: row, right: column }, SCROLL);
  expect(to(1, 1)).toEqual({ left: 100, top: 200 });
  // Row 3 is the first below the frozen rows: it is in view only when scrolled to the top.
  expect(to(3, 2)).toEqual({ left: 0, top: 0 });
  expect(to(40, 5).top).toBe(geometry.rows.offset(41) - (SCROLL.height - HEADING_HEIGHT));
});

it('moves over hidden rows, and over a merged cell in one step', () => {
  const geometry = new Geometry(SHEET);
  const from = (row: number, column: number, move: Parameters<typeof moveSelection>[1]) =>
    moveSelection(at({ row, column }), move, false, geometry).active;
  expect(from(3, 2, 'down')).toEqual({ row: 4, column: 2 });
  expect(from(4, 2, 'down')).toEqual({ row: 7, column: 2 });
  expect(from(7, 4, 'up')).toEqual({ row: 4, column: 2 });
  expect(from(4, 2, 'right')).toEqual({ row: 4, column: 5 });
  expect(from(8, 2, 'right')).toEqual({ row: 8, column: 4 });
  expect(from(1, 1, 'up')).toEqual({ row: 1, column: 1 });
  expect(from(3, 1, 'last')).toEqual({ row: 20, column: 5 });
});

it('extends the selection to whole merged cells', () => {
  expect(selectedArea({ active: { row: 3, column: 1 }, end: { row: 4, column: 2 } }, SHEET.merges)).toEqual({
    top: 3,
    left: 1,
    bottom: 5,
    right: 4,
  });
});

it('selects whole columns and rows without extending to merged cells, and activates the first cell no merge covers', () => {
  // A title merged over columns A to D.
  const merges = [{ top: 1, left: 1, bottom: 2, right: 4 }];
  const columns = wholeColumns(2, 3, merges);
  expect(selectedArea(columns, merges)).toEqual({ top: 1, left: 2, bottom: LAST_ROW, right: 3 });
  expect(columns.active).toEqual({ row: 3, column: 2 });
  expect(wholeColumns(1, 1, merges).active).toEqual({ row: 1, column: 1 });
  const rows = wholeRows(2, 2, merges);
  expect(selectedArea(rows, merges)).toEqual({ top: 2, left: 1, bottom: 2, right: LAST_COLUMN });
  expect(rows.active).toEqual({ row: 2, column: 5 });
});

it('extends a selection of whole columns only sideways', () => {
  const geometry = new Geometry(SHEET);
  const columns = wholeColumns(2, 2, []);
  expect(moveSelection(columns, 'right', true, geometry)).toEqual(wholeColumns(2, 4, []));
  expect(moveSelection(columns, 'down', true, geometry)).toEqual(columns);
  expect(moveSelection(columns, 'down', false, geometry)).toEqual(at({ row: 2, column: 2 }));
});

it('does not scroll to the start of a merged cell that fills the view', () => {
  const geometry = new Geometry({ ...SHEET, extent: { rows: 20, columns: 40 } });
  const wide = { top: 3, left: 2, bottom: 3, right: 40 };
  expect(geometry.scrollTo(wide, SCROLL).left).toBe(SCROLL.left);
});
