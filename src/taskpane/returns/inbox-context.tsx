/** The inbox of returned files. It is kept while the user switches views, and emptied once its figures are in the ledger. */
import {
  createContext,
  useContext,
  useEffect,
  useMemo,
  useSyncExternalStore,
  type ReactElement,
  type ReactNode,
} from 'react';
import type { FileEngine } from '../../engine/file-engine';
import { ReturnsInbox, type InboxState } from './returns-inbox';
import { useCurrentSession } from '../session/session-context';

const InboxContext = createContext<ReturnsInbox | null>(null);

export interface InboxProviderProps {
  readonly startEngine: () => FileEngine;
  readonly children: ReactNode;
}

export function InboxProvider({ startEngine, children }: InboxProviderProps): ReactElement {
  const inbox = useMemo(() => new ReturnsInbox(startEngine), [startEngine]);
  useEffect(() => inbox.clear, [inbox]);
  const { notice } = useCurrentSession().state;
  const kind = notice?.notice.kind;
  const collected = notice && (kind === 'collected' || kind === 'parts-collected') ? notice.id : null;
  useEffect(() => {
    if (collected !== null) inbox.clear();
  }, [collected, inbox]);
  return <InboxContext.Provider value={inbox}>{children}</InboxContext.Provider>;
}

/** The inbox and its state. @throws Error outside an InboxProvider */
export function useInbox(): { readonly inbox: ReturnsInbox; readonly state: InboxState } {
  const inbox = useContext(InboxContext);
  if (!inbox) throw new Error('no inbox');
  return { inbox, state: useSyncExternalStore(inbox.subscribe, inbox.getState) };
}
