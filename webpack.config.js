const path = require('node:path');
const webpack = require('webpack');

const tsRule = {
  test: /\.ts$/,
  loader: 'ts-loader',
  exclude: /node_modules/,
  options: { onlyCompileBundledFiles: true, compilerOptions: { noEmit: false } },
};

/** The command line: one file that Node 20 runs, with everything it needs inside. */
const cli = {
  name: 'cli',
  target: 'node20',
  entry: { breakdown: './src/cli/breakdown.ts' },
  output: { path: path.resolve(__dirname, 'dist/cli'), filename: '[name].js', clean: true },
  resolve: { extensions: ['.ts', '.js'] },
  module: { rules: [tsRule] },
  plugins: [new webpack.BannerPlugin({ banner: '#!/usr/bin/env node', raw: true })],
  // Readable stack traces matter more to a command line than its size on disk.
  optimization: { minimize: false },
  performance: { hints: false },
  stats: 'errors-warnings',
};

module.exports = [cli];
