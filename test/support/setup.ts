/**
 * `npm run setup:test`: installs the Debian packages that the tests need besides Node. Without the rights for that, prints the command
 * that installs them.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { CHROMIUM, HEADLESS_SHELL } from './chromium';

interface Tool {
  /** The Debian package. */
  readonly name: string;
  readonly isThere: () => boolean;
  /** Whether a slower program is installed that does as well. */
  readonly isReplaced?: () => boolean;
}

const NEEDED: readonly Tool[] = [
  { name: 'python3-openpyxl', isThere: () => succeeds('/usr/bin/python3', ['-c', 'import openpyxl']) },
  { name: 'libreoffice-calc', isThere: () => existsSync('/usr/bin/soffice') },
  { name: 'libreoffice-writer', isThere: () => existsSync('/usr/lib/libreoffice/program/libswlo.so') },
  {
    // chromium opens a window for each page, although none is seen: about 1.0 s of processor time instead of 0.14 s (measured).
    name: 'chromium-headless-shell',
    isThere: () => existsSync(HEADLESS_SHELL),
    isReplaced: () => existsSync(CHROMIUM),
  },
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

/** The packages that are not installed. */
function missing(): readonly Tool[] {
  return NEEDED.filter((tool) => !tool.isThere());
}

/** The exit code if something can't be installed: 0 if the tests run without it, too. Prints what to do. */
function goOnWithout(tools: readonly Tool[], advice: string): number {
  const isEnough = tools.every((tool) => tool.isReplaced?.() === true);
  const names = tools.map((tool) => tool.name).join(', ');
  if (isEnough) console.log(`The tests would be faster with: ${names}. ${advice}`);
  else console.error(`The tests need: ${names}. ${advice}`);
  return isEnough ? 0 : 1;
}

function setUp(): number {
  const tools = missing();
  if (tools.length === 0) return 0;
  const line = `apt-get install -y --no-install-recommends ${tools.map((tool) => tool.name).join(' ')}`;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !succeeds('apt-get', ['--version']))
    return goOnWithout(tools, `Please run:\n  sudo ${line}`);
  console.log(`Installing for the tests: ${tools.map((tool) => tool.name).join(', ')}`);
  if (!aptGet('update', '-qq') || !aptGet(...line.split(' ').slice(1), '-qq'))
    return goOnWithout(missing(), `apt-get failed. Please run:\n  apt-get update && ${line}`);
  const still = missing();
  return still.length === 0 ? 0 : goOnWithout(still, 'They were installed, but not found.');
}

process.exitCode = setUp();
