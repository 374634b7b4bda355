/**
 * The task pane, put on a page.
 */
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { PlanInbox } from '../divide/plan-inbox';
import type { DroppedFile } from '../returns/returns-inbox';
import type { Collect, PaneProps } from './pane-props';
import { SessionRunner } from '../session/session-runner';

/** A pane that is shown. */
export interface MountedPane {
  readonly unmount: () => void;
  /** Takes files as returns, and shows them under 月报; null while there is no table they could be for. */
  readonly collect: () => Collect | null;
  /** Shows what a plan says, and makes its sheets where that is asked for. */
  readonly readPlan: (file: DroppedFile) => void;
  /** The pane's session, for ribbon, menus and shortcuts. */
  readonly session: SessionRunner;
}

/** Shows the pane in an element, which it fills; the element needs a height. */
export function mountPane(element: HTMLElement, props: PaneProps): MountedPane {
  element.lang = props.words.language;
  const { host, bookName, save, startEngine, openBook } = props;
  const session = new SessionRunner({ host, bookName, save, startEngine, openBook });
  const plan = new PlanInbox(startEngine);
  const root = createRoot(element);
  let collect: Collect | null = null;
  const onCollect = (taken: Collect | null): void => {
    collect = taken;
  };
  root.render(<App {...props} session={session} plan={plan} onCollect={onCollect} />);
  return {
    unmount: () => {
      root.unmount();
    },
    collect: () => collect,
    readPlan: (file) => {
      plan.set({ file, preview: null });
    },
    session,
  };
}
