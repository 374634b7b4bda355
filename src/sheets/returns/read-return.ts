/** Reads a workbook that a unit returned: a hand-down workbook, a return template, a plain table or a form. */
import { formReturn } from '../../domain/returns/form-return';
import type { WorkbookGrid } from '../../spreadsheet/grid';
import { plainReturn } from '../../domain/returns/plain-return';
import type { ReadReturn } from '../../domain/returns/returns';
import { combineMonths, monthInText } from '../../domain/returns/month-in-text';
import { readHandedDown } from '../hand-down/read-handed-down';
import { readAreaList } from '../areas/read-area-list';
import { ownSheets } from '../own-sheets';
import { readTemplate, templateUnit } from './read-template';

/** The figures and parts in a returned workbook. */
export function readReturn(
  workbook: WorkbookGrid,
  fileName: string,
): Pick<ReadReturn, 'figures' | 'handedDown' | 'areas' | 'problem'> {
  const list = readAreaList(workbook);
  if (!list || list.entries.length === 0) return figuresOf(workbook, fileName);
  // The list of key areas has units and numbers, but no returns.
  const sheets = workbook.sheets.filter(({ name }) => name !== list.sheet);
  const read = figuresOf({ ...workbook, sheets }, fileName);
  const areas = { unit: templateUnit(workbook), entries: list.entries };
  return { ...read, areas, problem: null };
}

function figuresOf(
  workbook: WorkbookGrid,
  fileName: string,
): Pick<ReadReturn, 'figures' | 'handedDown' | 'problem'> {
  const handedDown = readHandedDown(workbook);
  if (handedDown) {
    return { figures: [], handedDown, problem: handedDown.parts.length === 0 ? 'not-filled-in' : null };
  }
  const template = readTemplate(workbook);
  if (template) return { figures: template, problem: template.length === 0 ? 'not-filled-in' : null };
  if (ownSheets(workbook).some(({ kind }) => kind === 'year-end')) {
    return { figures: [], problem: 'year-end-workbook' };
  }
  const sheets = workbook.sheets
    .filter((sheet) => sheet.visible)
    .map((sheet) => ({ sheet, around: combineMonths(monthInText(sheet.name), monthInText(fileName)) }));
  const tables = sheets.flatMap(({ sheet, around }) => plainReturn(sheet, around));
  if (tables.length > 0) return { figures: tables, problem: null };
  const forms = sheets.map(({ sheet, around }) => formReturn(sheet, around));
  const figures = forms.flatMap((form) => form.figures);
  if (figures.length > 0) return { figures, problem: null };
  return { figures, problem: forms.some((form) => form.isSeveral) ? 'several-figures' : 'no-figures' };
}
