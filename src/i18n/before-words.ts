/** Messages that may be shown before a language is loaded, and so in both languages. */
export const BEFORE_WORDS = {
  noOffice:
    '连不上微软的 office.js，面板打不开。工作簿没有改动。请检查网络；单位内网请网络管理员按“office.js 放在本站”的方式部署。 The pane cannot open: Microsoft’s office.js could not be loaded. Your workbook was not changed. Check the network; on an intranet ask your administrator to deploy it with office.js on your own site.',
  notLoaded:
    '插件的一部分没有加载成功，表格没有改动。请检查网络后重新打开窗格。 Part of the add-in could not be loaded; the workbook is unchanged. Check the network, then open the pane again.',
  outsideExcel:
    '这个面板要在 Excel 里用，现在是在浏览器里单独打开的，没有工作簿可以处理。请在 Excel 的“任务分解”选项卡里点“打开面板”；要在浏览器里用，请打开工作台。 This pane works inside Excel. It was opened on its own in a browser, so there is no workbook to work on. Press “Open pane” on the 任务分解 tab in Excel; to work in a browser, open the workbench.',
} as const;
