/** Work in steps: a generator that yields wherever its caller may do something else, such as draw a page. */

/** Items handled between two pauses: a few milliseconds on an old machine. */
const AT_ONCE = 1000;

/** Like `map`, but pauses after every {@link AT_ONCE} items. */
export function* mapInSteps<T, R>(
  items: readonly T[],
  make: (item: T, index: number) => R,
): Generator<void, R[]> {
  const made: R[] = [];
  for (const [index, item] of items.entries()) {
    if (index > 0 && index % AT_ONCE === 0) yield;
    made.push(make(item, index));
  }
  return made;
}

/** Runs steps to their end without a pause and gives their result. */
export function finishSteps<T>(steps: Generator<void, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/**
 * Runs steps to their end, and pauses whenever they have worked for {@link LONGEST_MS}.
 * @param isWanted asked after each pause; once it returns false, the work is given up and the result is null
 */
export async function finishStepsWithPauses<T>(
  steps: Generator<void, T>,
  pause: () => Promise<void>,
  isWanted: () => boolean,
): Promise<T | null> {
  let began = Date.now();
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    if (Date.now() - began < LONGEST_MS) continue;
    await pause();
    if (!isWanted()) return null;
    began = Date.now();
  }
}

/** The longest work between two pauses, in milliseconds. One more step still fits in the 16 ms that a page has per frame. */
const LONGEST_MS = 12;
