import { drawnTables, scoreTables } from './score';

it('draws at least 150 tables, half of them with an error, of every code', () => {
  const tables = drawnTables();
  const planted = tables.flatMap((table) => table.planted ?? []);
  expect(tables.length).toBeGreaterThanOrEqual(150);
  expect(planted).toHaveLength(tables.length / 2);
  expect(new Set(planted.map(({ code }) => code))).toEqual(
    new Set([
      ...['total-mismatch', 'error-cell', 'not-a-number', 'negative-number'],
      ...['rate-mismatch', 'period-mismatch', 'parts-mismatch'],
    ]),
  );
});

it('reads every drawn table, finds what is wrong in it with cell and cause, and nothing else', () => {
  expect(scoreTables().filter(({ wrong }) => wrong.length > 0)).toEqual([]);
});
