/**
 * The workbook that a unit gets with its task (任务再分解): 任务分解表, 任务书, 填写说明, 参数. It has the product's defined names, so that every
 * action works on it at once.
 */
import type { Breakdown, FigureColumn } from '../../domain/table/breakdown';
import { headingMeaning } from '../../domain/table/headings';
import type { HandedTask } from '../../domain/hand-down/handed-down';
import { quotedName } from '../../domain/campaign/campaign';
import type { StartingCampaign } from '../../domain/campaign/starting-campaign';
import type { NewWorkbook } from '../../spreadsheet/spec';
import { rememberCell, rememberText } from '../memory';
import { TASK_SHEET } from '../plan/task-table-sheet';
import { settingsSheet } from '../settings/settings';
import { SETTINGS_SHEET } from '../settings/settings-words';
import { guidanceSheet } from './guidance-sheet';
import {
  GUIDANCE_SHEET,
  HANDED_INDICATOR_WORD,
  HANDED_TASK_WORD,
  HANDED_UNIT_WORD,
  HANDED_YEAR_WORD,
  LETTER_SHEET,
} from './hand-down-words';
import { handedDownTable, TASK_CELL } from './handed-down-table';
import { letterSheet } from './letter-sheet';

export interface HandDownInput {
  readonly task: HandedTask;
  readonly columns: Breakdown['columns'];
  /** The indicator of the task, where the table has several; otherwise null. */
  readonly indicator: string | null;
  /** The campaign of the federation that hands the task down, with the sources of its settings. */
  readonly start: StartingCampaign;
  readonly fileName: string;
}

/** The new workbook for one unit. */
export function handDownBook({ task, columns, indicator, start, fileName }: HandDownInput): NewWorkbook {
  const { campaign, origins } = start;
  const { unitOfMeasure } = columns.target;
  const baseline = columns.baseline && headingOf(columns.baseline, 'baseline', '基数');
  const title = `${task.unit}${quotedName(campaign)}任务分解表`;
  // The goal is the federation's. A unit contributes its task; nothing states a growth goal for the unit itself.
  const own: StartingCampaign = {
    campaign: { ...campaign, federation: task.unit, growthGoal: null, cutOffMonth: null },
    origins: { ...origins, federation: { kind: 'settings' }, growthGoal: { kind: 'none' } },
  };
  const settings = settingsSheet(own, SETTINGS_SHEET, null);
  const remember = (sheet: string): ReturnType<typeof rememberCell> =>
    rememberCell(sheet, { sheet, row: 1, column: 1 }, true);
  return {
    fileName,
    title,
    open: { sheet: TASK_SHEET, row: 8, column: 1 },
    change: {
      copies: [],
      removedNames: [],
      sheets: [
        handedDownTable({
          title,
          task,
          unitOfMeasure,
          headings: { baseline, target: headingOf(columns.target, 'target', '任务数') },
        }),
        letterSheet({
          campaign,
          hasPhases: origins.phases.kind === 'plan' || origins.phases.kind === 'settings',
          isSenderAssumed: origins.federation.kind === 'assumed' && campaign.federation !== '',
          task,
          unitOfMeasure,
          baseline,
        }),
        guidanceSheet(campaign, origins.federation),
        settings.spec,
      ],
      names: [
        ...settings.names,
        remember(LETTER_SHEET),
        remember(GUIDANCE_SHEET),
        rememberCell(HANDED_TASK_WORD, TASK_CELL, true),
        rememberText(HANDED_UNIT_WORD, task.unit),
        ...(indicator === null ? [] : [rememberText(HANDED_INDICATOR_WORD, indicator)]),
        ...(campaign.targetYear === null
          ? []
          : [rememberText(HANDED_YEAR_WORD, String(campaign.targetYear))]),
      ],
    },
  };
}

/**
 * The parent table's heading, if it says by itself what the column holds and in which unit of measure; otherwise `plain` with the
 * unit of measure.
 */
function headingOf(column: FigureColumn, role: 'baseline' | 'target', plain: string): string {
  const { heading, unitOfMeasure } = column;
  const isClear = headingMeaning(heading)?.role === role && heading.includes(unitOfMeasure);
  return isClear ? heading : `${plain}（${unitOfMeasure}）`;
}
