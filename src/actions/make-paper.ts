/** 生成文稿: makes a bulletin, a phase summary, a year-end report or a reminder. The workbook is only read. */
import { monthsOf } from '../domain/campaign/campaign';
import type { Finding } from '../domain/finding';
import { standingAt } from '../domain/standing';
import { phaseOfMonth, type PaperSource } from '../papers/facts';
import { paperOf, type PaperSources } from '../papers/make-paper';
import type { Paper, PaperKind } from '../papers/paper';
import { readMaterial } from '../sheets/material/material-sheet';
import type { Host } from '../spreadsheet/host';
import { ActionError } from './parts/action-error';
import { coverageOf } from './parts/area-names';
import { statesCutOff } from './parts/indicator-survey';
import { phaseNamed } from './parts/phase-named';
import { countedSurveys, survey, type Survey, type SurveyOptions } from './survey';

export interface PaperOptions extends SurveyOptions {
  readonly kind: PaperKind;
  /** The name of the phase, for a 阶段小结; when left out, the phase that the month belongs to. */
  readonly phase?: string;
}

export interface MadePaper {
  readonly paper: Paper;
  readonly findings: readonly Finding[];
}

/**
 * The paper at the cut-off month.
 * @throws ActionError, HostError
 */
export async function makePaper(host: Host, options: PaperOptions): Promise<MadePaper> {
  const found = await survey(host, options);
  const { campaign, findings } = found;
  const months = monthsOf(campaign);
  if (options.cutOffMonth !== undefined && !months.includes(options.cutOffMonth)) {
    throw new ActionError({ code: 'unknown-month', details: { month: options.cutOffMonth, months } });
  }
  const sources = sourcesOf(found, options.indicator);
  const phase =
    options.kind !== 'phase'
      ? null
      : options.phase === undefined
        ? phaseOfMonth(sources[0].standing)
        : phaseNamed(campaign, options.phase);
  return { paper: paperOf(sources, { kind: options.kind, phase }, readMaterial(found.workbook)), findings };
}

/** The sources of each counted indicator, or of the requested indicator. */
function sourcesOf(found: Survey, asked: string | undefined): PaperSources {
  const { campaign, cutOffMonth, findings, indicators } = found;
  const monthIs = statesCutOff(campaign, indicators) ? 'stated' : 'assumed';
  const areas = coverageOf(found);
  const sourceOf = (own: Survey): PaperSource => {
    const table = { ...own, ...own.whole, ledger: own.ledger?.ledger ?? null };
    return { ...table, standing: standingAt(table, cutOffMonth), monthIs, areas, findings };
  };
  const [first = found, ...others] = asked === undefined ? countedSurveys(found) : [found];
  return [sourceOf(first), ...others.map(sourceOf)];
}
