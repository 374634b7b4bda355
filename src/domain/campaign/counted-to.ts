/** Reads the month up to which figures are counted: 1-9月完成数, 截至2024年9月30日, 9月末累计, …完成情况表（截至9月底）. */
import { MONTH_NUMBER, monthNumber } from '../month-number';
import { normalizeHeading, yearsIn } from '../table/headings';

/** What a text states about its figures. */
export interface CountedTo {
  /** The last month whose figures are counted, 1 to 12. */
  readonly month: number;
  /** The month that the figures begin with, where the text states a span of months: 1 in 1-9月; else null. */
  readonly first: number | null;
  /** The years beside the month; where there are none, all years of the text. */
  readonly years: readonly number[];
}

/** A month with the day that the text gives, and the way it is stated. */
interface Statement {
  readonly kind: 'span' | 'until' | 'cumulative' | 'month-end';
  readonly first: number | null;
  readonly month: number;
  readonly day: number | null;
  readonly words: string;
  readonly after: string;
}

const YEAR = '(?:(?:[12]\\d)?\\d{2}年|[一二][〇○零oO0一二三四五六七八九]{3}年)?';
const MONTH = `(${MONTH_NUMBER})`;
const TO = '(?:[-‐-―−~〜]+|[至到])';
const START = '(?<![\\d.十])';
/** The last month of a span, or a month after 截至, with its day. `截至9月上旬` and `9月1日前` state no whole month. */
const LAST = `${YEAR}${MONTH}月(?:份?[底末]|份|(\\d{1,2})[日号])?(?!初|[上中下]旬|\\d)`;

/** The most explicit form first; of several forms in a text, the first decides. */
const FORMS: readonly (readonly [Statement['kind'], RegExp])[] = [
  ['span', new RegExp(`${START}${YEAR}${MONTH}(?:月份?(?:1日|初)?)?${TO}${LAST}`)],
  ['until', new RegExp(`(?:截[至止][到至]?|(?:统计|数据)截[至止](?:日期|时间):?)()${LAST}`)],
  ['until', new RegExp(`截[至止][到至]?()(?:\\d{4}[-./])?(${MONTH_NUMBER})[-./](\\d{1,2})(?![\\d%])`)],
  ['cumulative', new RegExp(`累计[至到]()${LAST}|${START}()${LAST}\\(?累计`)],
  ['month-end', new RegExp(`${START}()${YEAR}${MONTH}(?:月份?[底末]|月(\\d{1,2})[日号])`)],
];

/** A character of each form. Most texts have none, and compiling the forms takes longer than to read the table of sixteen units. */
const IN_EVERY_FORM = /[月截]/;

const QUARTERS = '一二三四';
/** Parts of the year as the months that they consist of; a later quarter alone (三季度) is not counted from January. */
const PARTS: readonly (readonly [RegExp, (quarter: string) => string])[] = [
  [/上半年/g, () => '1-6月'],
  [new RegExp(`(?:前|[1一]${TO})([一二两三四1-4])个?季度`, 'g'), (quarter) => `1-${lastMonthOf(quarter)}月`],
  [/(?<=截[至止][到至]?)第?([一二三四1-4])季度[末底]?/g, (quarter) => `${lastMonthOf(quarter)}月底`],
  [/第?([一二三四1-4])季度(?=[末底])/g, (quarter) => `${lastMonthOf(quarter)}月`],
  [/第?(一|(?<!\d)1)季度/g, () => '1-3月'],
];

/** Figures of another year or period, to compare with. */
const OTHER_PERIOD = /上年|去年|上一年|前年|同期/;
/** A task for the span itself: 1-9月任务数, 1-9月目标. */
const TASK_AFTER = /^份?(?:任务|目标|计划|指标)(?!.*(?:完成|进展|进度|情况))/;
/** A span of months in a line above a table may be about anything; one of these words says that it is about what was achieved. */
const ACHIEVED = /完成|进展|进度|实绩|累计|统计|数据|实际|情况|新增|发展|到位|入库|实现/;
/** Words of lines about who filled the table in and when, about deadlines, and about what is still to be achieved. */
const NOT_ACHIEVED =
  /填[报表写]|制表|报送|上报|报名|打印|印发|前|期限|时限|限期|年初|基数|底数|存量|计划(?!.*情况)|应(?:完成|达|于|发展|新增|参|缴|收)|[拟需须请]|预计|预期|确保|力争|争取|要求|务必|不低于|不少于|达到/;
