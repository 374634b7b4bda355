/** The meaning of a column's heading: which part of the table the column is, and for which year. */
import { measureInHeading, withoutMeasure } from './unit-of-measure';

/** The kinds of columns that a table can have. */
export type Role = 'ordinal' | 'unit' | 'baseline' | 'target' | 'actual' | 'note';

/** What a heading means. Of several columns with the same role, the one with the highest rank is used. */
export interface Meaning {
  readonly role: Role;
  readonly rank: number;
}

/** The heading of one column. */
export interface Heading {
  readonly column: number;
  /** The heading's text; its rows are joined, and white space is removed. */
  readonly text: string;
  /** The lowest row of the heading that is more than a unit of measure; `group` is the joint heading above that row. */
  readonly own: string;
  readonly group: string;
  readonly meaning: Meaning | null;
}

/** Text longer than this is a title or a note, never a heading. */
const LONGEST_HEADING = 40;

/** Every heading known below contains one of these. This cheap test comes before the expensive ones, for sheets of a million rows. */
const SOME_HEADING =
  /[类型行序号编码#№No备附说注位称县区市旗州乡镇街会门室构企公组计任标目分额达应拟完实已累新净发吸基底末初有存数职村社校支党片园院行所场到预缴产入车班网库户点部]/;

/** Text without a character that normalising would change. */
const NORMAL = /^[0-9A-Za-z\u4e00-\u9fff]*$/;

const ORDINAL = /^(?:序号?|编[号码]|行[号次]|号|代码|no\.?|#)$/i;
const NOTE = /^(?:备注|备考|附注|附记)|^(?:说明|注)$/;

/** Words that headings of unit names consist of. A heading has no other words, so 建设工会, a unit, does not match. */
const UNIT_WORDS =
  /^(?:各|县|市|区|旗|州|盟|乡|镇|街道|办事处|地|辖|域|开发|产业|行业|系统|总工会|工会|工委|单位|部门|科室|机构|企业|事业|公司|集团|组织|直属|直|所属|下属|基层|级|名|称|全|简|责任|承担|牵头|任务|成员|会员|参与|有关|相关|考核|用工|项目|指标|类别|别|局|委|村|社区|学校|院校|校|医院|卫生院|医疗|党支部|党总支|支部|党组织|党组|党委|党工委|片区|片|园区|园|承办|协办|主办|主管|申报|实施|办|镇办|行政|地区|支行|分行|银行|网点|保险|经办|农场|林场|农民|专业|合作社|科|处|所|站|分局|居委会|村委会|幼儿园|学区|教学点|院系|二级|学院|班级|班组|车间|处室|股室|网格|灌区|粮库|党小组|村民小组|居民小组|种植|养殖|大户|家庭|招商|街镇|镇街|涉农|自然村|村组|帮扶|包联|推进|缴费|接种|统筹区|业主|专班|小组|人力资源|就业|服务|培训|团场|师市|项目部|营业部|建设单位|招商单位|用人|参保)+$/;
const NAMES_A_UNIT =
  /单位|县|市|区|旗|州|乡|镇|街道|工会|部门|科室|机构|企业|公司|组织|名称|村|社区|学校|校别|医院|卫生院|支部|党委|党工委|党总支|党组|园区|支行|网点|合作社|农场|林场|幼儿园|学区|教学点|院系|学院|班级|班组|车间|处室|股室|网格|灌区|粮库|党小组|大户|业主|专班|小组|统筹区|团场|项目部|营业部/;

/** 征收单位, 包保单位: units of a kind that the lists above don't have. 计量单位 and 配合单位 name no unit with a task. */
const SOME_KIND_OF_UNIT =
  /^(?!.*(?:计量|面积|资金|金额|货币|数量|配合|协助|监督|制表|填表|编制|任务|目标))[\u4e00-\u9fff]{2,4}(?:单位|部门)$/;

/** Headings for the rows of tables that are divided by kind instead of by unit: 项目类别, 行业. */
const KIND_OF_ROW = /^(?:项目|工程|产业|隐患|行业)?(?:类别|类型|分类)$|^(?:行业|领域)(?:名称)?$/;

/** Rates, ranks, states, dates and what is still to do. A heading with one of these words is no figure of the table, whatever else it says. */
const NEVER =
  /率|比|占|%|排名|名次|位次|状态|进度|差|幅|缺口|剩余|未(?!成年|来)|尚|还需|无任务|[本当上每][月季周旬]|本阶段|预计(?!发展|新增|完成|入会|参保|培训|建)|预期(?!目标)|达到|力争|得分|评分|分值|经费|时间|时限|日期|责任人|联系|电话|内容|措施|要求|[表案]$|通知$/;

const SPAN_OF_MONTHS = /(?<!\d)(?:1[0-2]|0?[1-9])月|[一二三四五六七八九十]月|季度|[上下]半年/;
/** A span that begins with the year's first month: 1-9月完成, 一至九月. Its figure is everything that was achieved so far in the year. */
const FROM_JANUARY =
  /(?<!\d)0?1月?(?:-|—|–|~|至|到)+(?:1[0-2]|0?[2-9])月|(?<![十])一月?(?:-|—|–|~|至|到)+[二三四五六七八九十]+月/;
const UP_TO_THEN = new RegExp(`累计|截[至止]|月[底末]|3[01]日|${FROM_JANUARY.source}`);

const BASE = /基数|底数|基期|期初/;
const TASK =
  /任务|目标|计划|指标|分解|分配|下达|名额|应(?:完成|发展|新增|入会)|[拟需](?:完成|发展|新增|入会)|预计|预约|应(?![急届用对聘邀变付税]|收账)[\u4e00-\u9fff]/;
/** Words for a target, used only where no heading says it more plainly. */
const WEAK_TASK = /预约|应(?![急届用对聘邀变付税]|收账)[\u4e00-\u9fff]/;
/** What was achieved in the year before. It is no baseline, because this year's result is not added to it. */
const YEAR_BEFORE = /^(?:上|去)年度?(?:实绩|实际|完成|发展|新增|净增|入库|到位|产量|产值|面积)/;
const MONEY = /金额|资金|投资|元\)/;
/** The name of an indicator that contains 实际 without meaning that anything was achieved. */
const NAME_WITH_DONE = /实际(?:利用|使用)外资/;
const TASK_TO_DO = /(?:计划|应|拟|需)完成/;
const DONE =
  /完成|实际|已(?![有婚故知退]|下达|分解|分配|明确|确定|纳入|到期)[\u4e00-\u9fff]|实(?:参|种|收|缴|到|招|播|订|征|录|栽)|实现就业|到位|入库|累计|实绩/;
const ADDED = /新增|净增|增加|发展|入会|吸收|新会员|参保/;
const GAINED = /新增|净增|增加|完成/;
const STOCK = /年[底末](?!前)|年初|12月(?:31日|[底末])|期末|上年|去年|[原现已实]有|存量/;
const MEMBERS = /会员|党员|团员/;
const HEADS = /人数|总数|职工/;
/** Activities that are counted, without a word such as 已 or 应 that says whether they were done. */
const DONE_UNSAID =
  /(?:体检|筛查|接种|随访|报到|就业|安置|培训|参训|参加|参会|参与|签到|签约|入住|入户|录取|录用|招聘|招录|上岗|转移|救助|慰问|资助|服务|登记|办理|认定|发放|征集|输送|帮扶|检测)(?:人[数次]|户数)$/;
const BARE_YEAR_END = /^\d*年[底末初]数?$/;
const ORGANISATIONS = /建会|组建|建家|\([家户所]\)/;

/** Whether normalising would not change a text. This is so for most texts, and the test is much cheaper. */
export function isNormal(text: string): boolean {
  return NORMAL.test(text);
}

/** The form in which headings are compared: NFKC, without white space, every kind of bracket as `()`. */
export function normalizeHeading(text: string): string {
  if (isNormal(text)) return text;
  return text
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200d\ufeff]+/g, '')
    .replace(/[[{〔【〖「『<《]/g, '(')
    .replace(/[\]}〕】〗」』>》]/g, ')');
}

