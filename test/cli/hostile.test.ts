import { existsSync, writeFileSync } from 'node:fs';
import { breakdown, SAMPLE } from '../support/command';
import { manyFonts, ODD, REFUSED, unitNamedLikeFormula } from '../support/books/hostile';
import { editWithOpenpyxl, readWithOpenpyxl, writeWithOpenpyxl } from '../support/openpyxl';
import { scratchFile } from '../support/scratch';

/** The most memory that a command may take for a bad file. */
const MEMORY = { NODE_OPTIONS: '--max-old-space-size=900' };

function file(bytes: Uint8Array): string {
  const path = scratchFile('表.xlsx');
  writeFileSync(path, bytes);
  return path;
}

describe.each(REFUSED)('$name', ({ bytes, says }) => {
  it.each(['check', 'recompute', 'year-end'])(
    'is refused by %s in one line, and nothing is written',
    (command) => {
      const book = file(bytes());
      const out = scratchFile('out.xlsx');
      const { exit, stdout, stderr } = breakdown(
        [command, book, ...(command === 'check' ? [] : ['-o', out])],
        MEMORY,
      );
      expect(exit).toBe(2);
      expect(stdout).toBe('');
      expect(stderr.trim().split('\n')).toHaveLength(1);
      expect(stderr).toContain(says);
      expect(existsSync(out)).toBe(false);
    },
  );
});

describe.each(ODD)('$name', ({ bytes }) => {
  it('is read, or refused in one line', () => {
    const { exit, stderr } = breakdown(['recompute', file(bytes()), '-o', scratchFile('out.xlsx')], MEMORY);
    expect([0, 1, 2]).toContain(exit);
    expect(stderr === '' || stderr.trim().split('\n').length === 1).toBe(true);
    expect(stderr).not.toContain('程序出错');
  });
});

describe('other input', () => {
  it('a workbook of 100 sheets is read', async () => {
    const steps = Array.from(
      { length: 99 },
      (_, index) => ({ kind: 'add-sheet', sheet: `表${index}` }) as const,
    );
    const { exit } = breakdown(['check', await editWithOpenpyxl(SAMPLE, steps)]);
    expect(exit).toBe(1);
  });

  it('a workbook of 45,000 fonts and as many formats takes little memory', () => {
    const { exit, stderr } = breakdown(['phases', file(manyFonts()), '-o', scratchFile('out.xlsx')], {
      NODE_OPTIONS: '--max-old-space-size=256',
    });
    expect(stderr).toBe('');
    expect([0, 1]).toContain(exit);
  });

  it.each([
    ['a.xltx', 'b.xltx', '.xlsx'],
    ['a.xltm', 'b.xlsx', '.xlsm'],
    ['a.xlsm', 'b.xlsx', '.xlsm'],
  ])('no output is written for %s to %s, and the message says %s', (book, out, says) => {
    const { exit, stderr } = breakdown(['recompute', scratchFile(book), '-o', scratchFile(out)]);
    expect(exit).toBe(2);
    expect(stderr).toContain(`扩展名应为 ${says}`);
  });

  it('a workbook without a table names the nearest miss', async () => {
    const book = await writeWithOpenpyxl([
      {
        kind: 'set-rows',
        sheet: 'Sheet1',
        cell: 'B2',
        rows: [
          ['单位名称', '2014年底会员数'],
          ['甲', 1],
          ['乙', 2],
        ],
      },
    ]);
    const { exit, stderr } = breakdown(['check', book]);
    expect(exit).toBe(2);
    expect(stderr).toContain('在“Sheet1”找到单位名称列、基数列，但没有任务数列');
  });

  it('text that begins with = stays text on every sheet', async () => {
    const hostile = file(unitNamedLikeFormula());
    for (const command of ['recompute', 'phases', 'year-end']) {
      const out = scratchFile('out.xlsx');
      expect(breakdown([command, hostile, '-o', out]).exit).toBe(1);
      let seen = 0;
      for (const sheet of (await readWithOpenpyxl(out)).sheets) {
        if (sheet.kind !== 'worksheet') continue;
        for (const cell of Object.values(sheet.cells)) {
          expect(cell.formula).not.toBe('=1+1');
          if (cell.value === '=1+1') seen += 1;
        }
      }
      expect(seen).toBeGreaterThanOrEqual(1);
    }
  });

  it.each([
    [[], '缺少命令'],
    [['frob'], '没有这个命令'],
    [['check'], '缺少参数'],
    [['recompute', SAMPLE], '缺少选项'],
    [['check', SAMPLE, '--fast'], '没有这个选项'],
    [['check', '没有.xlsx'], '找不到文件'],
    [['check', SAMPLE, '--sheet', '没有'], '没有“没有”这张工作表'],
    [['recompute', SAMPLE, '-o', '/nowhere/out.xlsx'], '没有文件夹'],
    [['recompute', SAMPLE, '-o', 'out.txt'], '扩展名'],
  ])('%j gets one line and 2', (args, says) => {
    const { exit, stdout, stderr } = breakdown(args);
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain(says);
  });
});
