import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { version } from '../../package.json';
import { breakdown, HALF_WAY, SAMPLE } from '../support/command';
import { scratchFolder } from '../support/scratch';

const ENGLISH = { BREAKDOWN_LANG: 'en' };
const COMMANDS = [
  ...[
    'check',
    'recompute',
    'phases',
    'year-end',
    'areas',
    'templates',
    'collect',
    'report',
    'start',
    'allocate',
    'hand-down',
  ],
];

it.each([[], ...COMMANDS.map((name) => [name])])(
  'describes every command and option in Chinese: %s',
  (...command) => {
    const { exit, stdout } = breakdown([...command, '--help']);
    expect(exit).toBe(0);
    expect(stdout).toMatch(/^用法：/);
    const described = stdout.split('\n').filter((line) => /^ {2}\S.* {2,}\S/.test(line));
    expect(described.length).toBeGreaterThan(2);
    for (const line of described) expect(line).toMatch(/\p{Script=Han}/u);
    expect(stdout).not.toMatch(/Usage:|Options:|Commands:|Arguments:|display/);
  },
);

it('describes every command and option in English on request', () => {
  const { stdout } = breakdown(['--help'], ENGLISH);
  expect(stdout).toMatch(/^Usage: breakdown/);
  expect(stdout).toContain('find the table and check it');
});

it('prints the version', () => {
  expect(breakdown(['--version'])).toEqual({ exit: 0, stdout: `${version}\n`, stderr: '' });
});

it('suggests the nearest command or option for a misspelt one', () => {
  const command = breakdown(['chek', SAMPLE]);
  expect([command.exit, command.stderr]).toEqual([
    2,
    '命令写得不对：没有这个命令 chek，是不是 check。用 breakdown --help 查看用法。\n',
  ]);
  expect(breakdown(['check', SAMPLE, '--jsn'], ENGLISH).stderr).toContain('did you mean --json?');
});

describe('check of several workbooks', () => {
  const folder = scratchFolder();
  const book = (name: string): string => join(folder, name);
  copyFileSync(SAMPLE, book('a.xlsx'));
  copyFileSync(HALF_WAY, book('b.xlsx'));
  writeFileSync(book('c.xlsx'), 'no workbook');
  writeFileSync(book('~$a.xlsx'), 'lock');

  it('prints the findings of each under its name, also for a pattern of names', () => {
    const { exit, stdout, stderr } = breakdown(['check', book('[ab].xlsx'), book('a.xlsx'), book('b.xlsx')]);
    expect(exit).toBe(2);
    expect(stderr).toContain('[ab].xlsx');
    expect(stdout.match(/共 16 个单位/g)).toHaveLength(2);
    const all = breakdown(['check', book('*.xlsx')]);
    expect(all.exit).toBe(2);
    expect(all.stdout.match(/共 16 个单位/g)).toHaveLength(2);
    expect(all.stderr.trimEnd().split('\n')).toEqual([expect.stringContaining('c.xlsx')]);
  });

  it('prints a single JSON object for all', () => {
    const { stdout } = breakdown(['check', book('?.xlsx'), '--json']);
    const { books } = JSON.parse(stdout) as { books: { book: string; failure?: string }[] };
    expect(books.map((checked) => [checked.book, checked.failure === undefined])).toEqual([
      [book('a.xlsx'), true],
      [book('b.xlsx'), true],
      [book('c.xlsx'), false],
    ]);
  });
});

it('says how to list the findings where only their number is printed', () => {
  const out = join(scratchFolder(), 'out.xlsx');
  expect(breakdown(['recompute', SAMPLE, '-o', out]).stdout).toContain(`逐条查看：breakdown check ${out}`);
});
