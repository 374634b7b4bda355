/**
 * Reads the charts of a sheet for the workbench: bars, columns and lines, with the present values of their cells.
 */
import type { Element } from '@xmldom/xmldom';
import { parseSheetArea } from '../../../spreadsheet/address';
import type { CellValue } from '../../../spreadsheet/grid';
import { Relationships } from '../package/relationships';
import type { SheetPart } from '../parts/sheet-part';
import type { Workbook } from '../parts/workbook';
import { child, children, isTrue, relationshipId } from '../package/xml';
import { XmlPart } from '../package/xml-part';
import type { Colors } from './colors';
import { spreadsDates, type Category } from './date-axis';
import { displayText } from './display-text';
import type { ChartLook, Lengths, PlotLook, SeriesLook } from '../../../spreadsheet/look';

/** English metric units (EMU) in a pixel. */
const EMU = 9525;

export interface ChartReading {
  readonly workbook: Workbook;
  readonly colors: Colors;
  readonly columns: Lengths;
  readonly rows: Lengths;
  /** Days to add to a date's serial number to count it from 1900 (see {@link displayText}). */
  readonly dayShift: number;
  /** Gives the value of a cell and its number format. */
  readonly cell: (sheet: string, row: number, column: number) => { value: CellValue; numberFormat: string };
}

export function readCharts(sheet: SheetPart, reading: ChartReading): ChartLook[] {
  const { pack } = reading.workbook;
  const part = sheet.relationships.ofKind('drawing')[0]?.part;
  if (typeof part !== 'string' || !pack.has(part)) return [];
  const relationships = new Relationships(pack, part);
  return children(new XmlPart(pack, part).root).flatMap((anchor): ChartLook[] => {
    const frame = child(anchor, 'graphicFrame');
    const box = frame && readBox(anchor, reading);
    const chart = frame && path(frame, 'graphic', 'graphicData', 'chart');
    if (!frame || !box || !chart) return [];
    const target = relationships.byId(relationshipId(chart) ?? '')?.part;
    const name = path(frame, 'nvGraphicFramePr', 'cNvPr')?.getAttribute('name') ?? '';
    const space = typeof target === 'string' && pack.has(target) ? new XmlPart(pack, target).root : null;
    return [{ name, box, plot: space && new PlotReader(reading).read(space) }];
  });
}

function path(from: Element, ...names: readonly string[]): Element | null {
  let element: Element | null = from;
  for (const name of names) element = element && child(element, name);
  return element;
}

function valueAt(from: Element | null, ...names: readonly string[]): string | null {
  return (from && path(from, ...names)?.getAttribute('val')) ?? null;
}

function readBox(anchor: Element, { columns, rows }: ChartReading): ChartLook['box'] | null {
  const from = child(anchor, 'from');
  if (!from) return null;
  const start = corner(from, columns, rows);
  const to = child(anchor, 'to');
  const extent = child(anchor, 'ext');
  const end = to && corner(to, columns, rows);
  const width = end ? end.left - start.left : Number(extent?.getAttribute('cx') ?? 0) / EMU;
  const height = end ? end.top - start.top : Number(extent?.getAttribute('cy') ?? 0) / EMU;
  return { ...start, width, height };
}

function corner(place: Element, columns: Lengths, rows: Lengths): { left: number; top: number } {
  const number = (name: string): number => Number(child(place, name)?.textContent ?? 0);
  return {
    left: lengthBefore(columns, number('col')) + number('colOff') / EMU,
    top: lengthBefore(rows, number('row')) + number('rowOff') / EMU,
  };
}

/** The total length of the first `count` rows or columns. */
function lengthBefore({ usual, others }: Lengths, count: number): number {
  let length = count * usual;
  for (const [index, own] of others) if (index <= count) length += own - usual;
  return length;
}

class PlotReader {
  constructor(private readonly reading: ChartReading) {}

  read(space: Element): PlotLook | null {
    const chart = child(space, 'chart');
    const area = chart && child(chart, 'plotArea');
    if (!area) return null;
    const groups = children(area).filter((element) => (element.localName ?? '').endsWith('Chart'));
    const isKnown = groups.every(
      (group) => group.localName === 'barChart' || group.localName === 'lineChart',
    );
    const isPlain = groups.every((group) => !/stacked/i.test(valueAt(group, 'grouping') ?? ''));
    if (groups.length === 0 || !isKnown || !isPlain) return null;
    const axis = child(area, 'valAx');
    const nameAxis = child(area, 'dateAx') ?? child(area, 'catAx');
    const elements = groups
      .flatMap((group) => children(group, 'ser').map((element) => ({ element, group })))
      .sort((a, b) => order(a.element) - order(b.element));
    const names = this.cells(elements[0] ? child(elements[0].element, 'cat') : null);
    if (nameAxis && spreadsDates(nameAxis, names, this.reading.dayShift)) return null;
    return {
      title: titleText(chart),
      isHorizontal: groups.some((group) => valueAt(group, 'barDir') === 'bar'),
      categories: names.map((name) => this.text(name, ownFormat(nameAxis))),
      series: elements.map(({ element, group }, index) => this.series(element, group, index, axis)),
      axis: {
        title: axis ? titleText(axis) : '',
        numberFormat: axisFormat(axis),
        dayShift: this.reading.dayShift,
        min: figure(valueAt(axis, 'scaling', 'min')),
        max: figure(valueAt(axis, 'scaling', 'max')),
      },
      hasLegend: child(chart, 'legend') !== null,
    };
  }

