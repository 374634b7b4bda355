/** The V8 code cache that the build makes for faster start: the Node that made it uses it, and the program also runs without it. */
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { PROGRAM, SAMPLE } from '../support/command';
import { scratchFolder } from '../support/scratch';

const COMPILED = 'program.compiled';

function programIn(folder: string): string {
  cpSync(dirname(PROGRAM), folder, { recursive: true });
  return join(folder, 'breakdown.js');
}

function check(program: string): readonly [number | null, string, string] {
  const args = [program, 'check', SAMPLE, '--json'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return [status, stdout, stderr];
}

it('is accepted by the Node that built it', () => {
  const folder = dirname(PROGRAM);
  const script = new Script(readFileSync(join(folder, 'program.js'), 'latin1'), {
    filename: join(folder, 'program.js'),
    cachedData: readFileSync(join(folder, COMPILED)),
  });
  expect(script.cachedDataRejected).toBe(false);
});

it.each(['missing', 'of another version', 'empty'])(
  'does not matter to the result when it is %s',
  (state) => {
    const folder = scratchFolder();
    const program = programIn(folder);
    const compiled = join(folder, COMPILED);
    const bytes = readFileSync(compiled);
    if (state === 'missing') rmSync(compiled);
    // The first bytes hold the version of V8 and a hash of the source.
    else
      writeFileSync(
        compiled,
        state === 'empty' ? '' : bytes.map((byte, at) => (at < 16 ? byte ^ 0x55 : byte)),
      );
    expect(check(program)).toEqual(check(PROGRAM));
  },
);
