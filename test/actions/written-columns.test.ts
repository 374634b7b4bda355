import type { WorkbookGrid } from '../../src/spreadsheet/grid';
import { paneEnUS } from '../../src/i18n/pane/en-US';
import { paneZhCN } from '../../src/i18n/pane/zh-CN';
import { emptySpec } from '../../src/spreadsheet/spec';
import { writtenColumns } from '../../src/actions/parts/written-columns';

const BEFORE: WorkbookGrid = {
  activeSheet: '表',
  names: [],
  sheets: [
    {
      name: '表',
      visible: true,
      locked: false,
      area: { top: 1, left: 1, bottom: 2, right: 2 },
      values: [
        ['单位', '完成率'],
        ['舞钢', 0.5],
      ],
      formulas: [
        [null, null],
        [null, null],
      ],
      merges: [],
      hiddenRows: new Set(),
      tables: [],
    },
  ],
};

it('tells added columns from updated ones', () => {
  const spec = {
    ...emptySpec('表', 'patch'),
    blocks: [{ top: 1, left: 2, rows: [[null, '增长率']] }],
    fills: [{ area: { top: 2, left: 2, bottom: 2, right: 4 }, formula: '=1' }],
  };
  expect(writtenColumns([spec], BEFORE)).toEqual({ added: 2, updated: 1 });
});

it.each([
  [
    { added: 6, updated: 0, settingsMade: '参数' },
    '已添加 6 列，并建好“参数”表',
    'Added 6 columns, made the sheet “参数”',
  ],
  [
    { added: 2, updated: 1, settingsMade: null },
    '已添加 2 列，更新 1 列',
    'Added 2 columns, updated 1 column',
  ],
  [{ added: 0, updated: 3, settingsMade: null }, '已更新 3 列', 'Updated 3 columns'],
  [{ added: 0, updated: 0, settingsMade: '参数' }, '已建好“参数”表', 'Made the sheet “参数”'],
  [{ added: 0, updated: 0, settingsMade: null }, '已更新', 'Updated'],
])('says what 一键重算 did: %j', (told, zh, en) => {
  expect(paneZhCN.notice({ kind: 'recomputed', ...told })).toBe(zh);
  expect(paneEnUS.notice({ kind: 'recomputed', ...told })).toBe(en);
});
