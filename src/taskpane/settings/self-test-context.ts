/**
 * The self-test of the program the pane is in, for the view that offers it; null where there is none.
 */
import { createContext, useContext } from 'react';
import type { SelfTest } from '../../spreadsheet/host';

const SelfTestContext = createContext<SelfTest | null>(null);

export const SelfTestProvider = SelfTestContext.Provider;

export function useSelfTest(): SelfTest | null {
  return useContext(SelfTestContext);
}
