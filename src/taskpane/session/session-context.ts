/**
 * The session, for components that start commands.
 */
import { createContext, useContext } from 'react';
import type { Session } from './use-session';

const SessionContext = createContext<Session | null>(null);

export const SessionProvider = SessionContext.Provider;

export function useCurrentSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('no session around this component');
  return session;
}
