/** The messages about dividing a task, in English. */
import type { Infeasibility } from '../../domain/allocation/allocate';
import { count, percent, signed } from '../numbers';
import type { AllocationWords } from './messages';

export const allocationEnUS: AllocationWords = {
  infeasible: (why) =>
    `The task cannot be divided on these terms: ${reason(why)} Nothing was written. Change the terms and try again.`,
  cli: {
    scheme: ({ name, method, sum }) => `${name} (${method}): ${count(sum)} in all`,
    unit: ({ name, target, growth, difference }) =>
      `  ${name}  ${count(target)}${growth === null ? '' : `  growth ${percent(growth)}`}${difference === null ? '' : `  against the present target ${signed(difference)}`}`,
    adopted: (scheme, units) =>
      `${scheme} was adopted: the targets of ${count(units)} units were written into the table.`,
  },
};

function reason(why: Infeasibility): string {
  switch (why.kind) {
    case 'unit-bounds':
      return `the least for “${why.unit}”, ${count(why.least)}, is above its most, ${count(why.most)}, by ${count(why.excess)}.`;
    case 'least-above-total':
      return `the leasts of the units add up to ${count(why.least)}${fixedPart(why.fixed)}, ${count(why.excess)} more than the total of ${count(why.total)}.`;
    case 'most-below-total':
      return `the mosts of the units add up to ${count(why.most)}${fixedPart(why.fixed)}, ${count(why.excess)} less than the total of ${count(why.total)}.`;
    case 'no-weights':
      return `the units that could take more (${why.units.join(', ')}) have no figure to go by: it is blank, 0, or leaves no room.`;
  }
}

function fixedPart(fixed: number): string {
  return fixed > 0 ? ` (${count(fixed)} of it fixed)` : '';
}