/** A cheap first test; it is false for most text that is no heading. */
export function mayBeHeading(text: string): boolean {
  return text.length <= LONGEST_HEADING * 2 && SOME_HEADING.test(text);
}

/**
 * The meaning of a heading; null where it has none that is known.
 *
 * @param own the column's own heading, in the lowest row
 * @param whole the own heading with the headings above it, group first
 */
export function headingMeaning(own: string, whole: string = own): Meaning | null {
  if (!mayBeHeading(whole)) return null;
  const meaning = meaningOf(normalizeHeading(own));
  if (own === whole || meaning === 'never' || (meaning !== null && isDecided(meaning))) {
    return meaning === 'never' ? null : meaning;
  }
  const together = meaningOf(normalizeHeading(whole));
  return together === 'never' ? null : (together ?? meaning);
}

/** Whether a heading can be understood without the group above it. */
function isDecided({ role, rank }: Meaning): boolean {
  return role === 'baseline' ? rank >= 4 : role !== 'actual' || rank >= 3;
}

function meaningOf(heading: string): Meaning | 'never' | null {
  const text = withoutMeasure(heading);
  if (text === '' || text.length > LONGEST_HEADING) return null;
  if (ORDINAL.test(text)) return { role: 'ordinal', rank: 1 };
  if (NOTE.test(text)) return { role: 'note', rank: 1 };
  if (text === heading) {
    const rank = unitRank(text);
    if (rank > 0) return { role: 'unit', rank };
  }
  if (NEVER.test(heading)) return 'never';
  if (SPAN_OF_MONTHS.test(text) && !UP_TO_THEN.test(text)) return 'never';
  const meaning = figureMeaning(text);
  if (!meaning) return null;
  // 其中 introduces a part of the column before it. A table may lack a baseline; its figures are never measured against part of one.
  if (meaning.role === 'baseline' && /^\(?其中/.test(text)) return null;
  const isPart = text.includes('其中') || ORGANISATIONS.test(heading) || MONEY.test(heading);
  return isPart ? { role: meaning.role, rank: meaning.rank - 2.5 } : meaning;
}

/** How plainly a heading names the unit column; 0 when it does not. `单位：人` is a caption. */
function unitRank(text: string): number {
  const words = text.replace(/[()、,，/\\·.和及与]/g, '');
  if (SOME_KIND_OF_UNIT.test(words)) return 2;
  if (KIND_OF_ROW.test(words)) return 1;
  if (words.length < 2 || !UNIT_WORDS.test(words) || !NAMES_A_UNIT.test(words)) return 0;
  if (/类别|[^组]别$/.test(words)) return 1;
  if (words === '名称') return 2;
  if (/名称|全称|简称/.test(words)) return 4;
  return 3;
}

/** Whether a heading names an activity without saying whether its figure is a target, a result or a baseline: 体检人数. */
export function mayBeActual(heading: string): boolean {
  const text = withoutMeasure(normalizeHeading(heading));
  const isSaid = DONE.test(text) || ADDED.test(text);
  return !isSaid && DONE_UNSAID.test(text) && headingMeaning(heading)?.role === 'actual';
}

/** Whether a heading says that its figures were achieved: 完成, 已签约, 到位. */
export function saysDone(heading: string): boolean {
  return DONE.test(withoutMeasure(normalizeHeading(heading)));
}

/**
 * Whether a heading states a unit of measure without saying whether its figures are targets, results or baselines: 建设高标准农田（亩）,
 * 新增就业（人）.
 */
export function mayBeTarget({ text, meaning }: Pick<Heading, 'text' | 'meaning'>): boolean {
  const heading = normalizeHeading(text);
  const words = withoutMeasure(heading);
  if (meaning !== null && meaning.role !== 'actual') return false;
  if (measureInHeading(heading) === null || isBareMeasure(text) || words.length > LONGEST_HEADING)
    return false;
  const isOther = [NEVER, SPAN_OF_MONTHS, YEAR_BEFORE, BASE, TASK, DONE, STOCK, /其中/];
  return !isOther.some((pattern) => pattern.test(words));
}

/** Whether a heading counts what was achieved the year before: 上年完成, 去年新增（人）. */
export function isYearBefore(heading: string): boolean {
  const text = withoutMeasure(normalizeHeading(heading));
  return YEAR_BEFORE.test(text) && !NEVER.test(text);
}

function figureMeaning(heading: string): Meaning | null {
  const text = heading.replace(NAME_WITH_DONE, '外资');
  if (YEAR_BEFORE.test(text)) return null;
  if (BASE.test(text)) return { role: 'baseline', rank: 5 };
  if (TASK.test(text)) return taskMeaning(text);
  if (STOCK.test(text) && !GAINED.test(text)) {
    if (MEMBERS.test(text) || ADDED.test(text)) {
      return { role: 'baseline', rank: ADDED.test(text) || DONE.test(text) ? 3 : 4 };
    }
    if (HEADS.test(text) || BARE_YEAR_END.test(text)) return { role: 'baseline', rank: 2 };
  }
  if (DONE.test(text) || ADDED.test(text)) {
    if (SPAN_OF_MONTHS.test(text)) return { role: 'actual', rank: 1 + lastMonthIn(text) / 100 };
    if (text.includes('情况')) return { role: 'actual', rank: 1 };
    return { role: 'actual', rank: DONE.test(text) ? 3 : 2 };
  }
  if (DONE_UNSAID.test(text)) return { role: 'actual', rank: 0.5 };
  const isDated = yearsIn(text).length > 0 && !SPAN_OF_MONTHS.test(text);
  if (MEMBERS.test(text)) return { role: 'baseline', rank: isDated ? 4 : 3 };
  return HEADS.test(text) ? { role: 'baseline', rank: isDated ? 2 : 1 } : null;
}

/** The last month of a span that begins in January. Of several such figures, the latest is what was achieved. 0 where the month is not in digits. */
function lastMonthIn(text: string): number {
  return Math.max(0, ...Array.from(text.matchAll(/(\d{1,2})月/g), ([, month]) => Number(month)));
}

function taskMeaning(text: string): Meaning | null {
  if (DONE.test(text) && !TASK_TO_DO.test(text)) return { role: 'actual', rank: 3 };
  // This is a goal for all members at the end of the year, not for the new ones.
  if (STOCK.test(text) && text.includes('会员') && !ADDED.test(text) && !text.includes('任务')) return null;
  if (WEAK_TASK.test(text) && !/任务|目标|计划/.test(text)) return { role: 'target', rank: 2 };
  return { role: 'target', rank: /数|会员/.test(text) || ADDED.test(text) ? 4 : 3 };
}

const CHINESE_DIGITS = '〇一二三四五六七八九';
const CHINESE_YEAR = /[一二][〇○零oO0一二三四五六七八九]{3}(?=年)/g;
const YEAR = /(?<!\d)(?:(?:19|20)\d{2}(?!\d)|\d{2}(?=年))/g;

/** The years in a text, in order: 2014年底, 2015新增, 二〇一四年, 14年底. */
export function yearsIn(text: string): readonly number[] {
  const digits = text
    .normalize('NFKC')
    .replace(/[\s]+/g, '')
    .replace(CHINESE_YEAR, (year) =>
      Array.from(year, (digit) => String(Math.max(0, CHINESE_DIGITS.indexOf(digit)))).join(''),
    );
  return (digits.match(YEAR) ?? []).map((year) => (year.length === 2 ? 2000 + Number(year) : Number(year)));
}

/** The year at whose end a baseline heading counts; null when it names no year, or a month within a year. */
export function baselineYear(heading: string): number | null {
  const text = normalizeHeading(heading);
  if (SPAN_OF_MONTHS.test(text) && !text.includes('12月')) return null;
  const years = yearsIn(text);
  if (years.length === 0) return null;
  return Math.min(...years) - (text.includes('年初') ? 1 : 0);
}

/** The year in which a target or actual heading counts new members; null when it names none. */
export function recruitingYear(heading: string): number | null {
  const years = yearsIn(heading);
  return years.length === 0 ? null : Math.max(...years);
}

/** Whether a heading counts at the end of a year and so can't be the baseline of that year. */
export function isYearEnd(heading: string): boolean {
  return /年[底末]|12月/.test(normalizeHeading(heading));
}

/** Whether a heading is nothing but a unit of measure: the row `（人）` below the headings. */
export function isMeasureOnly(text: string): boolean {
  const heading = normalizeHeading(text);
  return heading !== '' && measureInHeading(heading) !== null && withoutMeasure(heading).length <= 2;
}

/** Whether a heading is a unit of measure without any other word. 会员（人） in a row below 任务数 is not: it says what is counted. */
export function isBareMeasure(text: string): boolean {
  const heading = normalizeHeading(text);
  return isMeasureOnly(text) && ['', '单位', heading].includes(withoutMeasure(heading));
}
