import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import product from '../../package.json';
import { manifestFor, HOME } from '../../build/base';
import { packRelease, SUMS } from '../../build/release';
import { SAMPLE } from '../support/command';
import { scratchFolder } from '../support/scratch';

const ROOT = join(__dirname, '../..');
const OUT = scratchFolder();
const { version } = product;
let archives: readonly string[] = [];

beforeAll(() => {
  archives = packRelease(join(ROOT, 'dist'), OUT);
});

/** Unpacks an archive with Python's zipfile, which is independent of the packer; returns the folder. */
function unpacked(name: string): string {
  const folder = scratchFolder();
  const script = 'import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])';
  execFileSync('python3', ['-c', script, join(OUT, `breakdown-assistant-${version}-${name}.zip`), folder]);
  return folder;
}

it('puts the version into the name of each archive, and lists the checksums of all', () => {
  expect(archives).toEqual(
    ['excel', 'wps-online', 'wps-offline', 'workbench', 'command-line'].map(
      (name) => `breakdown-assistant-${version}-${name}.zip`,
    ),
  );
  const sums = archives.map((name) => {
    const sum = createHash('sha256')
      .update(readFileSync(join(OUT, name)))
      .digest('hex');
    return `${sum}  ${name}\n`;
  });
  expect(readFileSync(join(OUT, SUMS), 'utf8')).toBe(sums.join(''));
});

it('packs a command line that runs from the unpacked archive', () => {
  const folder = unpacked('command-line');
  const { status, stdout } = spawnSync('sh', [join(folder, 'breakdown'), 'check', SAMPLE], {
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  expect(stdout).toContain('共 16 个单位');
  const told = spawnSync('sh', [join(folder, 'breakdown'), '--version'], { encoding: 'utf8' });
  expect(told.stdout).toBe(`${version}\n`);
});

it.each([
  ['excel', ['manifest.xml', 'taskpane.html', 'commands.html', 'help.html']],
  ['wps-online', ['index.html', 'ribbon.xml', 'install.html', 'jsplugins.xml', 'oem.ini']],
  ['wps-offline', ['install.html', 'publish.xml']],
  ['workbench', ['index.html', 'samples/breakdown.xlsx']],
])('packs what is needed for %s', (name, files) => {
  const folder = unpacked(name);
  for (const file of [...files, 'deploy.md', 'deploy.zh-CN.md', 'LICENSE', 'VERSION.txt']) {
    expect([file, existsSync(join(folder, file))]).toEqual([file, true]);
  }
});

it('takes every version number from package.json', () => {
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as { version: string };
  const manifest = readFileSync(join(ROOT, 'manifest.xml'), 'utf8');
  expect([lock.version, /<Version>([^<]*)<\/Version>/.exec(manifest)?.[1]]).toEqual([
    version,
    `${version}.0`,
  ]);
  expect(manifestFor(manifest.replace(`${version}.0`, '9.9.9.9'), HOME)).toBe(manifest);
  expect(readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8')).toContain(`\n## [${version}]`);
});
