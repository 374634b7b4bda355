/** The messages of the task pane, in English. */
import { papersEnUS } from '../paper-words/en-US';
import type { CoreRole } from '../../domain/table/header/header-rows';
import type { HostFeature } from '../../spreadsheet/host';
import { measureWord, unnamedText } from '../en-US';
import { englishMonth as month, englishMonths } from '../months';
import { amount, count, signed } from '../numbers';
import type { Notice, PaneMessages } from './messages';

const COLUMN: Readonly<Record<CoreRole, string>> = {
  unit: 'a unit-name column',
  baseline: 'a baseline column',
  target: 'a target column',
};

const FEATURE: Readonly<Record<HostFeature, string>> = {
  'merged-cells': 'Merged cells can’t be seen: headings that span columns may be misread.',
  'hidden-rows': 'Hidden rows can’t be told apart, so checks don’t mention them.',
  'print-setup': 'Printing can’t be set up: please set paper, margins and repeated headings yourself.',
  'page-numbers':
    'Headers and footers of the table’s sheet can’t be seen, so its pages were not numbered; please number them yourself.',
  'neighbour-look': 'New columns copy the look of their neighbour only roughly.',
  'exact-undo': 'A change can’t be undone exactly: save a copy before important changes.',
  'cell-formats': 'Some fonts, colours, borders or number formats were not set; the figures are right.',
  'sheet-layout':
    'Some widths, heights, frozen panes or tab colours were not set; please adjust them yourself.',
  'conditional-formats': 'Colours by status and data bars were not set; the figures are right.',
  'known-rules':
    'Existing conditional formats can’t be read: they stay as they are, and added rows may lack colours by status; the figures are right.',
  validation: 'Input cells do not refuse entries that do not belong in them; please take care when typing.',
  charts: 'Charts are missing or incomplete; the figures are right.',
  'digital-signature':
    'This workbook is signed: any change makes the signature invalid, so it is taken out. Please sign again after saving.',
};

const plural = (amount: number, thing: string, things = `${thing}s`): string =>
  `${count(amount)} ${amount === 1 ? thing : things}`;

const UNCONFIRMED = {
  exact: 'Undo works as usual.',
  contents:
    'Undo restores contents, sheets and names, but not every format of this step (fonts, borders, widths, colours, charts).',
  none: 'What it replaced is not known here, so Undo takes back neither this step nor earlier ones. To go back, try Ctrl+Z, or close the workbook without saving and open it again.',
} as const;

