/** The messages about dividing a task (拟定分解方案), in simplified Chinese. */
import type { Infeasibility } from '../../domain/allocation/allocate';
import { count, percent, signed } from '../numbers';
import type { AllocationWords } from './messages';

export const allocationZhCN: AllocationWords = {
  infeasible: (why) => `按这些条件分不下去：${reason(why)}没有写入任何内容，请改条件后再试。`,
  cli: {
    scheme: ({ name, method, sum }) => `${name}（${method}）：合计 ${count(sum)}`,
    unit: ({ name, target, growth, difference }) =>
      `  ${name}　${count(target)}${growth === null ? '' : `　增长 ${percent(growth)}`}${difference === null ? '' : `　比现任务 ${signed(difference)}`}`,
    adopted: (scheme, units) => `已采用${scheme}：${count(units)} 个单位的任务数写入了任务分解表。`,
  },
};

function reason(why: Infeasibility): string {
  switch (why.kind) {
    case 'unit-bounds':
      return `“${why.unit}”的下限 ${count(why.least)} 高于上限 ${count(why.most)}，高出 ${count(why.excess)}。`;
    case 'least-above-total':
      return `各单位的下限相加是 ${count(why.least)}${fixedPart(why.fixed)}，超过要分解的总数 ${count(why.total)}，多出 ${count(why.excess)}。`;
    case 'most-below-total':
      return `各单位的上限相加是 ${count(why.most)}${fixedPart(why.fixed)}，不到要分解的总数 ${count(why.total)}，还差 ${count(why.excess)}。`;
    case 'no-weights':
      return `还能分到任务的单位（${why.units.join('、')}）没有可依据的数（空着、是 0，或者没有发展空间），分不出多少。`;
  }
}

function fixedPart(fixed: number): string {
  return fixed > 0 ? `（其中指定的 ${count(fixed)}）` : '';
}
