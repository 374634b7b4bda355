/**
 * Finds the campaign's name in a table's title: the words in quotation marks, else the title without its place, its year and words
 * that only describe the table. Where nothing certain is left, the title names no campaign.
 */

/** `quoted`: the name is in quotation marks. `assumed`: the name is the rest of the title. */
export interface TitleName {
  readonly kind: 'quoted' | 'assumed';
  readonly name: string;
}

/** Words for the kind of table, which do not name the campaign. */
const TABLE_WORD =
  '(?:目标|任务数?|指标|计划|名额|分[解配]|下达|完成|进[展度]|推进|统计|汇总|情况|明细|一览|责任|[年季月]报|台账|清单|表)';
const SPAN_WORD =
  '(?:第?[一二三四1-4]季度|[上下]半年|全年|\\d{1,2}(?:[-—–~至]\\d{1,2})?月份?|\\d{4}(?:[-—–~至]\\d{2,4})?(?:学年|年度?)|[〇零○一二三四五六七八九]{4}年度?)';
const LAST_WORDS = new RegExp(`${TABLE_WORD}(?:(?:及其?|和|、)?(?:${TABLE_WORD}|${SPAN_WORD}))*$`);
const LAST_SPAN = new RegExp(`(?:${SPAN_WORD}|的)+$`);
/** The endings of titles; 请各单位于5月底前完成 is no title. */
const TABLE_END = /[表况账单细览解计总度务]$/;
/** Numbering before a title: 附件2：, 表3. */
const NUMBERED =
  /^\s*(?:附[件表]?\s*[\d一二三四五六七八九十]{0,3}|表\s*[\d一二三四五六七八九十]{1,3})[\s:：.、]+/;
/** Words that stand before the name: 关于, 2024年, 1-10月, 全市, 各县（市、区）. */
const FIRST_WORDS = new RegExp(
  `^(?:关于|${SPAN_WORD}|全[省市县区州盟旗镇乡](?!场)|[我本各][省市县区州](?:[（(][^（()）]*[)）])?|各(?:单位|部门|乡镇|镇街)|市本?级)`,
);
/** A place or an office at the beginning. It is certain where a year, 全市 or a similar word follows, or where its full name is written out. */
const FIRST_PLACE = new RegExp(
  `^(?:[\\u4e00-\\u9fff]{1,12}?总工会|[\\u4e00-\\u9fff]{1,16}?(?:[省市县区州盟旗镇乡局委]|街道|自治区)(?=${SPAN_WORD}|全[省市县区州]))`,
);
const REMARKS = /[（(【[][^（()）【】[\]]*[)）】\]]$/;
/** A place, an office or a firm that the table belongs to. 新建工会 is none of these. */
const OWNER =
  /(?:[省市县区州盟旗镇乡村局院校]|街道|系统|公司|集团|委员?会|政府|办公室|中心|协会|联合会|总工会)$/;
const FOUNDING = /[建入立]工会$/;
/** Words after a quoted name that do not belong to it. */
const CAMPAIGN_WORDS = /^》?(?:集中|专项|行动|活动|工程|工作|计划)*$/;
/** General words that every office uses, and that name no campaign. */
const ANY_WORK = /^(?:重点|主要|年度|各项|单位|部门|工作|任务|目标|指标)+$/;
/** The fewest characters of a name. Fewer characters at the start of a title may be the name of a unit: 舞钢, 平顶山. */
const SHORTEST = 4;
const LONGEST = 30;

/** The campaign's name in a title; null where the title contains none. */
export function nameInTitle(title: string): TitleName | null {
  const [, words = '', behind = ''] = /[“"「]([^”"」]+)[”"」](.*)$/s.exec(title) ?? [];
  const quoted = words.trim();
  const name = bareName(/《([^》]+)》/.exec(title)?.[1] ?? title);
  // In 适龄妇女“两癌”筛查任务表 the quoted words are a part of the name.
  if (quoted !== '' && (name === '' || isAboutTable(behind))) return { kind: 'quoted', name: quoted };
  return name === '' ? null : { kind: 'assumed', name };
}

/** Whether the words after a quoted name only call it a campaign, state its dates, or call this its table. */
function isAboutTable(behind: string): boolean {
  const text = withoutAll(behind.replace(/\s+/g, ''), REMARKS).replace(LAST_WORDS, '');
  return CAMPAIGN_WORDS.test(withoutAll(text, LAST_SPAN));
}

function bareName(title: string): string {
  const text = withoutAll(title.replace(NUMBERED, '').replace(/\s+/g, ''), REMARKS);
  const table = LAST_WORDS.exec(text);
  // Without a word for a table, the line may be anything, such as a remark or an office's name.
  if (!table || !TABLE_END.test(text)) return '';
  const ended = withoutAll(withoutAll(text.slice(0, table.index), LAST_SPAN), REMARKS);
  let name = ended;
  for (let shorter = firstOff(name); shorter !== name; shorter = firstOff(name)) name = shorter;
  return isName(name) ? name : '';
}

function firstOff(text: string): string {
  return text.replace(FIRST_WORDS, '').replace(FIRST_PLACE, '');
}

function withoutAll(text: string, pattern: RegExp): string {
  const shorter = text.replace(pattern, '');
  return shorter === text ? text : withoutAll(shorter, pattern);
}

function isName(text: string): boolean {
  const isOwner = OWNER.test(text) || (text.endsWith('工会') && !FOUNDING.test(text));
  return (
    text.length >= SHORTEST &&
    text.length <= LONGEST &&
    /[\u4e00-\u9fff]{2}/.test(text) &&
    !/[，。；：:;,!?！？/\\]/.test(text) &&
    !isOwner &&
    !ANY_WORK.test(text)
  );
}
