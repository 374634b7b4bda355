/** Units of measure (计量单位) that a heading, a line above the table or the title states for figures. */

/** A unit of measure. */
export interface UnitOfMeasure {
  /** `人`, `万人`, `亩`, `亿元`, … */
  readonly name: string;
  /** Persons in one of this unit: 10,000 for 万人. 1 where the unit does not count persons; such figures are not converted. */
  readonly scale: number;
  /** Whether amounts are whole numbers of the smallest unit: 万人 is, because persons are. */
  readonly whole: boolean;
}

export const PERSONS: UnitOfMeasure = { name: '人', scale: 1, whole: true };

const SCALE_OF: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['十', 10],
  ['百', 100],
  ['千', 1_000],
  ['万', 10_000],
]);

/** The number that a multiple stands for: 万 → 10,000; 1 for none. */
export function scaleOf(multiple: string): number {
  return SCALE_OF.get(multiple) ?? 1;
}

/** Whether an amount is possible in this unit of measure: half a person is not, 0.5 亩 is. */
export function isCountable({ whole }: UnitOfMeasure, amount: number): boolean {
  return !whole || Number.isInteger(Math.round(amount * 1e6) / 1e6);
}

/** Units that are counted in whole numbers. In thousands or 万 of them, figures have decimals. */
const WHOLE_UNITS =
  '户家件次期场台所处条项套辆头只座株份对例宗篇间栋批眼口张床棵艘架册本幅块尾匹羽盏枚根袋箱桶瓶'.split('');
/** Units that may have decimals, by themselves and in 万, 亿. */
const DECIMAL_UNITS = [
  ...['亩', '公顷', '平方米', '平方公里', '㎡', '立方米', '公里', '千米', '米', 'km', 'm2', 'm3'],
  ...[
    '吨',
    '公斤',
    '千克',
    '斤',
    '升',
    '元',
    '美元',
    '度',
    '千瓦',
    '兆瓦',
    '千瓦时',
    '工日',
    '小时',
    '天',
    '%',
    '‰',
  ],
];

const PERSON = '([万千百十]?)(人次|[人名个位])|([万千百])';
const OTHER = `((?:[十百千万亿]|百万|千万|十万)?(?:${[...WHOLE_UNITS, ...DECIMAL_UNITS].join('|')}))`;
const MEASURE = `${PERSON}|${OTHER}`;
const IN_BRACKETS = new RegExp(`\\((?:计量)?(?:单位)?:?(?:${MEASURE})\\)`, 'i');
const AFTER_A_MARK = new RegExp(`[/:_-](?:${MEASURE})$`, 'i');
const ALONE = new RegExp(`^(?:${MEASURE})$`, 'i');
const IN_CAPTION = new RegExp(`单\\s*位\\s*[:;]\\s*(?:${MEASURE})(?=$|[\\s)、,;/])`, 'i');
/** An unknown unit is accepted where the text says that it is one: 计量单位：标箱. */
const ANY_IN_CAPTION = /^\(?(计量)?单位[:;]([\u4e00-\u9fffA-Za-z]{1,4})\)?$/;
/** Words after 单位： that name the reporting office rather than what is counted. */
const REPORTER = /局|委|会|办|县|市|区|镇|乡|厅|院|公司|学校|中心|部|处|站|所/;

const FULL_WIDTH = /[\uff01-\uff5e]/g;

/** Folds full-width forms only. NFKC would also turn footnote marks (①, ²) into digits of the number before them. */
export function foldWidth(text: string): string {
  return text
    .replace(FULL_WIDTH, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ');
}

/** The unit of measure in a normalised heading: `(人)`, `(单位:万人)`, `/万元`, or a heading that is only a unit. */
export function measureInHeading(heading: string): UnitOfMeasure | null {
  return measureOf(IN_BRACKETS.exec(heading) ?? AFTER_A_MARK.exec(heading) ?? ALONE.exec(heading));
}

/** The unit of measure with a name that the product itself has written. */
export function measureNamed(name: string): UnitOfMeasure {
  return measureInHeading(`(${name})`) ?? { name, scale: 1, whole: false };
}

/** The unit of measure in a line above the table: `单位：万人`, `（单位：人）`. The text need not be normalised. */
export function measureInCaption(text: string): UnitOfMeasure | null {
  const folded = foldWidth(text);
  const line = folded.replace(/\s/g, '');
  const known = measureOf(IN_CAPTION.exec(folded) ?? IN_BRACKETS.exec(line));
  if (known) return known;
  const [, isMeasure, name = ''] = ANY_IN_CAPTION.exec(line) ?? [];
  return name !== '' && (isMeasure !== undefined || !REPORTER.test(name))
    ? { name, scale: 1, whole: false }
    : null;
}

/** A normalised heading without the brackets that state its unit of measure. */
export function withoutMeasure(heading: string): string {
  return heading.replace(IN_BRACKETS, '').replace(AFTER_A_MARK, '');
}

function measureOf(match: RegExpExecArray | null): UnitOfMeasure | null {
  if (!match) return null;
  const [, multiple, counted = '人', alone, other] = match;
  if (other !== undefined) return { name: other, scale: 1, whole: WHOLE_UNITS.includes(other) };
  const size = multiple ?? alone ?? '';
  return { name: size + counted, scale: scaleOf(size), whole: true };
}
