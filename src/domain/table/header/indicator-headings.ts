/**
 * Assigns headings to indicators (指标) where a table counts several things: groups of columns under joint headings (新建工会组织数（个）: 任务,
 * 完成), or target columns side by side (建会任务数, 会员任务数).
 */
import { normalizeHeading, type Heading } from '../headings';
import { measureInHeading, withoutMeasure } from '../unit-of-measure';

/** The headings of one indicator, from left to right. */
export interface IndicatorHeadings {
  /** The name in the headings, without the unit of measure: 新发展会员. */
  readonly name: string;
  /** Baselines, targets and actuals. */
  readonly figures: readonly Heading[];
  /** The rates, ranks, 分期任务 and parts that belong to the indicator. */
  readonly further: readonly Heading[];
  readonly isOneOfSeveral: boolean;
}

const YEARS = /(?:19|20)\d\d年?度?|\d\d年度?|[一二][〇零一二三四五六七八九]{3}年度?|[本全今]年度?|年度/g;
const PERIODS =
  /第?[一二三四1-4]季度?|Q[1-4]|[上下]半年|(?:1[0-2]|0?[1-9])月份?(?:\d+日|[底末])?|[年季月][初中底末]|截[至止]/g;
/** Words for the role of a figure (task, done, baseline), independent of what it counts. */
const ROLE_WORDS =
  /任务|目标|计划|指标|分解|分配|下达|名额|基数|底数|完成|实际|实绩|情况|累计|进度|百分比|比例|比率|占比|率|排名|名次|位次|排位|增长|增幅|同比|状态|差额|缺口|剩余|新增|净增|增加|发展|吸收|现有|原有|已有|到位|[应拟需已实净新原现]|[人总]?数量?$|[人总]数/g;
/** Words for another plan of the same thing, such as a second figure from another office. They do not make another indicator. */
const QUALIFIERS =
  /(?:市|县|区|省|镇|上级|本级|自[报定]|上报|核定|审定|初步|最终|基本|奋斗|力争|确保|必成|预期|保底|挑战|约束性?|调整[前后]?|追加|补充|建议|方案[一二三\d]*|合计|小计|总计|其他|全年|日常|阶段|集中行动)/g;
const PART = /^\(?其中|:其中|\(其中|^其中|[男女]/;
/** Words for the role at the end of a heading. Without them, and without the year or role at its beginning, the heading is the name. */
const ROLE_AT_END = /(?:目标|年度)?(?:任务|目标|计划|指标|名额)(?:总?数|人数|量)?$|完成数?$/;
const YEAR_AT_START = /^(?:(?:19|20)\d\d年?度?|年度|全年|计划|目标|任务)/;
const SERIAL = /^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\)|\d+[.、])/;
/** Things that offices count. Target columns side by side that name none of these may be a single thing planned twice. */
const COUNTED =
  /会员|党员|团员|职工|农民工|工会|组织|建会|支部|企业|项目|人才|培训|就业|创业|参保|养老|医保|社保|工伤|失业|学生|教师|儿童|医生|床位|签约|体检|筛查|造林|抚育|绿化|播种|种植|面积|产量|产值|粮食|蔬菜|农田|公里|道路|住房|棚改|改造|搬迁|脱贫|低保|救助|困难|投资|资金|税收|收入|贷款|存款|保费|消费|出口|外资|协议|合同|活动|宣传|稿件|信息|案件|志愿|献血|订阅|示范|阵地|基地|站点|服务|户|亩|家/;

/** What a heading counts, for comparison: the heading without the words for its role, its year and its unit of measure. */
function thingCounted(text: string): string {
  return withoutMeasure(normalizeHeading(text).replace(SERIAL, ''))
    .replace(YEARS, '')
    .replace(PERIODS, '')
    .replace(QUALIFIERS, '')
    .replace(ROLE_WORDS, '')
    .replace(/[()、,:/·\-_%]/g, '');
}

/**
 * The headings of each indicator of a table: first those of the target `first`, then the others from left to right. A table with a
 * single indicator gives one entry with all headings.
 */
export function indicatorsAmong(headings: readonly Heading[], first: Heading): readonly IndicatorHeadings[] {
  const leads = leadingTargets(headings, first);
  if (leads.length < 2)
    return [{ name: nameOf(first), figures: headings, further: [], isOneOfSeveral: false }];
  const owners = ownersOf(headings, leads);
  return leads.map((lead) => {
    const own = headings.filter((heading) => owners.get(heading) === lead);
    const isFigure = (heading: Heading): boolean =>
      heading.meaning !== null &&
      ['baseline', 'target', 'actual'].includes(heading.meaning.role) &&
      !isPart(heading);
    return {
      name: nameOf(lead),
      figures: own.filter(isFigure),
      further: own.filter((heading) => !isFigure(heading)),
      isOneOfSeveral: true,
    };
  });
}

/** Whether a heading is about a part of another figure, by all of its text or by its own row below a joint heading. */
function isPart({ text, own }: Heading): boolean {
  return [text, own].some((words) => PART.test(normalizeHeading(words)));
}

