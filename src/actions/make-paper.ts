/**
 * 生成文稿: a bulletin, a phase's summary, the report of the year, a reminder. The workbook is only read.
 */
import { monthsOf } from '../domain/campaign/campaign';
import type { Finding } from '../domain/finding';
import { standingAt } from '../domain/standing';
import { phaseOfMonth } from '../papers/facts';
import { paperOf } from '../papers/make-paper';
import type { Paper, PaperKind } from '../papers/paper';
import { readMaterial } from '../sheets/material/material-sheet';
import type { Host } from '../spreadsheet/host';
import { ActionError } from './parts/action-error';
import { statesCutOff } from './parts/indicator-survey';
import { phaseNamed } from './parts/phase-named';
import { survey, type SurveyOptions } from './survey';

export interface PaperOptions extends SurveyOptions {
  readonly kind: PaperKind;
  /** The phase of a 阶段小结; when left out, the phase that the month belongs to. */
  readonly phase?: string;
}

export interface MadePaper {
  readonly paper: Paper;
  readonly findings: readonly Finding[];
}

/**
 * The paper, with every figure as of the cut-off month.
 * @throws ActionError, HostError
 */
export async function makePaper(host: Host, options: PaperOptions): Promise<MadePaper> {
  const found = await survey(host, options);
  const { campaign, cutOffMonth, findings } = found;
  const months = monthsOf(campaign);
  if (options.cutOffMonth !== undefined && !months.includes(options.cutOffMonth)) {
    throw new ActionError({ code: 'unknown-month', details: { month: options.cutOffMonth, months } });
  }
  const table = { ...found, ...found.whole, ledger: found.ledger?.ledger ?? null };
  const monthIs = statesCutOff(campaign, found.indicators) ? 'stated' : 'assumed';
  const source = { ...table, standing: standingAt(table, cutOffMonth), monthIs } as const;
  const phase =
    options.kind !== 'phase'
      ? null
      : options.phase === undefined
        ? phaseOfMonth(source.standing)
        : phaseNamed(campaign, options.phase);
  return { paper: paperOf(source, { kind: options.kind, phase }, readMaterial(found.workbook)), findings };
}
