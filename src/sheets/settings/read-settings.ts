/** Reads the settings sheet (参数), however users edited it. */
import type { Campaign, Phase } from '../../domain/campaign/campaign';
import type { CampaignOrigins, StartingCampaign } from '../../domain/campaign/starting-campaign';
import { finding, type Finding, type SettingExpectation } from '../../domain/finding';
import {
  isBlank,
  isCellError,
  textOf,
  valueAt,
  type CellValue,
  type SheetGrid,
  type WorkbookGrid,
  sheetNamed,
} from '../../spreadsheet/grid';
import { rememberedCell, type SheetCell } from '../memory';
import { uncountedIndicators } from './counted-indicators';
import { readKeyAreas } from './key-areas';
import { readReporting } from './read-reporting';
import {
  LABEL,
  ORDER_WORDS,
  RETURN_KIND_WORDS,
  rowsByLabel,
  SETTING_NAMES,
  SHARED_MONTH_WORDS,
} from './settings-words';

/** The contents of the settings sheet: the campaign, findings for bad entries, and the sheet's position. */
export interface Settings extends StartingCampaign {
  /** The names of indicators that phase sheets and the year-end workbook leave out. */
  readonly uncounted: readonly string[];
  readonly findings: readonly Finding[];
  /** null when the workbook has no settings sheet yet. */
  readonly home: SheetCell | null;
}

/**
 * Reads the settings sheet, where there is one. A bad entry is a finding at its cell; its default applies instead.
 * @param start the defaults, read from the table and the text around it
 */
export function readSettings(workbook: WorkbookGrid, start: StartingCampaign): Settings {
  const defaults = start.campaign;
  const home = rememberedCell(workbook, SETTING_NAMES.home);
  const sheet = home && sheetNamed(workbook, home.sheet);
  if (!home || !sheet?.area) return { ...start, uncounted: [], findings: [], home: null };
  const reader = new SettingsReader(sheet);
  const { phases, phaseFindings } = readPhases(sheet, defaults.phases);
  const reporting = readReporting(sheet);
  const campaign: Campaign = {
    name: nameSet(reader, defaults.name),
    federation: reader.text(LABEL.federation, defaults.federation),
    baseYear: reader.optional(LABEL.baseYear, defaults.baseYear, 'year', isYear),
    targetYear: reader.optional(LABEL.targetYear, defaults.targetYear, 'year', isYear),
    growthGoal: reader.isEmpty(LABEL.growthGoal)
      ? null
      : reader.optional(LABEL.growthGoal, defaults.growthGoal, 'rate', isGoal),
    phases,
    sharedMonth: reader.choice(LABEL.sharedMonth, SHARED_MONTH_WORDS, defaults.sharedMonth, 'shared-month'),
    returnKind: reader.choice(LABEL.returnKind, RETURN_KIND_WORDS, defaults.returnKind, 'return-kind'),
    cutOffMonth: reader.month(LABEL.cutOffMonth, phases),
    laggingFactor: reader.number(LABEL.laggingFactor, defaults.laggingFactor, 'factor', isFactor),
    severeFactor: reader.number(LABEL.severeFactor, defaults.severeFactor, 'factor', isFactor),
    order: reader.choice(LABEL.order, ORDER_WORDS, defaults.order, 'order'),
    keyAreas: readKeyAreas(sheet) ?? defaults.keyAreas,
    ...(reporting.duty ? { reporting: reporting.duty } : {}),
  };
  const uncounted = uncountedIndicators(sheet);
  const findings = [...reader.findings, ...phaseFindings, ...reporting.findings, ...uncounted.findings];
  return { campaign, origins: originsOf(campaign, start), uncounted: uncounted.names, findings, home };
}

/** Earlier versions wrote this text where the campaign's name was unknown; it counts as no name. */
const NO_NAME = '集中行动';

/** The campaign's name; '' where the entry was deleted, so that titles contain no name. */
function nameSet(reader: SettingsReader, told: string): string {
  if (reader.isEmpty(LABEL.name)) return '';
  const name = reader.text(LABEL.name, told);
  return name === NO_NAME ? told : name;
}

/** The source of each setting. A value that equals the document's comes from the document; any other value was entered by the user. */
function originsOf(campaign: Campaign, { campaign: told, origins }: StartingCampaign): CampaignOrigins {
  const isToldGoal = campaign.growthGoal === told.growthGoal;
  const isToldPhases = JSON.stringify(campaign.phases) === JSON.stringify(told.phases);
  const ownGoal = { kind: campaign.growthGoal === null ? 'none' : 'settings' } as const;
  const ownName = { kind: campaign.name === '' ? 'none' : 'settings' } as const;
  return {
    name: campaign.name === told.name ? origins.name : ownName,
    federation: campaign.federation === told.federation ? origins.federation : { kind: 'settings' },
    growthGoal: isToldGoal ? origins.growthGoal : ownGoal,
    phases: isToldPhases ? origins.phases : { kind: 'settings' },
  };
}

