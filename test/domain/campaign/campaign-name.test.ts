import { quotedName } from '../../../src/domain/campaign/campaign';
import { nameInTitle } from '../../../src/domain/campaign/campaign-name';
import { startingCampaign } from '../../../src/domain/campaign/starting-campaign';

describe('the campaign’s name in a title', () => {
  it.each([
    ['2024年全市城乡居民医保参保任务分解表', '城乡居民医保参保'],
    ['2024年度招商引资目标任务分解表', '招商引资'],
    ['平顶山市2015年新增会员任务分解表', '新增会员'],
    ['平顶山市总工会发展会员任务分解表', '发展会员'],
    ['全县植树造林任务完成情况统计表', '植树造林'],
    ['2023年一季度固定资产投资完成情况表', '固定资产投资'],
    ['附件2：关于2024年高标准农田建设的任务分解表', '高标准农田建设'],
    ['附表1 2024年1-10月全市粮食收购进度表', '粮食收购'],
    ['2024年各县（市、区）城镇新增就业目标任务及完成情况', '城镇新增就业'],
    ['二〇二四年党员发展计划分配表', '党员发展'],
    ['2024年农民工技能培训任务分解表（征求意见稿）', '农民工技能培训'],
    ['农民工入会2015年任务分解表', '农民工入会'],
    ['湖北省武汉市江汉区2024年义务植树任务一览表', '义务植树'],
    ['2024年新建工会任务分解表', '新建工会'],
    ['新增市场主体培育任务分解表', '新增市场主体培育'],
    ['志愿服务参与任务分解表', '志愿服务参与'],
    ['《2024年全市安全生产责任分解表》', '安全生产'],
    ['2024—2026年ETC推广任务清单', 'ETC推广'],
    ['高标准农田建设任务分解表（单位：亩）', '高标准农田建设'],
  ])('is assumed from %s as %s', (title, name) => {
    expect(nameInTitle(title)).toEqual({ kind: 'assumed', name });
  });

  it.each([
    '任务分解表',
    '2024年任务分解表',
    '2024年目标任务完成情况统计表',
    '各单位任务分解一览表',
    '全市重点工作任务分解表',
    '平顶山市任务分解表',
    '高新技术产业开发区2024年任务分解表',
    '舞钢任务分解表',
    '工交工会任务分解表',
    '水利局目标任务分解表',
    '教育系统任务分解表',
    '单位：人',
    '平顶山市总工会',
    '2024年工作要点',
    '请各单位于5月底前完成',
    'Breakdown',
    '',
  ])('is not found in %j', (title) => {
    expect(nameInTitle(title)).toBeNull();
  });

  it.each([
    ['平顶山市“百日攻坚”任务分解表', '百日攻坚'],
    ['“百日攻坚”专项行动2024年任务完成情况表（初稿）', '百日攻坚'],
    ['2024年“春风行动”', '春风行动'],
  ])('is quoted in %s: %s', (title, name) => {
    expect(nameInTitle(title)).toEqual({ kind: 'quoted', name });
  });

  it('contains more than the words in quotation marks where the name goes on after them', () => {
    const found = nameInTitle('适龄妇女“两癌”筛查任务表');
    expect(found).toEqual({ kind: 'assumed', name: '适龄妇女“两癌”筛查' });
    expect(quotedName({ name: found?.name ?? '' })).toBe('“适龄妇女‘两癌’筛查”');
  });

  it.each([
    ['平顶山市“农民工入会集中行动”任务分解表', '平顶山市总工会', 'assumed'],
    ['平顶山市总工会2015年任务分解表', '平顶山市总工会', 'stated'],
    // The table of another office: the title does not say which office keeps it.
    ['临江市2024年城乡居民医保参保任务分解表', '', 'none'],
    ['任务分解表', '', 'none'],
  ])('comes with a federation: in %j it is %j, %s', (title, federation, kind) => {
    const { campaign, origins } = startingCampaign({ title, baseYear: null, targetYear: null });
    expect([campaign.federation, origins.federation.kind]).toEqual([federation, kind]);
  });

  it('is recorded with its origin; without a name in the title the campaign has none', () => {
    const started = (title: string | null) => {
      const { campaign, origins } = startingCampaign({ title, baseYear: null, targetYear: null });
      return [campaign.name, origins.name];
    };
    const title = '2024年全市城乡居民医保参保任务分解表';
    expect(started(title)).toEqual(['城乡居民医保参保', { kind: 'assumed', title }]);
    expect(started('“百日攻坚”任务分解表')).toEqual([
      '百日攻坚',
      { kind: 'quoted', title: '“百日攻坚”任务分解表' },
    ]);
    expect(started('“农民工入会集中行动”任务分解表')[1]).toMatchObject({ kind: 'plan' });
    expect(started('2024年任务分解表')).toEqual(['', { kind: 'none' }]);
    expect(started(null)).toEqual(['', { kind: 'none' }]);
  });
});
