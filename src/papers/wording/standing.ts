/** Sentences that several papers share: the progress of the whole and of the units, and which units have reported. */
import type { Item, Sentence } from './template';

const byMembers = (id: string, when: Sentence['when'], members: string, others: string): Sentence[] => [
  { id: `${id}.members`, when: ['members', ...(when ?? [])], say: members },
  { id, ...(when ? { when } : {}), say: others },
];

/** The task, and how much of it is done compared with the pace. */
export const OVERALL: readonly (readonly Item[])[] = [
  [
    {
      firstOf: [
        { id: 'task.one', when: ['one-unit'], say: '{年度}任务由{单位}承担，任务数为{任务}。' },
        { id: 'task.one.undated', when: ['one-unit'], say: '任务由{单位}承担，任务数为{任务}。' },
        { id: 'task', say: '{年度}任务由{任务单位数}个单位承担，任务数合计{任务}。' },
        { id: 'task.undated', say: '任务由{任务单位数}个单位承担，任务数合计{任务}。' },
      ],
    },
    {
      firstOf: [
        { id: 'actual.none', when: ['none-reported'], say: '截至{截止}，还没有单位填报完成情况。' },
        ...byMembers(
          'actual.total-done',
          ['total-done'],
          '截至{截止}，累计新增会员{累计}，完成年度任务的{完成率}，年度任务总数已经完成。',
          '截至{截止}，累计完成{累计}，完成年度任务的{完成率}，年度任务总数已经完成。',
        ),
        ...byMembers(
          'actual.ahead',
          ['ahead'],
          '截至{截止}，累计新增会员{累计}，完成年度任务的{完成率}，高于{序时词}（{序时进度}）{序时差}，进度总体靠前。',
          '截至{截止}，累计完成{累计}，完成年度任务的{完成率}，高于{序时词}（{序时进度}）{序时差}，进度总体靠前。',
        ),
        ...byMembers(
          'actual.behind',
          ['behind'],
          '截至{截止}，累计新增会员{累计}，完成年度任务的{完成率}，低于{序时词}（{序时进度}）{序时差}，距完成年度任务还差{还差}。',
          '截至{截止}，累计完成{累计}，完成年度任务的{完成率}，低于{序时词}（{序时进度}）{序时差}，距完成年度任务还差{还差}。',
        ),
        ...byMembers(
          'actual.on-pace',
          ['on-pace'],
          '截至{截止}，累计新增会员{累计}，完成年度任务的{完成率}，与{序时词}（{序时进度}）持平。',
          '截至{截止}，累计完成{累计}，完成年度任务的{完成率}，与{序时词}（{序时进度}）持平。',
        ),
        ...byMembers(
          'actual.undated',
          undefined,
          '截至{截止}，累计新增会员{累计}，完成年度任务的{完成率}，距完成年度任务还差{还差}。',
          '截至{截止}，累计完成{累计}，完成年度任务的{完成率}，距完成年度任务还差{还差}。',
        ),
        ...byMembers(
          'actual.behind.unclear',
          ['behind'],
          '截至{截止}，累计新增会员{累计}，完成年度任务的{完成率}，低于{序时词}（{序时进度}）{序时差}。',
          '截至{截止}，累计完成{累计}，完成年度任务的{完成率}，低于{序时词}（{序时进度}）{序时差}。',
        ),
        ...byMembers(
          'actual.unclear',
          undefined,
          '截至{截止}，累计新增会员{累计}，完成年度任务的{完成率}。',
          '截至{截止}，累计完成{累计}，完成年度任务的{完成率}。',
        ),
        ...byMembers('actual', undefined, '截至{截止}，累计新增会员{累计}。', '截至{截止}，累计完成{累计}。'),
      ],
    },
    { id: 'over', when: ['total-done'], say: '超出任务数{超额}。' },
    {
      id: 'rate.left-out',
      needs: ['完成率'],
      say: '完成率没有计入数据待核实的{待核实数}个单位的任务和完成数。',
    },
  ],
  [
    {
      firstOf: [
        {
          id: 'growth.reached',
          when: ['members', 'goal-reached'],
          say: '会员总数达到{会员总数}，比{基数名}（{基数}）增长{增长率}，达到增长{增长目标}的目标。',
        },
        {
          id: 'growth.missed',
          when: ['members'],
          unless: ['goal-reached'],
          say: '会员总数达到{会员总数}，比{基数名}（{基数}）增长{增长率}，尚未达到增长{增长目标}的目标。',
        },
        {
          id: 'growth',
          when: ['members'],
          say: '会员总数达到{会员总数}，比{基数名}（{基数}）增长{增长率}。',
        },
        { id: 'growth.others', say: '累计完成数相当于{基数名}（{基数}）的{增长率}。' },
      ],
    },
    {
      id: 'growth.left-out',
      needs: ['增长率'],
      say: '其中没有计入没有基数或数据待核实的{未计增长数}个单位。',
    },
  ],
];

