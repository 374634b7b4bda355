/** Tries twice, and ignores a second failure: a failed cleanup must not hide the result of the work before it. */
export function tryTwice(act: () => unknown): void {
  try {
    act();
  } catch {
    try {
      act();
    } catch {
      // A second failure is ignored.
    }
  }
}
