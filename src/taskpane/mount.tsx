/**
 * The task pane, put on a page.
 */
import { createRoot } from 'react-dom/client';
import { App } from './app';
import type { Collect, PaneProps } from './pane-props';
import { SessionRunner } from './session/session-runner';

/** A pane that is shown. */
export interface MountedPane {
  readonly unmount: () => void;
  /** Takes files as returns, and shows them under 月报; null while there is no table they could be for. */
  readonly collect: () => Collect | null;
  /** What the pane is about, for what asks it from outside: ribbon, menus, shortcuts. */
  readonly session: SessionRunner;
}

/** Shows the pane in an element, which it fills; the element needs a height. */
export function mountPane(element: HTMLElement, props: PaneProps): MountedPane {
  element.lang = props.words.language;
  const { host, bookName, save, startEngine } = props;
  const session = new SessionRunner({ host, bookName, save, startEngine });
  const root = createRoot(element);
  let collect: Collect | null = null;
  const onCollect = (taken: Collect | null): void => {
    collect = taken;
  };
  root.render(<App {...props} session={session} onCollect={onCollect} />);
  return {
    unmount: () => {
      root.unmount();
    },
    collect: () => collect,
    session,
  };
}
