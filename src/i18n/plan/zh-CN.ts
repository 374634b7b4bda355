/** The messages about reading a plan (读方案), in simplified Chinese. */
import type { PlanProblem } from '../../domain/plan/plan-document';
import { PLAN_LABEL } from '../../domain/plan/plan-labels';
import { count, percentAgainst, shortPercent } from '../numbers';
import type { PlanWords } from './messages';

const PROBLEM: Readonly<Record<PlanProblem, string>> = {
  'save-as-docx': '读不了这种格式。请用 Word 或 WPS 文字打开，另存为 .docx 后再试',
  'not-a-document': '不是 Word 文档（.docx）。请用 Word 或 WPS 文字打开，另存为 .docx 后再试',
  damaged: '文件损坏，读不全。请用 Word 或 WPS 文字打开，另存一份后再试',
  encrypted: '文件有密码。请去掉密码另存后再试',
  'too-large': '文件太大，或者内容展开后太大，没有读取。请只留下方案正文和任务表再试',
  unsafe: '文件里有不安全的内容（XML 实体），没有读取。请用 Word 或 WPS 文字打开，另存一份后再试',
  empty: '没有读到文字。扫描件里的文字读不出来，请用有文字的文件',
};

export const planZhCN: PlanWords = {
  problem: (problem, path) => `${path}：${PROBLEM[problem]}。没有写入任何内容。`,
  key: (key) => PLAN_LABEL[key],
  difference: (difference) =>
    difference.kind === 'goal-missed'
      ? `方案正文要求增长 ${shortPercent(difference.stated)}，方案任务表各单位合计只增长 ${percentAgainst(difference.inTable, difference.stated)}，请核对。`
      : `方案正文的任务总数是 ${count(difference.stated)} ${difference.unitOfMeasure}，方案任务表各单位合计 ${count(difference.inTable)} ${difference.unitOfMeasure}，请核对。`,
  cli: {
    read: ({ items, units }) =>
      `从方案中读到 ${items} 项${units === 0 ? '，没有找到任务分解表，请在新工作簿里填写' : `，任务分解表 ${units} 个单位`}。`,
    item: ({ key, value, place }) => `  ${PLAN_LABEL[key]}：${value}${place === '' ? '' : `（${place}）`}`,
    missing: (keys) => `方案没有写、留待填写的：${keys.map((key) => PLAN_LABEL[key]).join('、')}。`,
    contradiction: (key, values) => `${PLAN_LABEL[key]}的说法不止一种，没有采用：${values.join('、')}。`,
  },
};
