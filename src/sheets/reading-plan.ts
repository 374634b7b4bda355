/** Determines which parts of a workbook an action has to read. The add-in's defined names identify its sheets and columns. */
import type { ReadingPlan } from '../spreadsheet/reading';
import { AREA_SUMMARY_HOME } from './areas/area-homes';
import { rememberedCell, rememberedText, rememberedWords } from './memory';
import { PhasePlaces } from './phase/phase-columns';
import { WORD } from './progress/progress-words';

/** `sources`: the sheets that figures come from. `everything`: also the sheets that the add-in made from these figures. */
export type ReadScope = 'sources' | 'everything';

/** The prefix of the names that mark phase summaries (see summarise-phases). */
export const PHASE_WORD = '阶段_';

/** The word for the list of columns of a phase's sheet, where they are not the usual ones. */
export function phaseColumnsWord(phaseWord: string): string {
  return `${phaseWord}_列`;
}

/** Columns that hold only the add-in's formulas. 实际新增数 is not among them, because users type formulas there. */
const OWN_WORDS: readonly string[] = [WORD.completion, WORD.growth, WORD.yearEnd, WORD.rank, WORD.status];

/** How to read each sheet of a workbook for an action. */
export function readingPlan(scope: ReadScope): ReadingPlan {
  return (outline) => {
    const outputs = new Map<string, PhasePlaces>();
    const own = new Map<string, Set<number>>();
    const unread = new Set<string>();
    for (const word of rememberedWords(outline)) {
      const cell = rememberedCell(outline, word);
      if (!cell) continue;
      if (word === AREA_SUMMARY_HOME) unread.add(cell.sheet);
      if (word.startsWith(PHASE_WORD)) {
        outputs.set(cell.sheet, PhasePlaces.of(rememberedText(outline, phaseColumnsWord(word))));
      }
      if (!OWN_WORDS.includes(word.replace(/^\d+_/, ''))) continue;
      own.set(cell.sheet, (own.get(cell.sheet) ?? new Set()).add(cell.column));
    }
    return (sheet) => {
      const output = outputs.get(sheet);
      return {
        hasContents: scope === 'everything' || (output === undefined && !unread.has(sheet)),
        ownColumns: output?.formulaColumns ?? [...(own.get(sheet) ?? [])].sort((a, b) => a - b),
        hasOwnValues: !output,
      };
    };
  };
}
