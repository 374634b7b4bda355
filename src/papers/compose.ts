/** Makes the blocks of a paper from a template and facts: selects the sentences whose conditions are met, and fills in figures. */
import { chineseNumber } from './figure-text';
import type { Facts } from './facts';
import { placeOf, textForPlace, type Material, type Occasion } from './material';
import { plainPieces, type Block, type PaperChart, type Piece, type RefusedWords } from './paper';
import {
  figuresIn,
  type ChartName,
  type Item,
  type Section,
  type Sentence,
  type Template,
} from './wording/template';

/** The name and the facts of an indicator. */
export interface IndicatorFacts {
  readonly facts: Facts;
  /** The name and the facts of each phase, in order. */
  readonly phases: readonly { readonly name: string; readonly facts: Facts }[];
  readonly charts: Readonly<Record<ChartName, PaperChart | null>>;
}

export interface Composition extends IndicatorFacts {
  readonly material: Material;
  readonly occasion: Occasion;
  /** Collects the federation's own sentences that could not be used. */
  readonly refused: RefusedWords[];
  /** The indicators, where the paper covers several; otherwise empty. */
  readonly indicators: readonly (IndicatorFacts & { readonly name: string })[];
}

/** The blocks of a paper. Sections without any sentence are left out, and the rest are numbered. */
export function composeBody(template: Template, composing: Composition): Block[] {
  const sections = template.sections
    .map((section) => ({ section, blocks: sectionBlocks(section, composing) }))
    .filter(({ blocks }) => blocks.length > 0);
  return [
    ...template.opening.flatMap((items) => paragraphBlock(piecesOf(items, composing))),
    ...sections.flatMap(({ section, blocks }, index): Block[] => [
      { kind: 'heading', level: 1, text: `${chineseNumber(index + 1)}、${section.heading}` },
      ...blocks,
    ]),
    ...template.closing.flatMap((items) => paragraphBlocks(items, composing)),
  ];
}

function sectionBlocks(section: Section, composing: Composition): Block[] {
  const { paragraphs, further = [], byPhase } = section;
  const said = (items: readonly (readonly Item[])[]): Block[] =>
    items.flatMap((item) => paragraphBlocks(item, composing));
  if (section.isByIndicator && composing.indicators.length > 0) {
    // Sentences about all indicators come before the headings of single indicators.
    return [...said(further), ...composing.indicators.flatMap(indicatorBlocks(section, composing))];
  }
  return [
    ...said(paragraphs),
    ...said(further),
    ...(byPhase ? phaseBlocks(byPhase, composing) : []),
    ...chartBlock(section, composing),
  ];
}

/** The indicator's heading, and the section's text about it. */
function indicatorBlocks(section: Section, composing: Composition) {
  return (voice: Composition['indicators'][number], index: number): Block[] => {
    const own = { ...composing, ...voice, indicators: [] };
    const blocks = section.paragraphs.flatMap((items) => paragraphBlock(piecesOf(items, own)));
    if (blocks.length === 0) return [];
    return [levelTwo(index, voice.name), ...blocks, ...chartBlock(section, own)];
  };
}

function phaseBlocks(
  { heading, paragraphs }: NonNullable<Section['byPhase']>,
  composing: Composition,
): Block[] {
  return composing.phases.flatMap(({ name, facts }, index): Block[] => {
    const inPhase: Composition = {
      ...composing,
      facts,
      occasion: { ...composing.occasion, phase: name },
      indicators: composing.indicators.map((voice) => ({
        ...voice,
        facts: voice.phases[index]?.facts ?? voice.facts,
      })),
    };
    return [
      levelTwo(index, filledText(heading, facts) ?? name),
      ...paragraphs.flatMap((items) => paragraphBlocks(items, inPhase)),
    ];
  });
}

function levelTwo(index: number, heading: string): Block {
  return { kind: 'heading', level: 2, text: `（${chineseNumber(index + 1)}）${heading}` };
}

function chartBlock({ chart }: Section, { charts }: IndicatorFacts): Block[] {
  const drawn = chart === undefined ? null : charts[chart];
  return drawn ? [{ kind: 'chart', chart: drawn }] : [];
}

/**
 * The paragraphs for some items. With several indicators, a sentence that is equal for all appears once; other sentences form a
 * paragraph per indicator, which begins with the indicator's name.
 */
