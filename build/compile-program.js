/**
 * Runs the command line and saves the code that V8 compiled while it ran: node build/compile-program.js PROGRAM OUT BOOK…
 */
const { rmSync, mkdtempSync, readFileSync, writeFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { tmpdir } = require('node:os');
const { dirname, join } = require('node:path');
const { setImmediate } = require('node:timers');
const { setFlagsFromString } = require('node:v8');
const { Script } = require('node:vm');

const [, , filename, out, ...books] = process.argv;
const folder = mkdtempSync(join(tmpdir(), 'compile-program-'));
// V8 drops compiled code that was not called for a while. Without this flag the saved code would lack what only the start calls.
setFlagsFromString('--no-flush-bytecode');
const script = new Script(readFileSync(filename, 'latin1'), { filename });

/** The runs. V8 compiles a function when it is first called, so the runs call the functions that matter. */
const runs = books.flatMap((book, index) => [
  ['check', book, '--json'],
  ['check', book],
  ['recompute', book, '-o', join(folder, `${index}.xlsx`)],
]);

function runNext() {
  const args = runs.shift();
  if (args === undefined) {
    process.off('beforeExit', runNext);
    // V8 accepts compiled code only under the flags with which it was compiled, so the default is restored before saving.
    setFlagsFromString('--flush-bytecode');
    writeFileSync(out, script.createCachedData());
    rmSync(folder, { recursive: true, force: true });
    process.exitCode = 0;
    return;
  }
  // Keeps Node running: a run may leave only microtasks behind, after which Node would end.
  setImmediate(() => undefined);
  process.argv = [process.argv[0], filename, ...args];
  const program = { exports: {} };
  script.runInThisContext()(program.exports, createRequire(filename), program, filename, dirname(filename));
}

process.on('beforeExit', runNext);
