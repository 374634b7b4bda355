/**
 * The entry point of the program `breakdown`.
 */
import { useCompression } from '../hosts/file/package/compression';
import { run } from './main';
import { ZLIB } from './zlib-compression';

useCompression(ZLIB);

// `breakdown check … | head` closes the pipe early. That is not a failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

void run(process.argv.slice(2)).then((exit) => {
  process.exitCode = exit;
});
