/**
 * A folder for what tests write; gone when the test file (or the program) ends.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'breakdown-test-'));
let made = 0;

const remove = (): void => {
  rmSync(folder, { recursive: true, force: true });
};
// Outside jest, for instance in the benchmark, there is no afterAll.
if (typeof afterAll === 'function') afterAll(remove);
else process.once('exit', remove);

/** A new empty folder. */
export function scratchFolder(): string {
  made += 1;
  const path = join(folder, String(made));
  mkdirSync(path);
  return path;
}

/** A path for a file of that name that nothing else writes to. */
export function scratchFile(name: string): string {
  return join(scratchFolder(), name);
}
