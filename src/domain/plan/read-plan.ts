/**
 * Reads what a plan says: each item with its source sentence and the heading above it. What the plan does not say is missing, never
 * guessed. What it says twice and differently is a contradiction.
 */
import { yearsIn } from '../table/headings';
import { monthSpan } from './months';
import type { PlanDocument } from './plan-document';

/** The kinds of items that are looked for in a plan. */
export type PlanKey =
  | 'campaign'
  | 'federation'
  | 'documentNumber'
  | 'baseYear'
  | 'targetYear'
  | 'growthGoal'
  | 'total'
  | 'phase'
  | 'reporting'
  | 'reportingDay'
  | 'finalReport'
  | 'keyArea'
  | 'milestone';

/** The keys that are reported as missing where a plan does not mention them. */
const PLAN_KEYS: readonly PlanKey[] = [
  'campaign',
  'federation',
  'documentNumber',
  'baseYear',
  'targetYear',
  'growthGoal',
  'phase',
  'reporting',
  'reportingDay',
  'finalReport',
  'keyArea',
];

/** The keys that may have only one value; two different values contradict each other. */
export const SAID_ONCE: readonly PlanKey[] = [
  'federation',
  'documentNumber',
  'baseYear',
  'targetYear',
  'growthGoal',
  'reportingDay',
];

export interface PlanItem {
  readonly key: PlanKey;
  /** A rate is a ratio, a year and a day are numbers, all else is text. */
  readonly value: string | number;
  readonly sentence: string;
  /** The heading above the sentence: `二、目标任务`. */
  readonly place: string;
  /** Set where the user changed the value, so that it differs from the sentence. */
  readonly isChanged?: true;
  /** The months of a phase or milestone, 1–12; `first` is null where the text states no beginning. */
  readonly months?: { readonly first: number | null; readonly last: number };
}

/** Different values for a key that may have only one. */
export interface Contradiction {
  readonly key: PlanKey;
  readonly items: readonly PlanItem[];
}

export interface ReadPlan {
  readonly title: string;
  readonly items: readonly PlanItem[];
  readonly missing: readonly PlanKey[];
  readonly contradictions: readonly Contradiction[];
}

interface Sentence {
  readonly text: string;
  readonly place: string;
}

/** Reads a plan from a document. */
export function readPlan(document: PlanDocument): ReadPlan {
  const title = titleOf(document);
  const sentences = sentencesOf(document);
  const found = [
    ...titleItems(title),
    ...sentences.flatMap((sentence) => [
      ...documentNumber(sentence),
      ...years(sentence),
      ...growthGoal(sentence),
      ...total(sentence),
      ...phases(sentence),
      ...reporting(sentence),
      ...finalReport(sentence),
      ...keyAreas(sentence),
      ...milestones(sentence),
    ]),
    ...tablePhases(document),
    ...signature(document),
  ];
  const single = (key: PlanKey): boolean => !['phase', 'keyArea', 'milestone', 'total'].includes(key);
  const items = found.filter(
    (item, index) =>
      found.findIndex(
        (other) => other.key === item.key && (single(item.key) || other.value === item.value),
      ) === index,
  );
  const contradictions = SAID_ONCE.flatMap((key): Contradiction[] => {
    const all = found.filter((item) => item.key === key);
    return new Set(all.map(({ value }) => value)).size > 1 ? [{ key, items: distinct(all) }] : [];
  });
  const missing = PLAN_KEYS.filter((key) => !items.some((item) => item.key === key));
  return { title, items, missing, contradictions };
}

function distinct(items: readonly PlanItem[]): PlanItem[] {
  return items.filter((item, index) => items.findIndex(({ value }) => value === item.value) === index);
}

const TITLE = /(?:方案|计划|通知|意见|办法|要点|任务书)$/;

