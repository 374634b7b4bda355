import {
  choicesOf,
  itemWithText,
  planWithChoices,
  type PlanChoice,
} from '../../../src/domain/plan/chosen-items';
import { planFromText } from '../../../src/domain/plan/plan-document';
import { readPlan, type PlanItem } from '../../../src/domain/plan/read-plan';

const TEXT = `关于印发《阳光市2023年造林行动实施方案》的通知
一、目标任务
全市造林面积力争较2022年增长12%以上。
二、进度安排
（一）动员部署（3月至4月）。
（二）全面推进（5月至10月）。
三、要求
各县区每月25日前报送进展情况。
到年底造林面积增长不低于10%。`;

const plan = readPlan(planFromText(TEXT));
const choices = choicesOf(plan);
const item = (key: PlanItem['key']): PlanItem => {
  const found = plan.items.find((candidate) => candidate.key === key);
  if (!found) throw new Error(`the plan has no ${key}`);
  return found;
};

describe('choosing among the items read from a plan', () => {
  it('offers every item ticked, except contradicting items', () => {
    expect(
      choices
        .filter(({ item: planned }) => planned.key === 'growthGoal')
        .map(({ text, isTaken }) => [text, isTaken]),
    ).toEqual([
      ['12%', false],
      ['10%', false],
    ]);
    expect(
      choices
        .filter(({ item: planned }) => planned.key === 'phase')
        .map(({ text, isTaken }) => [text, isTaken]),
    ).toEqual([
      ['动员部署（3月至4月）', true],
      ['全面推进（5月至10月）', true],
    ]);
  });

  it('takes the ticked one of two contradicting items, and neither if none is ticked', () => {
    const none = planWithChoices(plan, choices);
    expect(none?.items.some(({ key }) => key === 'growthGoal')).toBe(false);
    expect(none?.contradictions.map(({ key }) => key)).toEqual(['growthGoal']);
    expect(none?.missing).toContain('growthGoal');
    const ticked = choices.map((choice): PlanChoice =>
      choice.text === '10%' ? { ...choice, isTaken: true } : choice,
    );
    const chosen = planWithChoices(plan, ticked);
    expect(chosen?.items.find(({ key }) => key === 'growthGoal')?.value).toBe(0.1);
    expect(chosen?.contradictions).toEqual([]);
  });

  it('leaves out unticked items, and reports them as missing', () => {
    const left = choices.map((choice) =>
      choice.item.key === 'reportingDay' ? { ...choice, isTaken: false } : choice,
    );
    expect(planWithChoices(plan, left)?.missing).toContain('reportingDay');
  });

  it('takes a changed value and marks it as changed', () => {
    expect(itemWithText(item('reportingDay'), '每月5日前')).toMatchObject({ value: 5, isChanged: true });
    expect(itemWithText(item('growthGoal'), '8.5％')).toMatchObject({ value: 0.085 });
    expect(itemWithText(item('phase'), '宣传（2月至3月）')).toMatchObject({
      value: '宣传',
      months: { first: 2, last: 3 },
    });
    expect(itemWithText(item('phase'), '动员部署（3月至4月）')).toBe(item('phase'));
  });

  it('refuses a value of another kind than the item’s', () => {
    expect(itemWithText(item('growthGoal'), '很多')).toBeNull();
    expect(itemWithText(item('phase'), '宣传')).toBeNull();
    expect(itemWithText(item('reportingDay'), '40')).toBeNull();
    const bad = choices.map((choice) =>
      choice.item.key === 'reportingDay' ? { ...choice, text: '四十' } : choice,
    );
    expect(planWithChoices(plan, bad)).toBeNull();
  });
});
