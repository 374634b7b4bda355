/** The messages that every part of the product needs, in English. */
import { cellAddress } from '../spreadsheet/address';
import { namedTarget } from './named-target';
import type { Measure } from '../domain/table/breakdown';
import type { Phase } from '../domain/campaign/campaign';
import {
  isAreaFinding,
  type AreaFinding,
  type Finding,
  type FindingCode,
  type FindingDetails,
  type OfMeasure,
  type SettingExpectation,
  type Severity,
  type LayoutFinding,
} from '../domain/finding';
import type { StaleCause } from '../spreadsheet/grid';
import type { GoalOrigin, PhasesOrigin } from '../domain/campaign/starting-campaign';
import type { OwnSheetKind } from '../domain/own-sheet-kind';
import type { HostStep } from '../spreadsheet/host';
import type { FailureCode, FailureDetails, Messages, UsageProblem } from './messages';
import { englishMonth, englishMonths, monthsFromTo } from './months';
import { amount, count, percent, percentAgainst, quantity, shortPercent, signedQuantity } from './numbers';
import { areaText } from './areas/en-US';
import { hiddenRowsText, totalCauseText } from './totals/en-US';

const MEASURE_WORDS: Readonly<Record<Measure, string>> = {
  baseline: 'baseline',
  target: 'target',
  actual: 'recruited figure',
};

/** What is measured, in the words of the table where it has its own. */
export function measureWord({ measure, heading }: OfMeasure, plural = ''): string {
  return heading === undefined ? MEASURE_WORDS[measure] + plural : `“${heading}”`;
}

const COLUMN = {
  unit: 'a unit-name column',
  baseline: 'a baseline column',
  target: 'a target column',
} as const;
const SEVERITY: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

const EXPECTED: Readonly<Record<SettingExpectation, string>> = {
  year: 'it should be a four-digit year',
  rate: 'it should be a percentage such as 15%',
  month: 'it should be a month from 1 to 12',
  'campaign-month': 'it should be one of the campaign’s months, or empty',
  'month-order': 'the last month cannot be before the first',
  'phase-name': 'a phase needs a name',
  'shared-month': 'it should be 前一阶段 or 后一阶段',
  'return-kind': 'it should be 当月新增 or 累计',
  day: 'it should be a day from 1 to 31, or blank',
  factor: 'it should be a percentage above 0 and up to 200%',
  'yes-no': 'it should be 是 (yes) or 否 (no)',
  order: 'it should be 按表内顺序 or 按排名',
};

export const enUS: Messages = {
  finding: withIndicator,
  handling: (code) => HANDLING[code],
  severity: (severity) => SEVERITY[severity],
  nameOrigin: (name, origin) => {
    if (origin.kind === 'assumed')
      return `The name “${name}” is assumed from the title; it can be changed in 参数 (settings).`;
    return origin.kind === 'none'
      ? 'The table states no campaign name, so the sheets state none; it can be entered in 参数 (settings).'
      : null;
  },
  federationOrigin: (name, origin) =>
    origin.kind === 'assumed'
      ? `The federation “${name}” is assumed from the place in the title; it can be changed in 参数 (settings).`
      : null,
  goalOrigin: (goal, origin) =>
    goal === null || origin.kind === 'none'
      ? 'No growth goal is set; it can be entered in 参数 (settings).'
      : `Goal of ${shortPercent(goal)}: ${originText(origin)}.`,
  phasesOrigin: (phases, origin) => {
    const unstated = 'The table states no phases.';
    const changeable = 'they can be changed in 参数 (settings).';
    if (origin.kind === 'assumed') return `${unstated} The four quarters are used for now; ${changeable}`;
    const names = phases.map(({ name }) => name).join(', ');
    if (origin.kind === 'periods')
      return `${unstated} The parts of its targets are used for now: ${names}; ${changeable}`;
    return `Phases: ${phases.map(phaseText).join(', ')}; ${originText(origin)}.`;
  },
  noYear: () => 'The table states no year, so the sheets state none; it can be entered in 参数 (settings).',
  noUnitOfMeasure: (heading, assumed) =>
    `“${heading}” states no unit of measure. ${assumed} is used for now; to state another, add it to the heading: “${heading}（${assumed === '户' ? '亩' : '户'}）”.`,
  failure,
  cli: {
    findings: (counts) =>
      `Findings: ${plural(counts.error, 'error')}, ${plural(counts.warning, 'warning')}, ${plural(counts.info, 'note')}.`,
    noFindings: () => 'Nothing found.',
  },
};

