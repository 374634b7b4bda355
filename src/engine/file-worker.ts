/**
 * The worker the file engine runs in: the page goes on answering while files are read and made.
 */
import { createWorkbook } from '../hosts/file/file-host';
import { readReturnFile } from './return-file';
import { zipWorkbooks } from './zip-workbooks';
import { READY, type FileAnswer, type FileTask } from './file-task';

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

send({ id: READY, result: null });

async function answer(task: FileTask): Promise<unknown> {
  switch (task.kind) {
    case 'read-return':
      return readReturnFile(task.fileName, task.bytes);
    case 'make-workbook':
      return createWorkbook(task.book);
    case 'zip-workbooks':
      return zipWorkbooks(task.books);
    case 'make-document': {
      // The library that writes documents is fetched with the first of them.
      const { paperFile } = await import('./paper-file');
      return paperFile(task.paper);
    }
  }
}

function send(message: FileAnswer): void {
  postMessage(message);
}
