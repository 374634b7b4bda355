/**
 * The words of the pane's language, for every component.
 */
import { createContext, useContext } from 'react';
import { enUS } from '../../i18n/en-US';
import type { Messages } from '../../i18n/messages';
import { paneEnUS } from '../../i18n/pane/en-US';
import type { PaneMessages } from '../../i18n/pane/messages';
import { paneZhCN } from '../../i18n/pane/zh-CN';
import { zhCN } from '../../i18n/zh-CN';

export type Language = 'zh-CN' | 'en-US';

export interface Words {
  readonly language: Language;
  /** Findings and failures. */
  readonly messages: Messages;
  readonly pane: PaneMessages;
}

const WORDS: Readonly<Record<Language, Words>> = {
  'zh-CN': { language: 'zh-CN', messages: zhCN, pane: paneZhCN },
  'en-US': { language: 'en-US', messages: enUS, pane: paneEnUS },
};

const WordsContext = createContext<Words>(WORDS['zh-CN']);

export const WordsProvider = WordsContext.Provider;

export function wordsOf(language: Language): Words {
  return WORDS[language];
}

export function useWords(): Words {
  return useContext(WordsContext);
}