function paragraphBlocks(items: readonly Item[], composing: Composition): Block[] {
  const { indicators } = composing;
  if (indicators.length === 0) return paragraphBlock(piecesOf(items, composing));
  const said = items.map((item) => indicators.map((voice) => itemPieces(item, { ...composing, ...voice })));
  return runsOf(said, isSame).flatMap((run) => {
    const [first = []] = run;
    if (isSame(first)) return paragraphBlock(run.flatMap(([pieces = []]) => pieces));
    return indicators.flatMap(({ name }, at) => {
      const pieces = run.flatMap((voices) => voices[at] ?? []);
      return pieces.length === 0 ? [] : paragraphBlock([text(`${name}：`), ...pieces]);
    });
  });
}

function isSame([first = [], ...others]: readonly (readonly Piece[])[]): boolean {
  return others.every((pieces) => plainPieces(pieces) === plainPieces(first));
}

/** Groups neighbouring entries that have the same value of `holds`. */
function runsOf<Entry>(entries: readonly Entry[], holds: (entry: Entry) => boolean): Entry[][] {
  const runs: Entry[][] = [];
  for (const entry of entries) {
    const run = runs[runs.length - 1];
    if (run?.[0] !== undefined && holds(run[0]) === holds(entry)) run.push(entry);
    else runs.push([entry]);
  }
  return runs;
}

function paragraphBlock(pieces: readonly Piece[]): Block[] {
  return pieces.length === 0 ? [] : [{ kind: 'paragraph', pieces }];
}

/** The text of several items in sequence. */
export function piecesOf(items: readonly Item[], composing: Composition): Piece[] {
  return items.flatMap((item) => itemPieces(item, composing));
}

function itemPieces(item: Item, composing: Composition): Piece[] {
  if ('firstOf' in item) {
    for (const sentence of item.firstOf) {
      const pieces = sentencePieces(sentence, composing);
      if (pieces) return pieces;
    }
    return [];
  }
  if ('clauses' in item) {
    const said = item.clauses.flatMap((clause) => {
      const pieces = sentencePieces(clause, composing);
      return pieces ? [pieces] : [];
    });
    if (said.length === 0) return [];
    return [
      text(item.start),
      ...said.flatMap((pieces, index) => (index === 0 ? pieces : [text('，'), ...pieces])),
      text('。'),
    ];
  }
  return sentencePieces(item, composing) ?? [];
}

/** The text of a sentence; null where a condition is not met, or a figure that the sentence names is unknown. */
function sentencePieces(sentence: Sentence, composing: Composition): Piece[] | null {
  const { conditions, figures, marked } = composing.facts;
  const { id, when = [], unless = [], needs = [] } = sentence;
  if (
    !when.every((condition) => conditions.has(condition)) ||
    unless.some((condition) => conditions.has(condition))
  )
    return null;
  const isKnown = (name: string): boolean => (figures[name] ?? marked[name] ?? null) !== null;
  if (![...needs, ...figuresIn(sentence.say)].every(isKnown)) return null;
  const own = composing.material.get(id)?.trim() ?? '';
  if (own === '') return filled(sentence.say, composing);
  const foreign = figuresIn(own).find((name) => !isKnown(name));
  if (foreign === undefined) return filled(own, composing);
  composing.refused.push({ id, figure: foreign });
  return filled(sentence.say, composing);
}

/** A sentence with its figures filled in; places for the user's text are filled in or marked. */
export function filled(
  say: string,
  composing: Pick<Composition, 'facts' | 'material' | 'occasion'>,
): Piece[] {
  return say.split(/(\{!?[^{}]+\})/).flatMap((part): Piece[] => {
    const [, mark, name = ''] = /^\{(!?)([^{}]+)\}$/.exec(part) ?? [];
    if (mark === undefined) return part === '' ? [] : [text(part)];
    if (mark === '') {
      const { figures, marked } = composing.facts;
      const open = marked[name];
      return open === undefined ? [text(figures[name] ?? '')] : filled(open, composing);
    }
    return placePieces(name, composing);
  });
}

/** The user's text for a place, or a marked place where there is none. */
export function placePieces(
  id: string,
  { material, occasion }: Pick<Composition, 'material' | 'occasion'>,
): Piece[] {
  const place = placeOf(id);
  if (!place) return [];
  const written = textForPlace(place, material, occasion);
  return [written === '' ? { kind: 'to-fill', place: id, hint: place.hint } : text(written)];
}

/** A sentence with its figures filled in; null where a figure is unknown. */
export function filledText(say: string, { figures }: Facts): string | null {
  if (figuresIn(say).some((name) => (figures[name] ?? null) === null)) return null;
  return say.replace(/\{([^{}!][^{}]*)\}/g, (_, name: string) => figures[name] ?? '');
}

function text(value: string): Piece {
  return { kind: 'text', text: value };
}
