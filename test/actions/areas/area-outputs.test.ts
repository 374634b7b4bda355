/**
 * Key areas in phase sheets and in the year-end workbook, neither of which mentions them without a list.
 */
import { summarisePhases } from '../../../src/actions/summarise-phases';
import { yearEnd } from '../../../src/actions/year-end';
import { FileHost } from '../../../src/hosts/file/file-host';
import { zhCN } from '../../../src/i18n/zh-CN';
import { formulaAt, sheetNamed, sheetNames, valueAt, type SheetGrid } from '../../../src/spreadsheet/grid';
import { areaBook, planBook } from '../../support/books/area-book';

function rowsOf(sheet: SheetGrid | null): unknown[][] {
  return (sheet?.values ?? []).map((row) => [...row]);
}

function sectionOf(sheet: SheetGrid | null): unknown[][] {
  const rows = rowsOf(sheet);
  const top = rows.findIndex(([first]) => first === '重点领域建会情况');
  return rows.slice(top + 1, top + 7).map((row) => row.slice(0, 6));
}

const SECTION = [
  ['产业集聚区和村（社区）', null, 2, 1, 0.5, 520],
  ['建筑项目', null, 2, 1, 0.5, 150],
  ['物流（快递）业', null, 2, 1, 0.5, 45],
  ['物业公司', null, 0, 0, '', 0],
  ['农业专业合作组织', null, 0, 0, '', 0],
  ['合计', null, 6, 3, 0.5, 715],
];

async function yearEndOf(host: FileHost): Promise<FileHost> {
  const { bytes } = await yearEnd(host, { source: 'a.xlsx', words: zhCN });
  if (!bytes) throw new Error('no workbook');
  return FileHost.open(bytes);
}

describe('phase sheets', () => {
  it('have a section on key areas with live formulas, unchanged when made again', async () => {
    const host = await areaBook();
    await summarisePhases(host);
    const sheet = sheetNamed(await host.read(), '推进实施阶段汇总');
    expect(sectionOf(sheet)).toEqual(SECTION);
    expect((await summarisePhases(host)).isChanged).toBe(false);
  });

  it('have no such section without a list', async () => {
    const host = planBook();
    await summarisePhases(host);
    const texts = (await host.read()).sheets.flatMap((sheet) => rowsOf(sheet).flat());
    expect(texts.filter((text) => String(text).includes('重点领域'))).toEqual([]);
  });
});

describe('the year-end workbook', () => {
  it('has a copy of the list, and a summary whose formulas refer to that copy', async () => {
    const workbook = await (await yearEndOf(await areaBook())).read();
    const summary = sheetNamed(workbook, '重点领域建会情况');
    const list = sheetNamed(workbook, '重点领域名录');
    if (!summary || !list) throw new Error('no sheets');
    expect(formulaAt(summary, 6, 3)).toBe(
      "=COUNTIFS('重点领域名录'!$B$5:$B$10,$B6,'重点领域名录'!$C$5:$C$10,C$4)",
    );
    expect(valueAt(summary, 3, 1)).toBe('重点领域应建会6个，已建会3个，建会率50.00%，会员715人。');
    expect(valueAt(list, 9, 4)).toBe('=SUM(A1:A9)快递');
    expect(formulaAt(list, 9, 4)).toBeNull();
    expect(valueAt(list, 5, 8)).toBe(42136);
    expect(sectionOf(sheetNamed(workbook, '总结交流阶段汇总'))).toEqual(SECTION);
    const formulas = workbook.sheets.flatMap((sheet) => sheet.formulas.flat());
    expect(formulas.filter((formula) => formula?.includes('['))).toEqual([]);
  });

  it('states the progress of the key areas in its report', async () => {
    const report = sheetNamed(await (await yearEndOf(await areaBook())).read(), '专题报告');
    const texts = rowsOf(report).flat().map(String);
    expect(texts).toContain(
      '　　重点领域应建会6个，已建会3个，建会率50.00%，会员715人。其中，产业集聚区和村（社区）应建会2个，已建会1个，建会率50.00%；建筑项目应建会2个，已建会1个，建会率50.00%；物流（快递）业应建会2个，已建会1个，建会率50.00%；物业公司应建会0个，已建会0个，建会率—；农业专业合作组织应建会0个，已建会0个，建会率—。',
    );
  });

  it('has no sheet of key areas without a list', async () => {
    const workbook = await (await yearEndOf(planBook())).read();
    expect(sheetNames(workbook).filter((name) => name.includes('重点领域'))).toEqual([]);
  });
});
