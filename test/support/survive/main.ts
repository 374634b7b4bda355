/**
 * `npm run survive DIR`: every workbook of a folder, and of the folders in it, as one line of a table. Exit 1 where something
 * of the user's was lost or changed, the output breaks a rule of the schema that the workbook kept, or a command broke down.
 */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isHarm, survive, type Survival } from './survive';

const WORKBOOK = /\.xl[st][xm]$/i;
const NAME_WIDTH = 44;

async function main(folder: string | undefined): Promise<number> {
  if (folder === undefined) {
    process.stderr.write('npm run survive DIR: a folder of workbooks (.xlsx, .xlsm, .xltx, .xltm)\n');
    return 2;
  }
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => WORKBOOK.test(name) && !basename(name).startsWith('~$'))
    .sort()
    .map((name) => join(folder, name));
  let done = 0;
  const found = await survive(files, (file) => {
    done += 1;
    if (process.stderr.isTTY) process.stderr.write(`\r${done}/${files.length} ${basename(file)}\u001b[K`);
  });
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  for (const one of found) process.stdout.write(`${line(one)}\n`);
  const harmed = found.filter(isHarm).length;
  process.stdout.write(`${found.length} workbooks, ${harmed} harmed\n`);
  return harmed === 0 ? 0 : 1;
}

function line(one: Survival): string {
  const exits = one.runs.map(({ exit }) => exit).join(' ');
  const said =
    one.outcome === 'survived' ? [] : one.runs.filter(({ exit }) => exit === 2).map((run) => run.said.trim());
  const details = [
    ...one.lost.map((what) => `lost: ${what}`),
    ...one.changed.map((what) => `changed: ${what}`),
    ...one.newErrors.map((what) => `new error: ${what}`),
    ...Array.from(new Set(said)),
  ];
  const head = [
    basename(one.file).padEnd(NAME_WIDTH),
    one.outcome.padEnd(9),
    exits.padEnd(6),
    one.isGiven ? 'given a table' : '             ',
    `${one.seconds.toFixed(1)} s`.padStart(8),
  ].join('  ');
  return [head, ...details.map((detail) => `    ${detail}`)].join('\n');
}

void main(process.argv[2]).then((exit) => {
  process.exitCode = exit;
});
