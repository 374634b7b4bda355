/** 建立文稿素材: makes the sheet on which the user writes text for papers. The sheet is made once; later only missing lines are added. */
import { placeLines, sentenceLines } from '../papers/material';
import { addedLines, hasMaterial, MATERIAL_SHEET, materialSheet } from '../sheets/material/material-sheet';
import { freeSheetName } from '../sheets/sheet-names';
import { sheetNames } from '../spreadsheet/grid';
import type { Host } from '../spreadsheet/host';
import { NO_CHANGE } from '../spreadsheet/merged-change';
import type { WorkbookChange } from '../spreadsheet/spec';
import { statesCutOff } from './parts/indicator-survey';
import { applyAndReport, type ActionReport } from './report';
import { survey, type Survey, type SurveyOptions } from './survey';

/**
 * Makes the sheet, or adds missing lines for the cut-off month and for phases.
 * @throws ActionError, HostError
 */
export async function prepareMaterial(host: Host, options: SurveyOptions = {}): Promise<ActionReport> {
  const found = await survey(host, options);
  const written = await applyAndReport(host, materialChange(found), found.workbook);
  return { ...written, findings: found.findings };
}

function materialChange({ workbook, campaign, cutOffMonth, indicators }: Survey): WorkbookChange {
  const lines = [
    ...placeLines(
      { month: cutOffMonth, isMonthStated: statesCutOff(campaign, indicators) },
      campaign.phases.map(({ name }) => name),
    ),
    ...sentenceLines(),
  ];
  if (hasMaterial(workbook)) {
    const added = addedLines(workbook, lines);
    return added ? { ...NO_CHANGE, sheets: [added] } : NO_CHANGE;
  }
  const { spec, names } = materialSheet(lines, freeSheetName(MATERIAL_SHEET, sheetNames(workbook)));
  return { ...NO_CHANGE, sheets: [spec], names };
}
