/**
 * How much of a task its parts come to. A file of its own, because the pane needs it with every reading.
 */
import { addUp } from '../allocation/millionths';

/** The parts' targets together, without the noise of decimal fractions; null where none is filled in yet. */
export function sumOfParts(parts: readonly { readonly target: number | null }[]): number | null {
  const targets = parts.flatMap(({ target }) => (target === null ? [] : [target]));
  return targets.length === 0 ? null : addUp(targets);
}
