/**
 * ConditionalFormatCollection and ConditionalFormat.
 */
import { areaAddress, overlaps, type Area } from '../../src/spreadsheet/address';
import { ensureConditionalFormat, removeRule, rulesOf } from '../../src/hosts/file/write/conditional-formats';
import { child, children } from '../../src/hosts/file/package/xml';
import { XmlPart } from '../../src/hosts/file/package/xml-part';
import type { ConditionalFormat } from '../../src/spreadsheet/spec';
import type { SimulatedSheet } from '../simulated-workbook/sheet';
import { movedRule, type ConditionalRule, type ExcelContext } from './context';
import { rangeAreas, rangeThing } from './range';
import { ExcelError, isThing, NOTHING, notFound, NotSimulated, type Thing } from './thing';

let lastId = 0;

function newRule(kind: ConditionalRule['kind'], areas: Area[]): ConditionalRule {
  lastId += 1;
  const id = `{CF000000-0000-4000-8000-${String(lastId).padStart(12, '0')}}`;
  return {
    id,
    kind,
    areas,
    color: '#638EC6',
    lower: 0,
    upper: 1,
    formula: '',
    fontColor: '',
    fill: '',
    bold: null,
    numberFormat: null,
  };
}

export function conditionalFormats(
  excel: ExcelContext,
  sheet: SimulatedSheet,
  areas: readonly Area[],
): Thing {
  const rules = (): ConditionalRule[] => excel.rulesOf(sheet);
  /** office-js #6827, #6835, #5222 (open): rules can't be read or found by id where several apply to the same cell. */
  const refuseSeveral = (): void => {
    if (!excel.state.readsSeveralRules && meeting().some((rule) => isBesideOthers(excel, sheet, rule)))
      throw new ExcelError('ItemNotFound', "The requested resource doesn't exist.");
  };
  const meeting = (): ConditionalRule[] =>
    rules().filter((rule) => rule.areas.some((candidate) => areas.some((area) => overlaps(candidate, area))));
  return {
    type: 'ConditionalFormatCollection',
    items: () => {
      refuseSeveral();
      return meeting().map((rule) => ruleThing(excel, sheet, rule, areas));
    },
    item: (id) => {
      const rule = meeting().find((candidate) => candidate.id === id);
      if (!rule || (!excel.state.readsSeveralRules && isBesideOthers(excel, sheet, rule)))
        throw notFound(`conditional format ${String(id)}`);
      return ruleThing(excel, sheet, rule, areas);
    },
    call: {
      GetCount: () => meeting().length,
      // A new format gets the first priority.
      Add: (kind: string) => {
        excel.write(sheet);
        if (kind !== 'DataBar' && kind !== 'Custom') throw new NotSimulated(`conditional format ${kind}`);
        const rule = newRule(kind, [...areas]);
        rules().unshift(rule);
        return ruleThing(excel, sheet, rule, areas);
      },
      ClearAll: () => {
        excel.write(sheet);
        for (const area of areas) excel.removeRules(sheet, area);
      },
    },
  };
}

/** Whether another rule applies to one of a rule's cells. */
function isBesideOthers(excel: ExcelContext, sheet: SimulatedSheet, rule: ConditionalRule): boolean {
  return excel
    .rulesOf(sheet)
    .some((other) => other !== rule && other.areas.some((a) => rule.areas.some((b) => overlaps(a, b))));
}

/**
 * d.ts, ConditionalFormat.priority: after it was set, the object must be fetched again. Here the object, and everything reached from it,
 * throws from then on.
 */
function ruleThing(
  excel: ExcelContext,
  sheet: SimulatedSheet,
  rule: ConditionalRule,
  fetchedBy: readonly Area[],
): Thing {
  let isMoved = false;
  const guarded = <T extends (...args: never[]) => unknown>(
    members: Readonly<Record<string, T>> = {},
  ): Record<string, T> =>
    Object.fromEntries(
      Object.entries(members).map(([name, member]) => [
        name,
        ((...args: never[]) => {
          if (isMoved) throw notFound('a conditional format whose priority was set');
          if (name === 'Priority' && args.length > 0) isMoved = true;
          const result = member(...args);
          return isThing(result) && result.type !== 'Range' ? guardedThing(result) : result;
        }) as T,
      ]),
    );
  const guardedThing = (thing: Thing): Thing => ({
    ...thing,
    get: guarded(thing.get),
    set: guarded(thing.set),
    nav: guarded(thing.nav),
    call: guarded(thing.call),
  });
  return guardedThing(freshRule(excel, sheet, rule, fetchedBy));
}

