/**
 * Papers on 300 units: the text never lists them all; an annex on landscape pages does, with the domain's figures.
 */
import { makePaper } from '../../src/actions/make-paper';
import { coverageOf } from '../../src/actions/parts/area-names';
import { survey } from '../../src/actions/survey';
import { updateAreas } from '../../src/actions/areas';
import { paperFile } from '../../src/engine/paper-file';
import type { FileHost } from '../../src/hosts/file/file-host';
import { PAPER_KINDS, type PaperKind } from '../../src/papers/paper';
import { bookOf } from '../support/book';
import { fillIn } from '../support/books/area-book';
import { partText, readDocument, type ReadDocument } from '../support/document';

const UNITS = Array.from({ length: 300 }, (_, index) => `第${String(index + 1)}单位`);
const target = (index: number): number => 100 + index;
/** The actual of a unit: null for every third; of the other units some have finished, some are on pace, some lag. */
const actual = (index: number): number | null => (index % 3 === 0 ? null : (index * 7) % 150);
const AREA = '建筑项目';

async function wideBook(): Promise<FileHost> {
  const host = bookOf([
    ['平顶山市“农民工入会集中行动”任务分解表'],
    ['单位名称', '2014年底会员数（人）', '2015新增任务数（人）', '实际新增数（人）'],
    ...UNITS.map((name, index) => [name, 1000, target(index), actual(index)]),
  ]);
  await updateAreas(host);
  // Each unit has two projects, with a union in one or in both.
  await fillIn(
    host,
    UNITS.flatMap((name, index) => [
      [name, AREA, `${name}一期`, 50, 20, '是', 42136, 10, ''],
      [
        name,
        AREA,
        `${name}二期`,
        50,
        20,
        index % 2 === 0 ? '是' : '否',
        index % 2 === 0 ? 42136 : '',
        '',
        '',
      ],
    ]),
  );
  return host;
}

type Read = ReadDocument & { readonly pages: readonly boolean[]; readonly titles: readonly string[] };

async function read(host: FileHost, kind: PaperKind): Promise<Read> {
  const { paper } = await makePaper(host, { kind, cutOffMonth: 10 });
  const bytes = await paperFile(paper);
  const xml = partText(bytes, 'word/document.xml');
  const pages = [...xml.matchAll(/<w:pgSz ([^/]*)\/>/g)].map(([, size = '']) => size.includes('landscape'));
  return { ...(await readDocument(bytes)), pages, titles: paper.annexes.map(({ title }) => title) };
}

describe('300 units', () => {
  const host = wideBook();

  it.each(PAPER_KINDS)(
    '%s: names at most ten units in a sentence of the text, and all in the annexes',
    async (kind) => {
      const found = await survey(await host);
      const { paragraphs, tables, pages, titles } = await read(await host, kind);
      const longest = paragraphs
        .flatMap((text) => text.split('。'))
        .map((sentence) => (sentence.match(/第\d+单位/g) ?? []).length);
      expect(Math.max(...longest)).toBeLessThanOrEqual(10);
      expect(pages).toEqual([false, ...titles.map(() => true)]);
      expect(paragraphs.filter((text) => text.includes('见附件')).length).toBeGreaterThan(0);

      const rowsOf = (title: string): readonly (readonly string[])[] =>
        tables[titles.findIndex((name) => name.includes(title))]?.slice(1) ?? [];
      if (kind === 'reminder') {
        expect(rowsOf('未填报单位名单').map(([, name]) => name)).toEqual(
          UNITS.filter((_, index) => actual(index) === null),
        );
        return;
      }
      const count = (value: number | null): string => (value === null ? '—' : value.toLocaleString('en-US'));
      const sum = (values: readonly (number | null)[]): number =>
        values.reduce<number>((whole, value) => whole + (value ?? 0), 0);
      expect(rowsOf('完成情况表').map((row) => [row[1], row[3], row[4]])).toEqual([
        ...UNITS.map((name, index) => [name, count(target(index)), count(actual(index))]),
        [
          '合计',
          count(sum(UNITS.map((_, index) => target(index)))),
          count(sum(UNITS.map((_, index) => actual(index)))),
        ],
      ]);
      const coverage = coverageOf(found);
      expect(rowsOf('重点领域建会情况表').map((row) => row.slice(1, 4))).toEqual([
        ...(coverage?.byUnit ?? []).map(({ name, due, founded }) => [name, String(due), String(founded)]),
        ['合计', '600', '450'],
      ]);
      expect(paragraphs.join('')).toContain(
        '建会率低于总体水平的150个单位见附件“各单位重点领域建会情况表”。',
      );
    },
  );
});
