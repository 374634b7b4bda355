/**
 * `npm run survive DIR`: runs the commands on every workbook of a folder and its subfolders, and prints a line for each. Exits with 1
 * if anything of the user's was lost or changed, an output has schema errors that its workbook did not have, or a command crashed.
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
  for (const survival of found) process.stdout.write(`${line(survival)}\n`);
  const harmed = found.filter(isHarm).length;
  process.stdout.write(`${found.length} workbooks, ${harmed} harmed\n`);
  return harmed === 0 ? 0 : 1;
}

function line(survival: Survival): string {
  const exits = survival.runs.map(({ exit }) => exit).join(' ');
  const said =
    survival.outcome === 'survived'
      ? []
      : survival.runs.filter(({ exit }) => exit === 2).map((run) => run.said.trim());
  const details = [
    ...survival.lost.map((what) => `lost: ${what}`),
    ...survival.changed.map((what) => `changed: ${what}`),
    ...survival.newErrors.map((what) => `new error: ${what}`),
    ...Array.from(new Set(said)),
  ];
  const head = [
    basename(survival.file).padEnd(NAME_WIDTH),
    survival.outcome.padEnd(9),
    exits.padEnd(6),
    survival.isGiven ? 'given a table' : '             ',
    `${survival.seconds.toFixed(1)} s`.padStart(8),
  ].join('  ');
  return [head, ...details.map((detail) => `    ${detail}`)].join('\n');
}

void main(process.argv[2]).then((exit) => {
  process.exitCode = exit;
});
