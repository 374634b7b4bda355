/**
 * The program `breakdown`.
 */
import { run } from './main';

void run(process.argv.slice(2)).then((exit) => {
  process.exitCode = exit;
});
