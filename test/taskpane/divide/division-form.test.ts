import {
  optionsOf,
  withRule,
  FIRST_METHOD,
  type DivisionForm,
  type UnitRule,
} from '../../../src/taskpane/divide/division-form';

const FORM: DivisionForm = {
  goal: 'total',
  total: '１，０００',
  growth: '',
  schemes: [[FIRST_METHOD]],
  shown: 0,
  rounding: 1,
  least: '',
  most: '500',
  growthFrom: '',
  growthTo: '',
  rules: [],
};

const rulesAfter = (...added: readonly UnitRule[]): readonly UnitRule[] =>
  added.reduce<readonly UnitRule[]>(withRule, []);

describe('rules of single units', () => {
  it('are given targets or bounds, besides the bounds for every unit', () => {
    const rules = rulesAfter(
      { unit: '舞钢', kind: 'least', figure: 100 },
      { unit: '舞钢', kind: 'growthTo', figure: 10.1 },
      { unit: '叶县', kind: 'fixed', figure: 300 },
    );
    expect(optionsOf({ ...FORM, rules })).toMatchObject({
      goal: { kind: 'total', total: 1000 },
      bounds: { most: 500 },
      unitBounds: new Map([['舞钢', { least: 100, growthTo: 0.101 }]]),
      fixed: new Map([['叶县', 300]]),
    });
  });

  it('include one rule of each kind per unit; a given target and bounds replace each other', () => {
    const bounds = rulesAfter(
      { unit: '舞钢', kind: 'least', figure: 100 },
      { unit: '叶县', kind: 'least', figure: 7 },
      { unit: '舞钢', kind: 'most', figure: 300 },
      { unit: '舞钢', kind: 'least', figure: 200 },
    );
    const shown = (rules: readonly UnitRule[]) =>
      rules.map(({ unit, kind, figure }) => `${unit} ${kind} ${figure}`);
    expect(shown(bounds)).toEqual(['叶县 least 7', '舞钢 most 300', '舞钢 least 200']);
    const given = withRule(bounds, { unit: '舞钢', kind: 'fixed', figure: 250 });
    expect(shown(given)).toEqual(['叶县 least 7', '舞钢 fixed 250']);
    expect(shown(withRule(given, { unit: '舞钢', kind: 'most', figure: 9 }))).toEqual([
      '叶县 least 7',
      '舞钢 most 9',
    ]);
  });
});
