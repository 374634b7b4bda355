/**
 * Rolls up the figures of a returned hand-down workbook: the figures of a unit's own units become that unit's return.
 */
import { addUp } from '../allocation/millionths';
import { cumulativeFigures, monthlyFigures, type LedgerRow, type ReturnKind } from '../ledger';
import type { ReadReturn, ReportedFigure, ReturnedDivision } from '../returns/returns';
import { unitKey, type Breakdown } from '../table/breakdown';

/**
 * A returned file with the figures it reports for a table, or for the blocks of a folded table. A unit of the table reports the
 * sums of its own units. Where the table lists those units itself (a county's townships), each of them reports its own figures.
 * Other files are returned unchanged.
 */
export function rollUp(
  file: ReadReturn,
  blocks: readonly Pick<Breakdown, 'units' | 'subtotals'>[],
): ReadReturn {
  const { handedDown } = file;
  if (!handedDown || handedDown.reports.length === 0) return file;
  const isNamed = ({ name }: { readonly name: string }): boolean =>
    unitKey(name) === unitKey(handedDown.unit);
  if (blocks.some(({ units }) => units.some(isNamed))) return { ...file, figures: sumsOf(handedDown) };
  // The division of an unknown unit is refused anyway, so its figures are dropped here and not refused a second time.
  return {
    ...file,
    figures: blocks.some(({ subtotals }) => subtotals.some(isNamed)) ? handedDown.reports : [],
  };
}

/**
 * One sum for each month that any of the unit's own units reported. Where the file says whether it counts 当月新增 or 累计, there are
 * sums of both kinds; a unit that skips a month keeps its last cumulative figure. A month with an unusable figure has no sum.
 */
function sumsOf({ unit, parts, reports, totalRow }: ReturnedDivision): ReportedFigure[] {
  const bad = reports.find((report) => report.bad !== null);
  return [...groupedBy(reports, ({ kind, year }) => `${String(kind)} ${String(year)}`).values()].flatMap(
    (told) => {
      const rows = ledgerRows(told);
      const kind = told[0]?.kind ?? null;
      return [...groupedBy(told, ({ month }) => String(month)).values()].flatMap(
        (ofMonth): ReportedFigure[] => {
          const [first] = ofMonth;
          if (!first) return [];
          const wrong = ofMonth.find((report) => report.bad !== null);
          if (wrong) return [{ ...wrong, unit, ...indicatorOf(first) }];
          const addedUp = { reported: ofMonth.length, units: parts.length };
          const sum = (amount: number, ofKind: ReturnKind | null): ReportedFigure => ({
            ...first,
            unit,
            kind: ofKind,
            amount,
            text: String(amount),
            row: totalRow ?? first.row,
            addedUp,
          });
          const { month } = first;
          if (kind === null || month === null)
            return [sum(addUp(ofMonth.map(({ amount }) => amount ?? 0)), kind)];
          // If the file has an unusable figure, only the kind that the file states has sums: those of the other kind would be
          // wrong in every later month.
          const kinds = (['monthly', 'cumulative'] as const).filter((wanted) => wanted === kind || !bad);
          return kinds.map((wanted) => sum(sumAt(rows, month, kind, wanted), wanted));
        },
      );
    },
  );
}

function sumAt(rows: readonly LedgerRow[], month: number, kind: ReturnKind, wanted: ReturnKind): number {
  return addUp(
    rows.flatMap((row) => {
      if (wanted === 'monthly') return monthlyFigures(row, kind).get(month) ?? [];
      const upTo = [...cumulativeFigures(row, kind)].filter(([reported]) => reported <= month);
      return upTo[upTo.length - 1]?.[1] ?? [];
    }),
  );
}

/** One row per row of the file, because two units may have the same name. */
function ledgerRows(reports: readonly ReportedFigure[]): LedgerRow[] {
  return [...groupedBy(reports, ({ row }) => String(row)).values()].flatMap((ofRow): LedgerRow[] => {
    const [first] = ofRow;
    const figures = new Map(
      ofRow.flatMap(({ month, amount }) =>
        month === null || amount === null ? [] : [[month, amount] as const],
      ),
    );
    return first ? [{ unit: first.unit, row: first.row, figures }] : [];
  });
}

function indicatorOf({ indicator }: ReportedFigure): Pick<ReportedFigure, 'indicator'> {
  return indicator === undefined ? {} : { indicator };
}

function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
