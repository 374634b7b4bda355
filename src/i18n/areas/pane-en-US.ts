/** The words of the key areas in the pane, in English: their card, and the preview of collecting. */
import { entryChanges, type PlannedEntry } from '../../domain/areas/collect-areas';
import { count } from '../numbers';
import type { AreaWords } from './messages';

const plural = (amount: number, thing: string): string =>
  `${count(amount)} ${thing}${amount === 1 ? '' : 's'}`;

export const areasEnUS: AreaWords = {
  heading: 'Key areas',
  noList:
    'Make a list of the employers and projects where unions are to be founded. A summary by unit and area follows it, and stands in the phase summaries and the year-end workbook.',
  hint: 'The summary follows the list by itself. After adding a unit or an area, update the sheets with the button below.',
  make: 'Make the list of key areas',
  update: 'Update the summary',
  total: ({ due, founded, rate, members }) =>
    `Unions due: ${due}, founded: ${founded} (${rate}), members: ${members}.`,
  uncounted: (rows) => `Not counted: ${plural(rows, 'row')} with a wrong unit or area; see Checks.`,
  byArea: 'By area',
  byUnit: 'By unit',
  founded: (founded, due) => `${founded} of ${due}`,
  collect: {
    headings: {
      new: 'Key areas: new',
      changed: 'Key areas: changed',
      vanished: 'Key areas: no longer in the returned files',
      refused: 'Key areas: can’t be taken',
    },
    vanishedHint: 'Rows without a tick stay in the list; a ticked row is emptied, which can be undone.',
    same: (rows) => `${plural(rows, 'row')} of the key areas did not change.`,
    entry: entryText,
    details,
    doubt: ({ state, isContested, nearest }) => {
      if (state === 'refused') {
        return nearest === null
          ? 'Its unit is not in the breakdown table; please correct it and collect again.'
          : `Its unit is not in the breakdown table; did they mean “${nearest}”? Please correct it and collect again.`;
      }
      return isContested ? 'Several files say different things; please choose one.' : '';
    },
    tick: ({ entry }) => `Take ${entry.unit} ${entry.name}`,
    from: (files) => `From ${files.join(', ')}`,
    line: (planned) => `  ${STATE[planned.state]}  ${entryText(planned)}${detailsBehind(planned)}`,
    kept: (rows) =>
      `${plural(rows, 'row')} of the key areas are no longer in the returned files, and were kept; collect again with --drop-vanished to empty them.`,
  },
};

const STATE: Readonly<Record<PlannedEntry['state'], string>> = {
  new: 'new',
  changed: 'changed',
  vanished: 'emptied',
  same: 'same',
  refused: 'refused',
};

function entryText({ entry: { unit, area, name } }: PlannedEntry): string {
  return [unit, area, name].filter((part) => part !== '').join(' · ');
}

function details(planned: PlannedEntry): string {
  return entryChanges(planned)
    .map(({ heading, before, after }) =>
      before === null
        ? `${heading} ${after}`
        : `${heading} ${before === '' ? '(empty)' : before} → ${after === '' ? '(empty)' : after}`,
    )
    .join(', ');
}

function detailsBehind(planned: PlannedEntry): string {
  const text = details(planned);
  return text === '' ? '' : `: ${text}`;
}
