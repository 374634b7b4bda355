/**
 * Serves the add-in for WPS over plain http while it is worked on, and registers it with the user's WPS; ending this program, or
 * `--stop`, takes it out again. `npm run start:wps`
 */
const { mkdirSync, existsSync, readFileSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const webpack = require('webpack');
const WebpackDevServer = require('webpack-dev-server');
const { listPath, registered, unregistered } = require('./wps-register');

/** What WPS's own tools use. */
const PORT = 3889;
const ADDRESS = `http://127.0.0.1:${PORT}/`;

const list = listPath();
const present = () => (existsSync(list) ? readFileSync(list, 'utf8') : null);

function register() {
  mkdirSync(path.dirname(list), { recursive: true });
  writeFileSync(list, registered(present(), { address: ADDRESS }));
  console.log(
    `Registered in ${list}.\nStart WPS 表格, answer that the add-in is trusted, then start WPS once more.`,
  );
}

function takeOut() {
  const rest = unregistered(present());
  if (rest !== null) writeFileSync(list, rest);
  console.log(`Taken out of ${list}.`);
}

async function serve() {
  const configs = await require('../webpack.config')({}, { mode: 'development' });
  const config = configs.find((one) => one.name === 'wps');
  const server = new WebpackDevServer(
    { host: '127.0.0.1', port: PORT, hot: false, client: false, liveReload: false, allowedHosts: 'all' },
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

if (process.argv.includes('--stop')) takeOut();
else void serve();
