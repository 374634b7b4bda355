/** Sentences about founded unions in the key areas. Without a list of key areas, none of them is used. */
import type { Item } from './template';

export const AREAS: readonly (readonly Item[])[] = [
  [
    {
      firstOf: [
        {
          id: 'areas.done',
          when: ['areas-done'],
          say: '重点领域名录共列{领域应建}个用人单位和项目，均已建会，会员{领域会员}。',
        },
        {
          id: 'areas',
          say: '重点领域名录共列{领域应建}个用人单位和项目，已建会{领域已建}个，建会率{领域建会率}，会员{领域会员}。',
        },
      ],
    },
    { id: 'areas.each', unless: ['areas-done'], say: '其中，{各领域情况}。' },
  ],
  [
    {
      firstOf: [
        { id: 'areas.behind', say: '建会率低于总体水平的单位有：{领域落后单位}。' },
        {
          id: 'areas.behind.many',
          say: '建会率低于总体水平的{领域落后数}个单位见附件“各单位重点领域建会情况表”。',
        },
      ],
    },
  ],
];
