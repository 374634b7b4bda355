/** Provides the workbench's words in the language of the page. */
import { createContext, useContext } from 'react';
import { workbenchEnUS } from '../i18n/workbench/en-US';
import type { WorkbenchMessages } from '../i18n/workbench/messages';
import { workbenchZhCN } from '../i18n/workbench/zh-CN';
import type { Language } from '../taskpane/ui/words';

const WORDS: Readonly<Record<Language, WorkbenchMessages>> = {
  'zh-CN': workbenchZhCN,
  'en-US': workbenchEnUS,
};

const WorkbenchWordsContext = createContext<WorkbenchMessages>(workbenchZhCN);

export const WorkbenchWordsProvider = WorkbenchWordsContext.Provider;

export function workbenchWords(language: Language): WorkbenchMessages {
  return WORDS[language];
}

export function useWorkbenchWords(): WorkbenchMessages {
  return useContext(WorkbenchWordsContext);
}