function phaseText({ name, firstMonth, lastMonth }: Phase): string {
  return `${name} (${englishMonths(monthsFromTo(firstMonth, lastMonth))})`;
}

function originText(
  origin: Exclude<GoalOrigin | PhasesOrigin, { kind: 'none' | 'periods' | 'assumed' }>,
): string {
  switch (origin.kind) {
    case 'plan':
      return `from the plan ${origin.document}`;
    case 'text':
      return `from “${origin.goal.words}” in ${origin.goal.cell.sheet}!${cellAddress(origin.goal.cell)}`;
    case 'settings':
      return 'as set in 参数 (settings)';
  }
}

export const plural = (amount: number, thing: string): string =>
  `${count(amount)} ${thing}${amount === 1 ? '' : 's'}`;

function persons(value: number, unitOfMeasure: string): string {
  return unitOfMeasure === '人' ? `${count(value)} persons` : amount(value, unitOfMeasure);
}

/** Puts the indicator's name before a finding, where the table has several indicators. */
function withIndicator(finding: Finding): string {
  const { indicator } = finding;
  const text = isAreaFinding(finding) ? areaText(finding) : describe(finding);
  return indicator === undefined ? text : `${indicator}: ${text}`;
}

function describe(finding: Exclude<Finding, AreaFinding>): string {
  switch (finding.code) {
    case 'total-mismatch': {
      const { unitOfMeasure, stated, computed, difference, cause, blocks } = finding.details;
      return `The stated total of the ${measureWord(finding.details)} is ${quantity(stated, unitOfMeasure)}, the units${blocks ? ` of the ${blocks} blocks side by side` : ''} add up to ${quantity(computed, unitOfMeasure)}: a difference of ${signedQuantity(difference, unitOfMeasure)}.${totalCauseText(cause)}`;
    }
    case 'subtotal-mismatch': {
      const { name, unitOfMeasure, stated, computed, difference, cause } = finding.details;
      return `The ${measureWord(finding.details)} of “${name}” is stated as ${quantity(stated, unitOfMeasure)}, its units add up to ${quantity(computed, unitOfMeasure)}: a difference of ${signedQuantity(difference, unitOfMeasure)}.${totalCauseText(cause)}`;
    }
    case 'total-missing':
      return 'The table has no total row; one can be added.';
    case 'total-is-constant':
      return `The total of the ${measureWord(finding.details)}, ${quantity(finding.details.stated, finding.details.unitOfMeasure)}, is typed in and not a formula; it will not follow when a unit’s figure changes.`;
    case 'not-a-number':
    case 'error-cell':
      return badFigure(finding);
    case 'text-number':
      return `The ${measureWord(finding.details)} of “${finding.details.unit}”, “${finding.details.text}”, is text; the check reads it as ${persons(finding.details.value, finding.details.unitOfMeasure)}. Formulas do not count text: no sheet includes it until it is converted to a number.`;
    case 'negative-number':
      return `The ${measureWord(finding.details)} of “${finding.details.unit}” is negative: ${quantity(finding.details.value, finding.details.unitOfMeasure)}.`;
    case 'fractional-number':
      return fractionalNumber(finding.details);
    case 'blank-number':
    case 'blank-unit':
    case 'duplicate-unit':
    case 'merged-data':
    case 'hidden-row':
    case 'assumed-actual':
    case 'assumed-target':
      return layoutText(finding);
    case 'cut-off-differs':
      return cutOffText(finding.details);
    case 'growth-below-goal':
      return growthText(finding.details);
    case 'rate-mismatch':
    case 'period-mismatch':
    case 'parts-mismatch':
    case 'handed-down-mismatch':
    case 'zero-baseline':
    case 'ratio-outlier':
      return derivedText(finding);
    case 'return-missing':
      return `“${finding.details.unit}” has not reported ${englishMonths(finding.details.months)}.`;
    case 'return-decreased': {
      const { unit, month, figure, previousMonth, previous } = finding.details;
      return `The cumulative figure of “${unit}” for ${englishMonth(month)}, ${count(figure)}, is below that for ${englishMonth(previousMonth)}, ${count(previous)}; it should not go down.`;
    }
    case 'return-kind-differs':
      return `The settings say ${finding.details.set}, but the ledger’s formulas still count ${finding.details.ledger}. If its figures are already ${finding.details.set}, choose Recalculate and the formulas will follow; if they are still ${finding.details.ledger}, convert them first, under Settings in the pane.`;
    case 'return-unknown-unit':
      return `The reported unit “${finding.details.name}” is not in the table${finding.details.nearest === null ? '.' : `; did they mean “${finding.details.nearest}”?`}`;
    case 'typed-over':
      return `${finding.details.heading} of “${finding.details.unit}” was typed over its formula: ${typedText(finding.details)}. What you typed is kept.`;
    case 'not-recalculated':
      return notRecalculatedText(finding.details);
    case 'bad-setting':
      return `The setting ${finding.details.setting} is “${finding.details.value}”; ${EXPECTED[finding.details.expected]}. ${finding.details.used === '' ? 'It is not used.' : `${finding.details.used} is used for now.`}`;
  }
}

