/** Settings sections for what a plan says beyond the settings: the key areas (重点领域) and the reporting duty (报送要求). */
import type { PlanItem, PlanKey } from '../../domain/plan/read-plan';
import { planValue, TO_FILL_IN } from '../../domain/plan/plan-value';
import type { SheetSpec } from '../../spreadsheet/spec';
import { rowFormat, STYLE } from '../parts/look';
import { keyAreasSection } from './key-areas-section';
import { ENTRY_WIDTH, explanationHeight } from './settings';
import { REPORTING_HEADING, REPORTING_LABEL } from './settings-words';

/** Adds to the settings sheet the sections for which the plan has items. */
export function withSections(settings: SheetSpec, items: readonly PlanItem[]): SheetSpec {
  const areas = items.flatMap(({ key, value }) => (key === 'keyArea' ? [String(value)] : []));
  const reported = withReporting(settings, items);
  if (areas.length === 0) return reported;
  const top = freeRow(reported);
  // The section sets no row heights, because on an existing sheet 撤销 would not restore them. This sheet is new.
  const rowHeights = areas.map((area, index) => ({
    row: top + 1 + index,
    height: explanationHeight(area, ENTRY_WIDTH),
  }));
  return withSection(reported, { ...keyAreasSection(settings.sheet, areas, top), rowHeights });
}

function withReporting(settings: SheetSpec, items: readonly PlanItem[]): SheetSpec {
  const told = (key: PlanKey): PlanItem | undefined => items.find((item) => item.key === key);
  const [every, day, final] = [told('reporting'), told('reportingDay'), told('finalReport')];
  if (!every && !final) return settings;
  const rows = [
    [REPORTING_HEADING, '内容', '原文'],
    ...(every ? [[REPORTING_LABEL.every, planValue(every), every.sentence]] : []),
    ...(every
      ? [[REPORTING_LABEL.day, day ? planValue(day) : TO_FILL_IN, day?.sentence ?? '方案里没有写']]
      : []),
    ...(final ? [[REPORTING_LABEL.finalReport, planValue(final), final.sentence]] : []),
  ];
  const top = freeRow(settings);
  const bottom = top + rows.length - 1;
  return withSection(settings, {
    blocks: [{ top, left: 1, rows }],
    formats: [
      rowFormat(top, 1, 3, STYLE.header),
      {
        area: { top: top + 1, left: 1, bottom, right: 3 },
        style: { ...STYLE.text, horizontal: 'left', wrap: true },
      },
    ],
    rowHeights: rows.slice(1).map(([, , sentence = ''], index) => ({
      row: top + 1 + index,
      height: explanationHeight(sentence),
    })),
  });
}

/** The second row below the last written row. */
function freeRow({ blocks }: SheetSpec): number {
  return Math.max(...blocks.map(({ top, rows }) => top + rows.length - 1)) + 2;
}

function withSection(
  settings: SheetSpec,
  section: Pick<SheetSpec, 'blocks' | 'formats' | 'rowHeights'>,
): SheetSpec {
  return {
    ...settings,
    blocks: [...settings.blocks, ...section.blocks],
    formats: [...settings.formats, ...section.formats],
    rowHeights: [...settings.rowHeights, ...section.rowHeights],
  };
}