function freshRule(
  excel: ExcelContext,
  sheet: SimulatedSheet,
  rule: ConditionalRule,
  fetchedBy: readonly Area[],
): Thing {
  const is = (kind: ConditionalRule['kind'], thing: () => Thing) => () =>
    rule.kind === kind ? thing() : NOTHING;
  return {
    type: 'ConditionalFormat',
    identity: () => ({ Id: rule.id }),
    get: {
      Id: () => rule.id,
      Priority: () => excel.rulesOf(sheet).indexOf(rule),
      Type: () => (rule.kind === 'Other' ? 'ColorScale' : rule.kind),
    },
    set: {
      Priority: (priority: number) => {
        excel.write(sheet);
        const others = excel.rulesOf(sheet).filter((other) => other !== rule);
        others.splice(priority < 0 ? others.length + 1 + priority : priority, 0, rule);
        excel.rules.set(sheet.id, others);
      },
    },
    nav: {
      DataBar: is('DataBar', () => dataBar(excel, sheet, rule)),
      DataBarOrNullObject: is('DataBar', () => dataBar(excel, sheet, rule)),
      Custom: is('Custom', () => custom(excel, sheet, rule, fetchedBy)),
      CustomOrNullObject: is('Custom', () => custom(excel, sheet, rule, fetchedBy)),
    },
    call: {
      Delete: () => {
        excel.write(sheet);
        excel.rules.set(
          sheet.id,
          excel.rulesOf(sheet).filter((other) => other !== rule),
        );
      },
      GetRanges: () => rangeAreas(excel, sheet, rule.areas),
      GetRangeOrNullObject: () => {
        const [area] = rule.areas;
        return area && rule.areas.length === 1 ? rangeThing(excel, sheet, area) : NOTHING;
      },
    },
  };
}

function dataBar(excel: ExcelContext, sheet: SimulatedSheet, rule: ConditionalRule): Thing {
  const limit = (value: { type: string; formula: string }): number => {
    excel.write(sheet);
    if (value.type !== 'Number') throw new NotSimulated(`data bar limit ${value.type}`);
    return Number(value.formula);
  };
  return {
    type: 'DataBarConditionalFormat',
    set: {
      LowerBoundRule: (value: { type: string; formula: string }) => {
        rule.lower = limit(value);
      },
      UpperBoundRule: (value: { type: string; formula: string }) => {
        rule.upper = limit(value);
      },
    },
    nav: {
      PositiveFormat: () => ({
        type: 'ConditionalDataBarPositiveFormat',
        get: { FillColor: () => rule.color },
        set: {
          FillColor: (value: string) => {
            rule.color = value;
          },
          GradientFill: (value: boolean) => {
            if (value) throw new NotSimulated('a data bar with a gradient');
          },
        },
      }),
    },
  };
}

/**
 * office-js #5194 (by design): a formula is read relative to the top-left cell of the rule's own areas, but written relative to the
 * top-left cell of the range from which the rule was fetched or to which it was added.
 */
function custom(
  excel: ExcelContext,
  sheet: SimulatedSheet,
  rule: ConditionalRule,
  fetchedBy: readonly Area[],
): Thing {
  const put = (changed: Partial<ConditionalRule>): void => {
    excel.write(sheet);
    Object.assign(rule, changed);
  };
  return {
    type: 'CustomConditionalFormat',
    nav: {
      Rule: () => ({
        type: 'ConditionalFormatRule',
        get: { Formula: () => rule.formula },
        set: { Formula: (formula: string) => put({ formula: movedRule(formula, fetchedBy, rule.areas) }) },
      }),
      Format: () => ({
        type: 'ConditionalRangeFormat',
        set: { NumberFormat: (numberFormat: string) => put({ numberFormat }) },
        nav: {
          Font: () => ({
            type: 'ConditionalRangeFont',
            get: { Color: () => rule.fontColor },
            set: { Color: (fontColor: string) => put({ fontColor }), Bold: (bold: boolean) => put({ bold }) },
          }),
          Fill: () => ({
            type: 'ConditionalRangeFill',
            get: { Color: () => rule.fill },
            set: { Color: (fill: string) => put({ fill }) },
          }),
        },
      }),
    },
  };
}

