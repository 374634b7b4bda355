/**
 * A folder for files that tests write, deleted when the test file (or the program) ends.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'breakdown-test-'));
let made = 0;

const remove = (): void => {
  rmSync(folder, { recursive: true, force: true });
};
// afterAll does not exist outside jest, for instance in the benchmark.
if (typeof afterAll === 'function') afterAll(remove);
else process.once('exit', remove);

/** A new empty folder. */
export function scratchFolder(): string {
  made += 1;
  const path = join(folder, String(made));
  mkdirSync(path);
  return path;
}

/** An unused path for a file with the given name. */
export function scratchFile(name: string): string {
  return join(scratchFolder(), name);
}
