/** Chooses the indicator that the pane shows, now and in later sessions. */
import type { Host } from '../spreadsheet/host';
import { CHOSEN_INDICATOR, rememberedText, rememberText } from '../sheets/memory';
import { NO_CHANGE } from '../spreadsheet/merged-change';
import { surveyFor, type Survey } from './survey';

/**
 * Stores the choice in a defined name of the workbook. 撤销 does not revert this.
 * @throws HostError
 */
export async function chooseIndicator(host: Host, name: string): Promise<void> {
  await host.apply({ ...NO_CHANGE, names: [rememberText(CHOSEN_INDICATOR, name)] });
}

/** The survey for the indicator with this name; else for the indicator that was chosen last, if the table still has it; else unchanged. */
export function surveyChosen(found: Survey, name: string | null): Survey {
  const names = found.indicators.map(({ breakdown }) => breakdown.indicator.name);
  const wanted = [name, rememberedText(found.workbook, CHOSEN_INDICATOR)].find(
    (wanted) => wanted !== null && names.includes(wanted),
  );
  return typeof wanted === 'string' && names.length > 1 ? surveyFor(found, wanted) : found;
}
