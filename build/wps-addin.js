/**
 * Builds the add-in for WPS 表格: a folder that WPS opens from a server or from disk (`dist/wps`), the files that register it with WPS, and a
 * page for the people who install it.
 */
const path = require('node:path');
const CopyPlugin = require('copy-webpack-plugin');
const HtmlPlugin = require('html-webpack-plugin');
const { version } = require('../package.json');
const { InitialSize } = require('./initial-size');
const { LowerSyntax } = require('./lower-syntax');
const { OldBrowsers } = require('./old-browsers');
const { jsplugins, NAME, oemIni } = require('./wps-register');

const KILOBYTE = 1024;
/** The address in files for managed editions, if the build is not given the real one. */
const SAMPLE_ADDRESS = 'https://intra.example/wps/';
/** The oldest Chromium that is supported. Builds of WPS for Kylin are known to have Chromium 87, and older builds are in use. */
const OLDEST = 80;

/**
 * @param {{ rule: object, alias: object, policy: string, isProduction: boolean, address: string | undefined }} options
 *   `address`: where the add-in is served, ending in `/`
 */
function wpsAddin({ rule, alias, policy, isProduction, address }) {
  const folder = `${NAME}_${version}`;
  const page = (filename, template, chunks) =>
    new HtmlPlugin({
      filename,
      template,
      chunks,
      inject: 'head',
      scriptLoading: 'defer',
      minify: false,
      policy,
      officeScript: '',
    });
  return {
    name: 'wps',
    target: ['web', 'es2019'],
    entry: {
      taskpane: './src/taskpane/page/wps.tsx',
      notice: './src/commands/notice.ts',
      // Loaded by a script element without `defer`, before anything else runs.
      ribbon: { import: './src/commands/wps-ribbon.ts', filename: 'ribbon.js' },
    },
    output: {
      path: path.resolve(__dirname, '../dist/wps'),
      filename: '[name].[contenthash:8].js',
      // Pages may be opened from a folder, so files are looked for next to the script that loads them.
      publicPath: 'auto',
      clean: true,
    },
    resolve: { extensions: ['.tsx', '.ts', '.js'], alias },
    module: { rules: [rule] },
    plugins: [
      page('index.html', 'wps/index.html', []),
      page('taskpane.html', 'src/taskpane/page/taskpane.html', ['taskpane']),
      page('notice.html', 'src/commands/notice.html', ['notice']),
      new CopyPlugin({ patterns: copies(folder, address) }),
      ...(isProduction ? checks() : []),
    ],
    devtool: isProduction ? false : 'source-map',
    performance: { hints: false },
    stats: 'errors-warnings',
  };
}

function checks() {
  return [
    new LowerSyntax({ chromium: OLDEST }),
    new InitialSize({ taskpane: 160 * KILOBYTE }),
    // WeakRef is allowed, because src/taskpane/ui/weak-ref.ts replaces it where it is missing.
    new OldBrowsers({ chromium: OLDEST, fromDisk: true, served: /\binstall\.js$/, allowed: ['WeakRef'] }),
  ];
}

/** The files that are copied, and those that are written for the people who install the add-in. */
function copies(folder, address) {
  return [
    { from: 'assets/icons/*-32.png', to: 'assets/[name][ext]' },
    { from: 'src/taskpane/page/pages.css' },
    { from: 'src/taskpane/page/old-web-view.js', info: { minimized: true } },
    { from: 'wps/ribbon.xml' },
    { from: 'wps/manifest.xml' },
    {
      from: 'wps/package.json',
      transform: (content) => content.toString('utf8').replace('0.0.0', version),
    },
    // The install page goes into the folder for offline installation, and next to the pages on a server, from where it installs that
    // server's address.
    ...['../wps-install/', ''].flatMap((to) => [
      { from: 'wps/install.html', to: `${to}install.html`, transform: fill(folder, address ?? '') },
      { from: 'wps/install.css', to: `${to}install.css` },
      { from: 'wps/install.js', to: `${to}install.js`, info: { minimized: true } },
    ]),
    {
      from: 'wps/package.json',
      to: '../wps-install/oem.ini',
      transform: () => oemIni({ list: new URL('jsplugins.xml', address ?? SAMPLE_ADDRESS).href }),
    },
    {
      from: 'wps/package.json',
      to: '../wps-install/publish.xml',
      transform: () => jsplugins({ folder, version }),
    },
    {
      from: 'wps/package.json',
      to: '../wps-install/jsplugins.xml',
      transform: () => jsplugins({ address: address ?? SAMPLE_ADDRESS }),
    },
  ];
}

function fill(folder, address) {
  const words = { '%FOLDER%': folder, '%NAME%': NAME, '%ADDRESS%': address };
  return (content) =>
    Object.entries(words).reduce(
      (text, [word, value]) => text.split(word).join(value),
      content.toString('utf8'),
    );
}

module.exports = { wpsAddin };