/** Sentences about rows and columns. */
function layoutText(finding: LayoutFinding): string {
  switch (finding.code) {
    case 'blank-number':
      return `The ${measureWord(finding.details)} of “${finding.details.unit}” is empty.`;
    case 'blank-unit':
      return `Row ${finding.details.row} has figures but no unit name.`;
    case 'duplicate-unit':
      return `The unit “${finding.details.unit}” appears more than once, in rows ${finding.details.rows.join(', ')}.`;
    case 'merged-data':
      return `Figure cells ${finding.details.range} are merged; what the merge covers can’t be read.`;
    case 'hidden-row':
      return hiddenRowsText(finding.details);
    case 'assumed-actual':
      return `“${finding.details.heading}” does not say whether it is a target, a baseline or what was achieved. The table has no other column for what was achieved, so this is read as it. If it is not, say so in the heading, such as “应${finding.details.heading}” (target) or “${finding.details.heading}基数” (baseline).`;
    case 'assumed-target':
      return `“${finding.details.heading}” does not say that it is the target. The table has no other target column, so this is read as it; please check. If it is the target, change the heading to “${namedTarget(finding.details.heading)}”. If it is not, say in the heading of the target column that it is one.`;
  }
}

function cutOffText({ stated, cutOff, isSet }: FindingDetails['cut-off-differs']): string {
  const measured = `measured against ${englishMonth(cutOff)}, ${isSet ? 'the cut-off month set on 参数' : 'the campaign’s last month'}`;
  const [only] = stated;
  if (only && stated.length === 1) {
    const month = englishMonth(only.month);
    return `“${only.words}” says that the figures are counted to ${month}, but they are ${measured}, so pace and status are wrong. If the month stated is right, set the cut-off month on 参数 to ${month}.`;
  }
  const places = stated.map(
    ({ words, month, ...cell }) => `${englishMonth(month)} in ${cellAddress(cell)} “${words}”`,
  );
  return `The table states different months that its figures are counted to: ${places.join(', ')}. All are ${measured}, so pace and status can’t all be right. Verify the months, and set the cut-off month on 参数.`;
}

function growthText({
  goal,
  rate,
  unitOfMeasure,
  target,
  required,
  shortfall,
}: FindingDetails['growth-below-goal']): string {
  return `The targets add up to ${quantity(target, unitOfMeasure)}, only ${percentAgainst(rate, goal)} of the baseline and below the goal of ${shortPercent(goal)}: ${quantity(required, unitOfMeasure)} needed, ${quantity(shortfall, unitOfMeasure)} short.`;
}

/** Sentences for figures that contradict the figures they are derived from: rates, ranks, parts of a target or of another figure. */
function derivedText(
  finding: Extract<
    Finding,
    {
      readonly code:
        | 'rate-mismatch'
        | 'period-mismatch'
        | 'parts-mismatch'
        | 'handed-down-mismatch'
        | 'zero-baseline'
        | 'ratio-outlier';
    }
  >,
): string {
  switch (finding.code) {
    case 'ratio-outlier':
      return ratioText(finding.details);
    case 'zero-baseline':
      return `“${finding.details.unit}” has a baseline of 0; its growth rate is undefined.`;
    case 'rate-mismatch':
      return rateText(finding.details);
    case 'period-mismatch': {
      const { unit, target, sum, difference, unitOfMeasure } = finding.details;
      return `The period targets of “${unit}” add up to ${quantity(sum, unitOfMeasure)}, its yearly target is ${quantity(target, unitOfMeasure)}: a difference of ${signedQuantity(difference, unitOfMeasure)}.`;
    }
    case 'handed-down-mismatch': {
      const { unit, target, sum, difference, unitOfMeasure } = finding.details;
      return `What “${unit}” gave its own units does not match its task: together they have ${quantity(sum, unitOfMeasure)}, the task is ${quantity(target, unitOfMeasure)}, a difference of ${signedQuantity(difference, unitOfMeasure)}.`;
    }
    case 'parts-mismatch': {
      const { unit, whole, sum, names, divides, unitOfMeasure } = finding.details;
      const parts = names.join(', ');
      return divides
        ? `${parts} of “${unit}” add up to ${quantity(sum, unitOfMeasure)}, not to its ${measureWord(finding.details)} of ${quantity(whole, unitOfMeasure)}.`
        : `${parts} of “${unit}” is ${quantity(sum, unitOfMeasure)}, more than its ${measureWord(finding.details)} of ${quantity(whole, unitOfMeasure)}.`;
    }
  }
}

