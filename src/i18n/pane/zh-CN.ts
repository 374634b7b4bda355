/** The messages of the task pane, in simplified Chinese. */
import { papersZhCN } from '../paper-words/zh-CN';
import type { CoreRole } from '../../domain/table/header/header-rows';
import { SEVERITY_WORDS } from '../../domain/finding';
import { STATUS_WORDS } from '../../domain/measures';
import type { HostFeature } from '../../spreadsheet/host';
import { chineseMonth, chineseMonths } from '../months';
import { amount, count, signed } from '../numbers';
import { measureWord, unnamedText } from '../zh-CN';
import type { Notice, PaneMessages } from './messages';

const COLUMN: Readonly<Record<CoreRole, string>> = {
  unit: '单位名称列',
  baseline: '基数列',
  target: '任务数列',
};

const FEATURE: Readonly<Record<HostFeature, string>> = {
  'merged-cells': '看不到合并单元格：跨几列的表头可能认不准。',
  'hidden-rows': '分不出哪些行被隐藏：核验时不提示隐藏行。',
  'print-setup': '不能设置打印：纸张、页边距和重复表头请自行设置。',
  'page-numbers': '看不到任务分解表有没有页眉页脚，所以没有加页码，请自行设置。',
  'neighbour-look': '新列的格式只能大致照旁边的列来。',
  'exact-undo': '不能完全撤销：重要的改动前请先另存一份。',
  'cell-formats': '部分字体、颜色、边框或数字格式没有设上，数字不受影响。',
  'sheet-layout': '部分列宽、行高、冻结窗格或标签颜色没有设上，请自行调整。',
  'conditional-formats': '按状态显示的颜色和数据条没有设上，数字不受影响。',
  'known-rules': '看不到已有的条件格式：已有的照原样保留，新增的行可能没有状态颜色，数字不受影响。',
  validation: '填报单元格不会拦住不合适的内容，请填写时留意。',
  charts: '图表没有画上或不完整，数字不受影响。',
  'digital-signature': '这个工作簿有数字签名：一改动签名就失效，改动后会去掉，请在存好后重新签名。',
};

const UNCONFIRMED = {
  exact: '可以照常撤销。',
  contents: '撤销能还原内容、工作表和名称；这一步改过的格式（字体、边框、列宽、颜色、图表）不能全部还原。',
  none: '改之前的内容没有读到，这一步和更早的各步都不能在这里撤销。要恢复，请试 Ctrl+Z，或者关闭工作簿、不保存，再重新打开。',
} as const;

