/**
 * Which parts of a workbook an action has to read: what the add-in made only to be looked at needs no reading back, and in a
 * large table the formulas of the add-in's own columns need not be read to be written again.
 */
import { rememberedCell, rememberedWords, type Remembering } from './memory';
import { PHASE_FORMULA_COLUMNS } from './phase/phase-columns';
import { WORD } from './progress/progress-words';

/** `sources`: what figures come from. `everything`: also the sheets the add-in made from them. */
export type ReadScope = 'sources' | 'everything';

/**
 * Stands for a formula whose text was not read, in columns where any formula is the add-in's. It differs from every
 * formula, so that what should stand there is written again.
 */
export const UNREAD_FORMULA = '=';

/** The names that mark summary sheets begin with this word (see summarise-phases). */
export const PHASE_WORD = '阶段_';

/** Columns in which every formula is the add-in's own. 实际新增数 is not among them: people type formulas there. */
const OWN_WORDS: readonly string[] = [WORD.completion, WORD.growth, WORD.yearEnd, WORD.rank, WORD.status];

/** Rows above which formulas in the add-in's own columns need not be read: their texts alone would fill an answer. */
export const MANY_ROWS = 1000;

/** How to read one sheet. */
export interface SheetReading {
  /** false: nothing of its cells is needed. */
  readonly hasContents: boolean;
  /** Columns whose formulas may be given as {@link UNREAD_FORMULA} where there are {@link MANY_ROWS}, ascending. */
  readonly ownColumns: readonly number[];
  /** false: what else stands in those columns between head and foot need not be read either. */
  readonly hasOwnValues: boolean;
}

/** Tells how to read each sheet of a workbook. */
export function readingPlan(outline: Remembering, scope: ReadScope): (sheet: string) => SheetReading {
  const outputs = new Set<string>();
  const own = new Map<string, Set<number>>();
  for (const word of rememberedWords(outline)) {
    const cell = rememberedCell(outline, word);
    if (!cell) continue;
    if (word.startsWith(PHASE_WORD)) outputs.add(cell.sheet);
    if (!OWN_WORDS.includes(word.replace(/^\d+_/, ''))) continue;
    own.set(cell.sheet, (own.get(cell.sheet) ?? new Set()).add(cell.column));
  }
  return (sheet) => {
    const isOutput = outputs.has(sheet);
    return {
      hasContents: scope === 'everything' || !isOutput,
      ownColumns: isOutput ? PHASE_FORMULA_COLUMNS : [...(own.get(sheet) ?? [])].sort((a, b) => a - b),
      hasOwnValues: !isOutput,
    };
  };
}