function rateText({
  unit,
  heading,
  of,
  rate,
  stated,
  computed,
  isAverage,
}: FindingDetails['rate-mismatch']): string {
  if (of === 'rank') {
    return `${heading} of “${unit}” says ${count(stated)}; by completion it is ${count(computed)}.`;
  }
  const words = { baseline: 'baseline', target: 'target', actual: 'achieved' } as const;
  const whole = rate.whole === 'all' ? 'the sum of all units' : words[rate.whole];
  const average = isAverage
    ? '. It is the mean of the units’ rates; the rate of the whole divides the sums'
    : '';
  return `${heading} of “${unit}” says ${percent(stated)}; ${words[rate.part]} ÷ ${whole} is ${percent(computed)}${average}.`;
}

function ratioText({
  unit,
  baseline,
  baselineUnitOfMeasure,
  target,
  targetUnitOfMeasure,
  ratio,
  median,
}: FindingDetails['ratio-outlier']): string {
  return `“${unit}” has a baseline of ${quantity(baseline, baselineUnitOfMeasure)} and a target of ${quantity(target, targetUnitOfMeasure)}: ${percent(ratio)}, far from the other units (median ${percent(median)}). Please verify.`;
}

function notRecalculatedText({ ranges, count: cells, cause }: FindingDetails['not-recalculated']): string {
  return `The formulas in ${listedRanges(ranges)} (${plural(cells, 'cell')}) were not recalculated and show the results from before the change: ${staleReason(cause)}. Nothing was lost; Excel and WPS recalculate them when they open the file. Don’t use these figures before that.`;
}

function listedRanges(ranges: readonly string[]): string {
  const most = 5;
  return ranges.slice(0, most).join(', ') + (ranges.length > most ? ' and more' : '');
}

/** Why a formula was not computed; also the tooltip of its mark in the workbench. */
export function staleReason(cause: StaleCause): string {
  switch (cause.kind) {
    case 'function':
      return `they, or formulas they refer to, use the function ${cause.name}, which is not computed here`;
    case 'external-link':
      return 'they, or formulas they refer to, refer to another workbook';
    case 'circular':
      return 'they refer to each other in a circle, which a spreadsheet program resolves by repeated calculation';
    case 'array':
      return 'the result of an array formula has changed its size, and a spreadsheet program has to spread it out again';
    case 'other':
      return 'they, or formulas they refer to, are written in a way that is not computed here';
  }
}