/** The first line that reads like a document's title; '' where none of the first lines does. */
function titleOf({ blocks }: PlanDocument): string {
  const lines = blocks.slice(0, 8).flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
  return (
    lines.find(
      (line) =>
        line.length <= 60 && !/[，。；]/.test(line) && TITLE.test(line.replace(/[（(].{1,8}[)）]$/, '')),
    ) ?? ''
  );
}

const HEADING =
  /^(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章条部]|\d{1,2}[.．、](?!\d))/;
const SUBHEADING = /^[（(][一二三四五六七八九十]{1,3}[)）]/;

function sentencesOf({ blocks }: PlanDocument): Sentence[] {
  let heading = '';
  let sub = '';
  return blocks.flatMap((block): Sentence[] => {
    if (block.kind === 'table') return [];
    const { text } = block;
    if (HEADING.test(text)) [heading, sub] = [headingText(text), ''];
    else if (SUBHEADING.test(text)) sub = headingText(text);
    const place = `${heading}${sub}`;
    return (text.match(/[^。；！]+[。；！]?/g) ?? []).map((sentence) => ({ text: sentence.trim(), place }));
  });
}

/** （一）宣传发动（4月至5月）。各县… → （一）宣传发动 */
function headingText(text: string): string {
  const head = /^.{0,4}?[、.．)）][^。，；：:（(]{0,24}/.exec(text)?.[0] ?? text.slice(0, 24);
  return head.trim();
}

function item(key: PlanKey, value: PlanItem['value'], { text, place }: Sentence): PlanItem {
  return { key, value, sentence: text, place };
}

function titleItems(title: string): PlanItem[] {
  if (title === '') return [];
  const sentence = { text: title, place: '标题' };
  const quoted = /[“"「]([^”"」]{2,30})[”"」]/.exec(title)?.[1];
  const rest = title
    .replace(/[（(].{1,8}[)）]$/, '')
    .replace(/^.{0,30}?关于(?:印发|开展|实施|做好|下达)?《?/, '')
    .replace(/^[\u4e00-\u9fff]{1,12}?(?:省|市|县|(?<![小社园片山景校])区|州|盟|旗)(?![场政级内域])/, '')
    .replace(/\d{4}(?:[-—–]\d{4})?年度?/g, '')
    .replace(/(?:工作|活动)?的?(?:实施|工作|行动)?(?:方案|计划|通知|意见|办法|要点|任务书)》?.*$/, '');
  const name = quoted ?? (rest.length >= 2 && rest.length <= 24 ? rest : undefined);
  const [year, ...more] = yearsIn(title);
  return [
    ...(name === undefined ? [] : [item('campaign', name, sentence)]),
    ...(year === undefined || more.length > 0 ? [] : [item('targetYear', year, sentence)]),
  ];
}

function documentNumber(sentence: Sentence): PlanItem[] {
  // A number in 《…》 or after 按照 belongs to another document.
  const number = /^[\u4e00-\u9fff]{1,10}[〔[［(（]\d{4}[\]〕］)）](?:第)?\d{1,4}号$/.exec(sentence.text)?.[0];
  return number === undefined ? [] : [item('documentNumber', number, sentence)];
}

/** Reads the target year and the base year: 至2015年底…较2014年. */
function years(sentence: Sentence): PlanItem[] {
  const { text } = sentence;
  const target = /(?:至|到|截[至止])(\d{4})年(?:年?[底末]|12月)/.exec(text)?.[1];
  const base = /(?:较|比|以)(\d{4})年/.exec(text)?.[1];
  if (!GOAL_RATE.test(text) || isAchieved(text)) return [];
  return [
    ...(target === undefined ? [] : [item('targetYear', Number(target), sentence)]),
    ...(base === undefined ? [] : [item('baseYear', Number(base), sentence)]),
  ];
}

const GOAL_RATE =
  /(?:增长|增幅|净增|提高)(?:率|速|幅度)?(?:要|应|须|力争|目标|达到|不低于|不少于|为|在|:|：)*(\d+(?:\.\d+)?)[%％](?!.{0,2}[-—~～至到]\d|个?百分点)/;

