/** Mounts the task pane on a page. */
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { PlanInbox } from '../divide/plan-inbox';
import type { DroppedFile } from '../returns/returns-inbox';
import type { Collect, PaneProps } from './pane-props';
import { SessionRunner } from '../session/session-runner';

/** A mounted pane. */
export interface MountedPane {
  readonly unmount: () => void;
  /** The function that takes files as returns and shows them in the view 月报; null while there is no table for returns. */
  readonly collect: () => Collect | null;
  /** Reads a plan and shows it; the user may then make its sheets. */
  readonly readPlan: (file: DroppedFile) => void;
  /** The pane's session, which ribbon, menus and shortcuts use. */
  readonly session: SessionRunner;
}

/** Mounts the pane in an element and fills it; the element needs a height. */
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
