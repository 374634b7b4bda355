/** The messages about monthly returns (月报), in simplified Chinese: templates, collecting, reminders. */
import type { PlannedParts } from '../../domain/hand-down/planned-parts';
import type { PlannedFigure, Refusal } from '../../domain/returns/planned-figure';
import type { ReturnProblem } from '../../domain/returns/returns';
import { textOf } from '../../spreadsheet/grid';
import { chineseMonth as month } from '../months';
import { count } from '../numbers';
import type { ReturnWords } from './messages';

const KIND = { monthly: '当月新增', cumulative: '累计' } as const;

const PARTS_STATE: Readonly<Record<PlannedParts['state'], string>> = {
  new: '新收',
  changed: '改动',
  same: '一致',
  refused: '未收',
};

export const returnsZhCN: ReturnWords = {
  refusal,
  problem: (problem) => PROBLEM[problem],
  partsRefusal: (reason) =>
    reason.kind === 'unknown-unit'
      ? `任务分解表里没有这个单位${reason.nearest === null ? '。' : `，是不是“${reason.nearest}”？`}`
      : `同一个单位发来不同的分解：还有 ${reason.fileNames.join('、')}。请核实后只选一个。`,
  parts: ({ unit, parts, state, target, sum }) => {
    const divided = sum === null ? '还没有填任务数' : `合计 ${count(sum)}`;
    const task = target === null ? '，表里没有任务数' : `，任务数 ${count(target)}`;
    const verdict =
      sum === null || target === null ? '' : sum === target ? '，相符' : '，下级分解数与任务数不符';
    return `  ${PARTS_STATE[state]}　${unit} 下级分解 ${count(parts.length)} 个单位，${divided}${task}${verdict}`;
  },
  month,
  addedUp,
  cli: {
    collected: ({ files, added, changed, same, refused }) =>
      `收取 ${count(files)} 个文件：新填 ${count(added)} 个数，改动 ${count(changed)} 个，一致 ${count(same)} 个，未收 ${count(refused)} 个。`,
    figure: (figure) =>
      figure.state === 'changed'
        ? `  改动　${place(figure)}　${standing(figure)} → ${figureText(figure)}${addedUp(figure)}　（${source(figure)}）`
        : `  新填　${place(figure)}　${figureText(figure)}${addedUp(figure)}　（${source(figure)}）`,
    skipped: (file, reason) => `未收 ${file}：${reason}`,
    notReported: (number, units) =>
      units.length === 0
        ? `${month(number)}各单位都已报齐。`
        : `${month(number)}还有 ${count(units.length)} 个单位未报：${units.join('、')}`,
    reading: (done, total) => `正在读取 ${count(done)}/${count(total)}`,
    templatesWritten: (files, directory) => `已在 ${directory} 生成 ${count(files)} 个填报模板。`,
    handedDown: (files, directory) =>
      `已在 ${directory} 生成 ${count(files)} 个任务分解工作簿，可以分别发给各单位。`,
  },
  pane: {
    templatesHeading: '填报模板',
    templatesHint:
      '每个单位一个文件，写好任务数和已报的数，只有月份的单元格能填。生成后是一个压缩包，解压后分别发给各单位。',
    makeTemplates: '生成填报模板',
    openTemplateHint: '这个 Excel 不能从面板里保存文件。请选一个单位，打开它的模板后自行另存。',
    openTemplate: '打开模板',
    chooseUnit: '单位',
    collectHeading: '收取月报',
    drop: '把报来的文件拖到这里',
    dropHint: '可以一次放很多个 .xlsx。先预览，点“收取”才写入台账。',
    chooseFiles: '选择文件',
    readingLabel: '读取文件的进度',
    planningLabel: '正在与台账比对',
    reading: (done, total) => `正在读取第 ${count(Math.min(done + 1, total))} 个，共 ${count(total)} 个`,
    notRead: (files) => `${count(files)} 个文件还没有读`,
    cancel: '停止读取',
    clear: '清空',
    summary: ({ files, added, changed, same, refused }) =>
      `${count(files)} 个文件：新填 ${count(added)}，改动 ${count(changed)}，一致 ${count(same)}，未收 ${count(refused)}`,
    askMonth: '有的文件看不出是哪个月的数。按哪个月收取？',
    noMonth: '请选月份',
    changesHeading: '会改动台账里已有的数',
    newHeading: '新填的数',
    refusedHeading: '不收取',
    unreadHeading: '读不出的文件',
    same: (figures) => `另有 ${count(figures)} 个数与台账一致，不用改。`,
    tick: (figure) => `收取 ${place(figure)} ${figureText(figure)}`,
    blank: '空',
    from: (fileName, cell, more) => `${fileName} ${cell}${more > 0 ? `，另有 ${count(more)} 个文件` : ''}`,
    change: (before, after) => `原为 ${before}，改为 ${after}`,
    apply: ({ figures, changed, rows }) => {
      const some =
        changed > 0 ? `${count(figures)} 个数（改动 ${count(changed)}）` : `${count(figures)} 个数`;
      if (rows === 0) return `收取 ${some}`;
      return figures === 0 ? `收取名录 ${count(rows)} 行` : `收取 ${some}、名录 ${count(rows)} 行`;
    },
    partsHeading: '各单位的下级分解',
    applyParts: (units) => `收取 ${count(units)} 个单位的下级分解`,
    nothing: '没有要收取的数',
    chaseHeading: (number) => `${month(number)}未报的单位`,
    chaseHint: '可以复制名单，或者复制一段催报的话，落款写今天的日期。',
    deadline: '报送期限（写进催报的话）',
    copyList: '复制名单',
    copyText: '复制催报文字',
    copied: '已复制',
    copyByHand: '这里不能自动复制。文字已经选中，请按 Ctrl+C。',
    convertTitle: (to) => `改为填报${KIND[to]}数？`,
    convertText: (to, figures) =>
      `台账里已填了 ${count(figures)} 个数。换算后它们都是${KIND[to]}数，各表的公式一起改，各表的结果不变。可以撤销。已经发出去的填报模板要重新生成。`,
    convert: '换算已填的数',
    relabel: (to) => `已填的就是${KIND[to]}数，只改公式`,
    keep: '不改',
  },
};

