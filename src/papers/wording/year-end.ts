import { AREAS } from './areas';
import { PHASE_FIGURES } from './phase';
import { OVERALL, RETURNS, UNITS } from './standing';
import type { Template } from './template';

/** 年终专题报告 */
export const YEAR_END: Template = {
  kind: 'year-end',
  title: ['{填报单位}', '{“活动”}', '{年度}专题报告'],
  addressee: null,
  opening: [],
  sections: [
    { heading: '总体情况', paragraphs: OVERALL, chart: 'trend', isByIndicator: true },
    {
      heading: '分阶段情况',
      paragraphs: [],
      byPhase: {
        heading: '{阶段}（{阶段月份}）',
        paragraphs: [
          PHASE_FIGURES,
          [{ id: 'year.phase', unless: ['phase-not-begun'], say: '{!phase.work}' }],
        ],
      },
    },
    {
      heading: '先进与滞后单位',
      paragraphs: UNITS,
      further: [...RETURNS, [{ id: 'year.model', say: '{!year.model}' }]],
      chart: 'completion',
      isByIndicator: true,
    },
    { heading: '重点领域建会情况', paragraphs: AREAS },
    {
      heading: '数据核验情况',
      paragraphs: [
        [
          {
            firstOf: [
              {
                id: 'checks.none',
                when: ['no-findings'],
                say: '汇总时对任务分解表和月报数据作了核验，没有发现问题。',
              },
              {
                id: 'checks',
                say: '汇总时对任务分解表和月报数据作了核验，发现错误{错误数}项、提醒{提醒数}项、说明{说明数}项；各表的合计由各单位逐行相加得出。',
              },
            ],
          },
        ],
        [{ id: 'year.corrections', when: ['has-errors'], say: '{!year.corrections}' }],
      ],
    },
    { heading: '存在的问题与原因', paragraphs: [[{ id: 'year.problems', say: '{!year.problems}' }]] },
    { heading: '下一步工作打算', paragraphs: [[{ id: 'year.next', say: '{!year.next}' }]] },
  ],
  closing: [],
  annexes: ['units', 'months', 'areas', 'not-reported'],
};
