import {
  baselineYear,
  headingMeaning,
  isNormal,
  normalizeHeading,
  recruitingYear,
  yearsIn,
  type Role,
} from '../../../src/domain/table/headings';
import { HEADING_WORDS, LAST_YEARS_RESULTS, NO_FIGURES } from './heading-words';

const role = (own: string, whole?: string): Role | null => headingMeaning(own, whole)?.role ?? null;

const EXAMPLES: Readonly<Record<Role, readonly string[]>> = {
  unit: [
    '单位名称',
    '单 位 名 称',
    '单位',
    '单\n位',
    '县区',
    '县（市、区）',
    '县(市)区',
    '各县（市、区）总工会',
    '市、县',
    '名称',
    '各单位',
    '责任单位',
    '工会名称',
    '基层工会',
    '基层工会名称',
    '乡镇（街道）',
    '部门',
    '企业名称',
    '项目\n单位',
    '单位/项目',
  ],
  baseline: [
    '2014年底\n\n农民工会员数\n\n（人）',
    '2014年末会员人数',
    '截至2014年12月31日会员数',
    '截止2014年12月底农民工会员总数',
    '二〇一四年底会员数',
    '14年底会员数',
    '基数',
    '会员基数（人）',
    '原有会员数',
    '现有会员数',
    '上年底会员数',
    '期初会员数',
    '2015年初会员数',
    '2014年会员数（万人）',
    '２０１４年底会员数',
    '2014年底实有农民工会员',
    '2014年底职工总数',
    '2014年底',
  ],
  target: [
    '2015新增\n\n任务数\n\n（人）',
    '任务数',
    '任务',
    '新增任务',
    '2015年发展会员任务数',
    '目标数',
    '2015年目标任务',
    '计划数',
    '计划新增',
    '计划发展会员数',
    '计划完成数',
    '发展任务',
    '年度任务指标',
    '分解任务数',
    '应发展数',
    '拟新增人数',
  ],
  actual: [
    '实际新增数（人）',
    '已完成数',
    '完成数',
    '实际完成',
    '任务完成数',
    '完成任务数',
    '累计新增',
    '1-10月累计完成数',
    '截至10月底新增会员数',
    '新增会员数',
    '已发展会员数',
  ],
  ordinal: ['序号', '序 号', '序', '编号', 'No.', '№'],
  note: ['备注', '备 注', '备注（说明）', '说明', '附注'],
};

describe('headingMeaning', () => {
  for (const [expected, headings] of Object.entries(EXAMPLES)) {
    it.each(headings)(`takes %j for the ${expected} column`, (heading) => {
      expect(role(heading)).toBe(expected);
    });
  }

  it.each([
    '完成率',
    '任务完成率（%）',
    '增长率',
    '占比',
    '排名',
    '完成排名',
    '进度状态',
    '与序时差',
    '完成任务进度',
    '未完成数',
    '剩余任务数',
    '1月',
    '4月新增数',
    '四月',
    '第二季度任务数',
    '本月新增会员数',
    '2015年底会员目标数',
    '预计2015年底会员数',
    '2015年底达到会员数',
    '完成时间',
    '责任人',
    '联系电话',
    '单位：人',
    '单位（人）',
    '计量单位：万人',
    '建设工会',
    '高新区',
    '舞钢',
    '平顶山市“农民工入会集中行动”任务分解表',
    '无任务',
    '',
    '任务'.repeat(60),
  ])('takes %j for no column', (heading) => {
    expect(role(heading)).toBeNull();
  });

  it.each<[string, string, Role | null]>([
    ['2014年底', '农民工会员2014年底', 'baseline'],
    ['2015年新增任务', '农民工会员2015年新增任务', 'target'],
    ['会员数', '2015年任务会员数', 'target'],
    ['完成数', '2015年任务完成数', 'actual'],
    ['完成率', '2015年任务完成率', null],
    ['任务数', '任务完成情况任务数', 'target'],
    ['完成数', '任务完成情况完成数', 'actual'],
    ['2014年底', '增长率2014年底', null],
    ['新增会员数', '2015年任务新增会员数', 'target'],
  ])('understands %s with its group, %s', (own, whole, expected) => {
    expect(role(own, whole)).toBe(expected);
  });
});

it('ignores white space, full width and the style of brackets', () => {
  expect(normalizeHeading(' 县 （市、区）\n')).toBe('县(市、区)');
  expect(normalizeHeading('会员数【人】')).toBe('会员数(人)');
  expect(normalizeHeading('会员数〔人〕')).toBe('会员数(人)');
});

it('calls a text normal only where no way of comparing names and headings changes it', () => {
  const characters = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
  const normal = characters.filter(isNormal);
  expect(normal.length).toBe(62 + 0x9fff - 0x4e00 + 1);
  expect(
    normal.filter((character) => character.normalize('NFKC').replace(/[\s〔〕]/gu, '') !== character),
  ).toEqual([]);
});

it.each([
  ['2014年底会员数', [2014]],
  ['2015新增任务数', [2015]],
  ['２０１５年', [2015]],
  ['2014 年底', [2014]],
  ['二〇一四年底', [2014]],
  ['二○一五年', [2015]],
  ['二零一五年', [2015]],
  ['14年底', [2014]],
  ['2015年比2014年新增', [2015, 2014]],
  ['31463人', []],
  ['201412', []],
])('reads the years of %s', (text, years) => {
  expect(yearsIn(text)).toEqual(years);
});

it('reads the year of a year-end baseline and the year of a target', () => {
  expect(baselineYear('2014年底会员数')).toBe(2014);
  expect(baselineYear('2015年初会员数')).toBe(2014);
  expect(baselineYear('截至2014年12月底会员数')).toBe(2014);
  expect(baselineYear('截至2015年3月底会员数')).toBeNull();
  expect(baselineYear('上年底会员数')).toBeNull();
  expect(recruitingYear('2014—2015年新增任务')).toBe(2015);
  expect(recruitingYear('新增任务')).toBeNull();
});

describe('the headings that offices use', () => {
  const words = Object.entries(HEADING_WORDS).flatMap(([role, texts]) => texts.map((text) => [text, role]));
  it.each(words)('%s is a heading for the %s', (text, role) => {
    expect(headingMeaning(text)?.role).toBe(role);
  });
  it.each(LAST_YEARS_RESULTS)('%s is neither baseline nor actual', (text) => {
    expect(headingMeaning(text)).toBeNull();
  });
  it.each(NO_FIGURES)('%s has no meaning for the table', (text) => {
    expect(headingMeaning(text)).toBeNull();
  });
});

it('prefers the later of two cumulative figures since January', () => {
  const [earlier, later] = ['1-6月完成', '1-9月完成'].map((text) => headingMeaning(text)?.rank ?? 0);
  expect(later).toBeGreaterThan(earlier ?? 0);
});