export const paneZhCN: PaneMessages = {
  product: '任务分解助手',
  openPane: '详细情况请打开面板查看。',
  notOpened:
    '年终工作簿做好了，但 Excel 没有打开它（可能被安全策略或弹出窗口拦截）。当前工作簿没有改动。请打开面板，在“汇总”里再生成一次，面板会把它存成文件。',
  working: '正在处理…',
  partFailed: '这部分没有显示出来',
  close: '关闭',
  locate: '定位',
  locateWhat: (what) => `定位到 ${what}`,
  more: (hidden, step) => `再显示 ${count(Math.min(hidden, step))} 项（还有 ${count(hidden)} 项）`,
  month: chineseMonth,
  months: chineseMonths,
  span: (first, last) => chineseMonths([first, last]),
  points: (points) => signed(Math.round(points * 100) / 100),
  pointsUnit: '百分点',
  notice,
  feature: (feature) => FEATURE[feature],
  featuresTitle: '这个表格软件有几件事做不到',
  unconfirmedTitle: 'Excel 没有确认这一步',
  unconfirmed: (undo) =>
    `写入时连接断了。重新读了工作簿：这一步要写的单元格、工作表和名称都已写好，不用再做一次。${undo === null ? '' : UNCONFIRMED[undo]}`,
  table: {
    heading: '任务分解表',
    reread: '重新识别',
    searching: '正在查找任务分解表…',
    choose: '工作簿里有几张任务分解表，请选一张',
    chooseIndicator: '表里有几个指标，看哪一个',
    indicator: ({ name, unitOfMeasure }) => `${name}（${unitOfMeasure}）`,
    units: (units) => `${count(units)} 个单位`,
    years: (base, target) => `${base} → ${target} 年`,
    choice: ({ sheet, range, units }) =>
      `${sheet}${range === null ? '' : ` ${range}`}（${count(units)} 个单位）`,
    none: '没有找到任务分解表',
    own: {
      'year-end': '这是年终汇总工作簿',
      phase: '这是阶段汇总表',
      ledger: '这是月报台账',
      return: '这是单位的月报填报表',
      areas: '这是重点领域的表',
    },
    unread: '还没有读到工作簿',
    nearMiss: ({ sheet, found, missing, unnamed = [], inWords = false }) =>
      inWords
        ? `“${sheet}”里是用文字写的任务清单，各行没有任务数，不能加总。`
        : missing.length === 0
          ? `在“${sheet}”找到表头，但下面没有单位。`
          : `在“${sheet}”找到${found.map((role) => COLUMN[role]).join('、')}，但没有${[missing.map((role) => COLUMN[role]).join('、'), ...unnamedText(unnamed)].join('。')}。`,
    needsTitle: '任务分解表要有：',
    needs: [
      '单位列，例如“单位名称”“责任单位”“县（市、区）”',
      '任务数列，例如“任务数”“目标任务”“2015新增任务数（人）”',
      '基数列（如“2014年底会员数”）和完成数列可有可无',
    ],
  },
  actions: {
    retry: '重试',
    label: '主要操作',
    failed: '没有完成',
    workbook: '这个工作簿',
    reading: '正在读取工作簿',
  },
  convertTexts: {
    title: (figures) => `有 ${count(figures)} 个数是文本`,
    text: '公式不认文本，不转换就不计入各表。转换以后，撤销时和这一步一起撤回。',
    figure: ({ unit, text, number, unitOfMeasure, ...measured }) =>
      `${unit} ${measureWord(measured)}：“${text}” → ${amount(number, unitOfMeasure)}`,
    more: (figures) => `另有 ${count(figures)} 个`,
    convert: { recompute: '转换并重算', make: '转换并生成' },
    leave: '不转换',
    notCounted: (figures) =>
      `表里有 ${count(figures)} 个数是文本，公式不认，没有计入。请打开面板再点一次，可以先转换成数值。`,
  },
  tabs: {
    label: '功能',
    checks: '核验',
    progress: '进度',
    returns: '月报',
    summary: '汇总',
    divide: '分解',
    settings: '参数',
  },
  commands: {
    openPane: '打开面板',
    recompute: '一键重算',
    check: '核验',
    locate: '查看这一格的核验发现',
    summarisePhases: '生成阶段汇总',
    yearEnd: '生成年终工作簿',
    undo: '撤销',
  },
  checks: {
    severity: SEVERITY_WORDS,
    none: '核验没有发现问题',
    noneHint: '合计和各单位的数都已核对。',
    fix: '修复',
    fixWhat: (cell) => `修复 ${cell}`,
    fixAll: (fixes) => `全部修复（${count(fixes)} 项）`,
    fixHint: '只处理带“修复”按钮的各项，可以撤销。',
  },
  progress: {
    figures: {
      target: '任务数合计',
      actual: '实际新增合计',
      completion: '完成率',
      pace: '序时进度',
      gap: '与序时差',
      growth: '增长率',
    },
    unitOfMeasure: (name) => name,
    notCounted: (figures) => `有 ${count(figures)} 个数是文本，没有计入。`,
    upTo: (month) => `截至${chineseMonth(month)}`,
    goal: (rate) => `目标 ${rate}`,
    reported: ({ reported, units }) => `${count(reported)}/${count(units)} 个单位已填报`,
    status: STATUS_WORDS,
    statusLabel: '各进度状态的单位数',
    unitsHeading: '各单位',
    paceMark: '竖线为序时进度',
    paceMarkByPeriods: '竖线为各单位的序时进度（按分期任务计算）',
    sort: '单位排序',
    byTable: '按表内顺序',
    byRank: '按排名',
    rank: (rank) => `第 ${count(rank)} 名`,
    unnamed: (row) => `第 ${row} 行（没有名称）`,
    empty: '还没有单位填报',
    emptyHint: '点“一键重算”会加上“实际新增数”列，把各单位已新增的人数填进去；或者在“月报”里建立月报台账。',
    emptyHintLedger: '请在月报台账里填各单位报来的数。没有报来的空着，不要填 0。',
  },
  returns: {
    noLedger: '还没有月报台账',
    noLedgerHint:
      '台账是一张“单位 × 月份”的工作表。各单位每月报来的数填在里面，累计、实际新增数和各阶段汇总就都跟着它算。',
    make: '建立月报台账',
    open: '打开台账',
    monthsHeading: '各月填报情况',
    month: '月份',
    reported: '已报',
    added: (unitOfMeasure) => `新增（${unitOfMeasure}）`,
    reportedOf: (reported, units) => `${count(reported)}/${count(units)}`,
    afterCutOff: '未到',
    toCome: (months) => `${months}还没到，不算未报。`,
    nothingDue: '台账还是空的：填进第一个数，或在“参数”里设定截止月份以后，才开始计未报。',
    missingHeading: (month) => `截至${chineseMonth(month)}未报齐的单位`,
    missingCount: (units) => `${count(units)} 个`,
    complete: '各单位都已报齐',
  },
  summary: {
    phasesHeading: '阶段汇总表',
    phasesHint: '每个阶段一张工作表，可以直接打印。再次生成时就地刷新，备注里填的内容会保留。',
    phase: ({ name, months }) => `${name}（${months}）`,
    make: '生成阶段汇总',
    chooseOne: '请至少选一个阶段。',
    madeHeading: '已有的阶段汇总表',
    copy: (sheet, copy) => `“${sheet}”被手工改过，原表已留存为“${copy}”。`,
    yearEndHeading: '年终工作簿',
    yearEndHint:
      '另建一个独立的工作簿：年度总表、各阶段汇总、月度走势、排名、核验记录和专题报告。除非您同意把文本转换成数值，本工作簿不会改动。',
    makeYearEnd: '生成年终工作簿',
    cancel: '取消',
    cancelling: '正在取消…',
    steps: { reading: '读取', computing: '计算', opening: '打开' },
    stepLabel: '生成年终工作簿的进度',
    papersHeading: '文稿',
    papersHint:
      '按公文格式生成 Word 文稿，数字取自本工作簿，统计到截止月份；要由人来写的地方标成红色。本工作簿不会改动。',
    papersElsewhere:
      '这里的 Excel 不能保存文件。请用网页版或 Windows 版 Excel、WPS 表格、浏览器工作台打开本工作簿后再生成，也可以用命令行 breakdown report。',
    paper: {
      bulletin: '月度通报',
      phase: '阶段小结',
      'year-end': '年终专题报告',
      reminder: '催报通知',
    },
    material: '建立文稿素材表',
    materialHint:
      '写在“文稿素材”表里的话，生成时采用，以后也照用；到了新的月份再点一次，补上当月要填的几行。',
    paperPhase: '写哪个阶段的小结',
    paperMonth: '数据统计到哪个月',
    paperMonthOpen: '未定，在文稿里标出来',
    replaceTitle: '这张表被手工改过',
    replaceText: (sheet) => `“${sheet}”被手工改过。继续会重新生成这张表，原表会留存为副本，不会丢失。`,
    replace: '继续',
    skip: '跳过',
  },
  selfTest: {
    heading: '自检',
    hints: {
      wps: '在一张临时工作表和一个临时工作簿上逐项试用 WPS 的功能，读回核对，然后删掉，不影响其他内容。报告里记下每次调用，不含您的数据和文件名。',
      excel:
        '在一张临时工作表上逐项试用 Excel 的功能，读回核对，然后删掉，不影响其他内容。报告里记下每次请求和答复，不含您的数据和表名。',
    },
    unfinished: '上次自检没有做完，已做的各项都记下了。请保存或复制报告，发给维护人员。',
    run: '开始自检',
    running: '正在自检…',
    allPassed: '全部通过，这台电脑上的功能都能用',
    failed: (count) => `有 ${count} 项没有通过`,
    passed: '通过',
    notPassed: '没有通过',
    save: '保存报告',
    saved: (path) => `报告已保存到 ${path}，请发给维护人员。`,
    copy: '复制报告',
    copied: '报告已复制，请粘贴到邮件里发给维护人员。',
    copyByHand: '没能自动复制。请点下面的文字，按 Ctrl+A 全选、Ctrl+C 复制，再发给维护人员。',
    report: '报告全文',
    checks: {
      cells: '写入和读回单元格',
      formulas: '公式和计算',
      formats: '字体、颜色、边框、数字格式',
      'copied-formats': '照旁边的列设格式',
      layout: '列宽、行高、隐藏列、标签颜色',
      shapes: '读一格、一行、一列',
      mixed: '格式不一的单元格',
      calculation: '重新计算',
      'frozen-panes': '冻结窗格',
      merges: '合并单元格',
      'data-bar': '数据条',
      'color-rule': '按条件显示颜色',
      validation: '限制填写内容',
      chart: '图表',
      print: '打印设置',
      names: '定义名称',
      undo: '撤销',
      files: '读写文件（年终工作簿）',
      events: '跟随表格里的改动',
      'two-hosts': '面板和功能区轮流改同一工作簿',
      saving: '保存、关闭、再打开',
      protection: '保护工作表',
    },
  },
  settings: {
    version: (version) => `任务分解助手 ${version}`,
    openWithBook: {
      label: '打开这个工作簿时显示面板',
      hint: '记在工作簿里，保存后生效；只对装了本加载项的人起作用。',
      refused: 'Excel 没有记下这一项，工作簿没有别的改动。工作簿是只读的话，请另存一份再试。',
    },
    notMade: '还没有“参数”工作表',
    notMadeHint: '第一次点“一键重算”时会建好。在这以前，按下面的默认值计算。',
    open: '打开参数表',
    changeHeading: '常用参数',
    allHeading: '其他参数',
    defaultsHeading: '现在采用的默认值',
    phasesHeading: '阶段',
    badHeading: '填得不对的参数',
    cutOff: '截止月份',
    automatic: (month) => `自动（现为${chineseMonth(month)}）`,
    sharedMonth: '跨阶段月份归属',
    sharedMonthWords: { earlier: '前一阶段', later: '后一阶段' },
    returnKind: '月报口径',
    returnKindWords: { monthly: '当月新增', cumulative: '累计' },
    convertLedger: '台账里已填的数怎么办…',
    order: '单位排列',
    orderWords: { table: '按表内顺序', rank: '按排名' },
    growthGoal: '增长目标',
    growthGoalBad: '请填 0 到 1000 之间的百分数，例如 15。',
    growthGoalNone: '没有设定目标：不核对增长，各表也不写目标。',
    unstatedTitle: '表里没有写明的',
    remake: '改后请到“汇总”重新生成阶段汇总表。',
    campaign: '集中行动',
    federation: '填报单位',
    years: '基年 → 目标年',
    lagging: '滞后线',
    severe: '严重滞后线',
    ofPace: (rate) => `序时进度的 ${rate}`,
    unset: '未填',
  },
};

