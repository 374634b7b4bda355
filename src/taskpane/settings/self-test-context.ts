/** The program's self-test, for the view 参数; null where there is none. */
import { createContext, useContext } from 'react';
import type { SelfTest } from '../../spreadsheet/host';

const SelfTestContext = createContext<SelfTest | null>(null);

export const SelfTestProvider = SelfTestContext.Provider;

export function useSelfTest(): SelfTest | null {
  return useContext(SelfTestContext);
}
