/**
 * The order in which jest starts test files. jest starts those first that took longest last time; in a fresh clone it knows no times and
 * goes by the size of the files, so that a small file that runs for minutes may start last, while the other workers have nothing to do.
 */
const { existsSync } = require('node:fs');
const { join } = require('node:path');
// A custom sequencer is documented in jest's configuration, `testSequencer`.
const Sequencer = require('@jest/test-sequencer').default;

/** The files that take longest on two cores, longest first. */
const LONG = [
  'hosts/contract.test.ts',
  'generated-tables/actions-1.test.ts',
  'generated-tables/actions-2.test.ts',
  'hosts/file/odd-workbooks.test.ts',
  'hosts/excel/round-trips.test.ts',
  'hosts/excel/every-circumstance.test.ts',
  'hosts/wps/each-call.test.ts',
  'hosts/excel/failures.test.ts',
  'hosts/wps/two-hosts.test.ts',
  'hosts/wps/calls.test.ts',
  'cli/hostile.test.ts',
  'hosts/excel/large-tables.test.ts',
  'engine/return-file.test.ts',
  'cli/collect-many.test.ts',
  'hosts/large-area-list.test.ts',
].map((file) => join(__dirname, file));

const missing = LONG.filter((file) => !existsSync(file));
if (missing.length > 0) throw new Error(`test/longest-first.js names no longer existing files: ${missing}`);

/** Starts the files of {@link LONG} first, and the others in jest's order. */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const place = ({ path }) => (LONG.includes(path) ? LONG.indexOf(path) : LONG.length);
    return [...super.sort(tests)].sort((a, b) => place(a) - place(b));
  }
};
