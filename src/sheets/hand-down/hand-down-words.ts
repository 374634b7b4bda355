/**
 * The words of a handed-down workbook, shared by the code that writes it and the code that recognises it.
 */

/** The words for defined names in the workbook: the cell of the task, the unit, the year, and the indicator where there are several. */
export const HANDED_TASK_WORD = '下达任务';
export const HANDED_UNIT_WORD = '下达单位';
export const HANDED_YEAR_WORD = '下达年';
export const HANDED_INDICATOR_WORD = '下达指标';

export const GUIDANCE_SHEET = '填写说明';
export const LETTER_SHEET = '任务书';
/** The sheet of the parent's workbook that shows how the units divide their tasks. */
export const PARTS_SHEET = '下级分解';
