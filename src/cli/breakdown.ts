/**
 * The entry point of the program `breakdown`.
 */
import { run } from './main';

// `breakdown check … | head` closes the pipe early. That is not a failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

void run(process.argv.slice(2)).then((exit) => {
  process.exitCode = exit;
});
