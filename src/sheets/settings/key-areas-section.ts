/** The settings section with the key areas (重点领域), one row per area. */
import { emptySpec, type CellContent, type SheetSpec } from '../../spreadsheet/spec';
import { columnFormat, rowFormat, STYLE } from '../parts/look';
import { ENTRY_COLUMN, KEY_AREAS_HEADING } from './key-areas';

/** Empty rows for more areas. */
const SPARE_ROWS = 3;

/**
 * The section, below the existing contents of the settings sheet. It sets no row heights, because 撤销 would not restore them.
 * @param top the section's first row
 */
export function keyAreasSection(sheet: string, keyAreas: readonly string[], top: number): SheetSpec {
  const count = keyAreas.length + SPARE_ROWS;
  const last = top + count;
  const rows = Array.from({ length: count }, (_, index): CellContent[] => [
    `领域 ${index + 1}`,
    keyAreas[index] ?? '',
    '',
  ]);
  const head = [KEY_AREAS_HEADING, '名称', '重点领域名录里的领域从这里选，空着的不计'];
  const left = { ...STYLE.text, horizontal: 'left' } as const;
  return {
    ...emptySpec(sheet, 'patch'),
    blocks: [{ top, left: 1, rows: [head, ...rows] }],
    formats: [
      rowFormat(top, 1, 3, STYLE.header),
      { area: { top: top + 1, left: 1, bottom: last, right: 3 }, style: left },
      columnFormat(ENTRY_COLUMN, top + 1, last, STYLE.input),
    ],
  };
}
