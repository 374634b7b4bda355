/** The words of the view 分解 in the pane's language; loaded with the view. */
import { allocationEnUS } from '../../i18n/allocation/en-US';
import type { AllocationWords } from '../../i18n/allocation/messages';
import { allocationZhCN } from '../../i18n/allocation/zh-CN';
import { divideEnUS } from '../../i18n/divide/en-US';
import type { DivideWords } from '../../i18n/divide/messages';
import { divideZhCN } from '../../i18n/divide/zh-CN';
import { planEnUS } from '../../i18n/plan/en-US';
import type { PlanWords } from '../../i18n/plan/messages';
import { planZhCN } from '../../i18n/plan/zh-CN';
import { useWords } from '../ui/words';

export function useDivideWords(): DivideWords {
  return useWords().language === 'zh-CN' ? divideZhCN : divideEnUS;
}

export function useAllocationWords(): AllocationWords {
  return useWords().language === 'zh-CN' ? allocationZhCN : allocationEnUS;
}

export function usePlanWords(): PlanWords {
  return useWords().language === 'zh-CN' ? planZhCN : planEnUS;
}
