/**
 * A federation's own text for its papers: sentences that replace the product's, and text for places that only the user can fill in,
 * kept by month or phase.
 */
import type { PaperKind } from './paper';
import { PAPER_KINDS, PAPER_NAMES } from './paper';
import { CONDITIONS } from './facts';
import { PLACES } from './wording/places';
import { sentencesOf, type Place, type Sentence, type Template } from './wording/template';
import { BULLETIN } from './wording/bulletin';
import { PHASE } from './wording/phase';
import { REMINDER } from './wording/reminder';
import { YEAR_END } from './wording/year-end';

export const TEMPLATES: Readonly<Record<PaperKind, Template>> = {
  bulletin: BULLETIN,
  phase: PHASE,
  'year-end': YEAR_END,
  reminder: REMINDER,
};

/** Texts by key: the {@link placeKey} of a place, or the id of a sentence. */
export type Material = ReadonlyMap<string, string>;

/** The month and phase that a place is filled in for. */
export interface Occasion {
  readonly month: number;
  /** False where no source states the month that figures are counted to: the text is then kept without a month. */
  readonly isMonthStated: boolean;
  /** The phase's name; null where the paper is not about a phase. */
  readonly phase: string | null;
}

/** The key of a place's text: `bulletin.next@10月`, `bulletin.next` where no month is stated, `phase.work@宣传发动`, `addressee`. */
function placeKey({ id, per }: Pick<Place, 'id' | 'per'>, occasion: Occasion): string {
  const { month, isMonthStated, phase } = occasion;
  if (per === 'month' && isMonthStated) return `${id}@${month}月`;
  return per === 'phase' && phase !== null ? `${id}@${phase}` : id;
}

/** The text written for a place; '' where there is none. Earlier versions kept it under the assumed month. */
export function textForPlace(place: Place, material: Material, occasion: Occasion): string {
  if (place.per === 'paper') return '';
  const keys = [occasion, { ...occasion, isMonthStated: true }].map((told) => placeKey(place, told));
  return keys.map((key) => material.get(key)?.trim() ?? '').find((text) => text !== '') ?? '';
}

export function placeOf(id: string): Place | undefined {
  return PLACES.find((place) => place.id === id);
}

/** A line of the sheet 文稿素材. */
export interface MaterialLine {
  readonly key: string;
  /** The papers that use the text: 月度通报（10月）. */
  readonly papers: string;
  /** What the text is for, or under which conditions the sentence is used. */
  readonly use: string;
  /** The product's own sentence, or the hint shown for a place. */
  readonly original: string;
}

/** The sheet's lines for places: those of the month, which name no month where none is stated, and those of every phase. */
export function placeLines(
  { month, isMonthStated }: Pick<Occasion, 'month' | 'isMonthStated'>,
  phases: readonly string[],
): MaterialLine[] {
  return PLACES.filter(({ per }) => per !== 'paper').flatMap((place) => {
    const occasions = place.per === 'phase' ? phases : [null];
    return occasions.map((phase): MaterialLine => {
      const span = place.per === 'month' ? (isMonthStated ? `${month}月` : '') : (phase ?? '');
      const papers = place.kinds.map((kind) => PAPER_NAMES[kind]).join('、');
      return {
        key: placeKey(place, { month, isMonthStated, phase }),
        papers: span === '' ? papers : `${papers}（${span}）`,
        use: place.label,
        original: place.hint,
      };
    });
  });
}

/** The sheet's lines for sentences: one line per sentence, with the papers that use it. */
export function sentenceLines(): MaterialLine[] {
  const papersOf = new Map<string, { readonly sentence: Sentence; readonly kinds: PaperKind[] }>();
  for (const kind of PAPER_KINDS) {
    for (const sentence of sentencesOf(TEMPLATES[kind])) {
      if (/^\{![^{}]*\}$/.test(sentence.say)) continue; // Items that consist of a single place are left out: `placeLines` lists places.
      const listed = papersOf.get(sentence.id);
      if (!listed) papersOf.set(sentence.id, { sentence, kinds: [kind] });
      else if (!listed.kinds.includes(kind)) listed.kinds.push(kind);
    }
  }
  return [...papersOf.values()].map(({ sentence, kinds }) => ({
    key: sentence.id,
    papers: kinds.map((kind) => PAPER_NAMES[kind]).join('、'),
    use: conditionText(sentence),
    original: sentence.say,
  }));
}

function conditionText({ when = [], unless = [] }: Sentence): string {
  const words = [
    ...when.map((condition) => CONDITIONS[condition]),
    ...unless.map((condition) => `不是“${CONDITIONS[condition]}”`),
  ];
  return words.length === 0 ? '其他情况' : words.join('，');
}
