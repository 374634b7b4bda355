import { readFileSync, writeFileSync } from 'node:fs';
import { breakdown, breakdownJson, checkJson } from '../support/command';
import { readDocument } from '../support/document';
import { editInLibreOffice } from '../support/libreoffice';
import { readWithOpenpyxl, worksheet } from '../support/openpyxl';
import { bookOf } from '../support/book';
import { scratchFile } from '../support/scratch';

const SHEET = '任务分解表';

/** A workbook with some figures as text, and one baseline that is an error value. */
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

/** Rounds numbers to fourteen digits; spreadsheet programs store fifteen. */
function digits(value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(14)) : value;
}

async function total(path: string): Promise<unknown[]> {
  const sheet = worksheet(await readWithOpenpyxl(path), SHEET);
  return ['E7', 'F7', 'G7'].map((cell) => digits(sheet.cells[cell]?.value ?? null));
}

it('says that the total is an error value, and not that it is missing', () => {
  expect(breakdown(['check', book()]).stdout).toContain(
    '基数：各单位相加 68,021（其中 1 个是文本，公式没有计入），表中合计的单元格里没有能用的数。',
  );
});

it('puts a space between the English sentences of a refusal', () => {
  const { exit, stderr } = breakdown(['check', book(), '--table', `${SHEET}!Z99`], { BREAKDOWN_LANG: 'en' });
  expect(exit).toBe(2);
  expect(stderr).toContain('The file was not changed. The breakdown tables in the workbook: ');
});

describe('figures stored as text', () => {
  it('count nowhere without --convert; an error value does not make the rates of the total errors', async () => {
    const from = book();
    const out = scratchFile('out.xlsx');
    const { findings } = breakdownJson(['recompute', from, '-o', out]);
    expect(
      findings.filter((finding) => finding.code === 'text-number').map((finding) => finding.cell),
    ).toEqual([`${SHEET}!B3`, `${SHEET}!C4`]);
    expect(
      findings.filter((finding) => finding.code === 'error-cell').map((finding) => finding.cell),
    ).toContain(`${SHEET}!B5`);
    // Completion leaves out 乙, whose target is text: 1,500 of 7,000. Growth leaves out 甲 and 丙, whose baselines are text and an error:
    // 300 of 30,000, with the baseline of 丁, which has not reported yet.
    expect(await total(out)).toEqual([1500 / 7000, 0.01, 30300].map(digits));
    // A baseline that is typed again as a number counts without another recompute, because formulas refer to its cell.
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

  it('are converted with --convert before phase sheets and the year-end workbook are made', async () => {
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

  it('are mentioned beside every rate that leaves them out', async () => {
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
    // What is still missing to the target is unknown while a figure is text.
    expect(overall).not.toContain('还差');
  });

  it('are listed by check, each with the number it was read as', () => {
    const { stdout } = breakdown(['check', book()]);
    expect(stdout).toContain('（其中 1 个是文本，公式没有计入）');
    expect(stdout).toContain('是文本，核验时按 38,021 人读取；公式不认文本，转换成数值以前，各表都没有计入');
  });
});
