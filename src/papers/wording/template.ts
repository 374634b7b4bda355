/**
 * What a paper's wording is made of: sentences with conditions, as data. A sentence is said when all its conditions hold and every
 * figure it names is known: of what isn't known there is no sentence.
 */
import type { PaperKind } from '../paper';
import type { Condition } from '../facts';

/** Figures stand in braces by name, `{累计}`; places for people by id, `{!bulletin.next}`. */
export interface Sentence {
  readonly id: string;
  readonly when?: readonly Condition[];
  readonly unless?: readonly Condition[];
  /** Figures that must be known though the sentence does not name them. */
  readonly needs?: readonly string[];
  readonly say: string;
}

export type Item =
  | Sentence
  /** The first of them that can be said; later ones are there for what is not known, or too long for a line. */
  | { readonly firstOf: readonly Sentence[] }
  /** Clauses of one sentence: those that can be said, joined by ，; nothing where none can. */
  | { readonly start: string; readonly clauses: readonly Sentence[] };

export type ChartName = 'completion' | 'trend';
export type AnnexName = 'units' | 'phase-units' | 'months' | 'not-reported';

export interface Section {
  /** Without its number: headings are numbered as they are used. May name figures. */
  readonly heading: string;
  readonly paragraphs: readonly (readonly Item[])[];
  readonly chart?: ChartName;
  /** Once for each phase of the campaign, as sections of the second level, with the phase's own figures. */
  readonly byPhase?: { readonly heading: string; readonly paragraphs: readonly (readonly Item[])[] };
}

export interface Template {
  readonly kind: PaperKind;
  /** Parts that may be put on lines of their own; parts that name a figure there is none of are left out. */
  readonly title: readonly string[];
  /** null where the paper goes to nobody in particular. */
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
  /** As the sheet names it. */
  readonly label: string;
  readonly hint: string;
  /** For how long what was written holds: for every paper, for the month's, for the phase's. */
  readonly per: 'always' | 'month' | 'phase';
}

/** The names in braces of a sentence, places left out. */
export function figuresIn(say: string): string[] {
  return [...say.matchAll(/\{([^{}!][^{}]*)\}/g)].map(([, name = '']) => name);
}

/** All sentences of a template, each once. */
export function sentencesOf(template: Template): Sentence[] {
  const paragraphs = [
    ...template.opening,
    ...template.sections.flatMap(({ paragraphs: own, byPhase }) => [...own, ...(byPhase?.paragraphs ?? [])]),
    ...template.closing,
  ];
  return [...(template.addressee ? [template.addressee] : []), ...paragraphs.flat()].flatMap((item) => {
    if ('firstOf' in item) return item.firstOf;
    return 'clauses' in item ? item.clauses : [item];
  });
}
