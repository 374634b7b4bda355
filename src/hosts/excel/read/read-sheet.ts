/**
 * Reads a worksheet into a grid.
 */
import { columnLetters, type Area } from '../../../spreadsheet/address';
import { emptyGrid, type SheetGrid } from '../../../spreadsheet/grid';
import type { SheetReading } from '../../../spreadsheet/reading';
import { areasOf } from '../addresses';
import { hasApi } from '../in-excel';
import type { RowFacts } from '../../shared/raised-rows';
import type { Questions } from '../may-fail';
import type { Tab, TableEntry } from './outline';
import { areaOf, readInParts, requestContents, type Contents } from './read-contents';

/** The facts by which the add-in recognises its own conditional formats. */
export interface FormatFacts {
  readonly id: string;
  readonly kind: 'data-bar' | 'formula' | 'other';
  /** The colour of a data bar, or the formula of a rule. */
  readonly rule: string;
  readonly color: string;
  readonly fill: string;
}

/** A chart by its name. */
export interface ChartFacts {
  readonly name: string;
  /** The number of its series; null if Excel does not say. */
  readonly series: number | null;
}

/** The facts, besides the grid, that writing to a sheet needs. */
export interface SheetFacts {
  /** Null if Excel does not list them. Builds of 2026 refuse when several formats apply to one cell. */
  readonly conditionalFormats: readonly FormatFacts[] | null;
  /** The number of conditional formats on the sheet; null if Excel does not say. */
  readonly ruleCount: number | null;
  /** The number of conditional formats that touch each of the add-in's own columns, by column. */
  readonly ruleCounts: ReadonlyMap<number, number>;
  /** Whether a filter hides rows; null if Excel only says that some rows are hidden. */
  readonly isFiltered: boolean | null;
  readonly charts: readonly ChartFacts[];
  readonly printArea: Area | null;
  /** Whether rows are repeated on each page. False if Excel does not say. */
  readonly repeatsRows: boolean;
  /** Whether the sheet's pages have a header or footer; null if Excel does not say. */
  readonly hasPageText: boolean | null;
  /** The heights and font sizes of its first used rows, by row number. Empty if Excel does not say. */
  readonly rows: ReadonlyMap<number, RowFacts>;
  /** The widths of its first columns in points, by column number. Empty if Excel does not say. */
  readonly widths: ReadonlyMap<number, number>;
  /** The smallest range that contains every cell with a value or a format. Null if it was not asked for. */
  readonly formatted: Area | null;
  /** How far the sheet is scaled in print; null if Excel does not say. */
  readonly zoom: Excel.PageLayoutZoomOptions | null;
}

export interface SheetAnswer {
  readonly grid: SheetGrid;
  readonly facts: SheetFacts;
}

/** A sheet, and what to read of it. */
export interface SheetRequest {
  readonly tab: Tab;
  readonly reading: SheetReading;
  readonly tables: readonly TableEntry[];
  /** The number of used rows; null while unknown. */
  readonly rows: number | null;
}

/** Requests a sheet, which can be read after the next sync. */
export function requestSheet(
  context: Excel.RequestContext,
  request: SheetRequest,
  questions: Questions,
): () => SheetAnswer {
  const { tab, reading, rows } = request;
  const sheet = context.workbook.worksheets.getItem(tab.id);
  const used = sheet.getUsedRange(true);
  if (!reading.hasContents) {
    const facts = requestFacts(context, sheet, used, request, questions);
    return () => ({ grid: emptyGrid(tab), facts: facts() });
  }
  const contents = requestContents(sheet, used, reading, rows);
  const surroundings = requestSurroundings(context, sheet, used, request, questions);
  const facts = requestFacts(context, sheet, used, request, questions);
  return () => ({ facts: facts(), grid: gridOf(tab, contents(), surroundings) });
}

