/**
 * Reading figures and dates in the list of key areas as clerks type them.
 */
import { readAreaFigure, readFoundedOn } from '../../../src/domain/areas/read-area-cell';

test.each([
  ['2015年5月12日', 2015],
  ['2015-5-12', 2015],
  ['2015.05', 2015],
  ['２０１５/５', 2015],
  ['2015年', 2015],
  ['2015 年 5 月', 2015],
  [2015, 2015],
  [201505, 2015],
  [20150512, 2015],
  ['201505', 2015],
  // 2014-12-31 and 2015-01-01 as Excel's date numbers.
  [42004, 2014],
  [42005, 2015],
  [42005.75, 2015],
])('the year of %p is %p', (value, year) => {
  expect(readFoundedOn(value)).toMatchObject({ kind: 'date', year });
});

test.each(['去年', '2015年13月', '5月', '12/5', 150, -1, 20151345, '=1+1', true])(
  'reads no year from %p',
  (value) => {
    expect(readFoundedOn(value)).toMatchObject({ kind: 'bad', text: String(value) });
  },
);

test('a date is shown in the form used in documents', () => {
  expect(readFoundedOn(42136)).toMatchObject({ kind: 'date', year: 2015, text: '2015-05-12' });
});

test.each([
  [0, { kind: 'number', value: 0 }],
  [120, { kind: 'number', value: 120 }],
  [null, { kind: 'blank' }],
  ['  ', { kind: 'blank' }],
  ['120人', { kind: 'bad', text: '120人' }],
  ['120', { kind: 'bad', text: '120' }],
  [-1, { kind: 'bad', text: '-1' }],
  [1.5, { kind: 'bad', text: '1.5' }],
  [{ error: '#REF!' }, { kind: 'bad', text: '#REF!' }],
])('reads %p as the figure %p', (value, figure) => {
  expect(readAreaFigure(value)).toMatchObject(figure);
});
