import { noteHeights, numberedNotes, type ChangingNote } from '../../../src/sheets/parts/numbered-notes';
import { textOf, valueAt, type CellValue } from '../../../src/spreadsheet/grid';
import { bookOf } from '../../support/book';

/** A note that is shown while a cell holds 1. */
function shownWhile(cell: string, words: string): ChangingNote {
  return (label) => `=IF(${cell}=1,"${label}${words}","")`;
}

async function shown(switches: readonly number[], lasting: readonly string[]): Promise<string[]> {
  const changing = switches.map((_, index) => shownWhile(`B${index + 1}`, `变${index + 1}`));
  const notes = numberedNotes(lasting, changing, { row: 4, column: 1 }).map((note): CellValue => {
    return typeof note === 'object' && note !== null && 'formula' in note ? note.formula : String(note);
  });
  const settings = [0, 1, 2].map((row): CellValue[] => [null, switches[row] ?? null]);
  const host = bookOf([...settings, ...notes.map((note) => [note])]);
  const [sheet] = (await host.read()).sheets;
  return notes.map((_, index) => (sheet ? textOf(valueAt(sheet, 4 + index, 1)) : ''));
}

it.each([
  [
    [1, 1, 1],
    ['注1：甲', '注2：乙', '注3：变1', '注4：变2', '注5：变3'],
  ],
  [
    [0, 1, 1],
    ['注1：甲', '注2：乙', '', '注3：变2', '注4：变3'],
  ],
  [
    [1, 0, 1],
    ['注1：甲', '注2：乙', '注3：变1', '', '注4：变3'],
  ],
  [
    [0, 0, 1],
    ['注1：甲', '注2：乙', '', '', '注3：变3'],
  ],
])('leaves out no number whichever notes apply: %j', async (switches, notes) => {
  expect(await shown(switches, ['甲', '乙'])).toEqual(notes);
});

it('gives a single note no number', async () => {
  expect(await shown([], ['甲'])).toEqual(['注：甲']);
  expect(await shown([1], [])).toEqual(['注：变1']);
});

it('gives a note the height of its lines, and one line to a note that changes', () => {
  const notes = ['注1：短', `注2：${'长'.repeat(60)}`, { formula: '=""' }];
  expect(noteHeights(notes, 21, 100)).toEqual([
    { row: 21, height: 17 },
    { row: 22, height: 34 },
    { row: 23, height: 17 },
  ]);
});