const SUMMED = 'The sheets add up the units row by row and do not use the stated figure.';
const HANDLING: Readonly<Record<FindingCode, string>> = {
  'total-mismatch': SUMMED,
  'subtotal-mismatch': SUMMED,
  'total-missing': SUMMED,
  'total-is-constant': SUMMED,
  'not-a-number': 'Not included in any sum; to be corrected.',
  'error-cell': 'Not included in any sum; to be corrected.',
  'text-number': 'Not included in any sheet until it is converted to a number.',
  'negative-number': 'Counted as it is; to be verified.',
  'fractional-number': 'Counted as it is; to be verified.',
  'blank-number': 'Treated as blank, not as 0.',
  'blank-unit': 'Counted; the name is to be filled in.',
  'duplicate-unit': 'Each row is counted; to be verified.',
  'merged-data': 'The merge’s first cell is counted; to be verified.',
  'hidden-row': 'Counted.',
  'assumed-actual': 'Counted as achieved; to be verified.',
  'cut-off-differs': 'Still measured against the cut-off month in use; to be verified.',
  'assumed-target': 'Counted as targets; to be verified.',
  'growth-below-goal': 'Stated as it is; nothing changed.',
  'rate-mismatch': 'The sheets compute it anew from what was achieved and the targets.',
  'period-mismatch': 'The yearly target is counted; its parts are to be verified.',
  'parts-mismatch': 'The whole is counted; its parts are to be verified.',
  'handed-down-mismatch': 'Counted with the task; what the units below were given is to be verified.',
  'zero-baseline': 'Growth is left blank.',
  'ratio-outlier': 'Stated as it is; nothing changed.',
  'return-missing': 'Treated as not reported, not as 0.',
  'return-decreased': 'Stated as reported; to be corrected.',
  'return-kind-differs': 'Counted as the settings say.',
  'return-unknown-unit': 'Not counted; to be verified.',
  'not-recalculated': 'The results from before the change were kept; Excel and WPS recalculate them.',
  'typed-over': 'What was typed is kept; the sheets follow the units’ monthly returns.',
  'area-blank': 'Without a unit or an area not counted in the summary of key areas; to be verified.',
  'area-unknown-unit': 'Not counted in the summary of key areas; to be verified.',
  'area-unknown': 'Not counted in the summary of key areas; to be verified.',
  'area-duplicate': 'Each row of the list is counted; to be verified.',
  'area-bad-figure': 'Not counted in the summary of key areas; to be verified.',
  'area-over': 'Counted as the list has it; to be verified.',
  'area-bad-founded': 'Not counted as founded; to be verified.',
  'area-undated': 'Counted as founded; the date is to be filled in.',
  'area-bad-date': 'The summary does not depend on it; to be verified.',
  'area-date-outside': 'The summary does not depend on it; to be verified.',
  'bad-setting': 'The default is used.',
};

const USAGE: Readonly<Record<UsageProblem, string>> = {
  'no-command': 'no command was given',
  'unknown-command': 'no such command:',
  'missing-argument': 'an argument is missing:',
  'excess-argument': 'there are too many arguments',
  'unknown-option': 'no such option:',
  'missing-option': 'a required option is missing:',
  'option-needs-value': 'this option needs a value:',
  'bad-value': 'not a valid value:',
  other: 'it could not be understood',
};

const STEP: Readonly<Record<HostStep, string>> = {
  'read-cells': 'read cells',
  'write-cells': 'write cells',
  'add-sheet': 'add a sheet',
  'copy-sheet': 'copy a sheet',
  'delete-sheet': 'delete a sheet',
  'clear-sheet': 'clear a sheet',
  'merge-cells': 'merge cells',
  'define-name': 'define a name',
  'protect-sheet': 'protect a sheet',
  'keep-backup': 'keep the backup for undo',
  'save-file': 'save the new workbook',
  'open-file': 'open the new workbook',
};

const SAFE = 'The file was not changed.';

/** Failures of the spreadsheet program in which the workbook is open. */
type ProgramFailure = Extract<
  FailureCode,
  | 'read-only'
  | 'cell-in-edit-mode'
  | 'no-answer'
  | 'not-confirmed'
  | 'not-loaded'
  | 'no-workbook'
  | 'busy-elsewhere'
  | 'refused'
  | 'not-restored'
  | 'host-too-old'
  | 'not-made'
  | 'backup-gone'
  | 'sheet-protected'
  | 'part-of-array'
  | 'workbook-protected'
  | 'rows-filtered'
>;

