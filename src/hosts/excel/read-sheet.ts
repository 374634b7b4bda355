/**
 * Reads one worksheet into a grid.
 */
import type { Area } from '../../domain/address';
import { emptyGrid, type SheetGrid } from '../../domain/grid';
import type { SheetReading } from '../../sheets/reading';
import { areasOf } from './addresses';
import { hasApi } from './in-excel';
import type { Tab, TableEntry } from './outline';
import { areaOf, readInParts, requestContents, type Contents } from './read-contents';

/** A conditional format as far as telling one's own takes. */
export interface FormatFacts {
  readonly id: string;
  readonly kind: 'data-bar' | 'formula' | 'other';
  /** Of a data bar: the bar's colour; of a formula: the formula. */
  readonly rule: string;
  readonly color: string;
  readonly fill: string;
}

/** A chart by its name. */
export interface ChartFacts {
  readonly name: string;
  /** How many series it has. */
  readonly series: number;
}

/** What writing to a sheet has to know beyond its grid. */
export interface SheetFacts {
  readonly conditionalFormats: readonly FormatFacts[];
  readonly charts: readonly ChartFacts[];
  readonly printArea: Area | null;
}

export interface SheetAnswer {
  readonly grid: SheetGrid;
  readonly facts: SheetFacts;
}

/** What a sheet is read for. */
export interface SheetRequest {
  readonly tab: Tab;
  readonly reading: SheetReading;
  readonly tables: readonly TableEntry[];
  /** Rows it is known to have; null when that is not known yet. */
  readonly rows: number | null;
}

/** Asks for a sheet; the answer can be had after the next sync. */
export function requestSheet(context: Excel.RequestContext, request: SheetRequest): () => SheetAnswer {
  const { tab, reading, rows } = request;
  const sheet = context.workbook.worksheets.getItem(tab.id);
  const facts = requestFacts(sheet);
  if (!reading.hasContents) return () => ({ grid: emptyGrid(tab), facts: facts() });
  const used = sheet.getUsedRange(true);
  const contents = requestContents(sheet, used, reading, rows);
  const surroundings = requestSurroundings(context, used, request);
  return () => ({ facts: facts(), grid: gridOf(tab, contents(), surroundings) });
}

/** Reads a sheet whose cells may be more than one answer can carry; takes as many round trips as that needs. */
export async function readLargeSheet(
  context: Excel.RequestContext,
  request: SheetRequest,
): Promise<SheetAnswer> {
  const { tab, reading } = request;
  const sheet = context.workbook.worksheets.getItem(tab.id);
  const facts = requestFacts(sheet);
  const used = sheet.getUsedRange(true);
  used.load('rowIndex,columnIndex,rowCount,columnCount');
  const surroundings = requestSurroundings(context, used, request);
  await context.sync();
  if (!reading.hasContents) return { grid: emptyGrid(tab), facts: facts() };
  const contents = await readInParts(context, sheet, areaOf(used));
  return { facts: facts(), grid: gridOf(tab, contents, surroundings) };
}

/** @param surroundings asked with the first row of the used range */
function gridOf(
  tab: Tab,
  { area, values, formulas }: Contents,
  surroundings: (firstRow: number) => Surroundings,
): SheetGrid {
  const isEmpty = values.every((row) => row.every((value) => value === null));
  return {
    ...emptyGrid(tab),
    ...(isEmpty ? {} : { area, values, formulas }),
    ...surroundings(area.top),
  };
}

type Surroundings = Pick<SheetGrid, 'merges' | 'hiddenRows' | 'tables'>;

/** What belongs to a grid besides the contents of its cells. */
function requestSurroundings(
  context: Excel.RequestContext,
  used: Excel.Range,
  request: SheetRequest,
): (firstRow: number) => Surroundings {
  const hidden = requestHiddenRows(used);
  const merges = requestMerges(used);
  const tables = request.tables.map((table) => {
    const range = context.workbook.tables.getItem(table.id).getRange();
    range.load('address');
    return () => ({ ...table, area: areasOf(range.address)[0] ?? null });
  });
  return (firstRow) => ({
    merges: merges(),
    hiddenRows: hidden(firstRow),
    tables: tables.flatMap((answer) => {
      const { name, area, headerRows, totalsRows } = answer();
      return area ? [{ name, area, headerRows, totalsRows }] : [];
    }),
  });
}

function requestHiddenRows(used: Excel.Range): (firstRow: number) => ReadonlySet<number> {
  if (!hasApi('1.9')) return () => new Set();
  const rows = used.getRowProperties({ rowHidden: true });
  return (firstRow) =>
    new Set(rows.value.flatMap((row, index) => (row.rowHidden === true ? [firstRow + index] : [])));
}

function requestMerges(used: Excel.Range): () => Area[] {
  if (!hasApi('1.13')) return () => [];
  const merged = used.getMergedAreasOrNullObject();
  merged.load('address');
  return () => (merged.isNullObject ? [] : areasOf(merged.address));
}

function requestFacts(sheet: Excel.Worksheet): () => SheetFacts {
  const formats = sheet.getRange().conditionalFormats;
  formats.load(
    [
      'id',
      'type',
      'dataBarOrNullObject/positiveFormat/fillColor',
      'customOrNullObject/rule/formula',
      'customOrNullObject/format/font/color',
      'customOrNullObject/format/fill/color',
    ]
      .map((name) => `items/${name}`)
      .join(),
  );
  sheet.charts.load('items/name,items/series/count');
  const print = hasApi('1.9') ? sheet.pageLayout.getPrintAreaOrNullObject() : null;
  print?.load('address');
  return () => {
    const [area] = print && !print.isNullObject ? areasOf(print.address) : [];
    return {
      conditionalFormats: formats.items.map(formatFacts),
      charts: sheet.charts.items.map((chart) => ({ name: chart.name, series: chart.series.count })),
      printArea: area ?? null,
    };
  };
}

function formatFacts(format: Excel.ConditionalFormat): FormatFacts {
  const { id, type } = format;
  if (type === 'DataBar') {
    const color = format.dataBarOrNullObject.positiveFormat.fillColor;
    return { id, kind: 'data-bar', rule: '', color, fill: '' };
  }
  if (type !== 'Custom') return { id, kind: 'other', rule: '', color: '', fill: '' };
  const { rule, format: look } = format.customOrNullObject;
  return { id, kind: 'formula', rule: rule.formula, color: look.font.color, fill: look.fill.color };
}
