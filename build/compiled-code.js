/**
 * Puts V8's compiled code of the command line next to it, because compiling took half of a short run.
 */
const { spawnSync } = require('node:child_process');
const { wrap } = require('node:module');
const { join } = require('node:path');
const esbuild = require('esbuild');
const { Compilation, sources } = require('webpack');

/** Escapes the other characters beyond ASCII: esbuild does not change regular expressions. */
function escaped(code) {
  return code.replace(/[\u0080-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

class CompiledCode {
  /** @param {{ program: string, books: string[] }} options the name of the script, and workbooks to run it on */
  constructor({ program, books }) {
    this.program = program;
    this.books = books;
  }

  apply(compiler) {
    compiler.hooks.compilation.tap('CompiledCode', (compilation) => {
      const stage = Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_SIZE;
      compilation.hooks.processAssets.tapPromise({ name: 'CompiledCode', stage }, async (assets) => {
        // Code in ASCII without comments takes half the memory. Lines are kept for readable stack traces.
        const { code } = await esbuild.transform(assets[this.program].source().toString(), {
          charset: 'ascii',
          legalComments: 'none',
          target: 'node20',
        });
        // The code is wrapped into the function of a module here, because wrapping it at every start would copy the whole text.
        compilation.updateAsset(this.program, new sources.RawSource(wrap(escaped(code))));
      });
    });
    compiler.hooks.afterEmit.tap('CompiledCode', ({ errors }) => {
      const program = join(compiler.outputPath, this.program);
      const out = program.replace(/\.js$/, '.compiled');
      const made = spawnSync(
        process.execPath,
        [join(__dirname, 'compile-program.js'), program, out, ...this.books],
        {
          stdio: ['ignore', 'ignore', 'pipe'],
          encoding: 'utf8',
        },
      );
      if (made.status !== 0) errors.push(new Error(`compiling ${this.program} failed: ${made.stderr}`));
    });
  }
}

module.exports = { CompiledCode };
