import { readFileSync } from 'node:fs';
import { halfWayBook, sampleBook } from '../../assets/sample/sample-book';
import { HALF_WAY, SAMPLE } from '../support/command';
import { readWithOpenpyxl, worksheet } from '../support/openpyxl';

describe('the sample workbooks', () => {
  it('are exactly what assets/sample/build.ts makes from the texts', async () => {
    const sample = sampleBook();
    expect(readFileSync(SAMPLE).equals(sample)).toBe(true);
    expect(readFileSync(HALF_WAY).equals(await halfWayBook(sample))).toBe(true);
  });

  it('say plainly that the returns are invented', async () => {
    const ledger = worksheet(await readWithOpenpyxl(HALF_WAY), '月报台账');
    expect(String(ledger.cells['A3']?.value)).toContain('演示数据');
    expect(ledger.cells['A3']?.font.color).toBe('C0504D');
  });
});
