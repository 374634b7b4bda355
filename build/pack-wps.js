/**
 * Collects what an office needs to install the add-in for WPS offline, in `dist/wps-install`: the folder of the add-in, the list that names
 * it, and a page with instructions. Also packs the folder as a .7z if a packer is installed. `npm run build:wps`
 */
const { execFileSync } = require('node:child_process');
const { cpSync, rmSync } = require('node:fs');
const path = require('node:path');
const { version } = require('../package.json');
const { NAME } = require('./wps-register');

const FOLDER = `${NAME}_${version}`;
const INSTALL = path.resolve(__dirname, '../dist/wps-install');

function pack() {
  rmSync(path.join(INSTALL, FOLDER), { recursive: true, force: true });
  cpSync(path.resolve(__dirname, '../dist/wps'), path.join(INSTALL, FOLDER), { recursive: true });
  console.log(`${INSTALL}: the folder ${FOLDER}, publish.xml, jsplugins.xml, install.html`);
  const packer = ['7z', '7za', '7zz'].find(isThere);
  if (!packer) {
    console.log('No 7-Zip on this machine: distribute the folder, or pack it with 7-Zip yourself.');
    return;
  }
  rmSync(path.join(INSTALL, `${FOLDER}.7z`), { force: true });
  execFileSync(packer, ['a', `${FOLDER}.7z`, FOLDER], { cwd: INSTALL, stdio: 'ignore' });
  console.log(`${FOLDER}.7z`);
}

function isThere(program) {
  try {
    execFileSync(program, ['i'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

pack();
