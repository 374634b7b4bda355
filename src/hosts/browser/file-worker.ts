/**
 * The worker the file engine runs in: the page goes on answering while files are read and made.
 */
import { readReturnFile } from '../file/return-file';
import { zipWorkbooks } from '../file/zip-workbooks';
import type { FileAnswer, FileTask } from './file-engine';

self.addEventListener('message', ({ data }: MessageEvent<FileTask>) => {
  answer(data).then(
    (result) => {
      send({ id: data.id, result });
    },
    (error: unknown) => {
      send({ id: data.id, error: error instanceof Error ? error.message : String(error) });
    },
  );
});

function answer(task: FileTask): Promise<unknown> {
  return task.kind === 'read-return' ? readReturnFile(task.fileName, task.bytes) : zipWorkbooks(task.books);
}

function send(message: FileAnswer): void {
  postMessage(message);
}
