/**
 * Blocks that stand side by side to save paper, with one total for all: 单位 任务数 | 单位 任务数, and 合计 below the last.
 */
import type { Breakdown, Measure } from './breakdown';

const MEASURES: readonly Measure[] = ['baseline', 'target', 'actual'];
/** Figures this close are equal: below that there is only binary noise. */
const NOISE = 1e-5;

/** The blocks without the total that adds up the units of all of them; as they are where there is no such total. */
export function withSharedTotal(blocks: readonly Breakdown[]): readonly Breakdown[] {
  const [owner, ...others] = blocks.filter(({ total }) => total !== null);
  if (blocks.length < 2 || !owner || others.length > 0 || !addsUpAll(owner, blocks)) return blocks;
  return blocks.map((block) => ({
    ...block,
    area: block === owner ? { ...block.area, bottom: block.lastDataRow } : block.area,
    total: null,
    hasSharedTotal: true,
  }));
}

/** In all that it states. */
function addsUpAll({ total }: Breakdown, blocks: readonly Breakdown[]): boolean {
  const stated = MEASURES.filter((measure) => (total?.[measure].persons ?? null) !== null);
  return (
    stated.length > 0 &&
    stated.every((measure) => {
      const units = blocks.flatMap((block) => block.units);
      const sum = units.reduce((all, unit) => all + (unit[measure].persons ?? 0), 0);
      return Math.abs(sum - (total?.[measure].persons ?? 0)) < NOISE;
    })
  );
}