function isGoal(value: number): boolean {
  return value >= 0 && value <= 10;
}

function isYear(value: number): boolean {
  return Number.isInteger(value) && value >= 1949 && value <= 2100;
}

function isFactor(value: number): boolean {
  return value > 0 && value <= 2;
}

function isMonth(value: CellValue): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 12;
}

/** Finds entries by their labels, and collects findings for unusable entries. */
class SettingsReader {
  readonly findings: Finding[] = [];
  private readonly rows: ReadonlyMap<string, number>;

  constructor(private readonly sheet: SheetGrid) {
    this.rows = rowsByLabel(sheet);
  }

  text(label: string, fallback: string): string {
    const value = this.value(label);
    return isBlank(value) || isCellError(value) ? fallback : String(value).trim();
  }

  number(
    label: string,
    fallback: number,
    expected: SettingExpectation,
    isGood: (value: number) => boolean,
  ): number {
    return this.optional(label, fallback, expected, isGood) ?? fallback;
  }

  /** A number entry that may be blank. */
  optional(
    label: string,
    fallback: number | null,
    expected: SettingExpectation,
    isGood: (value: number) => boolean,
  ): number | null {
    const value = this.value(label);
    if (isBlank(value)) return fallback;
    const number = typeof value === 'string' ? Number(value.trim()) : value;
    if (typeof number === 'number' && isGood(number)) return number;
    this.report(label, value, expected, fallback === null ? '' : String(fallback));
    return fallback;
  }

  /** Whether the label has a row and the entry is blank. */
  isEmpty(label: string): boolean {
    return this.rows.has(label) && isBlank(this.value(label));
  }

  choice<Key extends string>(
    label: string,
    words: Readonly<Record<Key, string>>,
    fallback: Key,
    expected: SettingExpectation,
  ): Key {
    const value = this.value(label);
    if (isBlank(value)) return fallback;
    const keys = Object.keys(words) as Key[];
    const key = keys.find(
      (candidate) => words[candidate] === (typeof value === 'string' ? value.trim() : value),
    );
    if (key !== undefined) return key;
    this.report(label, value, expected, words[fallback]);
    return fallback;
  }

  /** A month of the campaign; null when none is entered, or the entry is unusable. */
  month(label: string, phases: readonly Phase[]): number | null {
    const value = this.value(label);
    if (isBlank(value)) return null;
    const month = typeof value === 'string' ? Number(value.trim()) : value;
    if (
      typeof month === 'number' &&
      phases.some((phase) => month >= phase.firstMonth && month <= phase.lastMonth)
    ) {
      if (Number.isInteger(month)) return month;
    }
    this.report(label, value, 'campaign-month', '');
    return null;
  }

  private value(label: string): CellValue {
    const row = this.rows.get(label);
    return row === undefined ? null : valueAt(this.sheet, row, 2);
  }

  private report(label: string, value: CellValue, expected: SettingExpectation, used: string): void {
    const at = { sheet: this.sheet.name, row: this.rows.get(label) ?? 1, column: 2 };
    this.findings.push(finding('bad-setting', at, { setting: label, value: textOf(value), expected, used }));
  }
}

/** The phases below their heading, in order. An unusable row is ignored, as in the formulas. */
function readPhases(
  sheet: SheetGrid,
  fallback: readonly Phase[],
): { phases: readonly Phase[]; phaseFindings: Finding[] } {
  const phases: Phase[] = [];
  const phaseFindings: Finding[] = [];
  const report = (row: number, column: number, value: CellValue, expected: SettingExpectation): void => {
    phaseFindings.push(
      finding(
        'bad-setting',
        { sheet: sheet.name, row, column },
        {
          setting: '阶段',
          value: textOf(value),
          expected,
          used: '',
        },
      ),
    );
  };
  for (let row = phaseHeaderRow(sheet) + 1; row <= (sheet.area?.bottom ?? 0); row += 1) {
    const [name, first, last] = [1, 2, 3].map((column) => valueAt(sheet, row, column)) as [
      CellValue,
      CellValue,
      CellValue,
    ];
    if (name === '程序计算') break;
    if (isBlank(name) && isBlank(first) && isBlank(last)) continue;
    if (isBlank(name)) report(row, 1, name, 'phase-name');
    else if (!isMonth(first)) report(row, 2, first, 'month');
    else if (!isMonth(last)) report(row, 3, last, 'month');
    else if (last < first) report(row, 3, last, 'month-order');
    else phases.push({ name: textOf(name).trim(), firstMonth: first, lastMonth: last });
  }
  phases.sort((a, b) => a.firstMonth - b.firstMonth || a.lastMonth - b.lastMonth);
  return { phases: phases.length > 0 ? phases : fallback, phaseFindings };
}

function phaseHeaderRow(sheet: SheetGrid): number {
  const bottom = sheet.area?.bottom ?? 0;
  for (let row = 1; row <= bottom; row += 1) {
    if (valueAt(sheet, row, 1) === '阶段' && valueAt(sheet, row, 2) === '起始月') return row;
  }
  return bottom;
}
