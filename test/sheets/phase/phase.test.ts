import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { makeLedger } from '../../../src/actions/make-ledger';
import { summarisePhases } from '../../../src/actions/summarise-phases';
import { survey } from '../../../src/actions/survey';
import { countedMonths } from '../../../src/domain/campaign/campaign';
import { formulaAt, textOf, valueAt } from '../../../src/spreadsheet/grid';
import { cumulativeAt, newFiguresIn } from '../../../src/domain/ledger';
import { canonicalFormula } from '../../../src/formula/canonical';
import { rememberedWords, rememberText } from '../../../src/sheets/memory';
import { sheetFingerprint } from '../../../src/sheets/phase/fingerprint';
import { PhasePlaces } from '../../../src/sheets/phase/phase-columns';
import { emptySpec } from '../../../src/spreadsheet/spec';
import { addSheets, bookOf } from '../../support/book';
import { readWithOpenpyxl, worksheet } from '../../support/openpyxl';
import { scratchFile } from '../../support/scratch';

const UNITS = ['甲', '乙', '丙'];
const anyReturns = fc.array(
  fc.dictionary(fc.constantFrom('4', '5', '6', '9', '10', '11', '12'), fc.nat(50)),
  { minLength: UNITS.length, maxLength: UNITS.length },
);