function programFailure(code: ProgramFailure, details: FailureDetails): string {
  switch (code) {
    case 'read-only':
      return 'The workbook is read-only; nothing was written. Save a copy and try again.';
    case 'sheet-protected':
      return `The sheet “${details.sheet ?? ''}” is protected; nothing was written. Unprotect it and try again.`;
    case 'part-of-array':
      return `“${details.sheet ?? ''}” is one array formula, and part of it can’t be changed on its own; nothing was written. Select all of its cells, and change or clear them together.`;
    case 'workbook-protected':
      return `The structure of the workbook is protected, so the sheet “${details.sheet ?? ''}” can’t be added. ${SAFE} Unprotect the workbook on the Review tab and try again.`;
    case 'rows-filtered':
      return `The sheet “${details.sheet ?? ''}” has filtered or hidden rows, and Excel would write to the wrong rows; nothing was written. Clear the filter (Data → Clear) or unhide the rows and try again.`;
    case 'backup-gone':
      return 'The copies this undo needs have been deleted, so it can’t be undone. The workbook was not changed.';
    case 'cell-in-edit-mode':
      return 'A cell is being edited; nothing was written. Press Enter to finish and try again.';
    case 'not-confirmed':
      return 'The spreadsheet program did not confirm this step, and then did not answer whether it was carried out. The step may have been written, in whole or in part. When the connection is back, look at the sheets before you click again; if something is wrong, press Ctrl+Z, or close the workbook without saving and open it again. The file as last saved was not changed.';
    case 'no-answer':
      return 'The spreadsheet program did not answer; it may be busy, or the connection was lost. The workbook was not changed. Please try again in a moment.';
    case 'not-loaded':
      return 'This part of the program could not be loaded from its server: the network or the server may be down. The workbook was not changed, and nothing you entered is lost. Try again once the network is back; if it still fails, save the workbook and open this pane or page again.';
    case 'busy-elsewhere':
      return 'The pane and the ribbon were at work on this workbook at once, so this step was not carried out and wrote nothing. Wait until the other one is done and click again.';
    case 'no-workbook':
      return 'No workbook is open. Open the one with the breakdown table and try again.';
    case 'refused':
      if (details.step) {
        return `The spreadsheet program did not do as asked: ${STEP[details.step]} (${details.reason ?? ''}). The workbook is as it was. Please try again; if it still fails, run the self-test under Settings in the pane and send in its report.`;
      }
      return `The spreadsheet program did not carry this out (${details.reason ?? ''}). The workbook is as it was. Please try again; if it still fails, pass this message on to your support.`;
    case 'not-restored':
      return `This failed half way, and not everything could be put back (${details.reason ?? ''}). The file as last saved was not changed: press Ctrl+Z, or close the workbook without saving and open it again.`;
    case 'not-made':
      return 'The new workbook could not be made, and nothing was saved. The workbook it is made from was not changed. Please try again; if it still fails, pass this message on to your support.';
    case 'host-too-old':
      return 'This version of the spreadsheet program is too old for Breakdown Assistant. The workbook was not changed. Please use Microsoft 365, Excel 2021 or later, or the latest WPS; volume licences of Excel 2019 are not supported.';
  }
}

/** Says what the product's own workbook is, and which workbook to use instead. */
const OWN_SHEET: Readonly<Record<OwnSheetKind, (sheet: string) => string>> = {
  areas: (sheet) =>
    `has “${sheet}”, a sheet of the key areas, and no breakdown table. Please open the workbook with the breakdown table.`,
  'year-end': (sheet) =>
    `is a year-end workbook (“${sheet}”), made from a breakdown table; it is not a breakdown table itself. Please open the original breakdown table.`,
  phase: (sheet) =>
    `contains “${sheet}”, a phase summary made from a breakdown table; it is not a breakdown table itself. Please open the original breakdown table.`,
  ledger: (sheet) =>
    `contains “${sheet}”, a ledger of monthly returns, but no breakdown table. Please open the original workbook that has both.`,
  return: (sheet) =>
    `contains “${sheet}”, the monthly return of a unit, but no breakdown table. Please open the original breakdown table and collect this file under Returns.`,
};

/** The extensions of text files that spreadsheet programs can open and save, but that are no workbooks. */
const TEXT_TABLE = /\.(?:csv|tsv|txt)$/i;

function notAWorkbook(path: string): string {
  return TEXT_TABLE.test(path)
    ? `${path} is a text file, not an Excel workbook (.xlsx). ${SAFE} Open it in Excel or WPS, choose File → Save As with the type Excel Workbook (*.xlsx), and try again with the saved file.`
    : `${path} is not an Excel workbook (.xlsx). ${SAFE} Check that it is the right file.`;
}

/** The figure that was typed over a formula, as its cell shows it. */
function typedText({ value, isRate }: FindingDetails['typed-over']): string {
  if (typeof value === 'string') return value;
  return isRate ? shortPercent(value) : count(value);
}

