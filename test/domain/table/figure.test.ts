import fc from 'fast-check';
import { readFigure } from '../../../src/domain/table/figure';
import { measureInCaption, measureInHeading } from '../../../src/domain/table/unit-of-measure';
import { normalizeHeading } from '../../../src/domain/table/headings';

const amount = (value: string | number, scale = 1): number | null => readFigure(value, null, scale).amount;
const kind = (value: string | number | boolean | null): string => readFigure(value, null, 1).kind;

describe('readFigure', () => {
  it.each([
    ['31463', 31463],
    ['31,463', 31463],
    ['31，463', 31463],
    ['1,031,463', 1031463],
    ['31 463', 31463],
    ['31\u00a0463', 31463],
    ['３１４６３', 31463],
    [' 31463 ', 31463],
    ['31463人', 31463],
    ['31463 人', 31463],
    ['31463\n人', 31463],
    ['31463（人）', 31463],
    ['500名', 500],
    ['500个', 500],
    ['3.15万', 31500],
    ['3.15万人', 31500],
    ['２万', 20000],
    ['5千人', 5000],
    ['31463.00', 31463],
    ['12.5', 12.5],
    ['+500', 500],
    ['-500', -500],
    ['－500', -500],
    ['−500', -500],
    ['(500)', -500],
    ['（500）', -500],
    ['0', 0],
  ])('reads %j as %d persons', (text, expected) => {
    expect(readFigure(text, null, 1)).toMatchObject({ kind: 'text-number', amount: expected, raw: text });
  });

  it.each(['', ' ', '　', '—', '——', '－', '-', '--', '–', '/', '／', '\\', '无', '─'])(
    'takes %j for blank',
    (text) => {
      expect(readFigure(text, null, 1)).toMatchObject({ kind: 'blank', amount: null, inCell: null });
    },
  );

  it.each([
    '约3000',
    '3000余',
    '三千',
    '15%',
    '3,14,63',
    '31、463',
    '12 34',
    '31\n463',
    '31463①',
    '3000²',
    '3000/500',
    '2015年',
    '1e5',
    '(-500)',
    '(500',
    '未报',
    '-.5',
    '人',
    '万',
  ])('does not take %j for a number', (text) => {
    expect(readFigure(text, null, 1)).toMatchObject({ kind: 'not-a-number', amount: null });
  });

  it('distinguishes numbers, logical values, errors and blank cells', () => {
    expect(readFigure(31463, '=A1', 1)).toEqual({
      kind: 'number',
      amount: 31463,
      inCell: 31463,
      raw: 31463,
      formula: '=A1',
    });
    expect([kind(true), kind(null), kind(Number.NaN), kind(Infinity)]).toEqual([
      'not-a-number',
      'blank',
      'not-a-number',
      'not-a-number',
    ]);
    expect(readFigure({ error: '#REF!' }, null, 1).kind).toBe('error');
  });

  it('uses the scale of the cell’s own unit of measure, else of the column’s', () => {
    expect(readFigure(3.15, null, 10_000)).toMatchObject({ amount: 31500, inCell: 3.15 });
    expect(readFigure(4.1777, null, 10_000).amount).toBe(41777);
    expect(readFigure('3.15', null, 10_000)).toMatchObject({ amount: 31500, inCell: 3.15 });
    expect(readFigure('3.15万', null, 10_000)).toMatchObject({ amount: 31500, inCell: 3.15 });
    expect(readFigure('31463人', null, 10_000)).toMatchObject({ amount: 31463, inCell: 3.1463 });
    expect(readFigure('3.15万人', null, 1)).toMatchObject({ amount: 31500, inCell: 31500 });
  });

  it('keeps fractions of a person and very large numbers', () => {
    expect(amount(12.5)).toBe(12.5);
    expect(amount(0.1 + 0.2)).toBe(0.3);
    expect(amount(1e300, 10_000)).toBe(1e300 * 10_000);
  });

  it('reads every whole number in every way it may be typed', () => {
    const styles: readonly ((n: number) => string)[] = [
      (n) => String(n),
      (n) => n.toLocaleString('en-US'),
      (n) => n.toLocaleString('en-US').replace(/,/g, ' '),
      (n) => String(n).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
      (n) => `${n}人`,
      (n) => `${n / 10_000}万`,
    ];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), fc.constantFrom(...styles), (n, style) => {
        expect(amount(style(n))).toBe(n);
      }),
    );
  });

  it('converts 万人 to persons without binary rounding errors', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (n) => {
        expect(amount(n / 10_000, 10_000)).toBe(n);
      }),
    );
  });
});

describe('the unit of measure', () => {
  it.each([
    ['2014年底农民工会员数（人）', '人', 1],
    ['会员数(万人)', '万人', 10_000],
    ['会员数（单位：千人）', '千人', 1_000],
    ['会员数【百人】', '百人', 100],
    ['会员数（万）', '万人', 10_000],
    ['会员数/万人', '万人', 10_000],
    ['会员数（名）', '名', 1],
  ])('is found in the heading %s', (heading, name, scale) => {
    expect(measureInHeading(normalizeHeading(heading))).toEqual({ name, scale, whole: true });
  });

  it.each(['任务数（其中：女）', '县（市、区）', '农民工人'])('is not found in the heading %s', (heading) => {
    expect(measureInHeading(normalizeHeading(heading))).toBeNull();
  });

  it.each([
    ['单位：万人', '万人'],
    ['（单位：人）', '人'],
    ['填报单位：平顶山市总工会          单位：千人', '千人'],
    ['计量单位：人、%', '人'],
    ['单位：元', '元'],
    ['（单位：亿元）', '亿元'],
    ['计量单位：标箱', '标箱'],
  ])('is found in the line %s', (text, name) => {
    expect(measureInCaption(text)?.name).toBe(name);
  });

  it.each(['填报单位：人社局', '单位（盖章）：'])('is not found in the line %s', (text) => {
    expect(measureInCaption(text)).toBeNull();
  });
});

it.each([
  ['计划投资（亿元）', '亿元', false],
  ['面积（亩）', '亩', false],
  ['新建户数（户）', '户', true],
  ['完成产值（万元）', '万元', false],
  ['开展培训（期）', '期', true],
  ['里程（公里）', '公里', false],
])('the heading %s gives the unit of measure %s', (heading, name, whole) => {
  expect(measureInHeading(normalizeHeading(heading))).toEqual({ name, scale: 1, whole });
});

it.each([
  ['118项', '项', 118],
  ['１２０ 项', '项', 120],
  ['1,200亩', '亩', 1200],
  ['3.2亿元', '亿元', 3.2],
])('reads %j with the column’s own unit of measure, %s, as %d', (text, unitOfMeasure, expected) => {
  expect(readFigure(text, null, 1, unitOfMeasure)).toMatchObject({ kind: 'text-number', amount: expected });
});

it.each([
  ['3.2万元', '亿元'],
  ['第3项', '亩'],
  ['项', '项'],
])('does not read %j in a column of %s', (text, unitOfMeasure) => {
  expect(readFigure(text, null, 1, unitOfMeasure).kind).toBe('not-a-number');
});
