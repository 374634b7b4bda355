/**
 * The worker's side of calls from a page to a worker.
 */
import { failureOf, READY, type Answer, type Call } from './worker-protocol';

/** Answers every call with what the method of that name returns or throws. */
export function serveCalls(service: object): void {
  self.addEventListener('message', ({ data }: MessageEvent<Call>) => {
    void answer(service, data).then(send);
  });
  send({ id: READY, result: null });
}

async function answer(service: object, { id, name, args }: Call): Promise<Answer> {
  try {
    // The types on the page's side guarantee that the name is a method and that the arguments fit it.
    const methods = service as Record<string, (...given: readonly unknown[]) => unknown>;
    return { id, result: await methods[name]?.(...args) };
  } catch (error) {
    return { id, failure: failureOf(error) };
  }
}

function send(message: Answer): void {
  postMessage(message);
}
