import fc from 'fast-check';
import type { CellDetail } from '../../../src/hosts/file/look/book-view';
import type { FormatLook } from '../../../src/spreadsheet/look';
import { readTyped } from '../../../src/workbench/book/typed-content';

function cell(
  numberFormat = 'General',
  rule: CellDetail['rule'] = null,
): Pick<CellDetail, 'format' | 'rule' | 'dayShift'> {
  // Only the number format matters for what is typed.
  return { format: { numberFormat } as FormatLook, rule, dayShift: 0 };
}

const typed = (text: string, numberFormat?: string) => {
  const result = readTyped(text, cell(numberFormat));
  return result.kind === 'content' ? [result.content, result.numberFormat] : result.refusal.reason;
};

it.each([
  ['', ['', undefined]],
  ['31463', [31463, undefined]],
  ['-0.5', [-0.5, undefined]],
  ['1e3', [1000, undefined]],
  ['31,463', [31463, '#,##0']],
  ['1,234.5', [1234.5, '#,##0.00']],
  ['12%', [0.12, '0%']],
  ['14.29%', [0.1429, '0.00%']],
  ['true', [true, undefined]],
  ['2015-5-1', [42125, 'yyyy/m/d']],
  ['2015年12月31日', [42369, 'yyyy/m/d']],
  ['=A1+1', [{ formula: '=A1+1' }, undefined]],
  ["'=A1", ['=A1', undefined]],
  ["'007", ['007', undefined]],
])('reads %s as spreadsheet programs do', (text, expected) => {
  expect(typed(text)).toEqual(expected);
});

it.each(['31，463', '1,23', '12人', '3/4', '2015-2-30', '2015-13-1', '舞钢', '=', ' a ', '1.2.3', '-'])(
  'keeps %s as text',
  (text) => {
    expect(typed(text)).toEqual([text, undefined]);
  },
);

it('reads figures typed into cells with a percentage format as percentages', () => {
  expect(typed('15', '0.00%')).toEqual([0.15, undefined]);
  expect(typed('0.15', '0.00%')).toEqual([0.15, undefined]);
  expect(typed('15%', '0.00%')).toEqual([0.15, undefined]);
});

it('keeps everything as text in cells with the text format', () => {
  for (const text of ['007', '=A1', '12%', '2015-5-1']) expect(typed(text, '@')).toEqual([text, undefined]);
});

it.each(['=1+', '=SUM(', '="a', '=)'])('refuses %s, which would make the file unreadable', (text) => {
  expect(typed(text)).toBe('not-a-formula');
});

it('refuses what data validation does not allow, with the message of the validation', () => {
  const rule = {
    kind: 'whole-number',
    min: 0,
    max: null,
    values: [],
    message: '请填大于等于 0 的整数',
  } as const;
  const refused = (text: string): unknown => readTyped(text, cell('General', rule)).kind;
  expect(['5', '0', '', '=A1'].map(refused)).toEqual(['content', 'content', 'content', 'content']);
  expect(['-1', '1.5', '五'].map(refused)).toEqual(['refused', 'refused', 'refused']);
  expect(readTyped('-1', cell('General', rule))).toMatchObject({ refusal: { message: rule.message } });
  const list = { kind: 'list', min: null, max: null, values: ['前一阶段', '后一阶段'], message: '' } as const;
  expect(readTyped('后一阶段', cell('General', list)).kind).toBe('content');
  expect(readTyped('中间', cell('General', list)).kind).toBe('refused');
});

it('never reads text as a formula unless it begins with =', () => {
  fc.assert(
    fc.property(
      fc.string().filter((text) => !text.startsWith('=')),
      (text) => {
        const result = readTyped(text, cell());
        expect(result.kind === 'content' && typeof result.content === 'object').toBe(false);
      },
    ),
  );
});
