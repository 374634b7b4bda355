import fc from 'fast-check';
import { scaleOf } from '../../../src/workbench/chart/scale';

const FREE = { min: null, max: null };

it.each([
  [[0.84, 1.06], FREE, [0, 0.2, 0.4, 0.6, 0.8, 1, 1.2]],
  [[12, 40], FREE, [0, 10, 20, 30, 40, 50]],
  [[-3, 5], FREE, [-4, -2, 0, 2, 4, 6]],
  [[5e-324], FREE, [0, 0.2, 0.4, 0.6, 0.8, 1, 1.2]],
  [[], FREE, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  [[0.3], { min: 0, max: 1 }, [0, 0.2, 0.4, 0.6, 0.8, 1]],
])('puts its grid lines at round figures for %j', (values, wanted, ticks) => {
  expect(scaleOf(values, wanted).ticks).toEqual(ticks);
});

it('covers every figure, with few grid lines', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1 }), (values) => {
      const { min, max, ticks } = scaleOf(values, FREE);
      // A billionth too little is not visible.
      expect(Math.min(...values)).toBeGreaterThanOrEqual(min - 1e-9);
      expect(Math.max(...values)).toBeLessThanOrEqual(max + 1e-9);
      expect(ticks.length).toBeLessThanOrEqual(12);
    }),
  );
});
