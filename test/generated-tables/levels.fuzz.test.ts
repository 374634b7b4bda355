/**
 * Tables with two levels: the row of a county, which sums up the townships below it, is read as a sum however the levels are marked, and
 * every township is a unit that counts once.
 */
import fc from 'fast-check';
import { locateBreakdown } from '../../src/domain/table/locate';
import type { CellValue } from '../../src/spreadsheet/grid';
import { gridOf, workbookOf } from '../support/grid';

const COUNTIES = ['宝丰县', '叶县', '鲁山县', '郏县'];
const TOWNSHIPS = [
  '城关',
  '周庄',
  '闹店',
  '昆阳',
  '任店',
  '保安',
  '下汤',
  '张良',
  '梁洼',
  '冢头',
  '安良',
  '堂街',
];
const NUMERALS = ['一', '二', '三', '四'];

/** How the levels are marked: by names only, by indentation, or by numbering (一、 over （一） or 1.). */
const WAYS = {
  names: { head: (name: string) => name, part: (name: string) => `${name}镇` },
  indentation: { head: (name: string) => name.replace('县', ''), part: (name: string) => `　　${name}` },
  brackets: {
    head: (name: string, at: number) => `${NUMERALS[at] ?? ''}、${name}`,
    part: (name: string, at: number) => `（${NUMERALS[at] ?? ''}）${name}`,
  },
  digits: {
    head: (name: string, at: number) => `${NUMERALS[at] ?? ''}、${name}`,
    part: (name: string, at: number) => `${at + 1}.${name}`,
  },
} as const;

const figure = fc.integer({ min: 1, max: 9999 });
const anyLevels = fc.record({
  way: fc.constantFrom(...(Object.keys(WAYS) as (keyof typeof WAYS)[])),
  top: fc.integer({ min: 1, max: 9 }),
  left: fc.integer({ min: 1, max: 9 }),
  total: fc.constantFrom('合计', '全市', null),
  groups: fc.array(fc.array(fc.tuple(figure, figure), { minLength: 2, maxLength: 3 }), {
    minLength: 2,
    maxLength: COUNTIES.length,
  }),
});

it('reads counties as sums and their townships as units', () => {
  fc.assert(
    fc.property(anyLevels, ({ way, top, left, total, groups }) => {
      const { head, part } = WAYS[way];
      const sum = (parts: readonly (readonly [number, number])[]): number[] =>
        [0, 1].map((at) => parts.reduce((all, figures) => all + (figures[at] ?? 0), 0));
      const rows: CellValue[][] = [['单位', '任务数', '完成数']];
      if (total === '全市') rows.push([total, ...sum(groups.flat())]);
      const heads: number[] = [];
      const units: [string, number][] = [];
      groups.forEach((parts, at) => {
        rows.push([head(COUNTIES[at] ?? '', at), ...sum(parts)]);
        heads.push(top + rows.length - 1);
        parts.forEach((figures, index) => {
          const name = part(TOWNSHIPS[units.length] ?? '', index);
          rows.push([name, ...figures]);
          units.push([name.trim(), top + rows.length - 1]);
        });
      });
      if (total === '合计') rows.push([total, ...sum(groups.flat())]);
      const location = locateBreakdown(workbookOf(gridOf(rows, { top, left })));
      if (location.kind !== 'found') throw new Error('not found');
      const { breakdown } = location;
      expect(breakdown.units.map(({ name, row }) => [name, row])).toEqual(units);
      expect(breakdown.subtotals.map(({ row }) => row)).toEqual(heads);
      expect(breakdown.total?.name ?? null).toBe(total);
    }),
    { numRuns: 200 },
  );
});
