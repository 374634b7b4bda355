const path = require('node:path');
const CopyPlugin = require('copy-webpack-plugin');
const HtmlPlugin = require('html-webpack-plugin');
const webpack = require('webpack');
const { baseAddress, manifestFor } = require('./build/base');
const { CompiledCode } = require('./build/compiled-code');
const { InitialSize } = require('./build/initial-size');
const { LowerSyntax } = require('./build/lower-syntax');
const { OldBrowsers } = require('./build/old-browsers');
const { officeScript } = require('./build/office-script');
const { wpsAddin } = require('./build/wps-addin');

const KILOBYTE = 1024;
/** The oldest Chromium in which Office shows panes. */
const OLDEST_OFFICE = 87;

/** Compiles without checking types, which `npm run lint` does. @param {string} configFile the tsconfig with the target's libraries and settings */
function typescript(configFile) {
  return {
    test: /\.tsx?$/,
    loader: 'ts-loader',
    exclude: /node_modules/,
    options: {
      configFile,
      instance: configFile,
      transpileOnly: true,
      compilerOptions: { noEmit: false },
    },
  };
}

/** The command line: a program for Node 20 that contains everything it needs, and the script that starts it. */
const cli = {
  name: 'cli',
  target: 'node20',
  entry: { program: './src/cli/breakdown.ts' },
  output: { path: path.resolve(__dirname, 'dist/cli'), filename: '[name].js', clean: true },
  resolve: { extensions: ['.ts', '.js'] },
  module: { rules: [typescript('tsconfig.json')] },
  // Commander loads it for commands that are programs of their own. There are none, and loading it takes 3 ms.
  externals: { 'node:child_process': 'var {}' },
  plugins: [
    // Commands are loaded when they are run, but from the same file.
    new webpack.optimize.LimitChunkCountPlugin({ maxChunks: 1 }),
    // Node's own zlib in the place of fflate, which takes longer to load than a small workbook to check.
    new webpack.NormalModuleReplacementPlugin(
      /\/built-in-compression$/,
      path.resolve(__dirname, 'src/cli/zlib-compression.ts'),
    ),
    new webpack.NormalModuleReplacementPlugin(/^\.\/entities$/, (request) => {
      if (/[\\/]@xmldom[\\/]/.test(request.context))
        request.request = path.resolve(__dirname, 'build/xml-entities.js');
    }),
    new CopyPlugin({ patterns: [{ from: 'src/cli/launch.js', to: 'breakdown.js' }] }),
    // A table that has everything, and a bare one.
    new CompiledCode({
      program: 'program.js',
      books: ['half-way', 'breakdown'].map((name) => path.resolve(__dirname, `assets/sample/${name}.xlsx`)),
    }),
  ],
  // For a command line, readable stack traces matter more than the size of the file.
  optimization: { minimize: false },
  performance: { hints: false },
  stats: 'errors-warnings',
};

/** Preact in place of React, and styles for writing from left to right only: docs/decisions/0010-build.md. */
const LIGHTER = {
  'rtl-css-js/core': path.resolve(__dirname, 'build/left-to-right.js'),
  'react-dom/client': 'preact/compat/client',
  'react/jsx-runtime': 'preact/jsx-runtime',
  'react-dom$': 'preact/compat',
  react$: 'preact/compat',
};

/** What the pages may load. The hash is that of an empty style element, into which Fluent inserts its rules. */
function contentSecurityPolicy(officeOrigin) {
  const policy = {
    'default-src': ["'none'"],
    'script-src': ["'self'", officeOrigin],
    'style-src': ["'self'", "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", officeOrigin],
    'worker-src': ["'self'"],
    'frame-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
  };
  return Object.entries(policy)
    .map(([name, sources]) => [name, ...sources.filter((source) => source !== '')].join(' '))
    .join('; ');
}

