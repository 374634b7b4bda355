/**
 * The add-in for WPS 表格: a folder that WPS opens from a server or from disk (`dist/wps`), what registers it with WPS, and a
 * page for the people who install it.
 */
const path = require('node:path');
const CopyPlugin = require('copy-webpack-plugin');
const HtmlPlugin = require('html-webpack-plugin');
const { version } = require('../package.json');
const { InitialSize } = require('./initial-size');
const { LowerSyntax } = require('./lower-syntax');
const { OldBrowsers } = require('./old-browsers');
const { jsplugins, NAME } = require('./wps-register');

const KILOBYTE = 1024;
/** Builds of WPS for Kylin are known back to Chromium 87; older ones are out there. */
const OLDEST = 80;

/**
 * @param {{ rule: object, alias: object, policy: string, isProduction: boolean, address: string | undefined }} options
 *   `address`: where the add-in is served from, ending in `/`
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
      taskpane: './src/taskpane/wps.tsx',
      notice: './src/commands/notice.ts',
      // Loaded by a classic script element, before anything else happens.
      ribbon: { import: './src/commands/wps-ribbon.ts', filename: 'ribbon.js' },
    },
    output: {
      path: path.resolve(__dirname, '../dist/wps'),
      filename: '[name].[contenthash:8].js',
      // Pages may be opened from a folder: everything is found beside the script that asks for it.
      publicPath: 'auto',
      clean: true,
    },
    resolve: { extensions: ['.tsx', '.ts', '.js'], alias },
    module: { rules: [rule] },
    plugins: [
      page('index.html', 'wps/index.html', []),
      page('taskpane.html', 'src/taskpane/taskpane.html', ['taskpane']),
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
    // src/taskpane/weak-ref.ts stands in for it.
    new OldBrowsers({ chromium: OLDEST, fromDisk: true, allowed: ['WeakRef'] }),
  ];
}

/** What is copied, and written for those who install it. */
function copies(folder, address) {
  return [
    { from: 'assets/icons/*-32.png', to: 'assets/[name][ext]' },
    { from: 'src/taskpane/pages.css' },
    { from: 'src/taskpane/old-web-view.js', info: { minimized: true } },
    { from: 'wps/ribbon.xml' },
    { from: 'wps/manifest.xml' },
    {
      from: 'wps/package.json',
      transform: (content) => content.toString('utf8').replace('0.0.0', version),
    },
    { from: 'wps/install.html', to: '../wps-install/install.html', transform: fill(folder) },
    { from: 'wps/install.css', to: '../wps-install/install.css' },
    {
      from: 'wps/package.json',
      to: '../wps-install/publish.xml',
      transform: () => jsplugins({ folder, version }),
    },
    {
      from: 'wps/package.json',
      to: '../wps-install/jsplugins.xml',
      transform: () => jsplugins({ address: address ?? 'https://intra.example/wps/' }),
    },
  ];
}

function fill(folder) {
  return (content) => content.toString('utf8').split('%FOLDER%').join(folder);
}

module.exports = { wpsAddin };
