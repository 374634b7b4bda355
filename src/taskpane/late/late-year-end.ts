/**
 * Makes the year-end workbook, with the words that are written into it. They are always Chinese, because the workbook is for a
 * director, whatever the pane's language.
 */
export { yearEnd } from '../../actions/year-end';
export { zhCN as sheetWords } from '../../i18n/zh-CN';
