import { drawnTables, scoreTables } from './score';

it('has at least 150 tables, half of them with an error, with every code that can be planted', () => {
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

it('reads every table correctly, finds each error with its cell and cause, and reports nothing else', () => {
  expect(scoreTables().filter(({ wrong }) => wrong.length > 0)).toEqual([]);
});
