/**
 * The domain computes the same figures of key areas as the formulas on 重点领域建会情况.
 */
import * as fc from 'fast-check';
import { areaCoverage } from '../../../src/domain/areas/coverage';
import { survey } from '../../../src/actions/survey';
import { areaNames, areaUnits } from '../../../src/actions/parts/area-names';
import { sheetNamed, valueAt } from '../../../src/spreadsheet/grid';
import { areaBook, fillIn } from '../../support/books/area-book';

const cell = fc.record({
  unit: fc.constantFrom('舞钢', '宝丰', '舞 钢', '无名县', '', '轻纺工会'),
  area: fc.constantFrom('建筑项目', '物业公司', '物业', ''),
  founded: fc.constantFrom('是', '否', '', '是 ', '正在建'),
  members: fc.constantFrom(0, 5, 120, '', '30人', '7', -2, 1.5),
});

test('coverage by unit, by area and in total equals what 重点领域建会情况 shows', async () => {
  const host = await areaBook([]);
  await fc.assert(
    fc.asyncProperty(fc.array(cell, { minLength: 30, maxLength: 30 }), async (rows) => {
      await fillIn(
        host,
        rows.map(({ unit, area, founded, members }, index) => [
          unit,
          area,
          `第${String(index)}家`,
          '',
          '',
          founded,
          '',
          members,
          '',
        ]),
      );
      const found = await survey(host, { scope: 'everything' });
      const units = areaUnits(found);
      const areas = areaNames(found);
      const { byUnit, byArea, total } = areaCoverage(found.areas?.entries ?? [], units, areas);
      const sheet = sheetNamed(found.workbook, '重点领域建会情况');
      if (!sheet) throw new Error('no summary');
      const shown = (row: number, column: number): unknown[] =>
        [0, 1, 2, 3].map((offset) => {
          const value = valueAt(sheet, row, column + offset);
          return value === '' ? null : value;
        });
      const figures = ({
        due,
        founded,
        rate,
        members,
      }: (typeof byUnit)[number] | typeof total): unknown[] => [due, founded, rate, members];
      expect(byUnit.map(figures)).toEqual(units.map((_, index) => shown(6 + index, 23)));
      expect(byArea.map(figures)).toEqual(areas.map((_, index) => shown(26 + index, 3)));
      expect(figures(total)).toEqual(shown(31, 3));
    }),
    { numRuns: 10 },
  );
});
