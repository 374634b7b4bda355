/**
 * FormatConditions and Validation of a range.
 */
import { boundingArea, overlaps, type Area } from '../../src/spreadsheet/address';
import { colorOf, etColor } from '../../src/hosts/wps/color';
import { MovableFormula } from '../../src/formula/references';
import type { ConditionalRule } from '../excel-host/context';
import { dataValidation } from '../excel-host/data-validation';
import type { Thing } from '../excel-host/thing';
import { integers, type Cells, type EtWorld } from './et-world';
import { read, write } from './formats';
import { range } from './range';

const EXPRESSION = 2;
const DATA_BAR = 4;
const NUMBER = 0;
/** Properties that the add-in must set: by default a new format stops the formats below it, and a new data bar has a gradient. */
const STOPS = 'StopIfTrue';
const FADES = 'BarFillType';

let lastId = 0;

export function formatConditions(world: EtWorld, cells: Cells): object {
  const { open, sheet, area } = cells;
  const { excel } = open;
  const all = (): ConditionalRule[] => excel.rulesOf(sheet);
  const meeting = (): ConditionalRule[] =>
    all().filter((rule) => rule.areas.some((candidate) => overlaps(candidate, area)));
  const add = (rule: Partial<ConditionalRule>, left: string): object => {
    excel.write(sheet);
    const made = { ...newRule(area), ...rule };
    all().push(made);
    world.unfinished.set(made.id, new Set([left]));
    return condition(world, cells, made);
  };
  return world.object('FormatConditions', {
    get: { Count: () => meeting().length },
    call: {
      Item: (index: number) => {
        const rule = meeting()[index - 1];
        if (!rule) throw new Error(`format condition ${index}`);
        return condition(world, cells, rule);
      },
      Add: (type: unknown, operator: unknown, formula: string) => {
        if (type !== EXPRESSION || operator !== null)
          throw new Error(`format condition of type ${String(type)}`);
        return add({ kind: 'Custom', formula: moved(world, formula, area, 'from-active') }, STOPS);
      },
      AddDatabar: () => add({ kind: 'DataBar' }, FADES),
      Delete: () => {
        excel.write(sheet);
        excel.removeRules(sheet, area);
      },
    },
  });
}

function newRule(area: Area): ConditionalRule {
  lastId += 1;
  const plain = {
    color: '#638EC6',
    lower: NaN,
    upper: NaN,
    formula: '',
    fontColor: '',
    fill: '',
    bold: null,
    numberFormat: null,
  };
  return { id: `{ET-${lastId}}`, kind: 'Custom', areas: [area], ...plain };
}

/** Shifts a format's formula: ET takes its relative references as relative to the active cell, wherever the format applies. */
function moved(world: EtWorld, formula: string, area: Area, way: 'from-active' | 'to-active'): string {
  const active = world.active?.excel.book.activeSheet.selection ?? area;
  const [rows, columns] = [area.top - active.top, area.left - active.left];
  const sign = way === 'from-active' ? 1 : -1;
  return `=${new MovableFormula(formula.replace(/^=/, '')).moved(sign * rows, sign * columns)}`;
}

