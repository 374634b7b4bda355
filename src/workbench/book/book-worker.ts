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
    const method = service[name] as (...given: readonly unknown[]) => unknown;
    return { id, result: await method.apply(service, [...args]) };
  } catch (error) {
    return { id, failure: failureOf(error) };
  }
}
