/**
 * The words of the key areas in the pane's language; loaded with the views that use them.
 */
import { areasEnUS } from '../../i18n/areas/pane-en-US';
import type { AreaWords } from '../../i18n/areas/messages';
import { areasZhCN } from '../../i18n/areas/pane-zh-CN';
import { useWords } from '../ui/words';

export function useAreaWords(): AreaWords {
  return useWords().language === 'zh-CN' ? areasZhCN : areasEnUS;
}
