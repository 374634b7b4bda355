/**
 * The places that only people can fill in. Their text is kept on the sheet 文稿素材 and used again.
 */
import type { Place } from './template';

export const PLACES: readonly Place[] = [
  {
    id: 'federation',
    kinds: ['bulletin', 'phase', 'year-end', 'reminder'],
    label: '发文机关',
    hint: '发文机关署名',
    per: 'always',
  },
  {
    id: 'date',
    kinds: ['bulletin', 'phase', 'year-end', 'reminder'],
    label: '成文日期',
    hint: '成文日期',
    per: 'month',
  },
  {
    id: 'cut-off',
    kinds: ['bulletin', 'phase', 'year-end', 'reminder'],
    label: '截止月份',
    hint: '统计截止月份',
    per: 'paper',
  },
  {
    id: 'year',
    kinds: ['bulletin', 'phase', 'year-end', 'reminder'],
    label: '年份',
    hint: '年份',
    per: 'paper',
  },
  {
    id: 'addressee',
    kinds: ['bulletin', 'reminder'],
    label: '主送机关',
    hint: '主送机关',
    per: 'always',
  },
  {
    id: 'bulletin.next',
    kinds: ['bulletin'],
    label: '下一步要求',
    hint: '下一步的措施、责任单位和时限',
    per: 'month',
  },
  {
    id: 'phase.work',
    kinds: ['phase', 'year-end'],
    label: '主要做法和成效',
    hint: '本阶段做了哪些工作、有什么典型经验',
    per: 'phase',
  },
  {
    id: 'phase.problems',
    kinds: ['phase'],
    label: '存在的问题',
    hint: '本阶段的主要问题和原因',
    per: 'phase',
  },
  {
    id: 'phase.next',
    kinds: ['phase'],
    label: '下一步打算',
    hint: '下一阶段的措施、责任单位和时限',
    per: 'phase',
  },
  {
    id: 'year.model',
    kinds: ['year-end'],
    label: '先进做法和督促情况',
    hint: '先进单位的做法、对滞后单位的督促情况',
    per: 'always',
  },
  {
    id: 'year.corrections',
    kinds: ['year-end'],
    label: '错误项的更正',
    hint: '错误项的核实和更正情况',
    per: 'always',
  },
  {
    id: 'year.problems',
    kinds: ['year-end'],
    label: '存在的问题与原因',
    hint: '结合滞后单位的实际情况，写明主要问题和原因',
    per: 'always',
  },
  {
    id: 'year.next',
    kinds: ['year-end'],
    label: '下一步工作打算',
    hint: '写明下一步的措施、责任单位和时限',
    per: 'always',
  },
  {
    id: 'reminder.deadline',
    kinds: ['reminder'],
    label: '报送期限',
    hint: '报送期限',
    per: 'month',
  },
];
