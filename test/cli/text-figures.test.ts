import { readFileSync, writeFileSync } from 'node:fs';
import { breakdown, breakdownJson, checkJson } from '../support/command';
import { readDocument } from '../support/document';
import { editInLibreOffice } from '../support/libreoffice';
import { readWithOpenpyxl, worksheet } from '../support/openpyxl';
import { bookOf } from '../support/book';
import { scratchFile } from '../support/scratch';

const SHEET = '任务分解表';

/** Figures as text, and one baseline that is an error. */
function book(): string {
  const path = scratchFile('book.xlsx');
  const host = bookOf([
    ['“农民工入会集中行动”任务分解表'],
    ['单位名称', '2014年底会员数（人）', '2015新增任务数（人）', '实际新增数（人）'],
    ['甲', '38,021', 4000, 1000],
    ['乙', 20000, '５００人', 300],
    ['丙', '=1/0', 2000, 500],
    ['丁', 10000, 1000, null],
    ['合计', '=SUM(B3:B6)', '=SUM(C3:C6)', '=SUM(D3:D6)'],
  ]);
  writeFileSync(path, host.save());
  return path;
}

/** Fifteen digits are what spreadsheet programs store. */
function digits(value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(14)) : value;
}

async function total(path: string): Promise<unknown[]> {
  const sheet = worksheet(await readWithOpenpyxl(path), SHEET);
  return ['E7', 'F7', 'G7'].map((cell) => digits(sheet.cells[cell]?.value ?? null));
}

it('says that a total is an error, not that there is none', () => {
  expect(breakdown(['check', book()]).stdout).toContain(
    '基数：各单位相加 68,021（其中 1 个是文本，公式没有计入），表中合计的单元格里没有能用的数。',
  );
});

it('leaves a space between the sentences of a refusal in English', () => {
  const { exit, stderr } = breakdown(['check', book(), '--table', `${SHEET}!Z99`], { BREAKDOWN_LANG: 'en' });
  expect(exit).toBe(2);
  expect(stderr).toContain('The file was not changed. The breakdown tables in the workbook: ');
});

describe('figures that stand as text', () => {
  it('are counted nowhere until --convert, and an error spoils no rate of the whole', async () => {
    const from = book();
    const out = scratchFile('out.xlsx');
    const { findings } = breakdownJson(['recompute', from, '-o', out]);
    expect(
      findings.filter((finding) => finding.code === 'text-number').map((finding) => finding.cell),
    ).toEqual([`${SHEET}!B3`, `${SHEET}!C4`]);
    expect(
      findings.filter((finding) => finding.code === 'error-cell').map((finding) => finding.cell),
    ).toContain(`${SHEET}!B5`);
    // 乙's target is text: 1,500 of 7,000. Growth: only 乙 has reported and has a baseline; 丁 has yet to report.
    expect(await total(out)).toEqual([1500 / 7000, 0.01, 30300].map(digits));
    // Typed anew as a number, it counts without another recompute: no figure is copied into a formula.
    const edited = await editInLibreOffice(out, [
      { kind: 'set-cell', sheet: SHEET, cell: 'B3', value: 40000 },
    ]);
    expect(await total(edited)).toEqual([1500 / 7000, 1300 / 70000, 71300].map(digits));
  });

  it('become numbers with --convert, in a new file', async () => {
    const from = book();
    const out = scratchFile('out.xlsx');
    const { findings } = breakdownJson(['recompute', from, '-o', out, '--convert']);
    expect(findings.map((finding) => finding.code)).not.toContain('text-number');
    const { cells } = worksheet(await readWithOpenpyxl(out), SHEET);
    expect([cells['B3']?.value, cells['C4']?.value]).toEqual([38021, 500]);
    expect(await total(out)).toEqual([1800 / 7500, 1300 / 68021, 69321].map(digits));
    expect(checkJson(from).findings.filter((finding) => finding.code === 'text-number')).toHaveLength(2);
  });

  it('are converted before phase sheets and the year-end workbook are made', async () => {
    const phases = scratchFile('phases.xlsx');
    breakdownJson(['phases', book(), '-o', phases, '--convert']);
    const made = await readWithOpenpyxl(phases);
    const phase = worksheet(made, '宣传发动阶段汇总');
    expect(['C6', 'D7', 'C8'].map((cell) => phase.cells[cell]?.value)).toEqual([38021, 500, '待核实']);
    for (const [options, shown] of [
      [['--convert'], [38021, 500]],
      [[], ['待核实', '待核实']],
    ] as const) {
      const yearEnd = scratchFile('year-end.xlsx');
      breakdownJson(['year-end', book(), '-o', yearEnd, ...options]);
      const { cells } = worksheet(await readWithOpenpyxl(yearEnd), '年度总表');
      expect([cells['C6']?.value, cells['D7']?.value]).toEqual(shown);
    }
  });

  it('are said to be left out beside every rate that leaves them out', async () => {
    const [phases, yearEnd, paper] = ['phases.xlsx', 'year-end.xlsx', 'paper.docx'].map(scratchFile);
    breakdownJson(['phases', book(), '-o', phases ?? '']);
    breakdownJson(['year-end', book(), '-o', yearEnd ?? '']);
    breakdownJson(['report', book(), '--kind', 'bulletin', '--month', '10', '-o', paper ?? '']);
    const texts = (sheet: string, path = ''): Promise<string> =>
      readWithOpenpyxl(path).then((read) =>
        Object.values(worksheet(read, sheet).cells)
          .map(({ value }) => String(value))
          .join('\n'),
      );
    const rate = '21.43%（不含待核实的1个单位）';
    const growth = '会员总数（不含没有基数或待核实的2个单位）达到30,300人';
    expect(await texts('宣传发动阶段汇总', phases)).toContain(rate);
    expect(await texts('年度总表', yearEnd)).toContain(rate);
    expect(await texts('年度总表', yearEnd)).toContain(growth);
    expect(await texts('专题报告', yearEnd)).toContain(rate);
    expect(await texts('专题报告', yearEnd)).toContain(growth);
    const { paragraphs } = await readDocument(readFileSync(paper ?? ''));
    const overall = paragraphs.join('\n');
    expect(overall).toContain('完成率没有计入数据待核实的1个单位的任务和完成数。');
    expect(overall).toContain('其中没有计入没有基数或数据待核实的2个单位。');
    // What the unit with a text still has to do is unknown.
    expect(overall).not.toContain('还差');
  });

  it('are named by the check with what they were read as', () => {
    const { stdout } = breakdown(['check', book()]);
    expect(stdout).toContain('（其中 1 个是文本，公式没有计入）');
    expect(stdout).toContain('是文本，核验时按 38,021 人读取；公式不认文本，转换成数值以前，各表都没有计入');
  });
});
