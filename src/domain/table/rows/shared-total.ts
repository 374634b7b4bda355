/** Blocks that stand side by side to save paper and share a single total: 单位 任务数 单位 任务数, and 合计 below the last block. */
import type { Breakdown, Measure, SharedTotal, Total } from '../breakdown';
import { normalizeHeading } from '../headings';

const MEASURES: readonly Measure[] = ['baseline', 'target', 'actual'];
/** Figures this close are equal: a smaller difference is binary noise. */
const NOISE = 1e-5;

/**
 * The blocks with the total that they share, and without totals of their own; unchanged where no total is shared.
 * @param blocks from left to right
 */
export function withSharedTotal(blocks: readonly Breakdown[]): readonly Breakdown[] {
  const [owner, ...others] = blocks.filter(({ total }) => total !== null);
  if (blocks.length < 2 || !owner?.total || others.length > 0) return blocks;
  const shared = sharedTotalOf(owner, owner.total, blocks);
  if (!shared) return blocks;
  const own = blocks.map((block) => ({
    ...block,
    area: block === owner ? { ...block.area, bottom: block.lastDataRow } : block.area,
    total: null,
  }));
  const sharedTotal = { ...shared, blocks: own };
  return own.map((block) => ({ ...block, sharedTotal }));
}

/**
 * The total of all blocks; null where the total belongs to its own block alone.
 *
 * A total that equals the sum of all blocks belongs to all. A wrong total belongs to all where the blocks have the same columns, it
 * stands at the end of the last block, and none of its figures equals the sum of that block. A fix is offered only where it is at
 * least as near to the sum of all blocks as to its own block's (`isCertain`), so that the total of one block is never overwritten.
 */
function sharedTotalOf(
  owner: Breakdown,
  line: Total,
  blocks: readonly Breakdown[],
): Omit<SharedTotal, 'blocks'> | null {
  const stated = MEASURES.filter((measure) => line[measure].amount !== null);
  const differences = (of: readonly Breakdown[]): readonly number[] =>
    stated.map((measure) => Math.abs(sumOver(of, measure) - (line[measure].amount ?? 0)));
  const [fromAll, fromOwn] = [differences(blocks), differences([owner])];
  const isRight = stated.length > 0 && fromAll.every((difference) => difference < NOISE);
  const isOwn = fromOwn.some((difference) => difference < NOISE);
  if (!isRight && (stated.length === 0 || isOwn || !areAlike(blocks) || owner !== lastOf(blocks)))
    return null;
  return {
    line,
    columns: owner.columns,
    isCertain: fromAll.every((difference, index) => difference <= (fromOwn[index] ?? 0)),
  };
}

function sumOver(blocks: readonly Breakdown[], measure: Measure): number {
  const figures = blocks.flatMap(({ units }) => units.map((unit) => unit[measure].amount ?? 0));
  return figures.reduce((sum, figure) => sum + figure, 0);
}

/** Whether the blocks were folded from one table: they have the same headings and the same units of measure. */
function areAlike(blocks: readonly Breakdown[]): boolean {
  const looks = blocks.map(({ columns, firstDataRow }) => {
    const { unit, baseline, target, actual } = columns;
    const figures = [baseline, target, actual].map((column) => column && [column.heading, column.scale]);
    return normalizeHeading(JSON.stringify([unit.heading, figures, firstDataRow]));
  });
  return new Set(looks).size === 1;
}

function lastOf(blocks: readonly Breakdown[]): Breakdown | undefined {
  return blocks.reduce((last, block) => (block.area.left > last.area.left ? block : last));
}
