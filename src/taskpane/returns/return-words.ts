/**
 * The words of monthly returns in the pane's language; loaded with the views that use them.
 */
import { returnsEnUS } from '../../i18n/returns/en-US';
import type { ReturnWords } from '../../i18n/returns/messages';
import { returnsZhCN } from '../../i18n/returns/zh-CN';
import { useWords } from '../ui/words';

export function useReturnWords(): ReturnWords {
  return useWords().language === 'zh-CN' ? returnsZhCN : returnsEnUS;
}
