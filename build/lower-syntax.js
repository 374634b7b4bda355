/**
 * Rewrites syntax that old web views do not know (logical assignment, static blocks), in the product's scripts and in libraries.
 */
const esbuild = require('esbuild');
const { Compilation, sources } = require('webpack');

class LowerSyntax {
  /** @param {{ chromium: number }} options */
  constructor({ chromium }) {
    this.target = `chrome${chromium}`;
  }

  apply(compiler) {
    compiler.hooks.compilation.tap('LowerSyntax', (compilation) => {
      // After the minifier, and before the hashes in file names are computed.
      const stage = Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_SIZE + 1;
      compilation.hooks.processAssets.tapPromise({ name: 'LowerSyntax', stage }, (assets) =>
        Promise.all(
          Object.keys(assets)
            .filter((file) => file.endsWith('.js') && !compilation.getAsset(file)?.info.copied)
            .map(async (file) => {
              const { code } = await esbuild.transform(assets[file].source().toString(), {
                target: this.target,
                minifySyntax: true,
                minifyWhitespace: true,
                charset: 'utf8',
                legalComments: 'inline',
              });
              compilation.updateAsset(file, new sources.RawSource(code));
            }),
        ),
      );
    });
  }
}

module.exports = { LowerSyntax };
