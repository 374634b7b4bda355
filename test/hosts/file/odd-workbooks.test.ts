import { join } from 'node:path';
import { notOpened } from '../../support/libreoffice';
import { ODDITIES, oddFileName, writeOddWorkbooks } from '../../support/odd-workbooks';
import type { Oddity } from '../../support/odd-workbooks/oddity';
import { openWithOpenpyxl } from '../../support/openpyxl';
import { scratchFolder } from '../../support/scratch';
import { survive, type Survival } from '../../support/survive/survive';

const folder = scratchFolder();
const paths = ODDITIES.map((oddity) => join(folder, oddFileName(oddity)));
let found: ReadonlyMap<string, Survival> = new Map();

beforeAll(async () => {
  writeOddWorkbooks(folder);
  found = new Map((await survive(paths)).map((survival) => [survival.file, survival]));
}, 900_000);

function survivalOf(oddity: Oddity): Survival {
  const survival = found.get(join(folder, oddFileName(oddity)));
  if (!survival) throw new Error(`${oddity.name} was not tried`);
  return survival;
}

/** The last workbook written from each odd workbook. */
function outputs(): string[] {
  return Array.from(found.values()).flatMap((survival) => survival.outputs.slice(-1));
}

describe('a workbook with an oddity', () => {
  it('has a unique name, and there are at least forty', () => {
    expect(new Set(ODDITIES.map(({ name }) => name)).size).toBe(ODDITIES.length);
    expect(ODDITIES.length).toBeGreaterThanOrEqual(40);
  });

  it.each(
    ODDITIES.filter(({ refused }) => refused === undefined).map((oddity) => [oddity.name, oddity] as const),
  )('loses nothing and gets no schema errors: %s', (_, oddity) => {
    const { outcome, lost, changed, newErrors, runs, isGiven } = survivalOf(oddity);
    expect({ lost, changed, newErrors }).toEqual({ lost: [], changed: [], newErrors: [] });
    expect(outcome).toBe('survived');
    expect(runs.map(({ command }) => command)).toEqual(['check', 'recompute', 'phases']);
    const [, recompute] = runs;
    if (oddity.says === undefined) expect(recompute?.said).toBe('');
    else expect(recompute?.said).toContain(oddity.says);
    expect(isGiven).toBe(oddity.name === 'no table');
  });

  it.each(
    ODDITIES.filter(({ refused }) => refused !== undefined).map((oddity) => [oddity.name, oddity] as const),
  )('is refused with its own message: %s', (_, oddity) => {
    const { outcome, runs, outputs: written } = survivalOf(oddity);
    expect(outcome).toBe('refused');
    expect(written).toEqual([]);
    expect(runs.find(({ command }) => command === 'recompute')?.said).toContain(oddity.refused);
  });

  it('can be opened by LibreOffice after the commands', async () => {
    expect(outputs().length).toBeGreaterThanOrEqual(40);
    expect(await notOpened(outputs())).toEqual([]);
  }, 900_000);

  it('can be opened by openpyxl after the commands, if openpyxl could open it before', async () => {
    const [before, after] = [await openWithOpenpyxl(paths), await openWithOpenpyxl(outputs())];
    const unreadable = paths.filter((_, index) => before[index] !== '');
    const worse = outputs().filter((output, index) => {
      const file =
        Array.from(found.values()).find((survival) => survival.outputs.includes(output))?.file ?? '';
      return after[index] !== '' && !unreadable.includes(file);
    });
    expect(worse).toEqual([]);
    expect(unreadable.length).toBeLessThanOrEqual(8);
  });
});
