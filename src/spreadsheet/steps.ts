/**
 * Runs long work in steps, so that a page can do something else between them.
 */

/** Work that yields after each step and returns its result. */
export type Steps<Result> = Generator<undefined, Result, undefined>;

/** Runs all steps without a pause. */
export function runSteps<Result>(steps: Steps<Result>): Result {
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/** Milliseconds between two pauses. A page draws sixty times a second, that is, every 16 ms. */
const BETWEEN_PAUSES = 12;

/**
 * Runs the steps with a pause whenever some time has passed. @param pause resolves when the work may continue; without it there are no
 * pauses
 */
export async function withPauses<Result>(
  steps: Steps<Result>,
  pause: (() => Promise<void>) | undefined,
): Promise<Result> {
  if (!pause) return runSteps(steps);
  let start = performance.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    if (performance.now() - start < BETWEEN_PAUSES) continue;
    await pause();
    start = performance.now();
  }
}
