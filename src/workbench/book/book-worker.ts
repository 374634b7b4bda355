/**
 * The worker that holds the workbook: the page never waits for it.
 */
import { BookService } from './book-service';
import { failureOf, type Answer, type Call } from './calls';

const service = new BookService();

self.addEventListener('message', ({ data }: MessageEvent<Call>) => {
  void answer(data).then((message) => {
    postMessage(message);
  });
});

async function answer({ id, name, args }: Call): Promise<Answer> {
  try {
    // The page's end of the calls sees to it that the arguments are those of the method.
    const methods = service as unknown as Record<string, (...given: readonly unknown[]) => unknown>;
    return { id, result: await methods[name]?.(...args) };
  } catch (error) {
    return { id, failure: failureOf(error) };
  }
}
