/** Provides the words of the pane's language to every component. */
import { createContext, useContext } from 'react';
import type { Messages } from '../../i18n/messages';
import type { PaneMessages } from '../../i18n/pane/messages';

export type Language = 'zh-CN' | 'en-US';

export interface Words {
  readonly language: Language;
  /** The words for findings and failures. */
  readonly messages: Messages;
  readonly pane: PaneMessages;
}

const WordsContext = createContext<Words | null>(null);

export const WordsProvider = WordsContext.Provider;

/** The words. @throws Error outside a {@link WordsProvider} */
export function useWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error('no words');
  return words;
}
