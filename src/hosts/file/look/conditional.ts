/**
 * Applies conditional formats to the look of cells: rules with a formula or a comparison, data bars and colour scales. Icon sets, and rules
 * on ranks or dates, are not drawn.
 */
import type { Element } from '@xmldom/xmldom';
import { cellAddress, contains, type Area, type Position } from '../../../spreadsheet/address';
import type { CellValue } from '../../../spreadsheet/grid';
import type { Calculator } from '../../../formula/calc/calculator';
import { pointer, rulesOf, twinOf } from '../write/conditional-formats';
import type { SheetPart } from '../parts/sheet-part';
import { child, children, isTrue } from '../package/xml';
import type { Formats } from './formats';
import type { DataBarLook, Overlay } from '../../../spreadsheet/look';

/** A rule that has been read. `overlay` returns null where the rule does not apply. */
interface ReadyRule {
  readonly areas: readonly Area[];
  readonly priority: number;
  readonly stops: boolean;
  readonly overlay: (cell: Position, value: CellValue) => Overlay | null;
}

/** Kinds of rules whose XML contains an equivalent formula. */
const WITH_FORMULA = [
  'expression',
  'containsText',
  'notContainsText',
  'beginsWith',
  'endsWith',
  'containsBlanks',
  'notContainsBlanks',
  'containsErrors',
  'notContainsErrors',
];
const COMPARISONS: Readonly<Record<string, string>> = {
  lessThan: '<',
  lessThanOrEqual: '<=',
  equal: '=',
  notEqual: '<>',
  greaterThanOrEqual: '>=',
  greaterThan: '>',
};
/** The shortest and the longest data bar of Excel 2007, as shares of the cell's width. */
const OLD_BAR = { shortest: 0.1, longest: 0.9 };

export class ConditionalLooks {
  private readonly rules: readonly ReadyRule[];

  constructor(
    private readonly sheet: SheetPart,
    private readonly formats: Formats,
    private readonly calculator: Calculator,
  ) {
    this.rules = rulesOf(sheet)
      .flatMap(({ element, areas }) => this.ready(element, areas) ?? [])
      .sort((a, b) => a.priority - b.priority);
  }

  /** What conditional formats add to the look of a cell; null for nothing. */
  at(cell: Position, value: CellValue): Overlay | null {
    const found: Overlay[] = [];
    for (const rule of this.rules) {
      if (!rule.areas.some((area) => contains(area, cell))) continue;
      const overlay = rule.overlay(cell, value);
      if (!overlay) continue;
      found.push(overlay);
      if (rule.stops) break;
    }
    // Where rules contradict each other, the first one wins.
    return found.length === 0 ? null : found.reduceRight((below, above) => ({ ...below, ...above }));
  }

  private ready(element: Element, areas: readonly Area[]): ReadyRule | null {
    const overlay = this.overlayOf(element, areas);
    return (
      overlay && {
        areas,
        overlay,
        priority: Number(element.getAttribute('priority') ?? 0),
        stops: isTrue(element.getAttribute('stopIfTrue')),
      }
    );
  }

  private overlayOf(element: Element, areas: readonly Area[]): ReadyRule['overlay'] | null {
    const kind = element.getAttribute('type') ?? '';
    if (kind === 'dataBar') return this.dataBar(element, areas);
    if (kind === 'colorScale') return this.colorScale(element, areas);
    const base = {
      row: Math.min(...areas.map((area) => area.top)),
      column: Math.min(...areas.map((area) => area.left)),
    };
    const formula = ruleFormula(element, kind, base);
    if (formula === null) return null;
    const look = this.formats.differential(Number(element.getAttribute('dxfId') ?? -1));
    return (cell) => (isTruth(this.result(formula, base, cell)) ? look : null);
  }

  private result(formula: string, base: Position, cell: Position): CellValue {
    return this.calculator.result({ formula, base }, { ...cell, sheet: this.sheet.name });
  }

  private dataBar(element: Element, areas: readonly Area[]): ReadyRule['overlay'] | null {
    const bar = child(element, 'dataBar');
    const color = bar && this.formats.colors.of(child(bar, 'color'));
    if (!bar || color === null) return null;
    const ends = children(bar, 'cfvo').map((end) => this.threshold(end, areas));
    const id = pointer(element);
    const twin = id === null ? null : twinOf(this.sheet, id);
    const isGradient = twin ? twin.getAttribute('gradient') !== '0' : true;
    const { shortest, longest } = twin ? { shortest: 0, longest: 1 } : OLD_BAR;
    return (_, value): { bar: DataBarLook } | null => {
      if (typeof value !== 'number') return null;
      const share = shareOf(value, ends[0]?.() ?? 0, ends[1]?.() ?? 0);
      return { bar: { color, isGradient, length: shortest + share * (longest - shortest) } };
    };
  }