/** The add-in for Excel: the site that its manifest points to. */
function excel(env, isProduction, serves) {
  const base = baseAddress(env.base);
  const office = officeScript(process.env.OFFICE_JS);
  const page = (name, folder, chunks) =>
    new HtmlPlugin({
      filename: `${name}.html`,
      template: `src/${folder}/${name}.html`,
      chunks,
      inject: 'head',
      scriptLoading: 'defer',
      minify: false,
      policy: contentSecurityPolicy(['notice', 'help'].includes(name) ? '' : office.origin),
      officeScript: `<script src="${office.src}"></script>`,
    });
  return {
    name: 'excel',
    // Office's web views are Chromium; WPS and older Office have versions back to 87.
    target: ['web', 'es2019'],
    entry: {
      taskpane: './src/taskpane/page/excel.tsx',
      commands: './src/commands/commands.ts',
      notice: './src/commands/notice.ts',
    },
    output: {
      path: path.resolve(__dirname, 'dist/excel'),
      filename: '[name].[contenthash:8].js',
      clean: true,
    },
    resolve: { extensions: ['.tsx', '.ts', '.js'], alias: LIGHTER },
    module: { rules: [typescript('tsconfig.browser.json')] },
    plugins: [
      page('taskpane', 'taskpane/page', ['taskpane']),
      page('commands', 'commands', ['commands']),
      page('notice', 'commands', ['notice']),
      page('help', 'help', []),
      new CopyPlugin({
        patterns: [
          { from: 'assets/icons/*.png', to: 'assets/[name][ext]' },
          { from: 'src/taskpane/page/pages.css' },
          { from: 'src/help/help.css' },
          { from: 'src/taskpane/page/old-web-view.js', info: { minimized: true } },
          { from: 'src/commands/shortcuts*.json', to: '[name][ext]' },
          { from: 'manifest.xml', transform: (content) => manifestFor(content.toString('utf8'), base) },
          ...office.copies,
        ],
      }),
      ...(isProduction
        ? [
            new LowerSyntax({ chromium: OLDEST_OFFICE }),
            new InitialSize({ taskpane: 160 * KILOBYTE }),
            new OldBrowsers({ chromium: OLDEST_OFFICE }),
          ]
        : []),
    ],
    // Source maps must not use eval, which the pages' policy forbids.
    devtool: isProduction ? false : 'source-map',
    performance: { hints: false },
    stats: 'errors-warnings',
    ...(serves ? { devServer: devServer() } : {}),
  };
}

/** The workbench: a grid and the pane, as static files that any web server can serve. */
function workbench(isProduction) {
  return {
    name: 'workbench',
    target: ['web', 'es2019'],
    entry: { workbench: './src/workbench/workbench.tsx' },
    output: {
      path: path.resolve(__dirname, 'dist/workbench'),
      filename: '[name].[contenthash:8].js',
      clean: true,
    },
    resolve: { extensions: ['.tsx', '.ts', '.js'], alias: LIGHTER },
    module: { rules: [typescript('tsconfig.browser.json')] },
    plugins: [
      new HtmlPlugin({
        filename: 'index.html',
        template: 'src/workbench/workbench.html',
        inject: 'head',
        scriptLoading: 'defer',
        minify: false,
        policy: contentSecurityPolicy(''),
      }),
      new CopyPlugin({
        patterns: [
          { from: 'src/workbench/workbench.css' },
          { from: 'assets/icons/app.svg' },
          { from: 'assets/sample/*.xlsx', to: 'samples/[name][ext]' },
        ],
      }),
    ],
    // Source maps must not use eval, which the page's policy forbids.
    devtool: isProduction ? false : 'source-map',
    performance: { hints: false },
    stats: 'errors-warnings',
  };
}

/** The add-in for WPS: build/wps-addin.js. */
function wps(env, isProduction) {
  return wpsAddin({
    rule: typescript('tsconfig.browser.json'),
    alias: LIGHTER,
    policy: contentSecurityPolicy(''),
    isProduction,
    address: env['wps-address'],
  });
}

/** Serves over https with certificates that this machine trusts: `npm run dev-server`. */
function devServer() {
  const { getHttpsServerOptions } = require('office-addin-dev-certs');
  return {
    port: 3000,
    hot: false,
    headers: { 'Access-Control-Allow-Origin': '*' },
    client: { overlay: false },
    setupMiddlewares: (middlewares) => middlewares,
    server: getHttpsServerOptions().then((options) => ({ type: 'https', options })),
  };
}

module.exports = async (env = {}, argv = {}) => {
  const pane = excel(env, argv.mode === 'production', Boolean(env.WEBPACK_SERVE));
  if (pane.devServer) pane.devServer.server = await pane.devServer.server;
  const isProduction = argv.mode === 'production';
  return [cli, pane, workbench(isProduction), wps(env, isProduction)];
};
