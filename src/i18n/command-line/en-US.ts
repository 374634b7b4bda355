/** The lines that the command line prints, in English. */
import type { CommandLineMessages } from '../messages';
import { count, percentAgainst, quantity, shortPercent, signedQuantity } from '../numbers';
import { shellWord } from '../shell-word';
import { enUS, measureWord, plural } from '../en-US';

export const commandLineEnUS: CommandLineMessages = {
  ...enUS,
  cli: {
    ...enUS.cli,
    tableFound: ({ sheet, range, units }) =>
      `Found the breakdown table on “${sheet}”, ${range}: ${plural(units, 'unit')}.`,
    otherTables: (tables) =>
      [
        `${plural(tables.length, 'more breakdown table')} found. To use one, add the option shown behind it:`,
        ...tables.map(
          ({ sheet, range, units }) =>
            `  “${sheet}” ${range}, ${plural(units, 'unit')}: --table "${sheet}!${range}"`,
        ),
      ].join('\n'),
    indicator: ({ name, unitOfMeasure }) => `Indicator “${name}” (${unitOfMeasure}):`,
    totals: ({ unitOfMeasure, computed, stated, difference, texts, ...measured }) =>
      `Sum of ${measureWord(measured, 's')}: ${quantity(computed, unitOfMeasure)}${texts === 0 ? '' : ` (${count(texts)} of them text, which formulas do not count)`}${stated === 'no-total' ? ', no total stated' : stated === 'unreadable' ? ', the cell of the total holds no usable figure' : `; stated ${quantity(stated, unitOfMeasure)}${difference === 0 ? ', they agree' : `, difference ${signedQuantity(difference, unitOfMeasure)}`}`}.`,
    goal: ({ goal, rate, unitOfMeasure, required, shortfall }) =>
      `Growth goal ${shortPercent(goal)}: the targets are ${percentAgainst(rate, goal)} of the baseline; ${quantity(required, unitOfMeasure)} needed, ${shortfall > 0 ? `${quantity(shortfall, unitOfMeasure)} short` : 'reached'}.`,
    seeFindings: (book) => `To see each of them: breakdown check ${shellWord(book)}`,
    written: (path) => `Wrote ${path}`,
    sheetWritten: ({ name, range, state }) =>
      `  “${name}” ${range} ${{ made: 'made', refreshed: 'refreshed', patched: 'updated' }[state]}`,
    unchanged: () => 'Everything is up to date; there is nothing to change.',
    keptCopy: (sheet, copy) => `“${sheet}” had been changed by hand; the old sheet is kept as “${copy}”.`,
    signatureDropped: () =>
      'The workbook was signed. The signature does not hold for the changed workbook and was taken out of it: please sign again. The original file was not changed.',
    progress: (step) => ({ reading: 'Reading…', writing: 'Computing…', saving: 'Saving…' })[step],
  },
};
