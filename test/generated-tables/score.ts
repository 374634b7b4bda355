/**
 * Reads the generated tables with the product and scores the result.
 */
import { audit } from '../../src/domain/audit/rules';
import { startingCampaign } from '../../src/domain/campaign/starting-campaign';
import { statedGoal } from '../../src/domain/campaign/stated-goal';
import type { Finding } from '../../src/domain/finding';
import { locateBreakdown } from '../../src/domain/table/locate';
import type { Breakdown } from '../../src/domain/table/breakdown';
import { cellAddress } from '../../src/spreadsheet/address';
import { workbookOf } from '../support/grid';
import { drawTable, type DrawnTable, type Planted } from './draw-table';
import { scoreIndicatorTables } from './indicator-tables';
import { scoreMovedTables } from './moved-tables';
import { tableKinds } from './table-kinds';

export interface TableScore {
  readonly group: string;
  readonly table: string;
  /** Misread contents, missed errors and false alarms, in words. Empty if everything is right. */
  readonly wrong: readonly string[];
}

/** Two tables of every kind: one correct, one with an error. */
export function drawnTables(): readonly DrawnTable[] {
  return tableKinds().flatMap((kind, index) => [
    drawTable(kind, index + 1, false),
    drawTable(kind, index + 1001, true),
  ]);
}

export function scoreTables(): readonly TableScore[] {
  const tables = drawnTables().map((table, index) => ({
    group: table.group,
    table: `${index} ${table.planted?.code ?? 'right'}`,
    wrong: scoreTable(table),
  }));
  return [...tables, ...scoreIndicatorTables(), ...scoreMovedTables()];
}

function scoreTable(table: DrawnTable): string[] {
  const location = locateBreakdown(workbookOf(table.sheet));
  if (location.kind !== 'found') return [`not found: ${JSON.stringify(location.nearest)}`];
  const { breakdown } = location;
  const campaign = startingCampaign(breakdown, { goal: statedGoal(table.sheet, breakdown) }).campaign;
  const findings = audit({
    breakdown,
    sheet: table.sheet,
    campaign,
    cutOffMonth: 12,
    ledger: null,
    areas: null,
  });
  return [...misread(table, breakdown), ...misjudged(table.planted, findings)];
}

function misread(table: DrawnTable, breakdown: Breakdown): string[] {
  const { columns } = breakdown;
  const found = {
    unit: columns.unit,
    baseline: columns.baseline,
    target: columns.target,
    actual: columns.actual,
  };
  const wrongColumns = Object.entries(found).flatMap(([role, column]) => {
    const drawn = table.columns[role as keyof typeof found] ?? null;
    return (column?.column ?? null) === drawn
      ? []
      : [`${role}: ${String(column?.column)} for ${String(drawn)}`];
  });
  const sums = [...breakdown.subtotals, ...(breakdown.total ? [breakdown.total] : [])].map(({ row }) => row);
  const same = (a: unknown, b: unknown, what: string): string[] =>
    JSON.stringify(a) === JSON.stringify(b) ? [] : [`${what}: ${JSON.stringify(a)} for ${JSON.stringify(b)}`];
  return [
    ...wrongColumns,
    ...same(columns.target.unitOfMeasure, table.unitOfMeasure, 'unit of measure'),
    ...same(
      breakdown.units.map(({ name, row, target }) => ({ name, row, target: target.inCell })),
      table.units.map(({ name, row, target }) => ({ name, row, target })),
      'units',
    ),
    ...same(
      sums.sort((a, b) => a - b),
      [...table.sumRows],
      'sums',
    ),
  ];
}

/** Findings that may follow from a planted error and are no false alarms: a sum differs when one of its cells can't be read. */
const FOLLOWS: ReadonlySet<string> = new Set(['total-mismatch', 'subtotal-mismatch']);

function misjudged(planted: Planted | null, findings: readonly Finding[]): string[] {
  const grave = findings.filter(({ severity, code }) => severity !== 'info' && code !== 'total-missing');
  const isPlanted = (finding: Finding): boolean =>
    finding.code === planted?.code && cellAddress(finding) === planted.cell;
  const hit = grave.find(isPlanted);
  const alarms = grave.filter((finding) => !isPlanted(finding) && !(planted && FOLLOWS.has(finding.code)));
  const missed = planted && !hit ? [`overlooked ${planted.code} at ${planted.cell}`] : [];
  const cause = planted?.cause;
  const told = hit?.code === 'total-mismatch' ? hit.details.cause : null;
  const isTold = !cause || (told?.kind === cause.kind && 'row' in told && told.row === cause.row);
  return [
    ...missed,
    ...(hit && !isTold ? [`cause of ${hit.code}: ${JSON.stringify(told)} for ${JSON.stringify(cause)}`] : []),
    ...alarms.map((alarm) => `false alarm ${alarm.code} at ${cellAddress(alarm)}`),
  ];
}
