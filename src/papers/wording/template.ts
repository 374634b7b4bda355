/**
 * A paper's wording as data: sentences with conditions. A sentence is used when all its conditions hold and every figure it names is
 * known.
 */
import type { PaperKind } from '../paper';
import type { Condition } from '../facts';

/** Figures stand in braces by name, `{累计}`; places for people by id, `{!bulletin.next}`. */
export interface Sentence {
  readonly id: string;
  readonly when?: readonly Condition[];
  readonly unless?: readonly Condition[];
  /** Figures that must be known although the sentence does not name them. */
  readonly needs?: readonly string[];
  readonly say: string;
}

export type Item =
  | Sentence
  /** The first sentence that can be used. Later ones are for figures that are unknown, or lists too long for a sentence. */
  | { readonly firstOf: readonly Sentence[] }
  /** Clauses of one sentence: those that can be used are joined by ，; the sentence is left out where none can. */
  | { readonly start: string; readonly clauses: readonly Sentence[] };

export type ChartName = 'completion' | 'trend';
export type AnnexName = 'units' | 'phase-units' | 'months' | 'areas' | 'not-reported';

export interface Section {
  /** Without its number, which is set when the paper is made. May name figures. */
  readonly heading: string;
  readonly paragraphs: readonly (readonly Item[])[];
  readonly chart?: ChartName;
  /** With several indicators, paragraphs and chart are repeated for each, under a heading of the second level. */
  readonly isByIndicator?: true;
  /** Further paragraphs, which are not repeated for each indicator. */
  readonly further?: readonly (readonly Item[])[];
  /** Repeated for each phase of the campaign as a section of the second level, with the phase's figures. */
  readonly byPhase?: { readonly heading: string; readonly paragraphs: readonly (readonly Item[])[] };
}

export interface Template {
  readonly kind: PaperKind;
  /** Parts that may stand on lines of their own; a part that names an unknown figure is left out. */
  readonly title: readonly string[];
  /** null where the paper has no addressee. */
  readonly addressee: Item | null;
  readonly opening: readonly (readonly Item[])[];
  readonly sections: readonly Section[];
  readonly closing: readonly (readonly Item[])[];
  readonly annexes: readonly AnnexName[];
}

/** A place that only people can fill in. */
export interface Place {
  readonly id: string;
  readonly kinds: readonly PaperKind[];
  /** Its name on the sheet. */
  readonly label: string;
  readonly hint: string;
  /** What the text is kept for: every paper, the month's papers, or the phase's papers. `paper`: the text is not kept. */
  readonly per: 'always' | 'month' | 'phase' | 'paper';
}

/** The names of figures in a sentence's braces, places left out. */
export function figuresIn(say: string): string[] {
  return [...say.matchAll(/\{([^{}!][^{}]*)\}/g)].map(([, name = '']) => name);
}

/** All sentences of a template, each once. */
export function sentencesOf(template: Template): Sentence[] {
  const paragraphs = [
    ...template.opening,
    ...template.sections.flatMap(({ paragraphs: own, further, byPhase }) => [
      ...own,
      ...(further ?? []),
      ...(byPhase?.paragraphs ?? []),
    ]),
    ...template.closing,
  ];
  return [...(template.addressee ? [template.addressee] : []), ...paragraphs.flat()].flatMap((item) => {
    if ('firstOf' in item) return item.firstOf;
    return 'clauses' in item ? item.clauses : [item];
  });
}
