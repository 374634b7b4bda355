import { statedFederation } from '../../../src/domain/campaign/stated-federation';
import { locateBreakdown } from '../../../src/domain/table/locate';
import { gridOf, workbookOf } from '../../support/grid';

/** The office read from a table with a line below its title and another below its last row. */
function stated(above: string, below: string | null = null): string | null {
  const sheet = gridOf([
    ['2026年医保参保任务分解表'],
    [above],
    ['单位', '目标任务', '完成数'],
    ['甲县', 100, 20],
    ['乙县', 200, 40],
    ['合计', 300, 60],
    [below],
  ]);
  const location = locateBreakdown(workbookOf(sheet));
  if (location.kind !== 'found') throw new Error('no table');
  return statedFederation(sheet, location.breakdown);
}

describe('the office that fills in a table', () => {
  it.each([
    ['填报单位：市医疗保障局', '市医疗保障局'],
    ['填报单位（盖章）：临江市医疗保障局　　填报日期：2026年9月', '临江市医疗保障局'],
    ['制表单位: 市发展和改革委员会（统计科）', '市发展和改革委员会（统计科）'],
  ])('is read from %j above or below the table', (line, office) => {
    expect(stated(line)).toBe(office);
    expect(stated('', line)).toBe(office);
  });

  it.each([
    '填报单位：',
    '填报单位：______',
    '填报单位：（盖章）',
    '填报单位：　　填报日期：',
    '单位：万人',
    '填报单位：填报日期：',
  ])('is not read from %j', (line) => {
    expect(stated(line)).toBeNull();
  });

  it('is unknown where two lines name different offices', () => {
    expect(stated('填报单位：市医疗保障局', '制表单位：市统计局')).toBeNull();
  });
});
