/**
 * Which parts of a formula have one value in all the cells it is filled into: `"<="&$A$3`, `COUNT($E$5:$M$5)`.
 */
import { isAbsolute } from './evaluate';
import { BRANCHING } from './functions/branching';
import { parameterAt } from './functions/define';
import { FUNCTIONS } from './functions/table';
import type { Node } from './parse';

/** Functions whose result depends on the formula's own cell (ROW), or may be a range of which a cell takes its own row. */
const DEPENDS_ON_CELL: ReadonlySet<string> = new Set(['ROW', 'COLUMN', 'INDEX', 'OFFSET', 'CHOOSE']);

/**
 * How a part is computed: as one value, where a range gives the cell in the formula's row; as a range, taken as it is; or as an array,
 * where each range in it gives all its values.
 */
type Manner = 'single' | 'range' | 'array';
type Named = (name: Extract<Node, { kind: 'name' }>) => Node | null;

/** @param named what a defined name refers to; null where that is unknown */
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

/** Chains such as `A1&A2&…` lean to the left and may be long: they are walked, not recursed into. */
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

/** Whether an operator makes a range of two. */
export function joinsRanges({ operator }: Extract<Node, { kind: 'binary' }>): boolean {
  return operator === ':' || operator === ' ';
}