/** The figures of the month itself. */
export const IN_MONTH: Item = {
  firstOf: byMembers('month', undefined, '其中{当月}新增{本月新增}。', '其中{当月}完成{本月新增}。'),
};

/** The number of units in each status; a status without units is left out. */
const STATUS_COUNTS: Item = {
  start: '从各单位看，',
  clauses: [
    { id: 'count.done', unless: ['one-unit', 'all-done'], say: '已完成年度任务的{已完成数}个' },
    { id: 'count.on-pace', unless: ['one-unit'], say: '进度正常的{正常数}个' },
    { id: 'count.lagging', unless: ['one-unit'], say: '滞后的{滞后数}个' },
    { id: 'count.severe', unless: ['one-unit'], say: '严重滞后的{严重滞后数}个' },
    { id: 'count.open', unless: ['one-unit'], say: '尚未完成的{未完成数}个' },
    { id: 'count.silent', unless: ['one-unit', 'none-reported'], say: '未填报的{未填报数}个' },
    { id: 'count.unclear', unless: ['one-unit'], say: '数据待核实的{待核实数}个' },
  ],
};

/** The best, the last and the lagging units: named where they are few, otherwise counted, with an annex. */
export const UNITS: readonly (readonly Item[])[] = [
  [
    {
      firstOf: [
        { id: 'done.one', when: ['all-done', 'one-unit'], say: '{单位}已完成年度任务。' },
        { id: 'done.all', when: ['all-done'], say: '{任务单位数}个承担任务的单位均已完成年度任务。' },
      ],
    },
    STATUS_COUNTS,
  ],
  [
    {
      firstOf: [
        { id: 'best', say: '完成率居前的是{居前单位}。' },
        { id: 'order', say: '完成率由高到低依次是{全部排名}。' },
      ],
    },
    { id: 'last', unless: ['all-done'], say: '居后的是{居后单位}。' },
  ],
  [
    {
      firstOf: [
        { id: 'lagging', unless: ['one-unit'], say: '进度滞后的单位有：{滞后单位}。' },
        {
          id: 'lagging.many',
          unless: ['one-unit'],
          say: '进度滞后的{滞后数}个单位见附件中标明“滞后”的各行。',
        },
        { id: 'lagging.one', needs: ['滞后数'], say: '{单位}进度滞后。' },
      ],
    },
    {
      firstOf: [
        { id: 'severe', unless: ['one-unit'], say: '严重滞后的单位有：{严重滞后单位}。' },
        {
          id: 'severe.many',
          unless: ['one-unit'],
          say: '严重滞后的{严重滞后数}个单位见附件中标明“严重滞后”的各行。',
        },
        { id: 'severe.one', needs: ['严重滞后数'], say: '{单位}进度严重滞后。' },
      ],
    },
    {
      firstOf: [
        { id: 'unclear', say: '数据待核实的单位有：{待核实单位}。' },
        { id: 'unclear.many', say: '数据待核实的{待核实数}个单位见附件中标明“待核实”的各行。' },
      ],
    },
  ],
];

/** Which units have sent the month's return. Without a ledger, none of these sentences is used. */
export const RETURNS: readonly (readonly Item[])[] = [
  [
    {
      firstOf: [
        { id: 'returns.one', when: ['due', 'all-returned', 'one-unit'], say: '{单位}已报送{月}月报。' },
        {
          id: 'returns.all',
          when: ['due', 'all-returned'],
          say: '应报送{月}月报的{应报数}个单位均已报送。',
        },
        {
          id: 'returns.missing.one',
          when: ['due', 'one-unit'],
          say: '{单位}尚未报送{月}月报。',
        },
        {
          id: 'returns.missing',
          when: ['due'],
          say: '{月}月报尚有{未报数}个单位未报送：{未报单位}。',
        },
        {
          id: 'returns.missing.many',
          when: ['due'],
          say: '{月}月报尚有{未报数}个单位未报送，名单见附件“未报送月报单位名单”。',
        },
      ],
    },
    { id: 'returns.behind', when: ['due'], say: '其中以前月份也未报送的：{补报单位}。' },
  ],
];
