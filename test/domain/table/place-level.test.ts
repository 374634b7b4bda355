import { levelOf, placeOf } from '../../../src/domain/table/rows/place-level';

it.each([
  ['幸福村', 0],
  ['阳光社区', 0],
  ['安良镇', 1],
  ['李庄乡', 1],
  ['东风街道', 1],
  ['东风街道办', 1],
  ['东风街道办事处', 1],
  ['叶县', 2],
  ['新华区', 2],
  ['科左中旗', 2],
  ['平顶山市', 3],
  ['伊犁州', 3],
  ['兴安盟', 3],
  ['河南省', 4],
  ['新疆生产建设兵团', 4],
  ['中国', 5],
  ['全国', 5],
  ['平顶山市总工会', 3],
  ['叶 县（人民政府）', -1],
  ['叶县人民政府', 2],
  ['安良镇政府', 1],
  ['平煤神马集团', -1],
  ['市总工会', 3],
  ['总工会', -1],
  ['', -1],
])('knows the level of %s: %i', (name, level) => {
  expect(levelOf(name)).toBe(level);
});

it('takes the longest name of a body from the end of a place’s name, once', () => {
  expect(['郏县人民政府', '郏县政府', '郏县总工会', '郏县工会', '郏县政府总工会'].map(placeOf)).toEqual([
    '郏县',
    '郏县',
    '郏县',
    '郏县工会',
    '郏县政府',
  ]);
});