export const paneEnUS: PaneMessages = {
  product: 'Breakdown Assistant',
  openPane: 'Open the pane for the details.',
  notOpened:
    'The year-end workbook was made, but Excel did not open it (a policy or a pop-up blocker may prevent it). This workbook was not changed. Open the pane and make it again under Summaries: the pane saves it as a file.',
  partFailed: 'This part could not be shown',
  working: 'Working…',
  close: 'Close',
  locate: 'Go to',
  locateWhat: (what) => `Go to ${what}`,
  more: (hidden, step) => `Show ${count(Math.min(hidden, step))} more (${count(hidden)} left)`,
  month,
  months: englishMonths,
  span: (first, last) => `${month(first)}–${month(last)}`,
  points: (points) => signed(Math.round(points * 100) / 100),
  pointsUnit: 'pp',
  notice,
  feature: (feature) => FEATURE[feature],
  featuresTitle: 'What this spreadsheet program can’t do',
  unconfirmedTitle: 'Excel did not confirm this step',
  unconfirmed: (undo) =>
    `The connection was lost while it was written. The workbook was read again: the cells, sheets and names of this step are complete, so it need not be repeated.${undo === null ? '' : ` ${UNCONFIRMED[undo]}`}`,
  table: {
    heading: 'Breakdown table',
    reread: 'Detect again',
    searching: 'Looking for the breakdown table…',
    choose: 'This workbook has several breakdown tables; choose one',
    chooseIndicator: 'The table has several indicators; look at',
    indicator: ({ name, unitOfMeasure }) => `${name} (${unitOfMeasure})`,
    units: (units) => plural(units, 'unit'),
    years: (base, target) => `${base} → ${target}`,
    choice: ({ sheet, range, units }) =>
      `${sheet}${range === null ? '' : ` ${range}`} (${plural(units, 'unit')})`,
    none: 'No breakdown table found',
    own: {
      'year-end': 'This is a year-end workbook',
      phase: 'This is a phase summary',
      ledger: 'This is a ledger of monthly returns',
      return: 'This is the monthly return of a unit',
      areas: 'This is a sheet of the key areas',
    },
    unread: 'The workbook has not been read yet',
    nearMiss: ({ sheet, found, missing, unnamed = [], inWords = false }) =>
      inWords
        ? `Sheet “${sheet}” has a list of tasks in words, without target figures that could be added up.`
        : missing.length === 0
          ? `Sheet “${sheet}” has the headings, but no units below them.`
          : `Sheet “${sheet}” has ${listed(found.map((role) => COLUMN[role]))}, but not ${[listed(missing.map((role) => COLUMN[role])), ...unnamedText(unnamed)].join('. ')}.`,
    needsTitle: 'A breakdown table needs:',
    needs: [
      'a column of unit names, such as “单位名称” or “责任单位”',
      'a target column, such as “任务数”, “目标任务” or “2015新增任务数（人）”',
      'a baseline column, such as “2014年底会员数”, and a column of achieved figures are optional',
    ],
  },
  actions: {
    retry: 'Try again',
    label: 'Main actions',
    failed: 'Not done',
    workbook: 'This workbook',
    reading: 'Reading the workbook',
  },
  convertTexts: {
    title: (figures) => `${count(figures)} figure${figures === 1 ? ' is' : 's are'} text`,
    text: 'Formulas do not count text: unless they are converted, no sheet includes these figures. Undo takes the conversion back together with this step.',
    figure: ({ unit, text, number, unitOfMeasure, ...measured }) =>
      `${unit}, ${measureWord(measured)}: “${text}” → ${amount(number, unitOfMeasure)}`,
    more: (figures) => `${count(figures)} more`,
    convert: { recompute: 'Convert and recalculate', make: 'Convert and make' },
    leave: 'Do not convert',
    notCounted: (figures) =>
      `${count(figures)} figure${figures === 1 ? ' is' : 's are'} text. Formulas do not count text, so nothing includes ${figures === 1 ? 'it' : 'them'}. Open the pane and click again; it can convert ${figures === 1 ? 'it' : 'them'} to numbers first.`,
  },
  tabs: {
    label: 'Views',
    checks: 'Checks',
    progress: 'Progress',
    returns: 'Returns',
    summary: 'Summary',
    divide: 'Divide',
    settings: 'Settings',
  },
  commands: {
    openPane: 'Open pane',
    recompute: 'Recalculate',
    check: 'Check',
    locate: 'Findings in this cell',
    summarisePhases: 'Make phase summaries',
    yearEnd: 'Make year-end workbook',
    undo: 'Undo',
  },
  checks: {
    severity: { error: 'Errors', warning: 'Warnings', info: 'Notes' },
    none: 'The check found nothing wrong',
    noneHint: 'The totals and all the units’ figures have been checked.',
    fix: 'Fix',
    fixWhat: (cell) => `Fix ${cell}`,
    fixAll: (fixes) => `Fix all (${count(fixes)})`,
    fixHint: 'Does only what the Fix buttons do. You can undo it.',
  },
  progress: {
    figures: {
      target: 'Target',
      actual: 'Achieved',
      completion: 'Completion',
      pace: 'Pace',
      gap: 'Gap to pace',
      growth: 'Growth',
    },
    unitOfMeasure: (name) => (name === '人' ? '' : name),
    notCounted: (figures) =>
      `${count(figures)} figure${figures === 1 ? ' is' : 's are'} text and not counted.`,
    upTo: (number) => `to the end of ${month(number)}`,
    goal: (rate) => `goal ${rate}`,
    reported: ({ reported, units }) => `${count(reported)} of ${plural(units, 'unit')} reported`,
    status: {
      done: 'Done',
      onPace: 'On pace',
      lagging: 'Behind',
      severelyLagging: 'Far behind',
      notReported: 'Not reported',
      noTask: 'No target',
      unclear: 'To be verified',
    },
    statusLabel: 'Units by status',
    unitsHeading: 'Units',
    paceMark: 'The tick marks the pace',
    paceMarkByPeriods: 'The tick marks each unit’s pace, by what was due of its target',
    sort: 'Order of units',
    byTable: 'As in the table',
    byRank: 'By rank',
    rank: (rank) => `No. ${count(rank)}`,
    unnamed: (row) => `Row ${row} (no name)`,
    empty: 'No unit has reported yet',
    emptyHint:
      'Recalculate adds a column for the actual figures: fill in how many members each unit has recruited. Or make a ledger under Returns.',
    emptyHintLedger:
      'Enter each unit’s monthly return in the ledger. Leave months without a return empty; do not enter 0.',
  },
  returns: {
    noLedger: 'There is no ledger yet',
    noLedgerHint:
      'The ledger is a sheet of units by months. Enter each month’s returns there; the running totals, the actual figures and the phase summaries are calculated from it.',
    make: 'Make the ledger',
    open: 'Open the ledger',
    monthsHeading: 'Returns by month',
    month: 'Month',
    reported: 'Reported',
    added: (unitOfMeasure) => (unitOfMeasure === '人' ? 'New' : `New (${unitOfMeasure})`),
    reportedOf: (reported, units) => `${count(reported)}/${count(units)}`,
    afterCutOff: 'not due',
    toCome: (months) => `Not due yet: ${months}.`,
    nothingDue:
      'The ledger is still empty: returns are due once the first figure is entered, or a cut-off month is set under Settings.',
    missingHeading: (number) => `Returns missing up to ${month(number)}`,
    missingCount: (units) => plural(units, 'unit'),
    complete: 'Every unit has reported',
  },
  summary: {
    phasesHeading: 'Phase summaries',
    phasesHint:
      'One sheet per phase, ready to print. Making it again refreshes it in place and keeps what was typed in the remarks.',
    phase: ({ name, months }) => `${name} (${months})`,
    make: 'Make phase summaries',
    chooseOne: 'Choose at least one phase.',
    madeHeading: 'Phase summaries made',
    copy: (sheet, copy) => `“${sheet}” had been changed by hand; the old sheet was kept as “${copy}”.`,
    yearEndHeading: 'Year-end workbook',
    yearEndHint:
      'A separate workbook: the year’s table, the phases, the monthly trend, the ranking, the record of checks and a draft report. This workbook stays as it is, unless you agree to convert texts to numbers.',
    makeYearEnd: 'Make year-end workbook',
    cancel: 'Cancel',
    cancelling: 'Cancelling…',
    steps: { reading: 'Read', computing: 'Compute', opening: 'Open' },
    stepLabel: 'Progress of the year-end workbook',
    papersHeading: 'Papers',
    papersHint:
      'Word documents in the format of official papers, in Chinese. Their figures are this workbook’s, up to the cut-off month; what only people can write is marked in red. This workbook is not changed.',
    papersElsewhere:
      'This Excel can’t save files. Open the workbook in Excel on the web or for Windows, in WPS or in the workbench and make the paper there, or run breakdown report.',
    paper: {
      bulletin: 'Monthly bulletin',
      phase: 'Phase summary',
      'year-end': 'Report of the year',
      reminder: 'Reminder',
    },
    material: 'Make the sheet 文稿素材',
    materialHint:
      'What you write on the sheet 文稿素材 goes into the papers, now and later. Click again in a new month: its lines are added.',
    paperPhase: 'The phase to write about',
    paperMonth: 'The month the figures are counted to',
    paperMonthOpen: 'Not known: leave a marked place',
    replaceTitle: 'This sheet was changed by hand',
    replaceText: (sheet) =>
      `“${sheet}” was changed by hand. If you go on, it is made again and the old sheet is kept as a copy. Nothing is lost.`,
    replace: 'Go on',
    skip: 'Skip',
  },
  selfTest: {
    heading: 'Self-test',
    hints: {
      wps: 'Tries everything it needs from WPS on a temporary sheet and in a temporary workbook, reads the results back, and deletes both. Nothing else is touched. The report lists every call, but none of your figures or file names.',
      excel:
        'Tries everything it needs from Excel on a temporary sheet, reads the results back, and deletes the sheet. Nothing else is touched. The report lists every request and its answer, but none of your figures or sheet names.',
    },
    unfinished:
      'The last self-test did not finish. The checks it completed are kept: please save or copy the report and send it to your support.',
    run: 'Run self-test',
    running: 'Testing…',
    allPassed: 'All passed: everything works on this computer',
    failed: (failures) => `${failures} not passed`,
    passed: 'passed',
    notPassed: 'not passed',
    save: 'Save report',
    saved: (path) => `Saved to ${path}. Please send it to your support.`,
    copy: 'Copy report',
    copied: 'Copied. Please paste it into a mail to your support.',
    copyByHand:
      'It could not be copied automatically. Click the text below, press Ctrl+A and Ctrl+C, and send it to your support.',
    report: 'Report',
    checks: {
      cells: 'Writing and reading cells',
      formulas: 'Formulas and their results',
      formats: 'Fonts, colours, borders, number formats',
      'copied-formats': 'Copying a neighbour’s look',
      layout: 'Widths, heights, hidden columns, tab colour',
      shapes: 'Reading a cell, a row, a column',
      mixed: 'Cells with different formats',
      calculation: 'Calculating',
      'frozen-panes': 'Frozen panes',
      merges: 'Merged cells',
      'data-bar': 'Data bars',
      'color-rule': 'Colours by condition',
      validation: 'What may be typed',
      chart: 'Charts',
      print: 'Print set-up',
      names: 'Defined names',
      undo: 'Undo',
      files: 'Files (year-end workbook)',
      events: 'Following edits',
      'two-hosts': 'Pane and ribbon taking turns on one workbook',
      saving: 'Saving, closing and opening',
      protection: 'Sheet protection',
    },
  },
  settings: {
    version: (version) => `Breakdown Assistant ${version}`,
    openWithBook: {
      label: 'Show the pane when this workbook opens',
      hint: 'Kept in the workbook and saved with it; it concerns only people who have this add-in.',
      refused:
        'Excel did not keep this; nothing else was changed. If the workbook is read-only, save a copy and try again.',
    },
    notMade: 'There is no settings sheet yet',
    notMadeHint: 'It is made the first time you choose Recalculate. Until then the defaults below apply.',
    open: 'Open the settings sheet',
    changeHeading: 'Common settings',
    allHeading: 'Other settings',
    defaultsHeading: 'Defaults in force',
    phasesHeading: 'Phases',
    badHeading: 'Entries that can’t be used',
    cutOff: 'Cut-off month',
    automatic: (number) => `Automatic (now ${month(number)})`,
    sharedMonth: 'A month shared by two phases counts in',
    sharedMonthWords: { earlier: 'the earlier phase', later: 'the later phase' },
    returnKind: 'Figures in returns are',
    returnKindWords: { monthly: 'the month’s new members', cumulative: 'the running total' },
    convertLedger: 'What about figures already in the ledger…',
    order: 'Order of units',
    orderWords: { table: 'as in the table', rank: 'by rank' },
    growthGoal: 'Growth goal',
    growthGoalBad: 'Enter a percentage between 0 and 1000, for instance 15.',
    growthGoalNone: 'No goal is set: growth is not checked, and no sheet mentions a goal.',
    unstatedTitle: 'Not stated in the table',
    remake: 'After a change, make the phase summaries again under Summary.',
    campaign: 'Campaign',
    federation: 'Federation',
    years: 'Base → target year',
    lagging: 'Behind if below',
    severe: 'Far behind if below',
    ofPace: (rate) => `${rate} of the pace`,
    unset: 'not set',
  },
};

