/** Makes a paper from a workbook's figures: selects its template, its facts and its annexes. */
import { standingAt } from '../domain/standing';
import { annexesOf } from './annexes';
import { chartsOf } from './charts';
import { commonFacts } from './common-facts';
import {
  composeBody,
  filledText,
  piecesOf,
  placePieces,
  type Composition,
  type IndicatorFacts,
} from './compose';
import { factsOf, monthOfPhase, type Facts, type PaperSource } from './facts';
import { TEMPLATES, type Material } from './material';
import { PAPER_NAMES, type Paper, type PaperKind, type Piece, type RefusedWords } from './paper';
import type { Template } from './wording/template';

/** How many full-width characters of 二号 fit into a line of 156 mm: 156 ÷ 7.76. */
const TITLE_CHARACTERS = 20;

export interface PaperWish {
  readonly kind: PaperKind;
  /** The index of the phase in the campaign, for 阶段小结; otherwise null. */
  readonly phase: number | null;
}

/** The sources of a paper: one for each indicator. */
export type PaperSources = readonly [PaperSource, ...PaperSource[]];

/** The paper at the month of its sources. A phase's paper reports on the phase's last month or an earlier one. */
export function paperOf(whole: PaperSources, { kind, phase }: PaperWish, material: Material): Paper {
  const sources = phase === null ? whole : atPhase(whole, phase);
  const [first] = sources;
  const { campaign, month } = first.standing;
  const template = TEMPLATES[kind];
  const facts = commonFacts(sources, phase);
  const refused: RefusedWords[] = [];
  const voices = sources.map((source) => ({
    ...voiceOf(source, phase),
    name: source.breakdown.indicator.name,
  }));
  const composing: Composition = {
    ...(voices[0] ?? voiceOf(first, phase)),
    facts,
    material,
    occasion: {
      month,
      isMonthStated: first.monthIs === 'stated',
      phase: phase === null ? null : (campaign.phases[phase]?.name ?? null),
    },
    refused,
    indicators: voices.length === 1 ? [] : voices,
  };
  const federation: Piece[] =
    campaign.federation === ''
      ? placePieces('federation', composing)
      : [{ kind: 'text', text: campaign.federation }];
  const composings = voices.map((voice) => ({ ...composing, ...voice }));
  return {
    kind,
    fileName: fileName(kind, facts),
    title: titleLines(template, facts),
    addressee: template.addressee && piecesOf([template.addressee], composing),
    body: composeBody(template, composing),
    annexes: template.annexes.flatMap((name) => annexesOf(name, sources, composings, phase)),
    signature: federation,
    date: placePieces('date', composing),
    refusedWords: distinct(refused),
  };
}

function voiceOf(source: PaperSource, phase: number | null): IndicatorFacts {
  const { phases } = source.standing.campaign;
  return {
    facts: factsOf(source, phase),
    phases: phases.map(({ name }, index) => ({ name, facts: factsOf(source, index) })),
    charts: chartsOf(source),
  };
}

/** The distinct refused sentences; each indicator tries to use them, so duplicates occur. */
function distinct(refused: readonly RefusedWords[]): RefusedWords[] {
  return [...new Map(refused.map((words) => [`${words.id} ${words.figure}`, words])).values()];
}

/**
 * The sources at the end of the phase, where the phase is over. Without a ledger, only the figures of a single month exist, so the
 * sources are unchanged.
 */
function atPhase([first, ...others]: PaperSources, phase: number): PaperSources {
  const at = (source: PaperSource): PaperSource => {
    const month = monthOfPhase(source.standing, phase);
    if (!source.ledger || month === source.standing.month) return source;
    return { ...source, standing: standingAt(source, month) };
  };
  return [at(first), ...others.map(at)];
}

/** A part of a title, without the year or the month where these are unknown. */
function titlePart(part: string, facts: Facts): string | null {
  const ways = [
    part,
    part.replace(/\{年度\}/g, ''),
    part.replace(/\{月\}/g, '{当月}'),
    part.replace(/\{月\}/g, ''),
  ];
  return ways.reduce<string | null>((said, way) => said ?? filledText(way, facts), null);
}

/** The title in as few lines as possible; line breaks are between its parts. */
function titleLines({ title }: Template, facts: Facts): string[] {
  const lines: string[] = [];
  for (const part of title) {
    const text = titlePart(part, facts);
    if (text === null || text === '') continue;
    const last = lines[lines.length - 1];
    if (last !== undefined && textWidth(last + text) < TITLE_CHARACTERS)
      lines[lines.length - 1] = last + text;
    else lines.push(text);
  }
  return lines;
}

/** The width of a text in full-width characters. */
export function textWidth(text: string): number {
  return Array.from(text).reduce((width, character) => width + (character < '\u2000' ? 0.5 : 1), 0);
}

function fileName(kind: PaperKind, { figures }: Facts): string {
  const what = kind === 'phase' ? `${figures['阶段'] ?? ''}小结` : PAPER_NAMES[kind];
  const month = figures['月'] ?? `${figures['年度'] ?? ''}${figures['当月'] ?? ''}`;
  const when = kind === 'phase' || kind === 'year-end' ? (figures['年度'] ?? '') : month;
  return `${`${when}${figures['活动'] ?? ''}${what}`.replace(/[\\/:*?"<>|]/g, ' ').trim()}.docx`;
}
