/**
 * Making the year-end workbook, with the words it is written in. It goes to a director: they are Chinese, whatever language the
 * pane speaks.
 */
export { yearEnd } from '../../actions/year-end';
export { zhCN as sheetWords } from '../../i18n/zh-CN';
