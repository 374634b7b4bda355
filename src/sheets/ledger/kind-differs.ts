/** Compares 月报口径 with the ledger's formulas. In its own file, because the pane loads the conversion late. */
import { finding, type Finding } from '../../domain/finding';
import { sheetNamed, type WorkbookGrid } from '../../spreadsheet/grid';
import type { Settings } from '../settings/read-settings';
import { LABEL, RETURN_KIND_WORDS, rowsByLabel } from '../settings/settings-words';
import type { LedgerSheet } from './read-ledger';

/** Reports return-kind-differs: 月报口径 was changed on the settings sheet, but the ledger's formulas still count the other kind. */
export function kindDiffers(
  workbook: WorkbookGrid,
  { home, campaign }: Settings,
  ledger: LedgerSheet | null,
): Finding[] {
  const sheet = home && sheetNamed(workbook, home.sheet);
  const row = sheet ? rowsByLabel(sheet).get(LABEL.returnKind) : undefined;
  const kind = ledger?.kind ?? null;
  if (!sheet || row === undefined || kind === null || kind === campaign.returnKind) return [];
  const details = { set: RETURN_KIND_WORDS[campaign.returnKind], ledger: RETURN_KIND_WORDS[kind] };
  return [finding('return-kind-differs', { sheet: sheet.name, row, column: 2 }, details)];
}
