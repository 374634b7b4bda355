/**
 * AND, OR and NOT. Functions that choose what to compute, such as IF, are in branching.ts.
 */
import { isCellError } from '../../../spreadsheet/grid';
import { asThrowable, BAD_VALUE } from '../errors';
import { isScalar, toLogical } from '../values';
import { eachValue, operands } from './aggregate';
import { type Args, fixed, type FunctionTable, repeated } from './define';

export const LOGIC: FunctionTable = {
  AND: repeated('r', 1, 1, (args) => conditions(args).every(Boolean)),
  OR: repeated('r', 1, 1, (args) => conditions(args).some(Boolean)),
  XOR: repeated('r', 1, 1, (args) => conditions(args).filter(Boolean).length % 2 === 1),
  NOT: fixed('s', 1, (args) => !args.logical(0)),
  TRUE: fixed('', 0, () => true),
  FALSE: fixed('', 0, () => false),
};

/**
 * The arguments as conditions. Text and empty cells are skipped; the words TRUE and FALSE count when they are arguments themselves.
 * @throws #VALUE! when every argument is skipped
 */
function conditions(args: Args): readonly boolean[] {
  const found: boolean[] = [];
  for (const operand of operands(args)) {
    if (isScalar(operand)) {
      if (typeof operand !== 'string' || /^\s*(true|false)\s*$/i.test(operand))
        found.push(toLogical(operand));
      continue;
    }
    eachValue(operand, args, (value) => {
      if (isCellError(value)) throw asThrowable(value);
      if (typeof value === 'number' || typeof value === 'boolean') found.push(toLogical(value));
    });
  }
  if (found.length === 0) throw BAD_VALUE;
  return found;
}
