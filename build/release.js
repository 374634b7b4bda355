/**
 * Makes the archives that an office downloads and uses without Node or a build: `npm run release` builds everything and writes the archives
 * and their checksums to `dist/release`.
 */
const { execFileSync } = require('node:child_process');
const { Buffer } = require('node:buffer');
const { createHash } = require('node:crypto');
const { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { zipSync } = require('fflate');
const { version } = require('../package.json');
const { NAME } = require('./wps-register');

const ROOT = path.resolve(__dirname, '..');
const SUMS = 'SHA256SUMS.txt';
/**
 * The time of all files in an archive. It is fixed, so that the same files always give the same archive. A .zip can't state a time before
 * 1980.
 */
const MOMENT = new Date(1980, 0, 2);

/** Scripts that start the command line by its name alone. They need Node 20 or later. */
const STARTERS = {
  'breakdown.cmd': '@node "%~dp0breakdown.js" %*\r\n',
  breakdown: '#!/bin/sh\nexec node "$(dirname "$0")/breakdown.js" "$@"\n',
};

/** What each archive contains: folders of dist, single files next to them, and instructions. */
const ARCHIVES = [
  { name: 'excel', folders: ['excel'], files: {}, guide: 'Excel' },
  {
    name: 'wps-online',
    folders: ['wps'],
    files: { 'jsplugins.xml': 'wps-install/jsplugins.xml', 'oem.ini': 'wps-install/oem.ini' },
    guide: 'WPS',
  },
  { name: 'wps-offline', folders: ['wps-install'], files: {}, guide: 'WPS' },
  { name: 'workbench', folders: ['workbench'], files: {}, guide: 'workbench' },
  { name: 'command-line', folders: ['cli'], files: {}, starters: STARTERS, guide: 'command line' },
];

/**
 * Packs the builds.
 * @param {string} dist the folder of the builds
 * @param {string} out the folder for archives and checksums; it is made when missing
 * @returns {string[]} the names of the archives
 */
function packRelease(dist, out) {
  mkdirSync(out, { recursive: true });
  const packed = ARCHIVES.map((archive) => {
    const name = `${NAME}-${version}-${archive.name}.zip`;
    const bytes = zipSync(entriesOf(archive, dist), { level: 9, mtime: MOMENT });
    writeFileSync(path.join(out, name), bytes);
    return { name, sum: createHash('sha256').update(bytes).digest('hex') };
  });
  // In the format that `sha256sum --check SHA256SUMS.txt` reads.
  writeFileSync(path.join(out, SUMS), packed.map(({ name, sum }) => `${sum}  ${name}\n`).join(''));
  return packed.map(({ name }) => name);
}

function entriesOf({ folders, files, starters = {}, guide }, dist) {
  const entries = {};
  for (const folder of folders) addFolder(entries, path.join(dist, folder), '');
  for (const [name, from] of Object.entries(files)) entries[name] = readFileSync(path.join(dist, from));
  // Unix permissions: the upper half of a .zip's external attributes (APPNOTE 4.4.15).
  for (const [name, text] of Object.entries(starters)) {
    entries[name] = [Buffer.from(text), { os: 3, attrs: 0o100755 << 16 }];
  }
  for (const language of ['', '.zh-CN']) {
    entries[`deploy${language}.md`] = readFileSync(path.join(ROOT, `docs/deploy${language}.md`));
  }
  entries['LICENSE'] = readFileSync(path.join(ROOT, 'LICENSE'));
  entries['VERSION.txt'] = Buffer.from(`任务分解助手 Breakdown Assistant ${version} (${guide})\n`);
  return entries;
}

function addFolder(entries, folder, prefix) {
  if (!existsSync(folder)) throw new Error(`${folder} is missing: run npm run build first`);
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    const name = `${prefix}${entry.name}`;
    if (entry.isDirectory()) addFolder(entries, path.join(folder, entry.name), `${name}/`);
    else entries[name] = readFileSync(path.join(folder, entry.name));
  }
}

function release() {
  const run = (args) => execFileSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit', env });
  // Offices on an intranet can't reach Microsoft's office.js, so it is a part of the site.
  const env = { ...process.env, OFFICE_JS: 'local' };
  run(['node_modules/webpack/bin/webpack.js', '--mode', 'production']);
  run(['build/pack-wps.js']);
  const out = path.join(ROOT, 'dist/release');
  rmSync(out, { recursive: true, force: true });
  for (const name of packRelease(path.join(ROOT, 'dist'), out)) console.log(path.join(out, name));
  console.log(path.join(out, SUMS));
}

if (require.main === module) release();

module.exports = { packRelease, SUMS };
