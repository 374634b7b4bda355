/**
 * Fails a production build of a page that loads too much JavaScript before the user can do anything.
 */
const { gzipSync } = require('node:zlib');

class InitialSize {
  /** @param {Readonly<Record<string, number>>} limits the most bytes, gzipped, by entry */
  constructor(limits) {
    this.limits = limits;
  }

  apply(compiler) {
    compiler.hooks.afterEmit.tap('InitialSize', (compilation) => {
      for (const [entry, limit] of Object.entries(this.limits)) {
        const sizeOf = (files) =>
          files
            .filter((file) => file.endsWith('.js'))
            .map((file) =>
              gzipSync(compiler.outputFileSystem.readFileSync(`${compiler.outputPath}/${file}`), {
                level: 9,
              }),
            )
            .reduce((sum, { length }) => sum + length, 0);
        // A page loads the words of one language before it shows anything.
        const languages = [...compilation.namedChunks]
          .filter(([name]) => name.startsWith('words-'))
          .map(([, chunk]) => sizeOf([...chunk.files]));
        const size = sizeOf(compilation.entrypoints.get(entry)?.getFiles() ?? []) + Math.max(0, ...languages);
        console.log(
          `${entry}: ${(size / 1024).toFixed(1)} KB of initial JavaScript, gzipped (at most ${limit / 1024} KB)`,
        );
        if (size > limit)
          compilation.errors.push(new Error(`${entry} loads ${size} bytes at first; ${limit} are allowed`));
      }
    });
  }
}

module.exports = { InitialSize };
