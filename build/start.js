/**
 * `npm start`: builds the workbench if it is missing or older than its sources, serves it to this machine only, and opens it in the
 * browser.
 */
const { spawn, spawnSync } = require('node:child_process');
const { existsSync, readdirSync, statSync } = require('node:fs');
const path = require('node:path');
const { serve } = require('./static-server');

const ROOT = path.join(__dirname, '..');
const SITE = path.join(ROOT, 'dist/workbench');
const SOURCES = ['src', 'assets/sample', 'webpack.config.js', 'package-lock.json'];
const PORT = 4173;

/** The time of the newest file in a folder. */
function newest(target) {
  const stats = statSync(target);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(0, ...readdirSync(target).map((name) => newest(path.join(target, name))));
}

function isBuilt() {
  const page = path.join(SITE, 'index.html');
  if (!existsSync(page)) return false;
  const built = statSync(page).mtimeMs;
  return SOURCES.every((source) => newest(path.join(ROOT, source)) <= built);
}

function build() {
  console.log('正在准备工作台，第一次约需半分钟… (building the workbench, about half a minute)');
  const webpack = require.resolve('webpack-cli/bin/cli.js');
  const options = ['--config-name', 'workbench', '--mode', 'production'];
  const { status } = spawnSync(process.execPath, [webpack, ...options], { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

/** Opens the address in a browser, if this machine has a screen. */
function show(address) {
  if (process.env.CI || process.env.NO_OPEN) return;
  const isDesktop = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!isDesktop) return;
  const [command, ...args] =
    process.platform === 'win32'
      ? ['cmd', '/c', 'start', '', address]
      : [process.platform === 'darwin' ? 'open' : 'xdg-open', address];
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}

async function main() {
  if (!isBuilt()) build();
  const { address } = await serve(SITE, Number(process.env.PORT ?? PORT));
  console.log(`工作台已就绪 (the workbench is ready):\n\n  ${address}\n\n按 Ctrl+C 结束 (Ctrl+C ends it)`);
  show(address);
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
