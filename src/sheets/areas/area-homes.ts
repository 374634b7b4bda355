/**
 * The sheets of the key areas: what they are called, and the words their first cells are remembered by.
 */

/** The list of employers and projects. */
export const AREA_LIST_SHEET = '重点领域名录';
export const AREA_LIST_HOME = '重点领域名录';

/** The summary of founded unions by unit and area. */
export const AREA_SUMMARY_SHEET = '重点领域建会情况';
export const AREA_SUMMARY_HOME = '重点领域建会情况';