/** One target heading for each thing that is counted: `first`, then the leftmost heading of each other thing. */
function leadingTargets(headings: readonly Heading[], first: Heading): readonly Heading[] {
  const isPlain = (heading: Heading): boolean => heading.meaning?.role === 'target' && !isPart(heading);
  const targets = headings.filter((heading) => heading !== first && isPlain(heading));
  const leads = [first];
  for (const target of targets) {
    const isKnown = leads.some((lead) => thingCounted(lead.text) === thingCounted(target.text));
    if (!isKnown && isAnotherThing(target, first, headings)) leads.push(target);
  }
  return leads;
}

/** Whether a target counts something other than `first`. */
function isAnotherThing(target: Heading, first: Heading, headings: readonly Heading[]): boolean {
  const thing = thingCounted(target.text);
  const firstThing = thingCounted(first.text);
  if (thing === '') return false;
  const [measure, firstMeasure] = [target, first].map(({ text }) => measureInHeading(normalizeHeading(text)));
  if (measure && firstMeasure && measure.name !== firstMeasure.name) return true;
  const hasOwnActual = headings.some(
    ({ meaning, text }) => meaning?.role === 'actual' && thingCounted(text) === thing,
  );
  if (hasOwnActual) return true;
  if (firstThing === '') return false;
  const isGrouped = thingCounted(target.group) !== '' && target.group !== first.group;
  return isGrouped || (COUNTED.test(target.text) && COUNTED.test(first.text));
}

/** The target that each heading belongs to; headings of the whole table, such as 责任人, are left out. */
function ownersOf(headings: readonly Heading[], leads: readonly Heading[]): ReadonlyMap<Heading, Heading> {
  const owners = new Map<Heading, Heading>();
  let beside: Heading | null = null;
  for (const heading of headings) {
    if (heading.meaning !== null && ['unit', 'ordinal', 'note'].includes(heading.meaning.role)) continue;
    const owner: Heading | null =
      ownerByWords(heading, leads) ?? ownerByPlace(heading, beside, headings, leads);
    if (!owner) continue;
    owners.set(heading, owner);
    beside = owner;
  }
  return owners;
}

/** The target a heading belongs to by its words: what it counts, its joint heading, or words in common. */
function ownerByWords(heading: Heading, leads: readonly Heading[]): Heading | null {
  if (leads.includes(heading)) return heading;
  const thing = thingCounted(heading.text);
  const same = leads.find((lead) => thing !== '' && thingCounted(lead.text) === thing);
  if (same) return same;
  const isGroup = thingCounted(heading.group) !== '';
  const grouped = leads.filter((lead) => isGroup && lead.group === heading.group);
  if (grouped.length === 1) return grouped[0] ?? null;
  const own = isPart(heading) ? '' : thing;
  const alike = leads.filter((lead) => shareWords(thingCounted(lead.text), own));
  return alike.length === 1 ? (alike[0] ?? null) : null;
}

function shareWords(a: string, b: string): boolean {
  return a !== '' && b !== '' && (a.includes(b) || b.includes(a));
}

/**
 * The target a heading belongs to by its position. A rate to the right of the last target belongs to that target only where an
 * earlier target has such a rate, too; otherwise it may belong to any. A baseline before all targets belongs to the target with the
 * same unit of measure.
 */
function ownerByPlace(
  heading: Heading,
  beside: Heading | null,
  headings: readonly Heading[],
  leads: readonly Heading[],
): Heading | null {
  const isOfWhole = isPart(heading);
  if (thingCounted(heading.text) !== '' && !isOfWhole && heading.meaning?.role !== 'baseline') return null;
  if (heading.meaning?.role === 'baseline' && !isOfWhole) return ownerOfBaseline(heading, beside, leads);
  if (isOfWhole || heading.meaning !== null) return beside ?? leads[0] ?? null;
  const last = Math.max(...leads.map(({ column }) => column));
  const isRepeated = headings.some((other) => other !== heading && other.own === heading.own);
  return heading.column < last || isRepeated ? beside : null;
}

function ownerOfBaseline(
  heading: Heading,
  beside: Heading | null,
  leads: readonly Heading[],
): Heading | null {
  const measure = measureInHeading(normalizeHeading(heading.text))?.name ?? null;
  const isOfMeasure = (lead: Heading): boolean =>
    measure === null || (measureInHeading(normalizeHeading(lead.text))?.name ?? measure) === measure;
  const next = leads.filter((lead) => lead.column > heading.column && isOfMeasure(lead));
  if (beside && isOfMeasure(beside)) return beside;
  return next.reduce<Heading | null>(
    (nearest, lead) => (nearest && nearest.column < lead.column ? nearest : lead),
    null,
  );
}

/**
 * The name of an indicator: its joint heading if that says what is counted, else its own heading; without year, unit of measure and
 * words such as 任务数.
 */
function nameOf({ group, own, text }: Heading): string {
  const plain = (heading: string): string =>
    withoutMeasure(normalizeHeading(heading).replace(SERIAL, '')).replace(/^[:、,]|[:、,]$/g, '');
  const bare = (heading: string): string =>
    plain(heading).replace(YEAR_AT_START, '').replace(ROLE_AT_END, '');
  const parts = [group, own].filter((part) => thingCounted(part) !== '').map(bare);
  const name = parts.join('');
  return name === '' ? plain(text) : name;
}
