/**
 * The view 分解 in English.
 */
import { englishMonth } from '../months';
import { count } from '../numbers';
import { planEnUS } from '../plan/en-US';
import type { DivideWords } from './messages';

export const divideEnUS: DivideWords = {
  plan: {
    heading: 'Read a plan',
    hint: 'Paste the text of the plan, or choose a .docx, .txt, .md or .html file. See what was read before any sheet is made.',
    chooseFile: 'Choose a plan',
    pasteLabel: 'Text of the plan',
    pastePlaceholder: 'Paste the whole plan here',
    read: 'Read',
    reading: 'Reading',
    problem: (problem, fileName) => planEnUS.problem(problem, fileName),
    found: ({ items, units }) =>
      `${count(items)} things read${units === 0 ? '; no breakdown table found' : `, and a table of ${count(units)} units`}`,
    checkHint:
      'Go through them: untick what you do not want, change what is wrong. Below each stand its sentence and its place.',
    take: (label) => `Take ${label}`,
    value: (label) => `Value of ${label}`,
    unclear: 'Said in more than one way: choose one',
    differences: 'The text and the plan’s own table differ',
    missing: (labels) => `The plan does not say, left to fill in: ${labels.join(', ')}`,
    bad: 'This can’t be used: change it, or untick it',
    make: 'Make the sheets',
    makeBook: 'Make a new workbook',
    discard: 'Discard',
  },
  allocation: {
    heading: 'Divide the task',
    hint: 'Targets add up to the total exactly. The preview follows every change; the table stays as it is until you adopt.',
    goal: 'How much',
    byTotal: 'By total',
    byGrowth: 'By growth',
    total: (unitOfMeasure) => `Total (${unitOfMeasure})`,
    growth: 'Growth',
    slider: 'Drag to change',
    scheme: (number) => `Scheme ${number}`,
    schemes: 'Schemes',
    addScheme: 'Add a scheme',
    removeScheme: 'Remove',
    method: 'Method',
    methods: {
      baseline: 'By baseline',
      growth: 'Equal growth',
      room: 'By room left',
      'last-year': 'By last year',
      even: 'Evenly',
    },
    weight: 'Weight',
    column: 'Column',
    mix: 'Mix in a method',
    removeMethod: 'Remove this method',
    rounding: 'Round to',
    least: 'Least for each',
    most: 'Most for each',
    growthFrom: 'Growth from',
    growthTo: 'Growth to',
    bounds: 'Bounds',
    rules: 'Rules for single units',
    ruleUnit: 'Unit',
    ruleKind: 'Rule',
    ruleKinds: {
      fixed: 'Target is',
      least: 'At least',
      most: 'At most',
      growthFrom: 'Growth from',
      growthTo: 'Growth to',
    },
    ruleFigure: 'Figure',
    addRule: 'Add',
    removeRule: (unit, rule) => `Remove ${unit}: ${rule}`,
    noUnit: 'The table has no such unit',
    bad: 'Enter a number of 0 or more',
    noColumn: 'This method goes by a column of the table: choose one',
    preview: (scheme) => `Preview of ${scheme}`,
    sum: (sum, unitOfMeasure) => `Total ${sum} ${unitOfMeasure}`,
    part: ({ unit, target, growth, present }) =>
      `${unit} ${target}${growth === null ? '' : `, growth ${growth}`}${present === null ? '' : `, now ${present}`}`,
    legend: 'Bars show the proposed targets, ticks the present ones',
    make: 'Write 分解方案',
    adopt: (scheme) => `Adopt ${scheme}`,
    adoptTitle: 'Adopt this scheme?',
    adoptText: (scheme, units) =>
      `The targets of ${scheme} go into the table, in place of the present targets of ${count(units)} units; all schemes are written on 分解方案. You can undo this.`,
    adoptYes: 'Adopt',
    adoptNo: 'Not now',
  },
  handDown: {
    heading: 'Hand the task down',
    hint: 'One workbook for each unit: its task, rows for its own units, a page to sign. They come as one .zip to send out. Drop them under Returns when they are back: what the units below were given is checked against the task.',
    make: 'Make the workbooks',
    openHint: 'This Excel can’t save files from the pane. Choose a unit, open its workbook, and save it.',
    unit: 'Unit',
    open: 'Open the workbook',
  },
  milestones: {
    heading: 'Dates',
    hint: (month) =>
      month === null
        ? 'No month is reported and no cut-off month is set: nothing counts as due'
        : `As of the cut-off month, ${englishMonth(month)}`,
    overdue: 'Due',
    next: 'Next',
    later: 'Later',
    regular: 'Regular',
    undated: 'No month stated',
  },
};
