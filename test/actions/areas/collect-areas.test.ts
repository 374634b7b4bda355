/**
 * Collecting the lists of key areas that units return with their templates: row by row, and with the same result however the rows are
 * split over files.
 */
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { areasPlan, collect } from '../../../src/actions/collect';
import { survey } from '../../../src/actions/survey';
import { templates } from '../../../src/actions/templates';
import type { AreaEntry } from '../../../src/domain/areas/area-list';
import { planAreas, type ReturnedAreas } from '../../../src/domain/areas/collect-areas';
import type { ReadReturn } from '../../../src/domain/returns/returns';
import { readReturnFile } from '../../../src/engine/return-file';
import { createWorkbook, FileHost } from '../../../src/hosts/file/file-host';
import { formulaAt, sheetNamed } from '../../../src/spreadsheet/grid';
import { emptySpec, type CellContent } from '../../../src/spreadsheet/spec';
import { areaBook, AREA_ROWS, fillIn, planBook } from '../../support/books/area-book';

const LIST = '重点领域名录';
const WHEN = { when: '2015-06-03 09:12' };

/** A unit's template, filled in. */
async function returned(
  host: FileHost,
  unit: string,
  fill: (template: FileHost) => Promise<void> = () => Promise.resolve(),
): Promise<ReadReturn> {
  const book = (await templates(host)).find(({ fileName }) => fileName === `${unit}.xlsx`);
  if (!book) throw new Error('no template');
  const template = FileHost.open(createWorkbook(book));
  await fill(template);
  return readReturnFile(`${unit}.xlsx`, template.save());
}

function type(row: number, column: number, rows: readonly (readonly CellContent[])[]) {
  return (template: FileHost): Promise<unknown> =>
    template.apply({
      copies: [],
      names: [],
      removedNames: [],
      sheets: [{ ...emptySpec(LIST, 'patch'), blocks: [{ top: row, left: column, rows }] }],
    });
}

async function entriesOf(host: FileHost): Promise<readonly AreaEntry[]> {
  return (await survey(host)).areas?.entries ?? [];
}

describe('templates', () => {
  it("contain the unit's part of the list, and no list where the workbook has none", async () => {
    const host = await areaBook();
    const { areas } = await returned(host, '舞钢');
    expect(areas?.unit).toBe('舞钢');
    expect(areas?.entries.map(({ name }) => name)).toEqual([
      '舞钢产业集聚区',
      '舞钢安置房一期项目',
      '舞钢安置房二期项目',
    ]);
    expect((await returned(planBook(), '舞钢')).areas).toBeUndefined();
  });
});

