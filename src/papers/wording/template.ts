/** A paper's wording as data: sentences with conditions. A sentence is used when all its conditions are met and every figure it names is known. */
import type { PaperKind } from '../paper';
import type { Condition } from '../facts';

/** A sentence. Braces contain the name of a figure, `{累计}`, or the id of a place that the user fills in, `{!bulletin.next}`. */
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
  /** The first usable sentence is taken. Later ones are for unknown figures, or for lists that are too long for a sentence. */
  | { readonly firstOf: readonly Sentence[] }
  /** Clauses of a sentence. Usable clauses are joined by ，; without any, the sentence is left out. */
  | { readonly start: string; readonly clauses: readonly Sentence[] };

export type ChartName = 'completion' | 'trend';
export type AnnexName = 'units' | 'phase-units' | 'months' | 'areas' | 'not-reported';

export interface Section {
  /** The heading without its number, which is added when the paper is made. May name figures. */
  readonly heading: string;
  readonly paragraphs: readonly (readonly Item[])[];
  readonly chart?: ChartName;
  /** With several indicators, whether paragraphs and chart are repeated for each, below a second-level heading. */
  readonly isByIndicator?: true;
  /** Further paragraphs that are not repeated for each indicator. */
  readonly further?: readonly (readonly Item[])[];
  /** A second-level section that is repeated for each phase of the campaign, with the phase's figures. */
  readonly byPhase?: { readonly heading: string; readonly paragraphs: readonly (readonly Item[])[] };
}

export interface Template {
  readonly kind: PaperKind;
  /** Parts of the title, between which lines may break; a part that names an unknown figure is left out. */
  readonly title: readonly string[];
  /** null where the paper has no addressee. */
  readonly addressee: Item | null;
  readonly opening: readonly (readonly Item[])[];
  readonly sections: readonly Section[];
  readonly closing: readonly (readonly Item[])[];
  readonly annexes: readonly AnnexName[];
}

/** A place that only the user can fill in. */
export interface Place {
  readonly id: string;
  readonly kinds: readonly PaperKind[];
  /** The name of the place on the sheet 文稿素材. */
  readonly label: string;
  readonly hint: string;
  /** The scope of the kept text: every paper, the papers of the month, or those of the phase. `paper`: the text is not kept. */
  readonly per: 'always' | 'month' | 'phase' | 'paper';
}

/** The names of figures in a sentence's braces, without places. */
export function figuresIn(say: string): string[] {
  return [...say.matchAll(/\{([^{}!][^{}]*)\}/g)].map(([, name = '']) => name);
}

/** The distinct sentences of a template. */
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