  private colorScale(element: Element, areas: readonly Area[]): ReadyRule['overlay'] | null {
    const scale = child(element, 'colorScale');
    if (!scale) return null;
    const ends = children(scale, 'cfvo').map((end) => this.threshold(end, areas));
    const colors = children(scale, 'color').map((color) => this.formats.colors.of(color) ?? '#FFFFFF');
    return (_, value) => {
      if (typeof value !== 'number') return null;
      const places = ends.map((end) => end());
      let upper = 1;
      while (upper < places.length - 1 && value > (places[upper] ?? 0)) upper += 1;
      const share = shareOf(value, places[upper - 1] ?? 0, places[upper] ?? 0);
      return { fill: mixed(colors[upper - 1] ?? '#FFFFFF', colors[upper] ?? '#FFFFFF', share) };
    };
  }

  /** The number at which a scale begins, changes or ends. It is computed once, when first needed. */
  private threshold(end: Element, areas: readonly Area[]): () => number {
    const kind = end.getAttribute('type') ?? 'num';
    const stated = end.getAttribute('val') ?? '0';
    let known: number | null = null;
    return () => (known ??= this.place(kind, stated, areas));
  }

  private place(kind: string, stated: string, areas: readonly Area[]): number {
    if (kind === 'num' || kind === 'formula') {
      const [first] = areas;
      const at = { row: first?.top ?? 1, column: first?.left ?? 1 };
      const value = Number.isNaN(Number(stated)) ? this.result(stated, at, at) : Number(stated);
      return typeof value === 'number' ? value : 0;
    }
    const numbers = this.numbersIn(areas);
    const [lowest = 0, highest = 0] = [numbers[0], numbers[numbers.length - 1]];
    switch (kind) {
      case 'max':
      case 'autoMax':
        return highest;
      case 'percent':
        return lowest + ((highest - lowest) * Number(stated)) / 100;
      case 'percentile':
        return percentile(numbers, Number(stated) / 100);
      default:
        return lowest;
    }
  }

  /** The numbers in some areas, in ascending order. */
  private numbersIn(areas: readonly Area[]): number[] {
    const numbers: number[] = [];
    const { bottom = 0 } = this.sheet.cells.extent() ?? {};
    for (const area of areas) {
      for (let row = area.top; row <= Math.min(area.bottom, bottom); row += 1) {
        for (let column = area.left; column <= area.right; column += 1) {
          const value = this.calculator.value(this.sheet.name, row, column);
          if (typeof value === 'number') numbers.push(value);
        }
      }
    }
    return numbers.sort((a, b) => a - b);
  }
}

function ruleFormula(element: Element, kind: string, base: Position): string | null {
  const formulas = children(element, 'formula').map((formula) => formula.textContent ?? '');
  const [first = '', second = ''] = formulas;
  if (WITH_FORMULA.includes(kind)) return first === '' ? null : first;
  if (kind !== 'cellIs') return null;
  return comparison(element.getAttribute('operator') ?? '', first, second, cellAddress(base));
}

function comparison(operator: string, first: string, second: string, cell: string): string | null {
  if (operator === 'between') return `AND(${cell}>=(${first}),${cell}<=(${second}))`;
  if (operator === 'notBetween') return `OR(${cell}<(${first}),${cell}>(${second}))`;
  const sign = COMPARISONS[operator];
  return sign === undefined ? null : `${cell}${sign}(${first})`;
}

function isTruth(value: CellValue): boolean {
  return value === true || (typeof value === 'number' && value !== 0);
}

function shareOf(value: number, from: number, to: number): number {
  return to > from ? Math.min(1, Math.max(0, (value - from) / (to - from))) : value >= to ? 1 : 0;
}

/** Interpolates as PERCENTILE does. @param share from 0 to 1 */
function percentile(ascending: readonly number[], share: number): number {
  const at = share * (ascending.length - 1);
  const below = ascending[Math.floor(at)] ?? 0;
  return below + ((ascending[Math.ceil(at)] ?? below) - below) * (at - Math.floor(at));
}

function mixed(from: string, to: string, share: number): string {
  const part = (color: string, at: number): number => parseInt(color.slice(at, at + 2), 16);
  const parts = [1, 3, 5].map((at) => {
    const value = Math.round(part(from, at) + (part(to, at) - part(from, at)) * share);
    return value.toString(16).padStart(2, '0');
  });
  return `#${parts.join('')}`.toUpperCase();
}
