/**
 * The session as components see it.
 */
import { useEffect, useSyncExternalStore } from 'react';
import type { SessionRunner } from './session-runner';
import type { SessionState } from './session';

export interface Session extends Pick<SessionRunner, 'run' | 'cancel' | 'answer' | 'dismiss'> {
  readonly state: SessionState;
  readonly isBusy: boolean;
  /** Whether files can be saved from the pane. */
  readonly canSave: boolean;
  /** Whether new workbooks open in place of the present one. */
  readonly opensBooks: boolean;
}

/** Begins a session with a workbook; it ends when the component unmounts. */
export function useSession(
  runner: SessionRunner,
  { canSave, opensBooks }: Pick<Session, 'canSave' | 'opensBooks'>,
): Session {
  useEffect(() => runner.start(), [runner]);
  const state = useSyncExternalStore(runner.subscribe, runner.getState);
  return { state, isBusy: state.running !== null, canSave, opensBooks, ...pick(runner) };
}

function pick({
  run,
  cancel,
  answer,
  dismiss,
}: SessionRunner): Omit<Session, 'state' | 'isBusy' | 'canSave' | 'opensBooks'> {
  return { run, cancel, answer, dismiss };
}
