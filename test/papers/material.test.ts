/**
 * The sheet 文稿素材: text that people wrote is kept and used in every later paper.
 */
import { readFileSync } from 'node:fs';
import { makePaper } from '../../src/actions/make-paper';
import { prepareMaterial } from '../../src/actions/prepare-material';
import { FileHost } from '../../src/hosts/file/file-host';
import { plainPieces, placesToFill, type Paper, type PaperKind } from '../../src/papers/paper';
import { formulaAt, sheetNamed, valueAt, type SheetGrid } from '../../src/spreadsheet/grid';
import { emptySpec } from '../../src/spreadsheet/spec';
import { HALF_WAY } from '../support/command';

const OWN_COLUMN = 5;

async function materialOf(host: FileHost): Promise<SheetGrid> {
  const sheet = sheetNamed(await host.read(), '文稿素材');
  if (!sheet) throw new Error('no 文稿素材');
  return sheet;
}

function rowOf(sheet: SheetGrid, key: string): number {
  for (let row = 1; row <= (sheet.area?.bottom ?? 0); row += 1)
    if (valueAt(sheet, row, 1) === key) return row;
  throw new Error(`no line ${key}`);
}

async function write(host: FileHost, texts: Readonly<Record<string, string>>): Promise<void> {
  const sheet = await materialOf(host);
  await host.apply({
    copies: [],
    names: [],
    removedNames: [],
    sheets: [
      {
        ...emptySpec(sheet.name, 'patch'),
        blocks: Object.entries(texts).map(([key, text]) => ({
          top: rowOf(sheet, key),
          left: OWN_COLUMN,
          rows: [[text]],
        })),
      },
    ],
  });
}

async function paper(host: FileHost, kind: PaperKind, month = 10): Promise<{ paper: Paper; text: string }> {
  const { paper: made } = await makePaper(host, { kind, cutOffMonth: month });
  const text = made.body
    .map((block) => (block.kind === 'paragraph' ? plainPieces(block.pieces) : ''))
    .join('\n');
  return { paper: made, text };
}

async function prepared(): Promise<FileHost> {
  const host = FileHost.open(readFileSync(HALF_WAY));
  await prepareMaterial(host);
  return host;
}

it('fills a place with what was written for it, in every paper of the same month', async () => {
  const host = await prepared();
  await write(host, {
    addressee: '各县（市、区）总工会',
    'bulletin.next@10月': '请抓紧推进。',
    'date@10月': '2015年11月5日',
  });
  for (const time of [1, 2]) {
    const { paper: made, text } = await paper(host, 'bulletin');
    expect([time, placesToFill(made)]).toEqual([time, []]);
    expect(text).toContain('请抓紧推进。');
    expect(plainPieces(made.addressee ?? [])).toBe('各县（市、区）总工会');
    expect(plainPieces(made.date)).toBe('2015年11月5日');
  }
  const { paper: earlier, text } = await paper(host, 'bulletin', 9);
  expect(text).not.toContain('请抓紧推进。');
  expect(placesToFill(earlier)).toEqual(['下一步的措施、责任单位和时限', '成文日期']);
});

it('puts the work written down for a phase into the phase’s summary and the year-end report', async () => {
  const host = await prepared();
  await write(host, { 'phase.work@推进实施': '开展集中入会行动。' });
  expect((await paper(host, 'phase')).text).toContain('开展集中入会行动。');
  const year = (await paper(host, 'year-end')).text;
  expect(year.match(/开展集中入会行动。/g)).toHaveLength(1);
});

it('uses a sentence of the federation’s in place of the product’s, with the figures it names', async () => {
  const host = await prepared();
  await write(host, { month: '本月又有{本月新增}加入。', 'month.members': '本月又有{本月新增}农民工加入。' });
  expect((await paper(host, 'bulletin')).text).toContain('本月又有4,476人农民工加入。');
});

it('does not use a sentence that names an unknown figure, and reports it', async () => {
  const host = await prepared();
  await write(host, { 'month.members': '本月新增{上月新增}。' });
  const { paper: made, text } = await paper(host, 'bulletin');
  expect(text).toContain('其中10月新增4,476人。');
  expect(made.refusedWords).toEqual([{ id: 'month.members', figure: '上月新增' }]);
});

it('keeps text that looks like a formula as text, on the sheet and in the paper', async () => {
  const host = await prepared();
  await write(host, { 'bulletin.next@10月': '=1+1' });
  const sheet = await materialOf(host);
  const row = rowOf(sheet, 'bulletin.next@10月');
  expect([valueAt(sheet, row, OWN_COLUMN), formulaAt(sheet, row, OWN_COLUMN)]).toEqual(['=1+1', null]);
  expect((await paper(host, 'bulletin')).text).toContain('=1+1');
});

it('changes nothing when made again; in another month it adds rows below and keeps what was written', async () => {
  const host = await prepared();
  await write(host, { addressee: '各单位', 'bulletin.next@10月': '请抓紧推进。' });
  const before = host.save();
  expect((await prepareMaterial(host)).isChanged).toBe(false);
  expect(host.save()).toEqual(before);
  const old = await materialOf(host);
  const { isChanged } = await prepareMaterial(host, { cutOffMonth: 11 });
  const sheet = await materialOf(host);
  expect(isChanged).toBe(true);
  expect(rowOf(sheet, 'bulletin.next@11月')).toBeGreaterThan(old.area?.bottom ?? 0);
  for (let row = 1; row <= (old.area?.bottom ?? 0); row += 1) {
    expect(valueAt(sheet, row, OWN_COLUMN)).toEqual(valueAt(old, row, OWN_COLUMN));
  }
  await host.undo();
  expect(host.save()).toEqual(before);
});