function failure(code: FailureCode, details: FailureDetails): string {
  const { path = '', sheet = '' } = details;
  switch (code) {
    case 'file-not-found':
      return `There is no file ${path}. Check the path and the name.`;
    case 'not-a-file':
      return `${path} is a folder. Name an .xlsx workbook.`;
    case 'cannot-read':
      return `${path} can’t be read: no permission, or another program is using it. ${SAFE} Close the program that uses it and try again.`;
    case 'not-a-workbook':
      return notAWorkbook(path);
    case 'old-format':
      return `${path} is in an old format (.xls or .et). ${SAFE} Save it as .xlsx in Excel or WPS and try again.`;
    case 'encrypted':
      return `${path} has a password and can’t be read. ${SAFE} Save a copy without the password and try again.`;
    case 'damaged':
      return `${path} is damaged or incomplete. ${SAFE} Get the file again, or open and repair it in Excel or WPS.`;
    case 'too-large':
      return `${path} is too large when unpacked and was not opened, for safety. ${SAFE} Remove sheets or formats that are not needed and try again.`;
    case 'unsafe':
      return `${path} contains something unsafe and was not opened. ${SAFE} Save a copy in Excel or WPS and try again.`;
    case 'sheet-not-found':
      return `The workbook has no sheet “${sheet}”. ${SAFE} Check the name.`;
    case 'no-worksheet':
      return `${path} has only chart sheets and no cells to read. ${SAFE} Choose the workbook with the breakdown table.`;
    case 'read-only':
    case 'cell-in-edit-mode':
    case 'no-answer':
    case 'not-confirmed':
    case 'not-loaded':
    case 'busy-elsewhere':
    case 'no-workbook':
    case 'refused':
    case 'not-restored':
    case 'host-too-old':
    case 'not-made':
    case 'sheet-protected':
    case 'part-of-array':
    case 'workbook-protected':
    case 'rows-filtered':
    case 'backup-gone':
      return programFailure(code, details);
    case 'cannot-write':
    case 'output-exists':
    case 'output-is-input':
    case 'output-not-xlsx':
    case 'directory-not-found':
      return outputFailure(code, details);
    case 'no-table':
    case 'no-table-near-miss':
    case 'sideways-table':
    case 'own-sheet':
    case 'table-not-there':
    case 'table-unclear':
      return tableFailure(code, details);
    default:
      return actionFailure(code, details);
  }
}

/** The figure of the finding; where the table counts in 万人, also in persons. */
function fractionalNumber({
  unit,
  value,
  persons,
  unitOfMeasure,
  ...measured
}: FindingDetails['fractional-number']): string {
  const figure = amount(value, unitOfMeasure);
  const inPersons = value === persons ? figure : `${figure}, or ${count(persons)} persons`;
  return `The ${measureWord(measured)} of “${unit}” is ${inPersons}: not a whole number.`;
}

/** Sentences for output files that could not be written. */
function outputFailure(
  code: 'cannot-write' | 'output-exists' | 'output-is-input' | 'output-not-xlsx' | 'directory-not-found',
  details: FailureDetails,
): string {
  const path = details.path ?? '';
  switch (code) {
    case 'cannot-write':
      return `${path} can’t be written: no permission, a full disk, or the file is open. ${SAFE} Try another place.`;
    case 'output-exists':
      return `${path} exists already and was not overwritten. Choose another name, or add --force.`;
    case 'output-is-input':
      return `${path} is the workbook itself, which is never changed in place. Give another name with -o.`;
    case 'output-not-xlsx':
      return `${path} must end in ${details.extension ?? '.xlsx'}, or Excel can’t open it. Nothing was written; choose another name.`;
    case 'directory-not-found':
      return `There is no folder ${path}. Make it first, or choose another place.`;
  }
}

/** Sentences for a workbook in which no table, or not the requested table, was found. */
function tableFailure(
  code:
    'no-table' | 'no-table-near-miss' | 'sideways-table' | 'own-sheet' | 'table-not-there' | 'table-unclear',
  details: FailureDetails,
): string {
  const { path = '', sheet = '', table = '', tables = [] } = details;
  const there = tablesThere(tables);
  switch (code) {
    case 'no-table':
      return `No breakdown table was found in ${path}. ${SAFE} ${NEEDED}`;
    case 'no-table-near-miss':
      return `No breakdown table was found in ${path}: “${sheet}” has ${nearMissOf(details)}. ${SAFE} ${NEEDED}`;
    case 'sideways-table':
      return sidewaysText(details);
    case 'own-sheet':
      return `${path} ${OWN_SHEET[details.own ?? 'phase'](sheet)} ${SAFE}`;
    case 'table-not-there':
      return `There is no breakdown table at “${table}”. ${SAFE} ${there}`;
    case 'table-unclear':
      return `“${table}” touches more than one breakdown table, so it is not clear which to use. ${SAFE} Name cells of only one of them. ${there}`;
  }
}

/** The most findings that are listed; the rest are counted. */
const MOST_WRITTEN_OUT = 5;

