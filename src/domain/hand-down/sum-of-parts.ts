/** The sum of a task's parts. It has its own file because the pane needs it on every reading, without the rest of the hand-down code. */
import { addUp } from '../allocation/millionths';

/** The sum of the parts' targets, without binary rounding noise; null where no target is filled in yet. */
export function sumOfParts(parts: readonly { readonly target: number | null }[]): number | null {
  const targets = parts.flatMap(({ target }) => (target === null ? [] : [target]));
  return targets.length === 0 ? null : addUp(targets);
}