describe('collecting', () => {
  it('changes nothing for a template returned unchanged, and reports all rows as the same', async () => {
    const host = await areaBook();
    const read = [await returned(host, '舞钢'), await returned(host, '宝丰'), await returned(host, '叶县')];
    const { areas, isChanged } = await collect(host, read, WHEN);
    expect(areas.map(({ state }) => state)).toEqual(AREA_ROWS.map(() => 'same'));
    expect(isChanged).toBe(false);
  });

  it('shows new, changed and vanished rows, takes the new and changed ones, and is one undo step', async () => {
    const host = await areaBook();
    const read = [
      await returned(host, '宝丰', async (template) => {
        // 通达 now has 50 members, the firm =SUM(A1:A9)快递 is gone, and there is a new project with a name like a formula.
        await type(5, 9, [[50]])(template);
        await type(6, 2, [['', '', '', '', '', '', '', '', '']])(template);
        await type(8, 2, [['宝丰', '建筑项目', '=1+1号楼', 40, 30, '否', '', '', '']])(template);
      }),
    ];
    const before = host.save();
    const report = await collect(host, read, WHEN);
    expect(report.areas.map(({ state, entry }) => [state, entry.name])).toEqual([
      ['changed', '宝丰县通达物流有限公司'],
      ['vanished', '=SUM(A1:A9)快递'],
      ['same', '城关镇东街社区'],
      ['new', '=1+1号楼'],
    ]);
    const entries = await entriesOf(host);
    expect(entries).toHaveLength(7);
    expect(entries[3]?.members).toEqual({ kind: 'number', value: 50 });
    expect(entries[6]).toMatchObject({ row: 11, unit: '宝丰', name: '=1+1号楼' });
    const sheet = sheetNamed(await host.read(), LIST);
    expect(sheet && formulaAt(sheet, 11, 4)).toBeNull();
    expect((await collect(host, read, WHEN)).isChanged).toBe(false);
    await host.undo();
    expect(Buffer.from(host.save()).equals(Buffer.from(before))).toBe(true);
  });

  it('takes only ticked rows', async () => {
    const host = await areaBook();
    const read = [
      await returned(host, '舞钢', async (template) => {
        await type(5, 5, [[900]])(template);
        await type(7, 2, [['', '', '', '', '', '', '', '', '']])(template);
      }),
    ];
    const plan = areasPlan(await survey(host), read);
    const vanished = plan.find(({ state }) => state === 'vanished');
    await collect(host, read, { ...WHEN, chosen: new Set([vanished?.key ?? '']) });
    const entries = await entriesOf(host);
    expect(entries.map(({ row }) => row)).toEqual([5, 6, 8, 9, 10]);
    expect(entries[0]?.employees).toEqual({ kind: 'number', value: 800 });
  });

  it('refuses a unit that is not in the table, and names the nearest', async () => {
    const host = await areaBook();
    const read = [
      await returned(host, '舞钢', async (template) => {
        await type(8, 2, [['宝丰县', '建筑项目', '某楼', '', '', '', '', '', '']])(template);
      }),
    ];
    const { areas, isChanged } = await collect(host, read, WHEN);
    expect(areas.filter(({ state }) => state === 'refused')).toMatchObject([{ nearest: '宝丰' }]);
    expect(isChanged).toBe(false);
  });

  it('takes nothing by default where files contradict each other', async () => {
    const host = await areaBook();
    const read = await returned(host, '舞钢', async (template) => {
      await type(5, 9, [[600]])(template);
    });
    const other = await returned(host, '舞钢', async (template) => {
      await type(5, 9, [[610]])(template);
    });
    const { areas, isChanged } = await collect(host, [read, { ...other, fileName: '舞钢2.xlsx' }], WHEN);
    expect(areas.filter(({ isContested }) => isContested).map(({ state }) => state)).toEqual([
      'changed',
      'changed',
    ]);
    expect(isChanged).toBe(false);
  });

  it('takes a list that is not a template, without counting its missing rows as vanished', async () => {
    const host = await areaBook();
    const list = await areaBook([['舞钢', '建筑项目', '三期项目', 10, 5, '否', '', '', '']]);
    const read = await readReturnFile('名录.xlsx', list.save());
    expect(read).toMatchObject({ problem: null, areas: { unit: null } });
    const { areas } = await collect(host, [read], WHEN);
    expect(areas.map(({ state }) => state)).toEqual(['new']);
    expect(await entriesOf(host)).toHaveLength(7);
  });
});

const anyRow = fc.record({
  unit: fc.constantFrom('舞钢', '宝丰', '叶县'),
  area: fc.constantFrom('建筑项目', '物业公司'),
  name: fc.integer({ min: 0, max: 9 }).map((number) => `第${String(number)}家`),
  members: fc.integer({ min: 0, max: 3 }),
});

/** Rows with different names, so that no file contradicts another. */
const anyRows = fc.uniqueArray(anyRow, {
  selector: ({ unit, area, name }) => `${unit} ${area} ${name}`,
  maxLength: 20,
});

function entry(row: { unit: string; area: string; name: string; members: number }, at: number): AreaEntry {
  const { unit, area, name, members } = row;
  const blank = { kind: 'blank' } as const;
  return {
    row: at,
    unit,
    area,
    name,
    employees: blank,
    migrants: blank,
    founded: '否',
    foundedOn: blank,
    members: { kind: 'number', value: members },
    note: '',
  };
}