function notice(told: Notice): string {
  switch (told.kind) {
    case 'recomputed':
      return recomputed(told);
    case 'unchanged':
      return '各列都已是最新，没有需要改的';
    case 'reread':
      return `已重新识别，共 ${count(told.units)} 个单位`;
    case 'undone':
      return '已撤销上一步';
    case 'no-finding':
      return `${told.cell} 没有核验发现`;
    case 'nothing-to-undo':
      return '没有可以撤销的了';
    case 'fixed':
      return `已修复 ${count(told.count)} 项${told.settingsMade === null ? '' : `，并建好“${told.settingsMade}”表`}`;
    case 'nothing-fixed':
      return '这一项已经改过了，没有需要修复的';
    case 'ledger-made':
      return `已建立“${told.sheet}”`;
    case 'phases-made':
      return `已生成 ${count(told.count)} 张阶段汇总表${told.copies > 0 ? `，留存副本 ${count(told.copies)} 张` : ''}`;
    case 'areas-updated':
      return '重点领域的表已更新';
    case 'phases-skipped':
      return '已跳过，阶段汇总表没有改动';
    case 'year-end-opened':
      return '年终工作簿已生成并打开';
    case 'year-end-saved':
      return `已生成“${told.fileName}”`;
    case 'paper-saved':
      return paperSaved(told);
    case 'material-made':
      return `“${told.sheet}”表已备好，请在浅黄色的一列填写`;
    case 'setting-changed':
      return '参数已改';
    case 'collected':
      return `已收取：新填 ${count(told.added)} 个数${told.changed > 0 ? `，改动 ${count(told.changed)} 个` : ''}${told.rows > 0 ? `；名录 ${count(told.rows)} 行` : ''}`;
    case 'templates-saved':
      return `已生成 ${count(told.count)} 个填报模板，保存为“${told.fileName}”`;
    case 'template-opened':
      return `已打开“${told.unit}”的填报模板，请另存后发给该单位`;
    case 'ledger-converted':
      return '台账已换算，各表的公式也跟着改了';
    case 'parts-collected':
      return `收取了 ${count(told.units)} 个单位的下级分解`;
    case 'plan-started':
      return `已建立 ${told.sheets.join('、')}`;
    case 'schemes-made':
      return `已写成 ${count(told.count)} 个分解方案`;
    case 'scheme-adopted':
      return `已采用${told.scheme}，任务数写入了任务分解表`;
    case 'handed-down':
      return `已生成 ${count(told.count)} 个单位的工作簿，保存为“${told.fileName}”`;
    case 'cancelled':
      return '已取消，没有改动';
  }
}

function paperSaved({ fileName, toFill, refused }: Notice & { kind: 'paper-saved' }): string {
  return [
    `已生成“${fileName}”${toFill === 0 ? '' : `，其中 ${count(toFill)} 处待填写`}`,
    ...refused.map((sentence) => papersZhCN.refused(sentence)),
  ].join('。');
}

function recomputed({ added, updated, settingsMade }: Notice & { kind: 'recomputed' }): string {
  const parts = [
    added > 0 ? `已添加 ${count(added)} 列` : '',
    updated > 0 ? `${added > 0 ? '' : '已'}更新 ${count(updated)} 列` : '',
    settingsMade === null ? '' : `${added + updated > 0 ? '并' : '已'}建好“${settingsMade}”表`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? '已更新' : parts.join('，');
}