/** A month's end in a line may also be a goal: 9月底完成80%. */
const GOAL = /目标(?!.*情况)|\d%/;

/**
 * The month up to which the figures below a heading are counted; null where the heading states none. `9月完成` states none: its figures are
 * those of one month.
 * @param heading the heading of a column of achieved figures
 */
export function countedToInHeading(heading: string): CountedTo | null {
  const text = inMonths(normalizeHeading(heading));
  if (OTHER_PERIOD.test(text)) return null;
  const stated = statementIn(text);
  return stated && !TASK_AFTER.test(stated.after) ? told(stated, text) : null;
}

/** The month at whose end a span in a heading ends, whatever its figures are: 9 in 1-9月任务数; null where it names none. */
export function monthIn(heading: string): number | null {
  return statementIn(inMonths(normalizeHeading(heading)))?.month ?? null;
}

/** The month up to which a line near a table says that figures are counted; null where it states none, or is about something else. */
export function countedToInLine(line: string): CountedTo | null {
  const whole = normalizeHeading(line);
  for (const clause of line.split(/[,，;；。!！?？\n]|\s{2,}|\u3000|\s(?=\S{2,8}[:：])/)) {
    const text = inMonths(normalizeHeading(clause));
    const stated = statementIn(text);
    if (stated && isAboutAchieved(stated, text)) return told(stated, whole);
  }
  return null;
}

function isAboutAchieved({ kind, words, after, day }: Statement, clause: string): boolean {
  if (OTHER_PERIOD.test(clause) || NOT_ACHIEVED.test(clause) || TASK_AFTER.test(after)) return false;
  const rest = clause.replace(words, '').replace(/^(?:附?注|备注|说明)|[()"“”:.、]/g, '');
  switch (kind) {
    case 'until':
      return rest === '' || ACHIEVED.test(rest);
    case 'span':
      return ACHIEVED.test(rest);
    case 'cumulative':
      return true;
    case 'month-end':
      // A day without 截至 is the day on which the table was made.
      return day === null && ACHIEVED.test(rest) && !GOAL.test(rest);
  }
}

/** A text with 上半年, 前三季度, 三季度末 as months. */
function inMonths(text: string): string {
  if (!/季度|半年/.test(text)) return text;
  return PARTS.reduce(
    (whole, [part, months]) => whole.replace(part, (_: string, quarter: string) => months(quarter)),
    text,
  );
}

function lastMonthOf(quarter: string): number {
  const number = quarter === '两' ? 2 : Number(quarter) || QUARTERS.indexOf(quarter) + 1;
  return number * 3;
}

function statementIn(text: string): Statement | null {
  if (!IN_EVERY_FORM.test(text)) return null;
  for (const [kind, form] of FORMS) {
    const match = form.exec(text);
    if (!match) continue;
    const [words, ...groups]: readonly (string | undefined)[] = match;
    const [first, month, day] = groups.filter((group) => group !== undefined);
    return {
      kind,
      first: first ? monthNumber(first) : null,
      month: monthNumber(month ?? ''),
      day: day === undefined ? null : Number(day),
      words,
      after: text.slice(match.index + words.length),
    };
  }
  return null;
}

function told({ first, month, day, words }: Statement, text: string): CountedTo | null {
  if (day !== null && !isLastDay(month, day)) return null;
  if (first !== null && first >= month) return null;
  const own = yearsIn(words);
  return { first, month, years: own.length > 0 ? own : yearsIn(text) };
}

/** Whether a day ends its month, in February in any year. */
function isLastDay(month: number, day: number): boolean {
  // The year 2015 has no leap day.
  return day === new Date(Date.UTC(2015, month, 0)).getUTCDate() || (month === 2 && day === 29);
}
