import { readFileSync } from 'node:fs';
import { survey } from '../../../src/actions/survey';
import type { Finding } from '../../../src/domain/finding';
import { FileHost } from '../../../src/hosts/file/file-host';
import { writeWithOpenpyxl, type OpenpyxlStep } from '../../support/openpyxl';

const SHEET = '任务分解表';

/** The findings of a table in A1:C5 whose total in row 5 has a formula without a stored result, as openpyxl writes it. */
async function checked(formula: string, steps: readonly OpenpyxlStep[]): Promise<readonly Finding[]> {
  const path = await writeWithOpenpyxl([
    { kind: 'add-sheet', sheet: SHEET },
    {
      kind: 'set-rows',
      sheet: SHEET,
      cell: 'A1',
      rows: [
        ['单位', '2014年底会员数', '2015年任务数'],
        ['舞钢', 31463, 3500],
        ['宝丰', 54062, 8000],
        ['叶县', 41777, 5500],
        ['合计', formula, formula.replace(/B(?=\d)/g, 'C')],
      ],
    },
    ...steps,
  ]);
  return (await survey(FileHost.open(readFileSync(path)))).findings;
}

const HIDDEN: OpenpyxlStep = { kind: 'hide-row', sheet: SHEET, row: 3 };
const FILTER = { kind: 'filter-rows', sheet: SHEET, range: 'A1:C4' } as const;

it.each<[string, string, readonly OpenpyxlStep[], readonly number[]]>([
  ['hidden by hand, counted by SUBTOTAL(9)', '=SUBTOTAL(9,B2:B4)', [HIDDEN], []],
  ['hidden by hand, left out by SUBTOTAL(109)', '=SUBTOTAL(109,B2:B4)', [HIDDEN], [3]],
  [
    'hidden by hand below a filter without criteria',
    '=SUBTOTAL(9,B2:B4)',
    [{ ...FILTER, rows: [] }, HIDDEN],
    [],
  ],
  ['filtered away, left out by SUBTOTAL(9)', '=SUBTOTAL(9,B2:B4)', [{ ...FILTER, rows: [3] }], [3]],
  ['filtered away, counted by SUM', '=SUM(B2:B4)', [{ ...FILTER, rows: [3] }], []],
])('a row %s does not make the total wrong', async (_, formula, steps, notInTotal) => {
  const findings = await checked(formula, steps);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(findings.find(({ code }) => code === 'hidden-row')?.details).toEqual({ rows: [3], notInTotal });
});
