/**
 * A change that contains one of everything that a change can contain.
 */
import { emptySpec, type WorkbookChange } from '../../../src/spreadsheet/spec';

const cells = { top: 2, left: 6, bottom: 4, right: 6 };

/** It changes the table of `bookOfUnits` and adds a sheet of the add-in's. */
export const ONE_OF_EVERYTHING: WorkbookChange = {
  copies: [{ sheet: '任务分解表', as: '任务分解表（旧）' }],
  sheets: [
    {
      ...emptySpec('任务分解表', 'patch'),
      blocks: [{ top: 1, left: 6, rows: [['完成率'], [{ formula: '=D2/C2' }], [7], ['＝文']] }],
      formats: [{ area: cells, likeColumn: 3, style: { numberFormat: '0.00%', horizontal: 'center' } }],
      columnWidths: [{ column: 6, width: 14 }],
      merges: [{ top: 8, left: 1, bottom: 8, right: 3 }],
      print: { footerIfNone: '第 &P 页' },
      conditionalFormats: [
        { kind: 'data-bar', area: cells, color: '#9DC3E6', min: 0, max: 1 },
        { kind: 'formula', area: cells, formula: '=F2>0.5', style: { color: '#1E6B3C', fill: '#E3F1E6' } },
      ],
    },
    {
      ...emptySpec('新表', 'own'),
      blocks: [
        {
          top: 1,
          left: 1,
          rows: [
            ['单位', '完成率'],
            ['甲', 0.5],
            ['乙', 0.25],
          ],
        },
      ],
      fills: [{ area: { top: 2, left: 3, bottom: 3, right: 3 }, formula: '=B2*2' }],
      formats: [
        {
          area: { top: 1, left: 1, bottom: 3, right: 3 },
          style: {
            font: { name: '仿宋_GB2312', size: 12, bold: true },
            fill: '#DDEBF7',
            border: { top: 'thin', right: 'thin', bottom: 'thin', left: 'thin' },
            locked: false,
          },
        },
      ],
      rowHeights: [{ row: 1, height: 30 }],
      hiddenColumns: [5],
      tabColor: '#C00000',
      freeze: { rows: 1, columns: 1 },
      validations: [
        {
          area: { top: 2, left: 2, bottom: 3, right: 2 },
          rule: { kind: 'whole-number', min: 0 },
          title: '数',
          message: '整数',
        },
      ],
      charts: [
        {
          name: '图',
          title: '完成率',
          anchor: { top: 5, left: 1, bottom: 12, right: 4 },
          categories: { sheet: '新表', area: { top: 2, left: 1, bottom: 3, right: 1 } },
          series: [
            {
              name: '完成率',
              kind: 'column',
              values: { sheet: '新表', area: { top: 2, left: 2, bottom: 3, right: 2 } },
              color: '#4F81BD',
              labels: true,
            },
            {
              name: '序时',
              kind: 'line',
              values: { sheet: '新表', area: { top: 2, left: 3, bottom: 3, right: 3 } },
              color: '#C00000',
              labels: false,
              dashed: true,
            },
          ],
          valueAxis: { numberFormat: '0%', min: 0 },
          legend: 'bottom',
        },
      ],
      print: {
        orientation: 'landscape',
        fit: { wide: 1, tall: 0 },
        repeatRows: { from: 1, to: 1 },
        footer: '第 &P 页',
      },
      protected: true,
    },
  ],
  names: [{ name: '任务分解_试', refersTo: "'新表'!$A$1", hidden: true }],
  removedNames: [],
};
