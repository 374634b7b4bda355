/**
 * After an action the host keeps the workbook that was changed, instead of reading what was stored. It must show the same as the bytes
 * opened anew, and give the same bytes after further edits.
 */
import { FileHost } from '../../../src/hosts/file/file-host';
import { emptySpec, type CellContent } from '../../../src/spreadsheet/spec';
import { ACTION_NAMES, changeOf, perform } from '../actions';
import { halfWayBook } from '../books';

/** Everything that a page can read of a workbook. */
async function seen(host: FileHost): Promise<unknown> {
  const view = host.view();
  const look = view.look();
  const cells = look.sheets.map(({ name }) => view.cells(name, { from: 1, to: 200 }));
  return { grid: await host.read(), look, cells };
}

/** Types over a figure, a text and a cell far from the others on each sheet, and makes a column wider. */
function edit(host: FileHost, name: string): void {
  const block = (row: number, column: number, content: CellContent) => ({
    top: row,
    left: column,
    rows: [[content]],
  });
  const blocks = [block(6, 3, 17), block(7, 2, '另一个名称'), block(80, 30, { formula: '=C6*2' })];
  const columnWidths = [{ column: 2, width: 30 }];
  host.type(changeOf({ ...emptySpec(name, 'patch'), blocks, columnWidths }));
}

it.each(ACTION_NAMES)('shows the same as the bytes after %s, and after edits and undo', async (action) => {
  const host = FileHost.open(halfWayBook());
  await perform(action, host);
  const anew = FileHost.open(host.save());
  const expectSame = async (): Promise<void> => {
    expect(await seen(host)).toEqual(await seen(anew));
    expect(Buffer.from(host.save()).equals(anew.save())).toBe(true);
  };
  await expectSame();
  const names = (await host.read()).sheets.map(({ name }) => name);
  for (const name of names) for (const book of [host, anew]) edit(book, name);
  await expectSame();
  for (const undone of names.keys()) {
    for (const book of [host, anew]) book.undoTyping();
    if (undone === 0) await expectSame();
  }
  await expectSame();
});
