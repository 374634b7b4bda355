/**
 * 收取月报: figures from returned workbooks into the ledger.
 */
import { finding, type Finding } from '../domain/finding';
import type { WorkbookGrid } from '../domain/grid';
import {
  effectsOn,
  readPlainReturn,
  reportedFigure,
  type LedgerEffect,
  type Refusal,
  type ReportedFigure,
} from '../domain/returns';
import type { Host } from '../hosts/host';
import { readTemplate } from '../sheets/return-template';
import { emptySpec, type Block, type WorkbookChange } from '../sheets/spec';
import { makeLedger } from './make-ledger';
import { recompute, sheetNames } from './recompute';
import { reportOf, type ActionReport } from './report';
import { survey, type Survey, type SurveyOptions } from './survey';

/** One returned workbook, read. */
export interface ReturnedBook {
  readonly fileName: string;
  readonly workbook: WorkbookGrid;
}

export interface CollectOptions extends SurveyOptions {
  /** The month of plain tables that tell none. */
  readonly month?: number;
}

/** A file, or a figure in one, that was not taken. */
export interface Skipped {
  readonly fileName: string;
  /** null when nothing of the file could be taken. */
  readonly figure: ReportedFigure | null;
  readonly reason: Refusal | 'no-figures';
}

export interface CollectReport extends ActionReport {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly skipped: readonly Skipped[];
}

/**
 * Takes returns into the ledger, which is made when there is none.
 * @throws NoTableError, HostError
 */
export async function collect(
  host: Host,
  books: readonly ReturnedBook[],
  options: CollectOptions = {},
): Promise<CollectReport> {
  const before = sheetNames((await survey(host, options)).workbook);
  const made = await makeLedger(host, options);
  const found = await survey(host, options);
  if (!found.ledger) return { ...made, added: 0, changed: 0, same: 0, skipped: [] };
  const taken = new Taken(found);
  for (const book of books) taken.take(book, readReturn(found, book, options.month ?? null));
  const change = ledgerChange(found, taken.effects);
  await host.apply(change);
  const after = await recompute(host, options);
  return {
    keptCopies: [],
    sheets: mergeReports(made, reportOf(change, before, []), after),
    findings: [...after.findings, ...taken.findings],
    added: taken.count('added'),
    changed: taken.count('changed'),
    same: taken.count('same'),
    skipped: taken.skipped,
  };
}

function readReturn(found: Survey, book: ReturnedBook, month: number | null): ReportedFigure[] {
  const template = readTemplate(book.workbook);
  if (!template) return readPlainReturn(book.workbook, book.fileName, month);
  const unit = typeof template.unit === 'string' ? template.unit : '';
  const isWrongKind = template.kind !== (found.campaign.returnKind === 'monthly' ? '当月新增' : '累计');
  return template.figures.flatMap((cell) => {
    const at = { sheet: cell.sheet, row: cell.row, column: cell.column };
    const figure = reportedFigure(unit, typeof cell.month === 'number' ? cell.month : null, cell.value, at);
    if (!figure) return [];
    return isWrongKind ? [{ ...figure, persons: null, refusal: 'wrong-kind' as const }] : [figure];
  });
}

/** What a run of returns does to the ledger; a later file sees what an earlier one put in. */
class Taken {
  readonly effects: LedgerEffect[] = [];
  readonly findings: Finding[] = [];
  readonly skipped: Skipped[] = [];

  constructor(private readonly found: Survey) {}

  take({ fileName }: ReturnedBook, figures: readonly ReportedFigure[]): void {
    const { ledger } = this.found;
    if (!ledger) return;
    if (figures.length === 0) this.skipped.push({ fileName, figure: null, reason: 'no-figures' });
    for (const effect of effectsOn(ledger.ledger, figures)) {
      this.effects.push(effect);
      if (effect.kind === 'refused') {
        this.skipped.push({ fileName, figure: effect.figure, reason: effect.refusal });
      } else if (effect.kind === 'unknown-unit') {
        const at = {
          sheet: `${fileName}：${effect.figure.sheet}`,
          row: effect.figure.row,
          column: effect.figure.column,
        };
        const details = { name: effect.figure.unit, nearest: effect.nearest };
        this.findings.push(finding('return-unknown-unit', at, details));
      }
    }
  }

  count(kind: LedgerEffect['kind']): number {
    return this.effects.filter((effect) => effect.kind === kind).length;
  }
}

/** Numbers only are written: no text from a file can become a formula. */
function ledgerChange(found: Survey, effects: readonly LedgerEffect[]): WorkbookChange {
  const blocks = effects.flatMap((effect): Block[] =>
    effect.kind === 'added' || effect.kind === 'changed'
      ? [{ top: effect.row, left: effect.column, rows: [[effect.figure.persons]] }]
      : [],
  );
  const sheet = found.ledger?.place.sheet ?? '';
  const sheets = blocks.length > 0 ? [{ ...emptySpec(sheet, 'patch'), blocks }] : [];
  return { copies: [], sheets, names: [], removedNames: [] };
}

/** One line a sheet: what happened to it first. */
function mergeReports(...reports: readonly ActionReport[]): ActionReport['sheets'] {
  const byName = new Map<string, ActionReport['sheets'][number]>();
  for (const sheet of reports.flatMap((report) => report.sheets)) {
    if (!byName.has(sheet.name)) byName.set(sheet.name, sheet);
  }
  return [...byName.values()];
}