it('gives the same list for any order and split of the files, and changes nothing the second time', async () => {
  const empty = await areaBook([]);
  const { campaign } = await survey(empty);
  await fc.assert(
    fc.asyncProperty(
      anyRows,
      anyRows.chain((rows) =>
        fc.tuple(
          fc.constant(rows),
          fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }),
          fc.array(fc.integer({ min: 0, max: 3 }), { minLength: rows.length, maxLength: rows.length }),
        ),
      ),
      async (standing, [rows, shuffled, files]) => {
        const host = FileHost.open(empty.save());
        await fillIn(
          host,
          standing.map(({ unit, area, name, members }) => [unit, area, name, '', '', '否', '', members, '']),
        );
        const before = host.save();
        const file = (fileName: string, some: typeof rows): ReadReturn & { areas: ReturnedAreas } => ({
          fileName,
          sha256: fileName,
          figures: [],
          problem: null,
          areas: { unit: null, entries: some.map((row, index) => entry(row, 5 + index)) },
        });
        const whole = [file('a.xlsx', rows)];
        const split = [3, 1, 0, 2].map((number) =>
          file(
            `${String(number)}.xlsx`,
            shuffled.filter((_, index) => files[index] === number),
          ),
        );
        const listAfter = async (returns: readonly ReadReturn[]): Promise<unknown[]> => {
          const collectedAtOnce = FileHost.open(before);
          await collect(collectedAtOnce, returns, WHEN);
          const entries = await entriesOf(collectedAtOnce);
          expect((await collect(collectedAtOnce, returns, WHEN)).isChanged).toBe(false);
          return entries.map(({ row, ...rest }) => [row, rest]);
        };
        expect(await listAfter(split)).toEqual(await listAfter(whole));
        // The same holds for templates: a row counts as vanished only if no file of its unit has it.
        const target = {
          list: (await survey(host)).areas,
          units: ['舞钢', '宝丰', '叶县'],
          areas: campaign.keyAreas,
        };
        const parts = (returns: readonly (typeof whole)[number][]): unknown[] =>
          planAreas(
            returns.flatMap((read) =>
              target.units.map((unit) => ({
                fileName: read.fileName,
                areas: { unit, entries: read.areas.entries.filter((row) => row.unit === unit) },
              })),
            ),
            target,
          ).map(({ key, state, entry: content, before: row, isContested }) => [
            key,
            state,
            content,
            row,
            isContested,
          ]);
        expect(parts(split)).toEqual(parts(whole));
      },
    ),
    { numRuns: 10 },
  );
});

describe('a list in a workbook of the 1904 date system', () => {
  const FOUNDED = { serial: 42_136, shown: '2015-05-12' };
  const DAYS = 1462;

  /** The same workbook with the 1904 date system. */
  function from1904(host: FileHost): FileHost {
    const parts = unzipSync(host.save());
    const xml = strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array());
    const counted = xml
      .replace(/<workbookPr[^>]*\/>/, '')
      .replace(/(<workbook [^>]*>)/, '$1<workbookPr date1904="1"/>');
    return FileHost.open(zipSync({ ...parts, 'xl/workbook.xml': strToU8(counted) }));
  }

  it('is collected with the right dates', async () => {
    const host = await areaBook([]);
    const whole = from1904(host);
    const row = ['舞钢', '工业园区', '新区', 10, 5, '是', FOUNDED.serial - DAYS, 8, ''];
    await fillIn(whole, [row]);
    const list = await readReturnFile('舞钢.xlsx', whole.save());
    expect(list.areas?.entries[0]?.foundedOn).toMatchObject({ year: 2015, text: FOUNDED.shown });
    await collect(host, [list], WHEN);
    const [entry] = await entriesOf(host);
    expect(entry?.foundedOn).toMatchObject({ value: FOUNDED.serial, text: FOUNDED.shown });
    const into = from1904(await areaBook([]));
    await collect(into, [list], WHEN);
    const sheet = sheetNamed(await into.read(), LIST);
    expect((await entriesOf(into))[0]?.foundedOn).toMatchObject({ text: FOUNDED.shown });
    expect(sheet?.values.flat()).toContain(FOUNDED.serial - DAYS);
  });

  it('is checked with the right dates', async () => {
    const host = from1904(await areaBook([]));
    await fillIn(host, [['舞钢', '工业园区', '新区', 10, 5, '是', FOUNDED.serial - DAYS, 8, '']]);
    const { findings } = await survey(host);
    expect(findings.filter(({ code }) => code === 'area-date-outside')).toEqual([]);
  });
});
