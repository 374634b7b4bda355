/**
 * Makes the blocks of a paper from a template and the facts: chooses the sentences whose conditions hold, and fills in the figures.
 */
import { chineseNumber } from './figure-text';
import type { Facts } from './facts';
import { placeKey, placeOf, type Material, type Occasion } from './material';
import type { Block, PaperChart, Piece, RefusedWords } from './paper';
import {
  figuresIn,
  type ChartName,
  type Item,
  type Section,
  type Sentence,
  type Template,
} from './wording/template';

export interface Composing {
  readonly facts: Facts;
  /** The facts of each phase, in order, with its name. */
  readonly phases: readonly { readonly name: string; readonly facts: Facts }[];
  readonly material: Material;
  readonly occasion: Occasion;
  readonly charts: Readonly<Record<ChartName, PaperChart | null>>;
  /** Receives the federation's own sentences that can't be used. */
  readonly refused: RefusedWords[];
}

/** The blocks of a paper. Sections in which nothing can be said are left out, and the rest numbered. */
export function composeBody(template: Template, composing: Composing): Block[] {
  const paragraphs = (items: readonly (readonly Item[])[]): Block[] =>
    items.flatMap((item) => paragraphBlock(item, composing));
  const sections = template.sections
    .map((section) => ({ section, blocks: sectionBlocks(section, composing) }))
    .filter(({ blocks }) => blocks.length > 0);
  return [
    ...paragraphs(template.opening),
    ...sections.flatMap(({ section, blocks }, index): Block[] => [
      { kind: 'heading', level: 1, text: `${chineseNumber(index + 1)}、${section.heading}` },
      ...blocks,
    ]),
    ...paragraphs(template.closing),
  ];
}

function sectionBlocks({ paragraphs, byPhase, chart }: Section, composing: Composing): Block[] {
  const drawn = chart === undefined ? null : composing.charts[chart];
  const phases = composing.phases.flatMap(({ name, facts }, index): Block[] => {
    if (!byPhase) return [];
    const heading = filledText(byPhase.heading, facts) ?? name;
    const inPhase = { ...composing, facts, occasion: { ...composing.occasion, phase: name } };
    return [
      { kind: 'heading', level: 2, text: `（${chineseNumber(index + 1)}）${heading}` },
      ...byPhase.paragraphs.flatMap((items) => paragraphBlock(items, inPhase)),
    ];
  });
  return [
    ...paragraphs.flatMap((items) => paragraphBlock(items, composing)),
    ...phases,
    ...(drawn ? [{ kind: 'chart' as const, chart: drawn }] : []),
  ];
}

function paragraphBlock(items: readonly Item[], composing: Composing): Block[] {
  const pieces = piecesOf(items, composing);
  return pieces.length === 0 ? [] : [{ kind: 'paragraph', pieces }];
}

/** The text of some items, one after the other. */
export function piecesOf(items: readonly Item[], composing: Composing): Piece[] {
  return items.flatMap((item) => itemPieces(item, composing));
}

function itemPieces(item: Item, composing: Composing): Piece[] {
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

/** The text of a sentence; null where a condition does not hold, or a figure that it names is unknown. */
function sentencePieces(sentence: Sentence, composing: Composing): Piece[] | null {
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

/** A sentence with its figures; its places for people are filled in or marked. */
export function filled(say: string, composing: Pick<Composing, 'facts' | 'material' | 'occasion'>): Piece[] {
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

/** The text that people wrote for a place; a marked place where they have written none. */
export function placePieces(
  id: string,
  { material, occasion }: Pick<Composing, 'material' | 'occasion'>,
): Piece[] {
  const place = placeOf(id);
  if (!place) return [];
  const written = place.per === 'paper' ? '' : (material.get(placeKey(place, occasion))?.trim() ?? '');
  return [written === '' ? { kind: 'to-fill', place: id, hint: place.hint } : text(written)];
}

/** A sentence with its figures; null where a figure is unknown. */
export function filledText(say: string, { figures }: Facts): string | null {
  if (figuresIn(say).some((name) => (figures[name] ?? null) === null)) return null;
  return say.replace(/\{([^{}!][^{}]*)\}/g, (_, name: string) => figures[name] ?? '');
}

function text(value: string): Piece {
  return { kind: 'text', text: value };
}
