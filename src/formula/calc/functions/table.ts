/**
 * Lists every worksheet function the calculator knows, by its English name without `_xlfn.`.
 */
import { CONDITIONAL } from './conditional';
import { DATE } from './date';
import type { WorksheetFunction } from './define';
import { INFORMATION } from './information';
import { LOGIC } from './logic';
import { LOOKUP } from './lookup';
import { MATH } from './math';
import { STATISTICAL } from './statistical';
import { TEXT } from './text';

export const FUNCTIONS: ReadonlyMap<string, WorksheetFunction> = new Map(
  [MATH, STATISTICAL, CONDITIONAL, LOOKUP, LOGIC, INFORMATION, TEXT, DATE].flatMap(Object.entries),
);
