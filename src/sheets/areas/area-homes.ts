/** The names of the sheets for the key areas, and the words for the defined names that point to their first cells. */

/** The name of the sheet with the list of employers and projects. */
export const AREA_LIST_SHEET = '重点领域名录';
export const AREA_LIST_HOME = '重点领域名录';

/** The name of the sheet with the summary by unit and area. */
export const AREA_SUMMARY_SHEET = '重点领域建会情况';
export const AREA_SUMMARY_HOME = '重点领域建会情况';
