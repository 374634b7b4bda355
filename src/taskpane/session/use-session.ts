/**
 * The session as components see it.
 */
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { zhCN } from '../../i18n/zh-CN';
import { SessionRunner, type RunnerOptions } from './session-runner';
import type { SessionState } from './session';

export interface Session extends Pick<SessionRunner, 'run' | 'cancel' | 'answer' | 'dismiss'> {
  readonly state: SessionState;
  readonly isBusy: boolean;
  /** Whether files can be saved from the pane. */
  readonly canSave: boolean;
}

/** Begins a session with a workbook; it ends with the component. */
export function useSession({ host, bookName, save, startEngine }: Omit<RunnerOptions, 'words'>): Session {
  // The year-end workbook goes to a director: its words are Chinese, whatever language the pane speaks.
  const runner = useMemo(
    () => new SessionRunner({ host, bookName, save, startEngine, words: zhCN }),
    [host, bookName, save, startEngine],
  );
  useEffect(() => runner.start(), [runner]);
  const state = useSyncExternalStore(runner.subscribe, runner.getState);
  return { state, isBusy: state.running !== null, canSave: save !== undefined, ...pick(runner) };
}

function pick({
  run,
  cancel,
  answer,
  dismiss,
}: SessionRunner): Omit<Session, 'state' | 'isBusy' | 'canSave'> {
  return { run, cancel, answer, dismiss };
}