/** Reads the conditional formats in a sheet's file part, first priority first. */
export function rulesInFile(excel: ExcelContext, sheet: SimulatedSheet): ConditionalRule[] {
  const { parts } = excel.book;
  const standing = rulesOf(excel.book.part(sheet));
  if (standing.length === 0) return [];
  parts.styles.store(parts.pack);
  const dxfs = child(new XmlPart(parts.pack, parts.styles.part).root, 'dxfs');
  const rgb = (path: readonly string[], dxf: Parameters<typeof child>[0] | undefined): string => {
    let element = dxf ?? null;
    for (const name of path) element = element && child(element, name);
    const value = element?.getAttribute('rgb');
    return value ? `#${value.slice(-6)}` : '';
  };
  return standing
    .sort((a, b) => Number(a.element.getAttribute('priority')) - Number(b.element.getAttribute('priority')))
    .map(({ element, areas }) => {
      const kind = element.getAttribute('type');
      const rule = newRule(kind === 'dataBar' ? 'DataBar' : kind === 'expression' ? 'Custom' : 'Other', [
        ...areas,
      ]);
      const bar = child(element, 'dataBar');
      const dxf = dxfs ? children(dxfs)[Number(element.getAttribute('dxfId') ?? -1)] : undefined;
      const [lower, upper] = bar
        ? children(bar, 'cfvo').map((limit) => Number(limit.getAttribute('val')))
        : [];
      return {
        ...rule,
        color: rgb(['color'], bar ?? undefined),
        lower: lower ?? 0,
        upper: upper ?? 1,
        formula: `=${child(element, 'formula')?.textContent ?? ''}`,
        fontColor: rgb(['font', 'color'], dxf),
        fill: rgb(['fill', 'patternFill', 'bgColor'], dxf),
        numberFormat: (dxf && child(dxf, 'numFmt')?.getAttribute('formatCode')) ?? null,
      };
    });
}

/** Writes the conditional formats of a sheet into its part. */
export function writeRules(
  excel: ExcelContext,
  sheet: SimulatedSheet,
  rules: readonly ConditionalRule[],
): void {
  const part = excel.book.part(sheet);
  for (const { element } of rulesOf(part)) {
    if (['dataBar', 'expression'].includes(element.getAttribute('type') ?? '')) removeRule(part, element);
  }
  const seen = new Set<string>();
  for (const rule of rules) {
    if (rule.kind === 'Other') continue;
    for (const area of rule.areas) {
      const format: ConditionalFormat =
        rule.kind === 'DataBar'
          ? { kind: 'data-bar', area, color: rule.color, min: rule.lower, max: rule.upper }
          : {
              kind: 'formula',
              area,
              formula: movedRule(rule.formula, rule.areas, [area]),
              style: styleOf(rule),
            };
      const key = JSON.stringify({ ...format, area: areaAddress(area) });
      if (seen.has(key)) throw new Error(`${sheet.name}: the same conditional format twice: ${key}`);
      seen.add(key);
      ensureConditionalFormat(part, excel.book.parts.styles, format);
    }
  }
}

function styleOf(rule: ConditionalRule): Extract<ConditionalFormat, { kind: 'formula' }>['style'] {
  return {
    ...(rule.fontColor === '' ? {} : { color: rule.fontColor }),
    ...(rule.fill === '' ? {} : { fill: rule.fill }),
    ...(rule.bold === null ? {} : { bold: rule.bold }),
    ...(rule.numberFormat === null ? {} : { numberFormat: rule.numberFormat }),
  };
}
