/** The messages about reading a plan, in English. */
import type { PlanProblem } from '../../domain/plan/plan-document';
import type { PlanKey } from '../../domain/plan/read-plan';
import { count, percentAgainst, shortPercent } from '../numbers';
import type { PlanWords } from './messages';

const KEY: Readonly<Record<PlanKey, string>> = {
  campaign: 'campaign',
  federation: 'issued by',
  documentNumber: 'document number',
  baseYear: 'base year',
  targetYear: 'target year',
  growthGoal: 'growth goal',
  total: 'total task',
  phase: 'phase',
  reporting: 'reporting duty',
  reportingDay: 'day of reporting',
  finalReport: 'final report',
  keyArea: 'key area',
  milestone: 'milestone',
};

const PROBLEM: Readonly<Record<PlanProblem, string>> = {
  'save-as-docx': 'this format cannot be read. Open it in Word or WPS Writer, save it as .docx and try again',
  'not-a-document':
    'this is no Word document (.docx). Open it in Word or WPS Writer, save it as .docx and try again',
  damaged: 'the file is damaged. Open it in Word or WPS Writer, save a copy and try again',
  encrypted: 'the file has a password. Save it without one and try again',
  'too-large':
    'the file, or what it unpacks to, is too large and was not read. Keep the plan and its table only and try again',
  unsafe:
    'the file has unsafe content (XML entities) and was not read. Open it in Word or WPS Writer, save a copy and try again',
  empty: 'no text was found. Text in scanned pictures cannot be read: use a file with text',
};

export const planEnUS: PlanWords = {
  problem: (problem, path) => `${path}: ${PROBLEM[problem]}. Nothing was written.`,
  key: (key) => KEY[key],
  difference: (difference) =>
    difference.kind === 'goal-missed'
      ? `The text wants a growth of ${shortPercent(difference.stated)}; the targets of the plan’s own table give ${percentAgainst(difference.inTable, difference.stated)}.`
      : `The text states a total of ${count(difference.stated)} ${difference.unitOfMeasure}; the targets of the plan’s own table add up to ${count(difference.inTable)} ${difference.unitOfMeasure}.`,
  cli: {
    read: ({ items, units }) =>
      `${items} things were read from the plan${units === 0 ? '; it has no breakdown table, fill one in in the new workbook' : `, and a breakdown table of ${units} units`}.`,
    item: ({ key, value, place }) => `  ${KEY[key]}: ${value}${place === '' ? '' : ` (${place})`}`,
    missing: (keys) =>
      `The plan does not say, and it is left to fill in: ${keys.map((key) => KEY[key]).join(', ')}.`,
    contradiction: (key, values) =>
      `The plan gives more than one ${KEY[key]}, and none was taken: ${values.join(', ')}.`,
  },
};
