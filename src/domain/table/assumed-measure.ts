/** The unit of measure of figures that neither their heading nor a line above the table states. */
import { normalizeHeading } from './headings';
import { measureInHeading, measureNamed, PERSONS, type UnitOfMeasure } from './unit-of-measure';

const PIECES: UnitOfMeasure = { name: '个', scale: 1, whole: true };
/** Areas and amounts of money are measured rather than counted, so they may have decimals whatever their unit is. */
const AMOUNT: UnitOfMeasure = { ...PIECES, whole: false };
const AMOUNT_WORDS = /面积|投资|资金|金额|税收|收入|产量|产值|增加值|销售额|贷款|存款|保费|里程|长度|重量/;

/** A heading that ends in the unit of measure: 应改户数, 培训人次, 订阅份数. */
const COUNT_AT_END = /(人次|[人户家件次期场台处条项套辆头只座株份例宗篇间栋])数?$/;

/** Words for members, and for other people whom offices count. 发展 without an object is said of members. */
const PERSON_WORDS =
  /[人员工]数|会员|党员|团员|队员|职工|农民工|用工|入会|入党|入团|名额|人才|人员|劳动力|就业|培训|参保|招生|学生|学员|教师|医生|毕业生|志愿者|献血|退役军人|残疾人|老年人|妇女|儿童|体检|接种|筛查|安置|招聘|招录|(?:发展|吸收)(?:任务|目标|计划|指标)?数?$/g;
/** Words for what is founded, built or held for people. After a word for persons, they say what is counted: 职工书屋, 参保企业. */
const THING_WORDS =
  /建会|支部|企业|公司|合作社|站点?|阵地|基地|园区|书屋|之家|活动室|教室|岗位|培训班|设施|场所|机构|窗口/g;
/** Further such words in headings. In titles they mean the work as a whole: 农民工入会集中活动. */
const WORK_WORDS = /项目|活动|讲座|会议|课题|工程|平台|试点|示范|信息/g;

/** Parts that are divided among men and women are persons. */
const OF_PERSONS = /^(?:\(?其中:?\)?)?[男女]/;

/** The headings of an indicator, and the title above them, as far as they tell what is counted. */
export interface Context {
  /** The headings of the indicator's other figures; the target or actual comes before the baseline. */
  readonly others: readonly string[];
  /** The headings of rates, parts and the rest. */
  readonly further: readonly string[];
  /** null where the title is about several indicators. */
  readonly title: string | null;
}

/** The unit of measure at the end of a heading without brackets: 应改户数 → 户; null where there is none. */
export function measureAtEnd(heading: string): UnitOfMeasure | null {
  const name = COUNT_AT_END.exec(normalizeHeading(heading))?.[1];
  return name === undefined ? null : measureNamed(name);
}

/**
 * The unit of measure of figures whose heading states none: as the other headings of the indicator state it, else persons where the
 * words are about members or other people, else 个.
 */
export function assumedMeasure(heading: string, { others, further, title }: Context): UnitOfMeasure {
  const own = countedIn(normalizeHeading(heading), true);
  const stated = others.flatMap(
    (other) => measureInHeading(normalizeHeading(other)) ?? measureAtEnd(other) ?? [],
  );
  const besides = others.map((other) => countedIn(normalizeHeading(other), true));
  const isOfPersons = further.some((part) => OF_PERSONS.test(normalizeHeading(part)));
  return (
    own ??
    // A multiple such as 万人 says what is counted, but not that this column has the same multiple.
    stated.map((measure) => (measure.scale === 1 ? measure : PERSONS))[0] ??
    besides.find((measure) => measure !== null) ??
    (isOfPersons ? PERSONS : null) ??
    (title === null ? null : countedIn(normalizeHeading(title), false)) ??
    PIECES
  );
}

/** What the last word of a text that tells it says is counted; null where no word does. */
function countedIn(text: string, isHeading: boolean): UnitOfMeasure | null {
  const person = lastMatch(text, PERSON_WORDS);
  const thing = Math.max(lastMatch(text, THING_WORDS), isHeading ? lastMatch(text, WORK_WORDS) : -1);
  if (person < 0 && thing < 0) return AMOUNT_WORDS.test(text) ? AMOUNT : null;
  return person > thing ? PERSONS : PIECES;
}

/** The end of the last match; -1 where there is none. */
function lastMatch(text: string, words: RegExp): number {
  return Array.from(text.matchAll(words), ({ index, 0: word }) => index + word.length).pop() ?? -1;
}
