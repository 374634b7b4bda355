/**
 * Serves the add-in for WPS over plain http during development, and registers it with the user's WPS. Ending this program, or `--stop`,
 * removes the registration. `npm run start:wps`
 */
const { mkdirSync, existsSync, readFileSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const webpack = require('webpack');
const WebpackDevServer = require('webpack-dev-server');
const { hasPublishMode, jsplugins, listPaths, oemIni, registered, unregistered } = require('./wps-register');

/** The port that WPS's own tools use. */
const PORT = 3889;
const ADDRESS = `http://127.0.0.1:${PORT}/`;
/** Where WPS may be installed, as in wpsjs. On Windows the folder is in the registry, which is not read: set `WPS_OFFICE6=…\\office6`. */
const OFFICE_FOLDERS = [
  process.env.WPS_OFFICE6 ?? '',
  '/opt/kingsoft/wps-office/office6',
  '/opt/apps/cn.wps.wps-office-pro/files/kingsoft/wps-office/office6',
].filter(Boolean);

const lists = listPaths();
const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : null);

/** Writes the same as `wpsjs debug`: both lists and, for builds without the publish mode, the address of the list in `oem.ini`. */
function register() {
  for (const list of lists) {
    mkdirSync(path.dirname(list), { recursive: true });
    writeFileSync(list, registered(read(list), { address: ADDRESS }));
    console.log(`Registered in ${list}.`);
  }
  registerManaged();
  console.log('Start WPS 表格, confirm that you trust the add-in, then start WPS again.');
}

function registerManaged() {
  const office = OFFICE_FOLDERS.find((folder) => existsSync(path.join(folder, 'cfgs/oem.ini')));
  if (!office || hasPublishMode(read(path.join(office, 'cfgs/setup.cfg')) ?? '')) return;
  const file = path.join(office, 'cfgs/oem.ini');
  const list = `${ADDRESS}jsplugins.xml`;
  const wanted = oemIni({ list, present: read(file), debugs: true });
  try {
    if (read(file) !== wanted) writeFileSync(file, wanted);
    console.log(`Entered ${list} in ${file}.`);
  } catch {
    console.log(
      `${file} could not be written: as an administrator, add\n\n${oemIni({ list, debugs: true })}`,
    );
  }
}

function takeOut() {
  for (const list of lists) {
    const rest = unregistered(read(list));
    if (rest === null) continue;
    writeFileSync(list, rest);
    console.log(`Removed from ${list}.`);
  }
}

/** Serves the list that `oem.ini` points to, together with the pages. */
function withList(middlewares) {
  return [
    {
      name: 'jsplugins',
      path: '/jsplugins.xml',
      middleware: (_, response) => {
        response.setHeader('Content-Type', 'text/xml');
        response.end(jsplugins({ address: ADDRESS }));
      },
    },
    ...middlewares,
  ];
}

async function serve() {
  const configs = await require('../webpack.config')({}, { mode: 'development' });
  const config = configs.find((one) => one.name === 'wps');
  const server = new WebpackDevServer(
    {
      host: '127.0.0.1',
      port: PORT,
      hot: false,
      client: false,
      liveReload: false,
      allowedHosts: 'all',
      setupMiddlewares: withList,
    },
    webpack(config),
  );
  await server.start();
  register();
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      takeOut();
      process.exit(0);
    });
  }
}

if (!lists) {
  console.error('WPS for macOS does not support add-ins: use Windows or Linux.');
  process.exitCode = 2;
} else if (process.argv.includes('--stop')) takeOut();
else void serve();