function refusal(reason: Refusal): string {
  switch (reason.kind) {
    case 'not-a-number':
      return '不是数。请单位改成数字再报。';
    case 'negative':
      return '是负数。请单位核实后再报。';
    case 'fraction':
      return '不是整数。请单位核实后再报。';
    case 'error':
      return '是错误值。请单位改正后再报。';
    case 'formula':
      return '是公式，不是填的数。请单位改成数字再报。';
    case 'no-month':
      return '看不出是哪个月的数，请指定月份。';
    case 'wrong-kind':
      return '当月、累计口径与参数里的不一致。请单位按参数的口径再报。';
    case 'no-indicator':
      return '表里有几个指标，看不出这是哪一个的数。请单位用生成的填报表再报。';
    case 'other-indicator':
      return `是“${reason.indicator}”的数，任务分解表里没有这个指标。请重新生成填报表。`;
    case 'two-rows':
      return '台账里有两行同名的单位，分不清是哪一行，请手工填。';
    case 'other-month':
      return `${month(reason.month)}不在集中行动的月份里。`;
    case 'other-year':
      return `是 ${reason.year} 年的数，不是目标年的。`;
    case 'unknown-unit':
      return `任务分解表里没有这个单位${reason.nearest === null ? '。' : `，是不是“${reason.nearest}”？`}请改名后再收。`;
    case 'conflict':
      return `同一个月报了不同的数：${reason.others.map((other) => `${other.fileName} 报 ${count(other.amount)}`).join('，')}。请核实后只选一个。`;
    case 'decreased':
      return `累计数与${month(reason.month)}的 ${count(reason.amount)} 相比倒退了。请核实。`;
    case 'collected-before':
      return '这个文件以前收取过，台账里的数后来改了，以台账为准。';
  }
}

const PROBLEM: Readonly<Record<ReturnProblem, string>> = {
  'not-a-workbook':
    '不是 Excel 工作簿（.xlsx）。请核对文件；.csv 等文本文件，请用 Excel 或 WPS 表格打开，另存为 .xlsx 再收。',
  'old-format': '是旧格式（.xls、.et）。请另存为 .xlsx 再收。',
  encrypted: '设有打开密码。请去掉密码再收。',
  damaged: '文件已损坏或不完整。请单位重新发一次。',
  'too-large': '文件过大，没有打开。月报只应是一张小表，请核对文件。',
  unsafe: '有不安全的内容，没有打开。请在 Excel 或 WPS 里另存一份再收。',
  'no-worksheet': '里面只有图表，没有单元格。请核对文件。',
  unreadable: '读不了这个文件，可能正被别的程序占用。请关闭后再收。',
  'no-figures': '没有找到单位名称和新增数。请核对文件，或者手工填。',
  'not-filled-in': '是发出去的原样，一个数也没有填。',
  'year-end-workbook': '是本程序生成的年终工作簿，不是月报，里面的数没有收取。要收的是各单位报来的文件。',
  'several-figures': '表里有几个数，分不清哪个是新增数。请手工填。',
};

function place({ unit, month: number }: PlannedFigure): string {
  return number === null ? unit : `${unit} ${month(number)}`;
}

function figureText({ amount, text }: PlannedFigure): string {
  return amount === null ? text : count(amount);
}

function standing({ before }: PlannedFigure): string {
  return typeof before === 'number' ? count(before) : textOf(before);
}

function source({ sources }: PlannedFigure): string {
  return sources[0]?.fileName ?? '';
}

function addedUp({ addedUp: sum }: Pick<PlannedFigure, 'addedUp'>): string {
  if (!sum) return '';
  return sum.reported < sum.units
    ? `（下级 ${count(sum.units)} 个单位，只报了 ${count(sum.reported)} 个）`
    : '（下级合计）';
}