function notice(told: Notice): string {
  switch (told.kind) {
    case 'recomputed':
      return recomputed(told);
    case 'unchanged':
      return 'Everything is up to date; nothing to change';
    case 'reread':
      return `Detected again: ${plural(told.units, 'unit')}`;
    case 'undone':
      return 'The last step was undone';
    case 'no-finding':
      return `The check found nothing in ${told.cell}`;
    case 'nothing-to-undo':
      return 'There is nothing left to undo';
    case 'fixed':
      return `Fixed ${plural(told.count, 'finding')}${told.settingsMade === null ? '' : ` and made the sheet “${told.settingsMade}”`}`;
    case 'nothing-fixed':
      return 'This was changed already; nothing to fix';
    case 'ledger-made':
      return `Made “${told.sheet}”`;
    case 'phases-made':
      return `Made ${plural(told.count, 'phase summary', 'phase summaries')}${told.copies > 0 ? `, kept ${plural(told.copies, 'copy', 'copies')}` : ''}`;
    case 'areas-updated':
      return 'Updated the sheets of the key areas';
    case 'phases-skipped':
      return 'Skipped; the phase summaries were not changed';
    case 'year-end-opened':
      return 'The year-end workbook was made and opened';
    case 'year-end-saved':
      return `Made “${told.fileName}”`;
    case 'paper-saved':
      return paperSaved(told);
    case 'material-made':
      return `The sheet “${told.sheet}” is ready: write in its pale yellow column`;
    case 'setting-changed':
      return 'The setting was changed';
    case 'collected':
      return `Collected: ${plural(told.added, 'new figure')}${told.changed > 0 ? `, ${count(told.changed)} changed` : ''}${told.rows > 0 ? `, ${plural(told.rows, 'row')} of the key areas` : ''}`;
    case 'templates-saved':
      return `Made ${plural(told.count, 'template')}, saved as “${told.fileName}”`;
    case 'template-opened':
      return `Opened the template of “${told.unit}”; save it and send it to the unit`;
    case 'ledger-converted':
      return 'The ledger was converted, and the formulas that use it were changed';
    case 'parts-collected':
      return `Collected ${plural(told.units, 'division')}`;
    case 'plan-started':
      return `Made ${told.sheets.join(', ')}`;
    case 'schemes-made':
      return `Wrote ${plural(told.count, 'scheme')}`;
    case 'scheme-adopted':
      return `Adopted ${told.scheme}: its targets are in the table`;
    case 'handed-down':
      return `Made ${plural(told.count, 'workbook')}, saved as “${told.fileName}”`;
    case 'cancelled':
      return 'Cancelled; nothing was changed';
  }
}

function listed(parts: readonly string[]): string {
  const last = parts[parts.length - 1] ?? '';
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${last}` : last;
}

function paperSaved({ fileName, toFill, refused }: Notice & { kind: 'paper-saved' }): string {
  return [
    `Made “${fileName}”${toFill === 0 ? '' : `; ${plural(toFill, 'place')} to fill in`}`,
    ...refused.map((sentence) => papersEnUS.refused(sentence)),
  ].join('. ');
}

function recomputed({ added, updated, settingsMade }: Notice & { kind: 'recomputed' }): string {
  const parts = [
    added > 0 ? `added ${plural(added, 'column')}` : '',
    updated > 0 ? `updated ${plural(updated, 'column')}` : '',
    settingsMade === null ? '' : `made the sheet “${settingsMade}”`,
  ].filter((part) => part !== '');
  const text = parts.length === 0 ? 'updated' : parts.join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