describe('phase sheets', () => {
  it('show the figures that the domain computes, for both kinds of returns', async () => {
    await fc.assert(
      fc.asyncProperty(anyReturns, fc.boolean(), async (returns, isCumulative) => {
        const host = bookOf([
          ['“农民工入会集中行动”任务分解表'],
          ['单位名称', '2014年底会员数', '2015新增任务数'],
          ...UNITS.map((unit) => [unit, 1000, 100]),
          ['合计', 3000, 300],
        ]);
        const figures = new Map(
          UNITS.map((unit, index) => [
            unit,
            new Map(Object.entries(returns[index] ?? {}).map(([month, figure]) => [Number(month), figure])),
          ]),
        );
        await makeLedger(host, { figures });
        if (isCumulative) {
          await addSheets(host, [
            { ...emptySpec('参数', 'patch'), blocks: [{ top: 12, left: 2, rows: [['累计']] }] },
          ]);
        }
        await summarisePhases(host);
        const { workbook, campaign, ledger, cutOffMonth } = await survey(host);
        expect(campaign.returnKind).toBe(isCumulative ? 'cumulative' : 'monthly');
        campaign.phases.forEach((phase, index) => {
          const sheet = workbook.sheets.find((grid) => grid.name === `${phase.name}阶段汇总`);
          const months = countedMonths(campaign, index);
          const upTo = Math.min(cutOffMonth, Math.max(...months));
          ledger?.ledger.rows.forEach((row, place) => {
            const shown = [5, 6].map((column) => sheet && valueAt(sheet, 6 + place, column));
            expect([phase.name, row.unit, ...shown]).toEqual([
              phase.name,
              row.unit,
              newFiguresIn(row, months, upTo, campaign.returnKind) ?? '',
              cumulativeAt(row, upTo, campaign.returnKind) ?? '',
            ]);
          });
        });
      }),
      { numRuns: 25 },
    );
  });

  it.each([
    ['完成数（亩）', '“完成数”'],
    ['1-9月完成', '“1-9月完成”'],
    [null, '“实际新增数”'],
  ])('without a ledger name the table’s column that the figures come from: %s', async (heading, named) => {
    const header = ['单位', '目标任务（亩）', ...(heading === null ? [] : [heading])];
    const rows = UNITS.map((unit) => [unit, 100, ...(heading === null ? [] : [50])]);
    const host = bookOf([header, ...rows]);
    await summarisePhases(host, { phases: ['第三季度'] });
    const { workbook } = await survey(host);
    const sheet = workbook.sheets.find(({ name }) => name.includes('第三季度'));
    const notes = sheet?.values
      .flat()
      .map(textOf)
      .filter((text) => text.includes('没有月报台账'));
    expect(notes).toEqual([expect.stringContaining(`累计新增取自任务分解表的${named}，`)]);
  });

  it('show long names of units whole', async () => {
    const units = ['平顶山市第一人民医院附属护理学校', '甲县'];
    const host = bookOf([['单位', '目标任务', '1-9月完成数'], ...units.map((unit) => [unit, 100, 50])]);
    await summarisePhases(host, { phases: ['第三季度'] });
    const path = scratchFile('long.xlsx');
    writeFileSync(path, host.save());
    const { cells, columns } = worksheet(await readWithOpenpyxl(path), '第三季度汇总');
    const [long, short] = ['B6', 'B7'].map((cell) => cells[cell]);
    expect([long?.value, short?.value]).toEqual(units);
    // The widest column for names; a longer one is shown smaller and not wrapped into a row of one line.
    expect(columns.find(({ first }) => first === 2)?.width).toBeGreaterThanOrEqual(34);
    expect(long?.alignment.wrap).toBe(false);
  });

  it('show in their sentence the decimals of a figure that is typed later', async () => {
    const rows = UNITS.map((unit) => [unit, 4, 3]);
    const host = bookOf([['单位', '目标任务（万人）', '完成数（万人）'], ...rows]);
    await summarisePhases(host, { phases: ['第三季度'] });
    const sentence = async (): Promise<string> => {
      const { workbook } = await survey(host);
      const sheet = workbook.sheets.find(({ name }) => name.includes('第三季度'));
      return sheet ? textOf(valueAt(sheet, 4, 1)) : '';
    };
    expect(await sentence()).toContain('累计完成9万人；完成年度任务12万人的75.00%');
    await addSheets(host, [
      { ...emptySpec('任务分解表', 'patch'), blocks: [{ top: 2, left: 3, rows: [[3.15]] }] },
    ]);
    expect(await sentence()).toContain('累计完成9.15万人；完成年度任务12万人的76.25%');
  });

  it('keep two units apart that have the same name, or names that differ only in case', async () => {
    const host = bookOf([
      ['单位名称', '2014年底会员数', '2015新增任务数', '实际新增数'],
      ['甲', 100, 10, 1],
      ['甲', 200, 20, 2],
      ['乙*', 300, 30, 3],
      ['A站', 400, 40, 4],
      ['a站', 500, 50, 5],
      ['合计', 1500, 150, 15],
    ]);
    await summarisePhases(host, { phases: ['第四季度'] });
    const sheet = (await host.read()).sheets.find((grid) => grid.name === '第四季度汇总');
    const column = (at: number): unknown[] => [6, 7, 8, 9, 10].map((row) => sheet && valueAt(sheet, row, at));
    expect([column(3), column(6)]).toEqual([
      [100, 200, 300, 400, 500],
      [1, 2, 3, 4, 5],
    ]);
  });

  it('with the formulas of an earlier version are refreshed in place, without being taken for edited by hand', async () => {
    const host = bookOf([
      ['单位名称', '2014年底会员数', '2015新增任务数', '实际新增数'],
      ['甲', 100, 10, 1],
      ['乙', 200, 20, 2],
    ]);
    const options = { phases: ['第四季度'] };
    const name = '第四季度汇总';
    await summarisePhases(host, options);
    const words = rememberedWords(await host.read());
    const word = words.find((own) => own.endsWith('_指纹')) ?? '';
    // The completion rate as it was written until November 2026.
    const earlier = [6, 7].map((row) => [
      { formula: `=IF(AND(ISNUMBER(F${row}),ISNUMBER(D${row})),IF(D${row}>0,F${row}/D${row},""),"")` },
    ]);
    const blocks = [{ top: 6, left: 7, rows: earlier }];
    await addSheets(host, [{ ...emptySpec(name, 'patch'), blocks }]);
    const [standing] = (await host.read()).sheets.filter((sheet) => sheet.name === name);
    if (!standing) throw new Error('no phase sheet');
    const places = PhasePlaces.of(null);
    const columns = { free: [places.column('note')], formulaColumns: places.formulaColumns };
    await addSheets(host, [], [rememberText(word, sheetFingerprint(standing, columns))]);

    const { keptCopies } = await summarisePhases(host, options);

    expect(keptCopies).toEqual([]);
    const { sheets } = await host.read();
    expect(sheets.map((sheet) => sheet.name)).toEqual(['任务分解表', '参数', name]);
    const [refreshed] = sheets.filter((sheet) => sheet.name === name);
    expect(refreshed && [6, 7].map((row) => formulaAt(refreshed, row, 7))).toEqual([
      '=IF(COUNT(F6,D6)=2,IF(D6>0,F6/D6,""),"")',
      '=IF(COUNT(F7,D7)=2,IF(D7>0,F7/D7,""),"")',
    ]);
  });

  it('use no functions that Excel 2016 lacks', async () => {
    const host = bookOf([
      ['单位名称', '2014年底会员数', '2015新增任务数'],
      ['甲', 100, 10],
      ['乙', 200, 20],
    ]);
    await makeLedger(host);
    await summarisePhases(host);
    for (const sheet of (await host.read()).sheets) {
      for (let row = 1; row <= (sheet.area?.bottom ?? 0); row += 1) {
        for (let column = 1; column <= (sheet.area?.right ?? 0); column += 1) {
          const formula = canonicalFormula(formulaAt(sheet, row, column) ?? '');
          expect(formula).not.toMatch(
            /\b(?:LET|XLOOKUP|FILTER|SORT|UNIQUE|TEXTJOIN|IFS|CONCAT|SEQUENCE|MAXIFS)\(/,
          );
        }
      }
    }
  });
});