function isAchieved(text: string): boolean {
  return /已经?|同比|环比|完成了|实现了|达到了|增长了|(?:上年|去年)(?:度)?.{0,6}(?:增长|完成|实现)(?!.*目标)/.test(
    text,
  );
}

function growthGoal(sentence: Sentence): PlanItem[] {
  const { text } = sentence;
  const rates = text.match(new RegExp(GOAL_RATE, 'g')) ?? [];
  const rate = GOAL_RATE.exec(text)?.[1];
  // With several rates in one sentence it is unclear which is the goal.
  const isGoal = /目标|任务|力争|确保|以上|不低于|不少于|实现|[较比]/.test(text);
  if (rate === undefined || rates.length !== 1 || !isGoal || isAchieved(text)) return [];
  return [item('growthGoal', Math.round(Number(rate) * 1e4) / 1e6, sentence)];
}

/** A total: 全市新增会员45000人. Figures for part of the year, figures already achieved and approximate figures are no total. */
const TOTAL =
  /(?:全[省市县区州]|全年|共|总计|合计|任务总数)(?:[^，。；：%％\d]|\d{4}年)*?(\d[\d,]*(?:\.\d+)?)\s*([万千百]?)\s*(人|名|户|亩|个|家|件|套|棵|株|公里|吨|元)/;

function total(sentence: Sentence): PlanItem[] {
  return sentence.text.split(/[，；。]/).flatMap((clause): PlanItem[] => {
    const [words = '', digits = '', times = '', unit = ''] = TOTAL.exec(clause.normalize('NFKC')) ?? [];
    const isPart = /半年|季度|\d月|其中|每|约|近|左右/.test(clause);
    const isTask = /新增|任务|发展|净增/.test(words) && !/会员总数|达到.*总/.test(words);
    if (digits === '' || !isTask || isPart || isAchieved(sentence.text)) return [];
    return [item('total', `${digits.replace(/,/g, '')}${times}${unit}`, sentence)];
  });
}

