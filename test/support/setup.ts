/**
 * `npm run setup:test`: installs the Debian packages that the tests need besides Node. Without the rights for that, prints the command
 * that installs them.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Each package with a check whether it is installed. */
const NEEDED: readonly { readonly name: string; readonly isThere: () => boolean }[] = [
  { name: 'python3-openpyxl', isThere: () => succeeds('/usr/bin/python3', ['-c', 'import openpyxl']) },
  { name: 'libreoffice-calc', isThere: () => existsSync('/usr/bin/soffice') },
  { name: 'libreoffice-writer', isThere: () => existsSync('/usr/lib/libreoffice/program/libswlo.so') },
  { name: 'chromium', isThere: () => existsSync('/usr/bin/chromium') },
  { name: 'poppler-utils', isThere: () => existsSync('/usr/bin/pdftoppm') },
  {
    name: 'fonts-noto-cjk',
    isThere: () => existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'),
  },
];

function succeeds(program: string, args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

/** Runs apt-get with its output on the screen. Tries twice, because a mirror may be in the middle of an update. */
function aptGet(...args: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const once = (): boolean =>
    spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0;
  return once() || once();
}

function setUp(): number {
  const missing = NEEDED.filter((tool) => !tool.isThere()).map((tool) => tool.name);
  if (missing.length === 0) return 0;
  const line = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !succeeds('apt-get', ['--version'])) {
    console.error(`The tests need: ${missing.join(', ')}. Please run:\n  sudo ${line}`);
    return 1;
  }
  console.log(`Installing for the tests: ${missing.join(', ')}`);
  if (!aptGet('update', '-qq') || !aptGet(...line.split(' ').slice(1), '-qq')) {
    console.error(`apt-get failed. Please run:\n  apt-get update && ${line}`);
    return 1;
  }
  const still = NEEDED.filter((tool) => !tool.isThere()).map((tool) => tool.name);
  if (still.length > 0) console.error(`Installed, but not found: ${still.join(', ')}`);
  return still.length === 0 ? 0 : 1;
}

process.exitCode = setUp();
