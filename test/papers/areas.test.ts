/**
 * Key areas in papers: their section, the annex of all units, and figures equal to the domain's.
 */
import { makePaper } from '../../src/actions/make-paper';
import { survey } from '../../src/actions/survey';
import { coverageOf } from '../../src/actions/parts/area-names';
import { paperFile } from '../../src/engine/paper-file';
import type { PaperKind } from '../../src/papers/paper';
import { AREA_ROWS, areaBook, planBook } from '../support/books/area-book';
import { readDocument } from '../support/document';

const HEADING = '、重点领域建会情况';

it.each<PaperKind>(['bulletin', 'phase', 'year-end'])(
  '%s: says how far the areas and the units have come, as the list has it',
  async (kind) => {
    const host = await areaBook();
    const coverage = coverageOf(await survey(host));
    const { paper } = await makePaper(host, { kind, cutOffMonth: 10 });
    const { paragraphs, tables } = await readDocument(await paperFile(paper));
    const at = paragraphs.findIndex((line) => line.endsWith(HEADING));
    expect(coverage?.total).toEqual({ due: 6, founded: 3, rate: 0.5, members: 715 });
    expect(paragraphs.slice(at + 1, at + 3)).toEqual([
      '重点领域名录共列6个用人单位和项目，已建会3个，建会率50.00%，会员715人。其中，产业集聚区和村（社区）应建会2个、已建会1个，建会率50.00%；建筑项目应建会2个、已建会1个，建会率50.00%；物流（快递）业应建会2个、已建会1个，建会率50.00%。',
      '建会率低于总体水平的单位有：宝丰（33.33%）。',
    ]);
    const annex = paper.annexes.findIndex(({ title }) => title === '各单位重点领域建会情况表');
    const rows = tables[annex]?.slice(1) ?? [];
    expect(rows).toHaveLength((coverage?.byUnit.length ?? 0) + 1);
    expect(rows.filter(([, name]) => ['舞钢', '宝丰', '合计'].includes(name ?? ''))).toEqual([
      ['1', '舞钢', '3', '2', '66.67%', '670'],
      ['2', '宝丰', '3', '1', '33.33%', '45'],
      ['', '合计', '6', '3', '50.00%', '715'],
    ]);
  },
);

it('says when unions are founded everywhere, and says nothing without a list or with an empty one', async () => {
  const founded = await areaBook(AREA_ROWS.filter((row) => row[5] === '是'));
  const sectionOf = async (host: typeof founded): Promise<string[]> => {
    const { paper } = await makePaper(host, { kind: 'bulletin', cutOffMonth: 10 });
    const { paragraphs } = await readDocument(await paperFile(paper));
    return paragraphs.filter((line) => line.endsWith(HEADING) || line.startsWith('重点领域名录'));
  };
  expect(await sectionOf(founded)).toEqual([
    '二、重点领域建会情况',
    '重点领域名录共列3个用人单位和项目，均已建会，会员715人。',
  ]);
  expect(await sectionOf(planBook())).toEqual([]);
  expect(await sectionOf(await areaBook([]))).toEqual([]);
});
