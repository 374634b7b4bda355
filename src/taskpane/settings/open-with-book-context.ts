/**
 * Whether the pane opens with this workbook, for the view that offers it; null where the program can't do that.
 */
import { createContext, useContext } from 'react';

export interface OpenWithBook {
  isOn(): boolean;
  /** Whether it was noted in the workbook; saved with it. */
  set(isOn: boolean): Promise<boolean>;
}

const OpenWithBookContext = createContext<OpenWithBook | null>(null);

export const OpenWithBookProvider = OpenWithBookContext.Provider;

export function useOpenWithBook(): OpenWithBook | null {
  return useContext(OpenWithBookContext);
}
