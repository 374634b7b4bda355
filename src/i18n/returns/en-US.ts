/** The messages about monthly returns, in English: templates, collecting, reminders. */
import type { PlannedParts } from '../../domain/hand-down/planned-parts';
import type { PlannedFigure, Refusal } from '../../domain/returns/planned-figure';
import type { ReturnProblem } from '../../domain/returns/returns';
import { textOf } from '../../spreadsheet/grid';
import { englishMonth as month } from '../months';
import { count } from '../numbers';
import type { ReturnWords } from './messages';

const plural = (amount: number, thing: string): string =>
  `${count(amount)} ${thing}${amount === 1 ? '' : 's'}`;
const KIND = { monthly: 'the month’s new members', cumulative: 'the running total' } as const;

const PARTS_STATE: Readonly<Record<PlannedParts['state'], string>> = {
  new: 'new',
  changed: 'changed',
  same: 'same',
  refused: 'not taken',
};

export const returnsEnUS: ReturnWords = {
  refusal,
  problem: (problem) => PROBLEM[problem],
  partsRefusal: (reason) =>
    reason.kind === 'unknown-unit'
      ? `This unit is not in the table${reason.nearest === null ? '.' : `; did they mean “${reason.nearest}”?`}`
      : `Another file divides this unit’s task differently: ${reason.fileNames.join(', ')}. Check, and choose one.`,
  parts: ({ unit, parts, state, target, sum }) => {
    const divided = sum === null ? 'no targets filled in yet' : `together ${count(sum)}`;
    const task = target === null ? ', no task in the table' : `, task ${count(target)}`;
    const verdict =
      sum === null || target === null ? '' : sum === target ? ', as it should be' : ', which do not match';
    return `  ${PARTS_STATE[state]}  ${unit}: ${plural(parts.length, 'unit')} below it, ${divided}${task}${verdict}`;
  },
  month,
  addedUp,
  cli: {
    collected: ({ files, added, changed, same, refused }) =>
      `Collected ${plural(files, 'file')}: ${plural(added, 'figure')} new, ${count(changed)} changed, ${count(same)} the same, ${count(refused)} not taken.`,
    figure: (figure) =>
      figure.state === 'changed'
        ? `  changed  ${place(figure)}  ${standing(figure)} → ${figureText(figure)}${addedUp(figure)}  (${source(figure)})`
        : `  new      ${place(figure)}  ${figureText(figure)}${addedUp(figure)}  (${source(figure)})`,
    skipped: (file, reason) => `Not taken: ${file}: ${reason}`,
    notReported: (number, units) =>
      units.length === 0
        ? `Every unit has reported for ${month(number)}.`
        : `${plural(units.length, 'unit')} not reported for ${month(number)}: ${units.join(', ')}`,
    reading: (done, total) => `Reading ${count(done)}/${count(total)}`,
    templatesWritten: (files, directory) => `Wrote ${plural(files, 'template')} to ${directory}.`,
    handedDown: (files, directory) =>
      `Wrote ${plural(files, 'workbook')} to ${directory}, to send to the units.`,
  },
  pane: {
    templatesHeading: 'Templates',
    templatesHint:
      'One file per unit, with its target and what it has reported; only the month cells can be filled in. The files come in one .zip: unpack it and send each unit its own.',
    makeTemplates: 'Make templates',
    openTemplateHint:
      'This Excel can’t save files from the pane. Choose a unit, open its template and save it yourself.',
    openTemplate: 'Open template',
    chooseUnit: 'Unit',
    collectHeading: 'Collect returns',
    drop: 'Drop the returned files here',
    dropHint:
      'As many .xlsx files as you like. You see a preview first; nothing is written until you collect.',
    chooseFiles: 'Choose files',
    readingLabel: 'Progress of reading the files',
    planningLabel: 'Comparing the figures with the ledger',
    reading: (done, total) => `Reading ${count(Math.min(done + 1, total))} of ${count(total)}`,
    notRead: (files) => `${count(files)} ${files === 1 ? 'file has' : 'files have'} not been read yet`,
    cancel: 'Stop reading',
    clear: 'Clear',
    summary: ({ files, added, changed, same, refused }) =>
      `${plural(files, 'file')}: ${count(added)} new, ${count(changed)} changed, ${count(same)} the same, ${count(refused)} not taken`,
    askMonth: 'Some files don’t say which month their figures belong to. Which month are they for?',
    noMonth: 'Choose a month',
    changesHeading: 'Changes to figures in the ledger',
    newHeading: 'New figures',
    refusedHeading: 'Not taken',
    unreadHeading: 'Files that can’t be read',
    same: (figures) => `${plural(figures, 'more figure')} the same as in the ledger; nothing to change.`,
    tick: (figure) => `Collect ${place(figure)} ${figureText(figure)}`,
    blank: 'empty',
    from: (fileName, cell, more) =>
      `${fileName} ${cell}${more > 0 ? ` and ${plural(more, 'more file')}` : ''}`,
    change: (before, after) => `was ${before}, becomes ${after}`,
    apply: ({ figures, changed, rows }) => {
      const some = `${plural(figures, 'figure')}${changed > 0 ? ` (${count(changed)} changed)` : ''}`;
      if (rows === 0) return `Collect ${some}`;
      const listed = `${plural(rows, 'row')} of the key areas`;
      return figures === 0 ? `Collect ${listed}` : `Collect ${some}, ${listed}`;
    },
    partsHeading: 'How units divide their tasks',
    applyParts: (units) => `Collect ${plural(units, 'division')}`,
    nothing: 'Nothing to collect',
    chaseHeading: (number) => `Not reported for ${month(number)}`,
    chaseHint: 'Copy the list of units, or a reminder to send them (in Chinese, with today’s date).',
    deadline: 'Deadline in the reminder',
    copyList: 'Copy list',
    copyText: 'Copy reminder',
    copied: 'Copied',
    copyByHand: 'This can’t be copied automatically here. The text is selected: press Ctrl+C.',
    convertTitle: (to) => `Report ${KIND[to]} from now on?`,
    convertText: (to, figures) =>
      `The ledger holds ${plural(figures, 'figure')}. After conversion they are all ${KIND[to]}, the formulas follow, and the sheets’ results stay the same. You can undo it. Templates already sent out have to be made again.`,
    convert: 'Convert the figures',
    relabel: (to) => `They are ${KIND[to]} already: change the formulas only`,
    keep: 'Leave it',
  },
};

