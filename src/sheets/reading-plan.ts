/**
 * Which parts of a workbook an action has to read, from the names the add-in remembers its sheets and columns by.
 */
import type { ReadingPlan } from '../spreadsheet/reading';
import { rememberedCell, rememberedWords } from './memory';
import { PHASE_FORMULA_COLUMNS } from './phase/phase-columns';
import { WORD } from './progress/progress-words';

/** `sources`: what figures come from. `everything`: also the sheets the add-in made from them. */
export type ReadScope = 'sources' | 'everything';

/** The names that mark summary sheets begin with this word (see summarise-phases). */
export const PHASE_WORD = '阶段_';

/** Columns in which every formula is the add-in's own. 实际新增数 is not among them: people type formulas there. */
const OWN_WORDS: readonly string[] = [WORD.completion, WORD.growth, WORD.yearEnd, WORD.rank, WORD.status];

/** How to read each sheet of a workbook for an action. */
export function readingPlan(scope: ReadScope): ReadingPlan {
  return (outline) => {
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
  };
}
