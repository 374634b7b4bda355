/**
 * Font, Interior, Borders, number format and alignment of a range.
 */
import { colorOf, etColor } from '../../src/hosts/wps/color';
import { BORDER, HORIZONTAL, NONE, VERTICAL } from '../../src/hosts/wps/constants';
import { common } from '../excel-host/context';
import { formatThing } from '../excel-host/format';
import { rangeThing } from '../excel-host/range';
import type { Thing } from '../excel-host/thing';
import { integers, type Cells, type EtWorld } from './et-world';
import type { Members } from './host-object';

const SIDES: Readonly<Record<string, string>> = {
  left: 'EdgeLeft',
  top: 'EdgeTop',
  bottom: 'EdgeBottom',
  right: 'EdgeRight',
  insideVertical: 'InsideVertical',
  insideHorizontal: 'InsideHorizontal',
};
const WEIGHTS: Readonly<Record<number, string>> = { 1: 'Hairline', 2: 'Thin', [-4138]: 'Medium', 4: 'Thick' };

/** Reads or writes a property of an object of the simulated Excel, on which this simulation is built. */
export function read(thing: Thing, name: string): unknown {
  return thing.get?.[name]?.();
}
export function write(thing: Thing, name: string, value: unknown): void {
  (thing.set?.[name] as (value: unknown) => void)(value);
}

export function formatMembers(world: EtWorld, { open, sheet, area }: Cells): Members {
  const { excel } = open;
  const format = (): Thing => formatThing(excel, sheet, area);
  const nav = (name: string): Thing => format().nav?.[name]?.() ?? format();
  const plain = (name: string): Pick<Required<Members>, 'get' | 'set'> => ({
    get: { [name]: () => read(format(), name) },
    set: { [name]: (value: unknown) => write(format(), name, value) },
  });
  const word = (
    name: string,
    numbers: Readonly<Record<string, number>>,
  ): Pick<Required<Members>, 'get' | 'set'> => ({
    get: { [name]: () => numbers[String(read(format(), name)).toLowerCase()] ?? null },
    set: {
      [name]: integers((number) => {
        const found = Object.keys(numbers).find((candidate) => numbers[candidate] === number);
        if (found !== undefined) write(format(), name, found);
      }),
    },
  });
  const [horizontal, vertical] = [
    word('HorizontalAlignment', HORIZONTAL),
    word('VerticalAlignment', VERTICAL),
  ];
  const plains = ['WrapText', 'ShrinkToFit', 'IndentLevel'].map(plain);
  return {
    get: {
      ...(Object.assign({}, ...plains.map((described) => described.get)) as Record<string, () => unknown>),
      ...horizontal.get,
      ...vertical.get,
      NumberFormat: () => common(sheet, area, (row, column) => excel.look(sheet, row, column).numberFormat),
      Locked: () => read(nav('Protection'), 'Locked'),
      Font: () => font(world, nav('Font')),
      Interior: () =>
        interior(world, nav('Fill'), () =>
          common(sheet, area, (row, column) => excel.look(sheet, row, column).fill ?? ''),
        ),
      Borders: () => borders(world, nav('Borders')),
    },
    set: {
      ...(Object.assign({}, ...plains.map((described) => described.set)) as Record<
        string,
        (value: never) => void
      >),
      ...horizontal.set,
      ...vertical.set,
      NumberFormat: (value: unknown) => write(rangeThing(excel, sheet, area), 'NumberFormat', value),
      Locked: (value: unknown) => write(nav('Protection'), 'Locked', value),
    },
  };
}

/** A colour as ET's number; null where the cells differ. */
function number(color: unknown): number | null {
  return typeof color === 'string' && color !== '' ? etColor(color) : null;
}

function font(world: EtWorld, thing: Thing): object {
  const names = ['Name', 'Size', 'Bold', 'Italic'];
  return world.object('Font', {
    get: {
      ...Object.fromEntries(names.map((name) => [name, () => read(thing, name)])),
      Color: () => number(read(thing, 'Color')),
    },
    set: {
      ...Object.fromEntries(names.map((name) => [name, (value: unknown) => write(thing, name, value)])),
      Color: integers((value) => write(thing, 'Color', colorOf(value))),
    },
  });
}

function interior(world: EtWorld, thing: Thing, fill: () => string | null): object {
  return world.object('Interior', {
    get: {
      Color: () => number(fill() === '' ? '#FFFFFF' : fill()),
      Pattern: () => (fill() === null ? null : fill() === '' ? NONE : 1),
    },
    set: {
      Color: integers((value) => write(thing, 'Color', colorOf(value))),
      Pattern: integers((value) => {
        if (value !== NONE) throw new Error(`pattern ${value}`);
        (thing.call?.['Clear'] as () => void)();
      }),
    },
  });
}

function borders(world: EtWorld, thing: Thing): object {
  return world.object('Borders', {
    call: {
      Item: (index: number) => {
        const side = (Object.keys(BORDER) as (keyof typeof BORDER)[]).find(
          (candidate) => BORDER[candidate] === index,
        );
        const item = side && thing.item?.(SIDES[side] ?? '');
        if (!item) throw new Error(`border ${index}`);
        return border(world, item);
      },
    },
  });
}

function border(world: EtWorld, thing: Thing): object {
  return world.object('Border', {
    get: {
      LineStyle: () => ({ None: NONE, Continuous: 1 })[String(read(thing, 'Style'))] ?? null,
      Weight: () =>
        Number(
          Object.keys(WEIGHTS).find((candidate) => WEIGHTS[Number(candidate)] === read(thing, 'Weight')),
        ),
      Color: () => number(read(thing, 'Color')),
    },
    set: {
      LineStyle: integers((value) => write(thing, 'Style', value === NONE ? 'None' : 'Continuous')),
      Weight: integers((value) => write(thing, 'Weight', WEIGHTS[value] ?? 'Thin')),
      Color: integers((value) => write(thing, 'Color', colorOf(value))),
    },
  });
}