function condition(world: EtWorld, cells: Cells, rule: ConditionalRule): object {
  const { open, sheet } = cells;
  const { excel } = open;
  const put = (changed: Partial<ConditionalRule>): void => {
    excel.write(sheet);
    Object.assign(rule, changed);
  };
  const whole = rule.areas.reduce(boundingArea);
  const finish = (what: string): void => {
    world.unfinished.get(rule.id)?.delete(what);
  };
  const type = rule.kind === 'DataBar' ? 'Databar' : 'FormatCondition';
  const shared = {
    Type: () => ({ DataBar: DATA_BAR, Custom: EXPRESSION, Other: 3 })[rule.kind],
    AppliesTo: () => range(world, { ...cells, area: whole }),
  };
  const call = {
    Delete: () => {
      excel.write(sheet);
      excel.rules.set(
        sheet.id,
        excel.rulesOf(sheet).filter((other) => other !== rule),
      );
    },
  };
  if (type === 'Databar') {
    return world.object(type, {
      get: {
        ...shared,
        BarColor: () =>
          world.object('FormatColor', {
            get: { Color: () => etColor(rule.color) },
            set: { Color: integers((color) => put({ color: colorOf(color) })) },
          }),
        MinPoint: () =>
          limit(
            world,
            () => rule.lower,
            (lower) => put({ lower }),
          ),
        MaxPoint: () =>
          limit(
            world,
            () => rule.upper,
            (upper) => put({ upper }),
          ),
      },
      set: {
        BarFillType: integers((fill) => {
          if (fill === 0) finish(FADES);
        }),
      },
      call,
    });
  }
  return world.object(type, {
    get: {
      ...shared,
      Formula1: () => moved(world, rule.formula, whole, 'to-active'),
      Font: () =>
        world.object('Font', {
          get: { Color: () => (rule.fontColor === '' ? null : etColor(rule.fontColor)) },
          set: {
            Color: integers((color) => put({ fontColor: colorOf(color) })),
            Bold: (bold: boolean) => put({ bold }),
          },
        }),
      Interior: () =>
        world.object('Interior', {
          get: { Color: () => (rule.fill === '' ? null : etColor(rule.fill)) },
          set: { Color: integers((color) => put({ fill: colorOf(color) })) },
        }),
    },
    set: {
      NumberFormat: (numberFormat: string) => put({ numberFormat }),
      StopIfTrue: (stops: boolean) => {
        if (!stops) finish(STOPS);
      },
    },
    call,
  });
}

function limit(world: EtWorld, get: () => number, put: (value: number) => void): object {
  return world.object('ConditionValue', {
    get: {
      // 6 is xlConditionValueAutomaticMin, the default.
      Type: () => (Number.isNaN(get()) ? 6 : NUMBER),
      Value: () => (world.wordsOwnWay ? `=${get()}` : String(get())),
    },
    call: {
      Modify: (type: unknown, value: string) => {
        if (type === NUMBER) put(Number(value));
      },
    },
  });
}

const KINDS: Readonly<Record<number, string>> = { 1: 'wholeNumber', 2: 'decimal', 3: 'list' };

export function validation(world: EtWorld, { open, sheet, area }: Cells): object {
  const thing = (): Thing => dataValidation(open.excel, sheet, area);
  const text = (part: 'Prompt' | 'ErrorAlert', key: 'title' | 'message') => (value: string) => {
    const present = read(thing(), part) as Record<string, unknown>;
    write(thing(), part, { ...present, [key]: value });
  };
  return world.object('Validation', {
    get: {
      AlertStyle: () => 1,
      Operator: () => 1,
      Formula1: () => '',
      Formula2: () => '',
      Type: () => {
        const rule = read(thing(), 'Rule') as object;
        const kind = Object.keys(KINDS).find((candidate) => (KINDS[Number(candidate)] ?? '') in rule);
        return kind === undefined ? null : Number(kind);
      },
    },
    set: {
      IgnoreBlank: (value: boolean) => write(thing(), 'IgnoreBlanks', value),
      InputTitle: text('Prompt', 'title'),
      InputMessage: text('Prompt', 'message'),
      ErrorTitle: text('ErrorAlert', 'title'),
      ErrorMessage: text('ErrorAlert', 'message'),
    },
    call: {
      Delete: () => (thing().call?.['Clear'] as () => void)(),
      Add: (type: number, alert: unknown, operator: unknown, first: string, second: string | null) => {
        const kind = KINDS[type];
        // WPS's samples pass xlBetween for lists (zeweihan/aiworkdeck). Whether null would be accepted is not known.
        if (operator === null) throw new Error('validation without operator');
        if (!kind || alert !== 1) throw new Error(`validation ${type} ${String(alert)}`);
        if (read(thing(), 'Type') !== 'None') throw new Error('there is a validation already');
        write(
          thing(),
          'Rule',
          kind === 'list'
            ? { list: { inCellDropDown: true, source: first } }
            : { [kind]: limits(operator, first, second) },
        );
      },
    },
  });
}

function limits(operator: unknown, first: string, second: string | null): object {
  if (operator === 7) return { formula1: Number(first), operator: 'GreaterThanOrEqualTo' };
  if (operator === 1) return { formula1: Number(first), formula2: Number(second), operator: 'Between' };
  throw new Error(`validation operator ${String(operator)}`);
}
