/**
 * Makes the objects that `--json` prints.
 */
import { areaAddress, cellAddress, columnLetters } from '../spreadsheet/address';
import type { Breakdown, IndicatorColumns, Measure, Unit } from '../domain/table/breakdown';
import type { Finding } from '../domain/finding';
import { requiredTarget } from '../domain/audit/growth';
import { clean, sumOf } from '../domain/audit/rule';
import type { ActionReport } from '../actions/report';
import type { IndicatorSurvey } from '../actions/parts/indicator-survey';
import type { Survey } from '../actions/survey';
import { inSheetOrder } from '../domain/table/table-place';
import type { CommandLineMessages } from '../i18n/messages';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The object of `check --json`. */
export function checkJson(found: Survey, messages: CommandLineMessages): Readonly<Record<string, Json>> {
  const { breakdown, campaign, whole } = found;
  return {
    table: { ...tableJson(breakdown), ...blocksJson(found) },
    units: unitsJson(found),
    totals: totalsJson(whole.breakdown),
    goal: goalJson(whole.breakdown, campaign.growthGoal),
    findings: findingsJson(found.findings, messages),
    ...(found.indicators.length > 1 ? { indicators: found.indicators.map(indicatorJson) } : {}),
    ...(found.others.length > 0 ? { otherTables: otherTables(found) } : {}),
  };
}

/** The tables that were found but not chosen, in the order of the sheets. */
export function otherTables({ workbook, others }: Survey): { sheet: string; range: string; units: number }[] {
  const sheets = workbook.sheets.map(({ name }) => name);
  return inSheetOrder(others, sheets).map(({ sheet, area, units }) => ({
    sheet,
    range: areaAddress(area),
    units: units.length,
  }));
}

/** The object that commands which write a workbook print: what they wrote, sheet by sheet. */
export function reportJson(written: string, report: ActionReport, messages: CommandLineMessages): Json {
  return {
    written,
    sheets: report.sheets.map(({ name, range, state }) => ({ name, range, state })),
    keptCopies: report.keptCopies.map(({ sheet, copy }) => ({ sheet, copy })),
    findings: findingsJson(report.findings, messages),
  };
}

export function findingsJson(findings: readonly Finding[], messages: CommandLineMessages): Json {
  return findings.map((finding) => ({
    code: finding.code,
    severity: finding.severity,
    cell: `${finding.sheet}!${cellAddress(finding)}`,
    message: messages.finding(finding),
    ...(finding.fix === null ? {} : { fix: finding.fix }),
    ...(finding.indicator === undefined ? {} : { indicator: finding.indicator }),
  }));
}

/** The units of all blocks of a table. Blocks that are side by side share rows, so their units also get the cell with their name. */
function unitsJson({ blocks }: Survey): Json {
  const [{ breakdown }, ...others] = blocks;
  if (others.length === 0) return breakdown.units.map(unitJson);
  return blocks.flatMap(({ breakdown: { sheet, columns, units } }) =>
    units.map((unit) => ({
      ...unitJson(unit),
      cell: `${sheet}!${cellAddress({ row: unit.row, column: columns.unit.column })}`,
    })),
  );
}

function unitJson({ name, row, baseline, target, actual }: Unit): Readonly<Record<string, Json>> {
  return { name, row, baseline: baseline.amount, target: target.amount, actual: actual.amount };
}

/**
 * The blocks of a folded table (blocks side by side), from left to right. The total that they share is in the columns of one block. Other
 * tables get no key `blocks`.
 */
function blocksJson({ blocks }: Survey): Readonly<Record<string, Json>> {
  if (blocks.length === 1) return {};
  return {
    blocks: blocks.map(({ breakdown, progress }) => ({
      range: areaAddress(breakdown.area),
      columns: columnsJson(breakdown.columns),
      totalRow: progress.table.sharedTotalRow,
    })),
  };
}

function tableJson(breakdown: Breakdown): Readonly<Record<string, Json>> {
  return {
    sheet: breakdown.sheet,
    range: areaAddress(breakdown.area),
    headerRows: breakdown.headerRows,
    columns: columnsJson(breakdown.columns),
    totalRow: breakdown.total?.row ?? null,
    baseYear: breakdown.baseYear,
    targetYear: breakdown.targetYear,
  };
}

/** An item of the list of indicators. */
function indicatorJson({ breakdown, campaign, whole: { breakdown: all } }: IndicatorSurvey): Json {
  const { name, unitOfMeasure, whole, columns } = breakdown.indicator;
  return {
    name,
    unitOfMeasure,
    whole,
    columns: columnsJson(columns),
    totals: totalsJson(all),
    goal: goalJson(all, campaign.growthGoal),
  };
}

/** The letters of the table's columns. `baseline` is null when there is no such column; other missing columns are left out. */
function columnsJson(columns: IndicatorColumns): Json {
  const letters = Object.entries(columns).flatMap(([name, column]) =>
    column === null && name !== 'baseline'
      ? []
      : [[name, column && columnLetters((column as { column: number }).column)] as const],
  );
  return Object.fromEntries(letters);
}

function totalsJson(breakdown: Breakdown): Json {
  return {
    baseline: breakdown.columns.baseline && totalJson(breakdown, 'baseline'),
    target: totalJson(breakdown, 'target'),
    ...(breakdown.columns.actual ? { actual: totalJson(breakdown, 'actual') } : {}),
  };
}

function totalJson(breakdown: Breakdown, measure: Measure): Json {
  const computed = sumOf(breakdown.units, measure);
  const stated = breakdown.total?.[measure].amount ?? null;
  return { stated, computed, difference: stated === null ? null : clean(stated - computed) };
}

function goalJson(breakdown: Breakdown, rate: number | null): Json {
  if (rate === null) return null;
  const baseline = sumOf(breakdown.units, 'baseline');
  const target = sumOf(breakdown.units, 'target');
  const required = requiredTarget(baseline, rate);
  return {
    rate,
    targetRate: baseline > 0 ? Math.round((target / baseline) * 1e6) / 1e6 : null,
    requiredTarget: required,
    shortfall: Math.max(0, clean(required - target)),
  };
}