/** The sentences about a table on its side: what was read, its findings, and what to do. */
function sidewaysText({ sheet = '', table = '', units = 0, wrong = [] }: FailureDetails): string {
  const found = wrong
    .slice(0, MOST_WRITTEN_OUT)
    .map((finding) => `${cellAddress(finding)}: ${withIndicator(finding)}`)
    .join(' ');
  const more = wrong.length > MOST_WRITTEN_OUT ? ' …' : '';
  const checked =
    wrong.length === 0 ? 'Nothing is wrong in it.' : `${plural(wrong.length, 'finding')}: ${found}${more}`;
  return `The table at ${table} of “${sheet}” lies on its side: its units stand above, targets and achieved figures at the left. ${plural(units, 'unit')} were read and checked. ${checked} Columns, returns and summaries need it upright: copy it, choose Paste Special with Transpose on an empty sheet, and read the workbook again. ${SAFE}`;
}

/** Says what a table needs, and which headings make it recognisable. */
const NEEDED =
  'Its header needs a column of unit names and one of targets, such as “单位名称” or “责任单位”, and “任务数”, “目标任务” or “计划数”; a baseline and achieved figures are optional.';

function nearMissOf({ found = [], missing = [], inWords = false, unnamed = [] }: FailureDetails): string {
  if (inWords) return 'a list of tasks in words, without target figures that could be added up';
  const there = found.map((role) => COLUMN[role]).join(' and ');
  if (missing.length === 0) return `${there}, but no units below them`;
  const isNot = `${there}, but not ${missing.map((role) => COLUMN[role]).join(' or ')}`;
  return [isNot, ...unnamedText(unnamed)].join('. ');
}

/** Names the columns that may be targets, and says how to name them; nothing where there are none. */
export function unnamedText(unnamed: readonly string[]): readonly string[] {
  const [first] = unnamed;
  if (first === undefined) return [];
  const listed = unnamed.slice(0, MOST_WRITTEN_OUT).map((heading) => `“${heading}”`);
  const isNot = `${listed.join(', ')} ${unnamed.length > 1 ? 'do not say whether they are' : 'does not say whether it is'} the target`;
  return [`${isNot}. If so, say it in the heading: “${namedTarget(first)}”`];
}

/** Lists the tables to choose from. */
function tablesThere(tables: readonly string[]): string {
  return `The breakdown tables in the workbook: ${tables.join(', ')}.`;
}

/** Sentences for failures of actions and commands. */
function actionFailure(
  code:
    | 'unknown-indicator'
    | 'unknown-phase'
    | 'unknown-month'
    | 'ledger-decreased'
    | 'unknown-unit'
    | 'unknown-column'
    | 'bad-arguments'
    | 'unexpected',
  details: FailureDetails,
): string {
  const { meant = [] } = details;
  switch (code) {
    case 'unknown-indicator':
      return `The table has no indicator “${details.indicator ?? ''}”. Nothing was written. The indicators are: ${(details.indicators ?? []).join(', ')}.`;
    case 'unknown-phase':
      return `There is no phase “${details.phase ?? ''}”. Nothing was written. The phases are: ${(details.phases ?? []).join(', ')}.`;
    case 'unknown-month':
      return `${englishMonth(details.month ?? 0)} is not a month of the campaign. Nothing was written. The months are: ${englishMonths(details.months ?? [])}.`;
    case 'ledger-decreased':
      return `The running total of “${details.unit ?? ''}” for ${englishMonth(details.month ?? 0)} is below an earlier one: as a figure for the month it would be negative. Nothing was converted and the workbook was not changed. Check that figure first.`;
    case 'unknown-unit':
      return `The table has no unit “${details.subject ?? ''}”. Nothing was written. Check the name.`;
    case 'unknown-column':
      return `The table has no column “${details.subject ?? ''}”. Nothing was written. Check the heading.`;
    case 'bad-arguments':
      return `This command can’t be run: ${USAGE[details.usage ?? 'other']}${details.subject === undefined ? '' : ` ${details.subject}`}${meant.length === 0 ? '' : `; did you mean ${meant.join(' or ')}?`}${meant.length === 0 ? '.' : ''} See breakdown --help.`;
    case 'unexpected':
      return `The program failed: ${details.reason ?? ''}. ${SAFE} Nothing was written. Please pass this message on to your support.`;
  }
}

/** The sentence for a cell of the table, or of a month in the ledger, that holds no number. */
function badFigure({ code, details }: Extract<Finding, { code: 'not-a-number' | 'error-cell' }>): string {
  const { unit, month } = details;
  const value = code === 'error-cell' ? `the error ${details.error}` : `“${details.text}”, not a number`;
  return month === undefined
    ? `The ${measureWord(details)} of “${unit}” is ${value}; it is not included in any sum.`
    : `The return of “${unit}” for ${englishMonth(month)} is ${value}; it counts as not reported. Enter a number.`;
}