function refusal(reason: Refusal): string {
  switch (reason.kind) {
    case 'not-a-number':
      return 'Not a number. Ask the unit to enter a number.';
    case 'negative':
      return 'Negative. Ask the unit to check it.';
    case 'fraction':
      return 'Not a whole number. Ask the unit to check it.';
    case 'error':
      return 'An error value. Ask the unit to correct it.';
    case 'formula':
      return 'A formula, not a figure typed in. Ask the unit to enter a number.';
    case 'no-month':
      return 'Nothing says which month it is for; choose the month.';
    case 'wrong-kind':
      return 'It is cumulative where the settings ask for monthly figures, or the reverse. Ask the unit to report as the settings say.';
    case 'no-indicator':
      return 'The table has several indicators, and nothing says which this is a figure of. Ask the unit to report with a template.';
    case 'other-indicator':
      return `It is a figure of “${reason.indicator}”, which is no indicator of the breakdown table. Make the templates anew.`;
    case 'two-rows':
      return 'The ledger has two rows with this name, so it is not clear which one is meant; enter it by hand.';
    case 'other-month':
      return `${month(reason.month)} is not a month of the campaign.`;
    case 'other-year':
      return `It is for ${reason.year}, not the target year.`;
    case 'unknown-unit':
      return `This unit is not in the breakdown table${reason.nearest === null ? '.' : `; did they mean “${reason.nearest}”?`} Correct the name and collect again.`;
    case 'conflict':
      return `Different figures for the same month: ${reason.others.map((other) => `${other.fileName} says ${count(other.amount)}`).join(', ')}. Check, and choose one.`;
    case 'decreased':
      return `The running total is below the ${count(reason.amount)} of ${month(reason.month)}. Please check.`;
    case 'collected-before':
      return 'This file was collected before and the ledger has been changed since; the ledger is kept as it is.';
  }
}

const PROBLEM: Readonly<Record<ReturnProblem, string>> = {
  'not-a-workbook':
    'Not an Excel workbook (.xlsx). Check the file; open a .csv or other text file in Excel or WPS, save it as .xlsx and collect again.',
  'old-format': 'In an old format (.xls, .et). Save it as .xlsx and collect again.',
  encrypted: 'It has a password. Remove the password and collect again.',
  damaged: 'Damaged or incomplete. Ask the unit to send it again.',
  'too-large': 'Too large, and not opened. A return is one small table; check the file.',
  unsafe: 'It contains something unsafe and was not opened. Save a copy in Excel or WPS and collect again.',
  'no-worksheet': 'It holds only charts and no cells. Check the file.',
  unreadable: 'It can’t be read; another program may be using it. Close that and collect again.',
  'no-figures': 'No unit name with a figure was found. Check the file, or enter it by hand.',
  'not-filled-in': 'A template with nothing filled in.',
  'year-end-workbook':
    'This is a year-end workbook made by this program, and no return; none of its figures was taken. Drop the files the units sent in.',
  'several-figures': 'It has several figures, and nothing says which one is meant. Enter it by hand.',
};

function place({ unit, month: number }: PlannedFigure): string {
  return number === null ? unit : `${unit}, ${month(number)}`;
}

function figureText({ amount, text }: PlannedFigure): string {
  return amount === null ? text : count(amount);
}

function standing({ before }: PlannedFigure): string {
  return typeof before === 'number' ? count(before) : textOf(before);
}

function source({ sources }: PlannedFigure): string {
  return sources[0]?.fileName ?? '';
}

function addedUp({ addedUp: sum }: Pick<PlannedFigure, 'addedUp'>): string {
  if (!sum) return '';
  return sum.reported < sum.units
    ? ` (only ${count(sum.reported)} of ${plural(sum.units, 'unit')} below reported)`
    : ' (sum of the units below)';
}