/** The beginning of a phase: （一）宣传发动（4月至5月）。 第一阶段：动员部署（3月1日至3月31日）。 */
const PHASE_LINE =
  /^(?:[（(][一二三四五六七八九十][)）]|\d{1,2}[.．、]|第[一二三四五六][阶步][段]?|[一二三四五六]是)[：:、．.\s]*([^（(。，；：:]{2,16}?)(?:阶段)?[（(：:，。]\s*([^）)。；]{2,40})/;

function phases(sentence: Sentence): PlanItem[] {
  const { text, place } = sentence;
  const match = PHASE_LINE.exec(text);
  if (!match || !/阶段|步骤|时间|进度|安排|步走|[一二三四五六]步/.test(place + text)) return [];
  const [, name = '', when = ''] = match;
  const span = monthSpan(when);
  if (
    !span ||
    !/^[自从于]?(?:\d{4}年|[一二三四五六七八九十\d]{1,2}月|第?[一二三四]季度|[上下]半年|年[底末])/.test(when)
  ) {
    return [];
  }
  return [{ ...item('phase', phaseName(name), sentence), months: { first: span.first, last: span.last } }];
}

function phaseName(name: string): string {
  return name
    .replace(/^第[一二三四五六](?:阶段|步)[：:、\s]*/, '')
    .replace(/阶段$/, '')
    .trim();
}

/** Phases from a table that has a column of phases and a column of times. */
function tablePhases({ blocks }: PlanDocument): PlanItem[] {
  return blocks.flatMap((block): PlanItem[] => {
    if (block.kind !== 'table') return [];
    const [header = [], ...rows] = block.rows;
    const name = header.findIndex((cell) => /阶段|步骤/.test(cell));
    const when = header.findIndex((cell) => /时间|时限|月份|起止/.test(cell));
    if (name < 0 || when < 0) return [];
    return rows.flatMap((row): PlanItem[] => {
      const span = monthSpan(row[when] ?? '');
      const text = phaseName(row[name] ?? '');
      if (!span || text === '') return [];
      const sentence = { text: row.filter((cell) => cell !== '').join(' | '), place: '表格' };
      return [{ ...item('phase', text, sentence), months: { first: span.first, last: span.last } }];
    });
  });
}

function reporting(sentence: Sentence): PlanItem[] {
  const { text } = sentence;
  const every = /(每月|每季度?|每半年|每周|按月|按季)/.exec(text)?.[1];
  if (every === undefined || !/报告|报送|上报|报至|报市|汇报/.test(text)) return [];
  const day = /每月(?:的)?(\d{1,2})[日号]/.exec(text)?.[1];
  return [
    item('reporting', every, sentence),
    ...(day === undefined ? [] : [item('reportingDay', Number(day), sentence)]),
  ];
}

function finalReport(sentence: Sentence): PlanItem[] {
  const { text } = sentence;
  if (
    !/专题报告|总结报告|工作总结|总结材料|书面总结/.test(text) ||
    !/报送|上报|报至|报市|报县|提交/.test(text)
  )
    return [];
  const when = /(?:\d{4}年)?(?:年[底末]|\d{1,2}月(?:\d{1,2}[日号]|[底末])?)(?:以|之)?前/.exec(text)?.[0];
  return when === undefined ? [] : [{ ...item('finalReport', when, sentence), ...dueBy(when) }];
}

function dueBy(when: string): Pick<PlanItem, 'months'> {
  const span = monthSpan(when);
  return span ? { months: { first: null, last: span.last } } : {};
}

/** Reads key areas: 重点区域及行业：以产业集聚区…等区域，及建筑项目、…为重点. */
function keyAreas(sentence: Sentence): PlanItem[] {
  const { text } = sentence;
  const list =
    /重点(?:区域|领域|行业|产业|对象)[^：:。]{0,8}[：:]\s*以?(.+?)(?:等?为重点|[。；]|$)/.exec(text)?.[1] ??
    /以(.+?)等?(?:区域|领域|行业)?为重点(?:领域|区域|行业)?/.exec(text)?.[1];
  if (list === undefined) return [];
  return listed(list).map((area) => item('keyArea', area, sentence));
}

/** The members of a list. 等区域，及 ends one member and begins the next: 产业集聚区、村（社区）等区域，及建筑项目、…. */
function listed(list: string): string[] {
  const [, group, rest = ''] = /^(.+?)等(?:区域|领域|行业)[，,]?(?:以?及|和)(.+)$/.exec(list) ?? [];
  const members = (group === undefined ? list : rest).replace(/等$/, '');
  const parts = members.match(/(?:[（(][^）)]*[)）]|[^、，,（(])+/g) ?? [];
  return [...(group === undefined ? [] : [group]), ...parts.map((part) => part.trim())].filter(
    (part) => part !== '' && part.length <= 40,
  );
}

/** Reads what is due by a named day or month. */
function milestones(sentence: Sentence): PlanItem[] {
  const { text } = sentence;
  const when = /(?:\d{4}年)?(?:年[底末]|\d{1,2}月(?:\d{1,2}[日号]|[上中下]旬|[底末])?)(?:以|之)?前/.exec(
    text,
  )?.[0];
  if (when === undefined || text.slice(0, 12).includes('阶段') || isAchieved(text)) return [];
  return [{ ...item('milestone', when, sentence), ...dueBy(when) }];
}

/** The issuing office, in a line of its own at the end or below the title. */
function signature({ blocks }: PlanDocument): PlanItem[] {
  const lines = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
  const isOffice = (line: string): boolean =>
    /^[\u4e00-\u9fff]{2,24}(?:总工会|委员会|人民政府|办公室|局|厅|委|联合会|指挥部|领导小组)$/.test(line);
  const line = [...lines.slice(-6), ...lines.slice(0, 3)].find(isOffice);
  return line === undefined ? [] : [item('federation', line, { text: line, place: '落款' })];
}
