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
const { jsplugins, NAME, oemIni } = require('./wps-register');

const KILOBYTE = 1024;
/** Stands in files for managed editions until the build is told the address. */
const SAMPLE_ADDRESS = 'https://intra.example/wps/';
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
      taskpane: './src/taskpane/page/wps.tsx',
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
    // src/taskpane/ui/weak-ref.ts stands in for it.
    new OldBrowsers({ chromium: OLDEST, fromDisk: true, served: /\binstall\.js$/, allowed: ['WeakRef'] }),
  ];
}

/** What is copied, and written for those who install it. */
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
    // For those who get a folder, and beside the pages on a server, whose address it then installs from.
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
