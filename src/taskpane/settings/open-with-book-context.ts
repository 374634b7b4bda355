/** The setting whether the pane opens with this workbook, for the view 参数; null where the program does not support it. */
import { createContext, useContext } from 'react';

export interface OpenWithBook {
  isOn(): boolean;
  /** Changes the setting in the workbook; it is saved with the workbook. Resolves to whether the program accepted it. */
  set(isOn: boolean): Promise<boolean>;
}

const OpenWithBookContext = createContext<OpenWithBook | null>(null);

export const OpenWithBookProvider = OpenWithBookContext.Provider;

export function useOpenWithBook(): OpenWithBook | null {
  return useContext(OpenWithBookContext);
}
