/**
 * The program `breakdown`.
 */
import { run } from './main';

// `breakdown check … | head` closes the pipe early; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

void run(process.argv.slice(2)).then((exit) => {
  process.exitCode = exit;
});
