/** The words of the key areas (重点领域) in the pane, in simplified Chinese: their card, and the preview of collecting. */
import { entryChanges, type PlannedEntry } from '../../domain/areas/collect-areas';
import { count } from '../numbers';
import type { AreaWords } from './messages';

export const areasZhCN: AreaWords = {
  heading: '重点领域',
  noList:
    '建立一张重点领域名录，逐个填写要建会的用人单位和项目；按单位、领域汇总的建会情况随之更新，并列入各阶段汇总表和年终工作簿。',
  hint: '名录改动后，建会情况自动更新。增减单位或领域后，点下面的按钮更新表格。',
  make: '建立重点领域名录',
  update: '更新建会情况表',
  total: ({ due, founded, rate, members }) =>
    `应建会 ${due} 个，已建会 ${founded} 个，建会率 ${rate}，会员 ${members} 人。`,
  uncounted: (rows) => `另有 ${count(rows)} 行的所属单位或领域有误，没有计入，见“核验”。`,
  byArea: '各领域',
  byUnit: '各单位',
  founded: (founded, due) => `已建 ${founded}/${due}`,
  collect: {
    headings: {
      new: '重点领域名录：新增',
      changed: '重点领域名录：修改',
      vanished: '重点领域名录：发回的文件里没有了',
      refused: '重点领域名录：不能收取',
    },
    vanishedHint: '没有勾选的保留在名录里；勾选后清空这一行，可以撤销。',
    same: (rows) => `重点领域名录有 ${count(rows)} 行没有变化。`,
    entry: entryText,
    details,
    doubt: ({ state, isContested, nearest }) => {
      if (state === 'refused') {
        return nearest === null
          ? '所属单位不在任务分解表里，请改正后再收取。'
          : `所属单位不在任务分解表里，是不是“${nearest}”？请改正后再收取。`;
      }
      return isContested ? '几个文件填得不一样，请选一个。' : '';
    },
    tick: ({ entry }) => `收取 ${entry.unit} ${entry.name}`,
    from: (files) => `来自 ${files.join('、')}`,
    line: (planned) => `  ${STATE[planned.state]}　${entryText(planned)}${detailsBehind(planned)}`,
    kept: (rows) =>
      `重点领域名录里有 ${count(rows)} 行在发回的文件里没有了，都保留着；确要清空，请加 --drop-vanished 再收取一次。`,
  },
};

const STATE: Readonly<Record<PlannedEntry['state'], string>> = {
  new: '新增',
  changed: '修改',
  vanished: '清空',
  same: '不变',
  refused: '未收',
};

function entryText({ entry: { unit, area, name } }: PlannedEntry): string {
  return [unit, area, name].filter((part) => part !== '').join('　');
}

function details(planned: PlannedEntry): string {
  return entryChanges(planned)
    .map(({ heading, before, after }) =>
      before === null
        ? `${heading} ${after}`
        : `${heading} ${before === '' ? '空' : before} → ${after === '' ? '空' : after}`,
    )
    .join('，');
}

function detailsBehind(planned: PlannedEntry): string {
  const text = details(planned);
  return text === '' ? '' : `：${text}`;
}
