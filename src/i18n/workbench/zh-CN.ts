/** The messages of the workbench (工作台), in simplified Chinese. */
import { count } from '../numbers';
import { staleReason } from '../zh-CN';
import type { WorkbenchMessages } from './messages';

/** If there are more cells, they are counted instead of listed. */
const MOST_NAMED = 10;

/** The message of a cell's validation rule in its author's words, ending with a full stop. */
function sentence(message: string): string {
  return /[。！？.!?]$/.test(message) ? message : `${message}。`;
}

export const workbenchZhCN: WorkbenchMessages = {
  product: '任务分解助手',
  tagline: '工作台',
  open: '打开',
  openFile: '打开文件…',
  samplesHeading: '示例',
  sample: '任务分解表（真实方案）',
  halfWay: '进行到十月（月报为演示数据）',
  recentHeading: '最近打开',
  clearRecent: '清除最近打开',
  save: '保存',
  saveHint: '下载这个工作簿（Ctrl+S）',
  undo: '撤销填写（Ctrl+Z）',
  redo: '重做填写（Ctrl+Y）',
  unsaved: '有改动未保存',
  allSaved: '没有未保存的改动',
  opening: (name) => `正在打开“${name}”…`,
  working: '正在计算…',
  ready: '就绪',
  failed: '没有打开',
  notSaved: '没有保存',
  dropHere: '松开鼠标，打开这个工作簿',
  dropReturns: '松开鼠标，放进月报收取',
  dropTitle: '收取月报，还是打开？',
  dropText: (name, files) =>
    files > 1
      ? `拖进来 ${count(files)} 个文件。可以放进“月报”先预览再收取，也可以只打开“${name}”。现在打开的工作簿都不会改动。`
      : `“${name}”看起来是一个单位报来的月报。可以放进“月报”先预览再收取，也可以打开它来看。现在打开的工作簿都不会改动。`,
  dropCollect: '收取月报',
  dropOpen: (name) => `打开“${name}”`,
  dropHint: '也可以把 .xlsx 文件拖到这里打开',
  cannotFetch: (address) =>
    `从 ${address} 取不到工作簿。什么都没有改动。请核对地址，或者点“打开”从电脑上选一个文件。`,
  notHere: '只能打开本站上的工作簿。什么都没有改动。请先把文件下载到电脑上，再点“打开”。',
  gone: '最近打开的这个工作簿已经被清除了。什么都没有改动。请点“打开”重新选择文件。',
  saved: (name) => `“${name}”已保存到浏览器的下载文件夹`,
  made: (name) => `“${name}”已保存到浏览器的下载文件夹`,
  openMade: '在新标签页打开',
  nameBox: '单元格地址',
  badAddress: '没有这个单元格。请填像 B20 这样的地址。',
  content: '单元格内容',
  grid: (sheet) => `工作表“${sheet}”`,
  cell: ({ address, text }) => (text === '' ? `${address}，空` : `${address}，${text}`),
  sheets: '工作表',
  workbook: '工作簿',
  tally: { sum: '求和', average: '平均', filled: '计数' },
  protected: '受保护',
  notRecalculated: (cause) =>
    `（未重新计算）${staleReason(cause)}。显示的是改动前的结果，用 Excel 或 WPS 表格打开文件时会自动重算。`,
  notAFormula: (address) =>
    `${address} 的公式写得不对，没有填进去，原来的内容没有动。请检查括号和引号；要填以 = 开头的文字，请在前面加一个单引号。`,
  notAllowed: (address, message) =>
    `${address} 不能填这个内容，没有填进去，原来的内容没有动。${message === '' ? '这个单元格限定了可以填什么。' : sentence(message)}`,
  andMore: (addresses) =>
    `另有 ${count(addresses.length)} 个单元格也没有填进去：${addresses.slice(0, MOST_NAMED).join('、')}${addresses.length > MOST_NAMED ? ' 等' : ''}。`,
  notTyped: '没有填进去',
  tooMuch: '一次最多处理 20,000 个单元格。什么都没有改动，请分几次来做。',
  clipboard: {
    'too-much-to-copy': {
      title: '没有复制',
      text: '一次最多复制 20,000 个单元格。以前复制的内容也不会再粘贴出来，请分几次来做。',
    },
    'not-copied': {
      title: '没有复制',
      text: '没有取到所选单元格的内容，表格没有改动。以前复制的内容也不会再粘贴出来，请再复制一次。',
    },
    'copied-here-only': {
      title: '只在工作台内复制好了',
      text: '可以在这张表格里粘贴；浏览器没有让别的程序拿到内容。要粘贴到别的程序，请再按一次 Ctrl+C。',
    },
    'too-much-to-paste': {
      title: '没有粘贴',
      text: '一次最多粘贴 20,000 个单元格。什么都没有改动，请分几次来做。',
    },
    'no-room': {
      title: '没有粘贴',
      text: '会超出工作表的最后一行或最后一列。什么都没有改动，请选靠前一些的单元格再粘贴。',
    },
    'copy-failed': {
      title: '没有粘贴',
      text: '上一次复制没有成功，没有可以粘贴的内容。什么都没有改动，请重新复制。',
    },
    'cut-ended': {
      title: '没有粘贴',
      text: '剪切已经结束：剪切的内容已经粘贴过，或者剪切以后取消了、改动过表格。这次什么都没有改动，请重新剪切或复制。',
    },
    'no-text': {
      title: '没有粘贴',
      text: '剪贴板里没有可以粘贴的文字。什么都没有改动，请先复制。',
    },
  },
  nothingToUndo: '没有可以撤销的填写了',
  undoInPane: '上一步是在面板里做的，请点面板下方的“撤销”',
  nothingToRedo: '没有可以重做的填写了',
  chart: (title) => `图表：${title}`,
  chartNotDrawn: '这种图表在工作台里不画出来，保存时原样保留。',
  draftTitle: (name) => `页面关闭时，“${name}”还有改动没有保存`,
  draftText: (keptAt) =>
    `改动没有丢：浏览器在 ${keptAt} 留存了一份，只存在这台电脑上。可以接着做；不要了就丢弃。`,
  draftOpen: '接着做',
  draftDiscard: '丢弃',
  leaveTitle: '有改动还没有保存',
  leaveText: (name) => `“${name}”改动过，还没有保存。要先保存吗？`,
  leaveSave: '保存',
  leaveDiscard: '不保存',
  cancel: '取消',
  keys: 'F6：在表格和面板之间切换',
};