  private series(element: Element, group: Element, index: number, axis: Element | null): SeriesLook {
    const isLine = group.localName === 'lineChart';
    const shape = child(element, 'spPr');
    const line = shape && child(shape, 'ln');
    const fill = isLine ? line && child(line, 'solidFill') : shape && child(shape, 'solidFill');
    const values = this.numbers(child(element, 'val'));
    const labels = child(element, 'dLbls');
    const format = (labels && child(labels, 'numFmt')?.getAttribute('formatCode')) ?? axisFormat(axis);
    return {
      name: this.texts(child(element, 'tx'))[0] ?? path(element, 'tx', 'v')?.textContent ?? '',
      kind: isLine ? 'line' : 'column',
      color: this.reading.colors.ofDrawing(fill) ?? this.reading.colors.accent(index),
      dashed: isLine && valueAt(line, 'prstDash') !== null && valueAt(line, 'prstDash') !== 'solid',
      hasMarkers: isLine && valueAt(element, 'marker', 'symbol') !== 'none',
      labels: isTrue(valueAt(labels, 'showVal'))
        ? values.map((value) => displayText(value, format, this.reading.dayShift))
        : null,
      values,
    };
  }

  private numbers(source: Element | null): (number | null)[] {
    return this.cells(source).map(({ value }) => (typeof value === 'number' ? value : null));
  }

  private texts(source: Element | null): string[] {
    return this.cells(source).map((cell) => this.text(cell, null));
  }

  /** @param format the number format to show the value in; null to use the cell's own */
  private text({ value, numberFormat }: Category, format: string | null): string {
    return displayText(value, format ?? numberFormat, this.reading.dayShift);
  }

  /** The present values of the cells in a reference, or the values cached in the chart when the reference can't be read. */
  private cells(source: Element | null): Category[] {
    const reference = source && (child(source, 'numRef') ?? child(source, 'strRef'));
    if (!reference) return [];
    const target = parseSheetArea(child(reference, 'f')?.textContent ?? '');
    if (!target || !this.reading.workbook.find(target.sheet)) return remembered(reference);
    const found: Category[] = [];
    const { sheet, area } = target;
    for (let row = area.top; row <= area.bottom; row += 1) {
      for (let column = area.left; column <= area.right; column += 1) {
        found.push(this.reading.cell(sheet, row, column));
      }
    }
    return found;
  }
}

function remembered(reference: Element): Category[] {
  const cache = child(reference, 'numCache') ?? child(reference, 'strCache');
  if (!cache) return [];
  const numberFormat = child(cache, 'formatCode')?.textContent ?? 'General';
  const count = Number(valueAt(cache, 'ptCount') ?? 0);
  const found = Array.from({ length: count }, (): Category => ({
    value: null,
    numberFormat,
  }));
  for (const point of children(cache, 'pt')) {
    const text = child(point, 'v')?.textContent ?? '';
    const value = cache.localName === 'numCache' ? Number(text) : text;
    found[Number(point.getAttribute('idx'))] = { value, numberFormat };
  }
  return found;
}

function order(series: Element): number {
  return Number(valueAt(series, 'order') ?? 0);
}

function axisFormat(axis: Element | null): string {
  return (axis && child(axis, 'numFmt')?.getAttribute('formatCode')) ?? 'General';
}

/** The number format that an axis states; null when it shows the formats of its cells. */
function ownFormat(axis: Element | null): string | null {
  const format = axis && child(axis, 'numFmt');
  return format && !isTrue(format.getAttribute('sourceLinked')) ? format.getAttribute('formatCode') : null;
}

function figure(text: string | null): number | null {
  return text === null ? null : Number(text);
}

/** The text of a title: its runs joined. */
function titleText(holder: Element): string {
  const rich = path(holder, 'title', 'tx', 'rich');
  const paragraphs = rich ? children(rich, 'p') : [];
  return paragraphs
    .map((paragraph) =>
      children(paragraph, 'r')
        .map((run) => child(run, 't')?.textContent ?? '')
        .join(''),
    )
    .join('\n');
}
