import type { Template } from './template';

/** 催报通知 */
export const REMINDER: Template = {
  kind: 'reminder',
  title: ['{填报单位}', '关于报送{“活动”}', '{月}月报的通知'],
  addressee: {
    firstOf: [
      { id: 'reminder.to', when: ['due'], say: '{未报单位}' },
      { id: 'reminder.to.table', unless: ['has-ledger'], say: '{未填报单位}' },
      { id: 'reminder.to.many', say: '{!addressee}' },
    ],
  },
  opening: [],
  sections: [],
  closing: [
    [
      {
        firstOf: [
          { id: 'reminder.no-task', when: ['no-task'], say: '任务分解表里没有承担任务的单位，无需催报。' },
          {
            id: 'reminder.none.one',
            when: ['due', 'all-returned', 'one-unit'],
            say: '{单位}已报送{“活动”}{月}月报，无需催报。',
          },
          {
            id: 'reminder.none',
            when: ['due', 'all-returned'],
            say: '应报送{“活动”}{月}月报的{应报数}个单位均已报送，无需催报。',
          },
          { id: 'reminder.one', when: ['due', 'one-unit'], say: '{“活动”}{月}月报，{单位}尚未报送。' },
          {
            id: 'reminder',
            when: ['due'],
            say: '{“活动”}{月}月报，应报送的{应报数}个单位中尚有{未报数}个未报送：{未报单位}。',
          },
          {
            id: 'reminder.many',
            when: ['due'],
            say: '{“活动”}{月}月报，应报送的{应报数}个单位中尚有{未报数}个未报送，名单见附件。',
          },
          {
            id: 'reminder.not-due',
            when: ['has-ledger'],
            say: '月报台账里还没有数，也没有设定截止月份，无法判断哪些单位应报未报。',
          },
          {
            id: 'reminder.table',
            say: '截至{截止}，{“活动”}任务分解表里尚有{未填报数}个单位未填报完成数：{未填报单位}。',
          },
          {
            id: 'reminder.table.many',
            say: '截至{截止}，{“活动”}任务分解表里尚有{未填报数}个单位未填报完成数，名单见附件。',
          },
          { id: 'reminder.table.none', say: '截至{截止}，各单位均已填报{“活动”}完成数，无需催报。' },
        ],
      },
      { id: 'reminder.behind', when: ['due'], say: '其中以前月份也未报送的：{补报单位}，请一并补报。' },
    ],
    [
      { id: 'reminder.duty', when: ['due'], unless: ['all-returned'], say: '{报送要求}' },
      {
        firstOf: [
          {
            id: 'reminder.please',
            when: ['due'],
            unless: ['all-returned'],
            needs: ['未报数'],
            say: '请未报送的单位于{!reminder.deadline}前核实数据并报送。',
          },
          {
            id: 'reminder.please.table',
            unless: ['has-ledger'],
            needs: ['未填报数'],
            say: '请未填报的单位于{!reminder.deadline}前核实数据并报送。',
          },
        ],
      },
    ],
  ],
  annexes: ['not-reported'],
};
