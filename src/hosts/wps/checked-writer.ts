/**
 * The only way to change anything in ET. A call can fail with an error, with null, or silently, so every change is read back. When a
 * necessary step fails, the change ends; when any other step fails, the missing feature is recorded and the user is told.
 */
import { RefusedStepError, type HostFeature, type HostStep } from '../../spreadsheet/host';

export class CheckedWriter {
  /** @param lacking collects the features that this program lacks */
  constructor(private readonly lacking: Set<HostFeature>) {}

  /**
   * Does a necessary step.
   * @param place for the error message: a sheet, or `任务分解表!F4:F19`
   * @throws RefusedStepError when it was not done
   */
  must<T>(step: HostStep, place: string, act: () => T, isDone: (result: T) => boolean): T {
    let result: T;
    try {
      result = act();
      if (isDone(result)) return result;
    } catch (error) {
      throw new RefusedStepError(step, place, { cause: error });
    }
    throw new RefusedStepError(step, place);
  }

  /**
   * Does a step that is not necessary for the change. Returns whether it was done.
   * @throws RefusedStepError when a necessary part of the step was refused
   */
  may(feature: HostFeature, act: () => void, isDone: () => boolean = () => true): boolean {
    try {
      act();
      if (isDone()) return true;
    } catch (error) {
      // Of other errors the feature is recorded below, as for steps that fail silently.
      if (error instanceof RefusedStepError) throw error;
    }
    this.lacking.add(feature);
    return false;
  }

  /** Records a feature that the program lacks. */
  lacks(feature: HostFeature): void {
    this.lacking.add(feature);
  }

  /** Sets a property and reads it back. @param tolerance how far a size may differ, because programs round sizes */
  set<T extends object, Key extends keyof T>(
    feature: HostFeature,
    target: T,
    key: Key,
    value: T[Key],
    tolerance = 0,
  ): boolean {
    return this.may(
      feature,
      () => {
        target[key] = value;
      },
      () => isSame(target[key], value, tolerance),
    );
  }
}

function isSame(now: unknown, wanted: unknown, tolerance: number): boolean {
  if (typeof now === 'number' && typeof wanted === 'number') return Math.abs(now - wanted) <= tolerance;
  return now === wanted;
}
