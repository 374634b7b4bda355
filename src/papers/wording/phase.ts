import { AREAS } from './areas';
import { OVERALL, UNITS } from './standing';
import type { Item, Template } from './template';

/** Sentences with the figures of a phase. Without a ledger, none of them is used. */
export const PHASE_FIGURES: readonly Item[] = [
  {
    firstOf: [
      { id: 'phase.not-begun', when: ['phase-not-begun'], say: '截至{截止}，本阶段尚未开始。' },
      { id: 'phase.silent', when: ['phase-silent'], say: '截至{截止}，本阶段没有填报数。' },
      {
        id: 'phase.added.members',
        when: ['members'],
        say: '本阶段新增会员{阶段新增}，占累计新增的{阶段占比}。',
      },
      { id: 'phase.added', say: '本阶段完成{阶段新增}，占累计完成的{阶段占比}。' },
      { id: 'phase.added.alone', say: '本阶段新增{阶段新增}。' },
    ],
  },
  { id: 'phase.shared', say: '{共有月}同属两个阶段，新增数计入{归属阶段}。' },
];

/** 阶段小结 */
export const PHASE: Template = {
  kind: 'phase',
  title: ['{填报单位}', '{“活动”}', '{阶段}小结'],
  addressee: null,
  opening: [],
  sections: [
    {
      heading: '阶段概况',
      paragraphs: [
        [
          {
            firstOf: [
              { id: 'phase.span.dated', say: '{阶段}为{年度}{阶段月份}。' },
              { id: 'phase.span', say: '{阶段}为{阶段月份}。' },
            ],
          },
          { id: 'phase.running', when: ['phase-running'], say: '本阶段尚未结束，以下数据截至{截止}。' },
          ...PHASE_FIGURES,
        ],
      ],
    },
    { heading: '年度任务进展', paragraphs: OVERALL, isByIndicator: true },
    { heading: '各单位进展', paragraphs: UNITS, chart: 'completion', isByIndicator: true },
    { heading: '重点领域建会情况', paragraphs: AREAS },
    { heading: '主要做法和成效', paragraphs: [[{ id: 'phase.work', say: '{!phase.work}' }]] },
    { heading: '存在的问题', paragraphs: [[{ id: 'phase.problems', say: '{!phase.problems}' }]] },
    { heading: '下一步打算', paragraphs: [[{ id: 'phase.next', say: '{!phase.next}' }]] },
  ],
  closing: [],
  annexes: ['phase-units', 'areas'],
};