/** Reads a sheet that may be too large for one answer, in as many round trips as needed. */
export async function readLargeSheet(
  context: Excel.RequestContext,
  request: SheetRequest,
  questions: Questions,
): Promise<SheetAnswer> {
  const { tab, reading } = request;
  const sheet = context.workbook.worksheets.getItem(tab.id);
  const used = sheet.getUsedRange(true);
  used.load('rowIndex,columnIndex,rowCount,columnCount');
  const surroundings = requestSurroundings(context, sheet, used, request, questions);
  const facts = requestFacts(context, sheet, used, request, questions);
  await questions.sync(context);
  if (!reading.hasContents) return { grid: emptyGrid(tab), facts: facts() };
  const contents = await readInParts(context, sheet, areaOf(used));
  return { facts: facts(), grid: gridOf(tab, contents, surroundings) };
}

/** Puts the parts of a sheet's grid together. @param surroundings takes the number of the first row in the used range */
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

/** Requests everything in a grid except the contents of its cells. */
function requestSurroundings(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  used: Excel.Range,
  request: SheetRequest,
  questions: Questions,
): (firstRow: number) => Surroundings {
  const hidden = requestHiddenRows(used);
  const merges = requestMerges(sheet, used, request.tab, questions);
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

/** How the keys of questions about merged cells begin. */
export const MERGES = 'merges:';
/** The rows that may contain a heading. When a sheet has too many merged cells, only these rows are asked about. */
const HEAD = '1:100';

/** Requests the merged cells. Excel lists at most 512 merged areas; of a sheet with more, only those of the first rows are requested. */
function requestMerges(
  sheet: Excel.Worksheet,
  used: Excel.Range,
  { id }: Tab,
  questions: Questions,
): () => readonly Area[] {
  if (!hasApi('1.13')) return () => [];
  const question = questions.add(
    `${MERGES}${id}`,
    () => mergesIn(used),
    () => mergesIn(used.getIntersectionOrNullObject(sheet.getRange(HEAD))),
  );
  return () => question.answer ?? [];
}

function mergesIn(range: Excel.Range): () => readonly Area[] {
  const merged = range.getMergedAreasOrNullObject();
  merged.load('address');
  return () => (merged.isNullObject ? [] : areasOf(merged.address));
}

function requestFacts(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  used: Excel.Range,
  { tab, reading, tables }: SheetRequest,
  questions: Questions,
): () => SheetFacts {
  const print = hasApi('1.9') ? sheet.pageLayout.getPrintAreaOrNullObject() : null;
  print?.load('address');
  sheet.charts.load('items/name');
  const isFiltered = requestFilter(context, sheet, used, tables);
  const counts = reading.ownColumns.map((column) => {
    const letters = columnLetters(column);
    return { column, count: sheet.getRange(`${letters}:${letters}`).conditionalFormats.getCount() };
  });
  const series = questions.add(`series:${tab.id}`, () => requestSeries(sheet));
  // Rules are needed only on sheets with the user's table, where both the user and the add-in may have rules.
  const hasRules = counts.length > 0 && reading.hasOwnValues;
  const rules = hasRules ? questions.addDoubtful(`rules:${tab.id}`, () => requestRules(sheet)) : null;
  const rows = reading.hasContents ? requestRows(used) : () => new Map();
  const widths = reading.hasContents ? requestWidths(sheet) : () => new Map();
  const formatted = sheet.getUsedRange();
  formatted.load('rowIndex,columnIndex,rowCount,columnCount');
  const ruleCount = questions.add(`rule-count:${tab.id}`, () => requestRuleCount(sheet));
  const titles = hasApi('1.9') ? questions.add(`titles:${tab.id}`, () => requestTitles(sheet)) : null;
  const pageText = hasApi('1.9') ? questions.add(`page-text:${tab.id}`, () => requestPageText(sheet)) : null;
  return () => {
    const [area] = print && !print.isNullObject ? areasOf(print.address) : [];
    const lengths = series.answer;
    return {
      conditionalFormats: rules ? rules.answer : [],
      ruleCount: ruleCount.answer,
      ruleCounts: new Map(counts.map(({ column, count }) => [column, count.value])),
      charts: sheet.charts.items.map(({ name }) => ({ name, series: lengths?.get(name) ?? null })),
      isFiltered: isFiltered(),
      printArea: area ?? null,
      repeatsRows: titles?.answer ?? false,
      hasPageText: pageText?.answer?.isThere ?? null,
      rows: rows(),
      widths: widths(),
      formatted: areaOf(formatted),
      zoom: pageText?.answer?.zoom ?? null,
    };
  };
}

/** The first rows of a sheet, which may be a table's header. The heights of all rows could fill an answer. */
const HEAD_ROWS = 100;

/** Requests heights and font sizes. The font size is null for a row with several sizes. */
function requestRows(used: Excel.Range): () => ReadonlyMap<number, RowFacts> {
  if (!hasApi('1.9')) return () => new Map();
  used.load('rowIndex');
  const rows = used
    .getRow(0)
    .getResizedRange(HEAD_ROWS - 1, 0)
    .getRowProperties({ format: { rowHeight: true, font: { size: true } } });
  return () =>
    new Map(
      rows.value.flatMap(({ format }, index) =>
        format?.rowHeight === undefined
          ? []
          : [[used.rowIndex + 1 + index, { height: format.rowHeight, size: format.font?.size ?? null }]],
      ),
    );
}

/** Requests whether rows are repeated on each page. */
function requestTitles({ pageLayout }: Excel.Worksheet): () => boolean {
  const titles = pageLayout.getPrintTitleRowsOrNullObject();
  titles.load('address');
  return () => !titles.isNullObject;
}

function requestRuleCount(sheet: Excel.Worksheet): () => number {
  const count = sheet.getRange().conditionalFormats.getCount();
  return () => count.value;
}

/** The first columns, which may be a table and the columns that the add-in appends. */
const HEAD_COLUMNS = 'A1:AZ1';

function requestWidths(sheet: Excel.Worksheet): () => ReadonlyMap<number, number> {
  if (!hasApi('1.9')) return () => new Map();
  const columns = sheet.getRange(HEAD_COLUMNS).getColumnProperties({ format: { columnWidth: true } });
  return () =>
    new Map(
      columns.value.flatMap(({ format }, index) =>
        format?.columnWidth === undefined ? [] : [[index + 1, format.columnWidth]],
      ),
    );
}

const PAGE_TEXTS = [
  'leftHeader',
  'centerHeader',
  'rightHeader',
  'leftFooter',
  'centerFooter',
  'rightFooter',
] as const;

/**
 * Requests whether a sheet has a header or footer, and its scale in print. Separate headers for first or odd pages (`state`) count too, whatever the general header
 * says.
 */
function requestPageText(
  sheet: Excel.Worksheet,
): () => { readonly isThere: boolean; readonly zoom: Excel.PageLayoutZoomOptions } {
  const { pageLayout } = sheet;
  const { headersFooters } = pageLayout;
  pageLayout.load('zoom');
  const { defaultForAllPages } = headersFooters;
  headersFooters.load('state');
  defaultForAllPages.load(PAGE_TEXTS.join());
  return () => ({
    isThere: headersFooters.state !== 'Default' || PAGE_TEXTS.some((key) => defaultForAllPages[key] !== ''),
    zoom: pageLayout.zoom,
  });
}

/** Requests whether a filter hides rows. Before ExcelApi 1.9 Excel only says whether rows are hidden, not why. */
function requestFilter(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  used: Excel.Range,
  tables: readonly TableEntry[],
): () => boolean | null {
  if (!hasApi('1.9')) {
    used.load('rowHidden');
    // Excel answers null if only some rows are hidden, although the types do not say so.
    return () => ((used.rowHidden as boolean | null) === false ? false : null);
  }
  const filters = [
    sheet.autoFilter,
    ...tables.map(({ id }) => context.workbook.tables.getItem(id).autoFilter),
  ];
  for (const filter of filters) filter.load('isDataFiltered');
  return () => filters.some((filter) => filter.isDataFiltered);
}

/** Requests the number of series of each chart. Excel refuses for newer chart types. */
function requestSeries(sheet: Excel.Worksheet): () => ReadonlyMap<string, number> {
  const { charts } = sheet;
  charts.load('items/name,items/series/count');
  return () => new Map(charts.items.map((chart) => [chart.name, chart.series.count]));
}

function requestRules(sheet: Excel.Worksheet): () => FormatFacts[] {
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
  return () => formats.items.map(formatFacts);
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
