/**
 * Finds the parts of a formula that have the same value in all cells it is filled into: `"<="&$A$3`, `COUNT($E$5:$M$5)`.
 */
import { isAbsolute } from './evaluate';
import { BRANCHING } from './functions/branching';
import { parameterAt } from './functions/define';
import { FUNCTIONS } from './functions/table';
import type { Node } from './parse';

/** Functions whose result depends on the cell of the formula (ROW), or may be a range, of which a cell uses the value in its own row. */
const DEPENDS_ON_CELL: ReadonlySet<string> = new Set(['ROW', 'COLUMN', 'INDEX', 'OFFSET', 'CHOOSE']);

/**
 * How a part is computed. `single`: to one value, for which a range gives the cell in the row of the formula. `range`: ranges stay ranges.
 * `array`: every range in the part gives all its values.
 */
type Manner = 'single' | 'range' | 'array';
type Named = (name: Extract<Node, { kind: 'name' }>) => Node | null;

/** Whether a part has the same value in all cells. @param named what a defined name refers to; null when that is unknown */
export function isSameEverywhere(node: Node, named: Named, manner: Manner = 'single'): boolean {
  const inner = manner === 'array' ? 'array' : 'single';
  switch (node.kind) {
    case 'literal':
    case 'array':
    case 'missing':
      return true;
    case 'reference':
      return (
        isAbsolute(node.first) && isAbsolute(node.last) && (manner !== 'single' || node.first === node.last)
      );
    case 'name': {
      const target = named(node);
      return target?.kind === 'reference' && target.sheet !== null && isSameEverywhere(target, named, manner);
    }
    case 'unary':
      return isSameEverywhere(node.operand, named, inner);
    case 'binary':
      return isSameChain(node, named, inner);
    case 'call':
      return isSameCall(node, named, inner);
    default:
      return false;
  }
}

/**
 * The syntax tree of a chain such as `A1&A2&…` is as deep as the chain is long, on its left side. A loop walks it, because recursion could
 * overflow the stack.
 */
function isSameChain(
  node: Extract<Node, { kind: 'binary' }>,
  named: Named,
  inner: 'single' | 'array',
): boolean {
  let left: Node = node;
  for (; left.kind === 'binary'; left = left.left)
    if (joinsRanges(left) || !isSameEverywhere(left.right, named, inner)) return false;
  return isSameEverywhere(left, named, inner);
}

function isSameCall(
  { name, args }: Extract<Node, { kind: 'call' }>,
  named: Named,
  inner: 'single' | 'array',
): boolean {
  if (DEPENDS_ON_CELL.has(name)) return false;
  if (BRANCHING.has(name)) return args.every((arg) => isSameEverywhere(arg, named, inner));
  const known = FUNCTIONS.get(name);
  return (
    known !== undefined &&
    args.every((arg, index) => isSameEverywhere(arg, named, mannerOf(parameterAt(known, index), inner)))
  );
}

function mannerOf(parameter: string, inner: 'single' | 'array'): Manner {
  if (inner === 'array' || parameter === 'a') return 'array';
  return parameter === 'r' ? 'range' : 'single';
}

/** Whether an operator makes a range from two ranges. */
export function joinsRanges({ operator }: Extract<Node, { kind: 'binary' }>): boolean {
  return operator === ':' || operator === ' ';
}
