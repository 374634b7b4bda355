/**
 * Reads one worksheet into a grid.
 */
import { columnLetters, type Area } from '../../../spreadsheet/address';
import { emptyGrid, type SheetGrid } from '../../../spreadsheet/grid';
import type { SheetReading } from '../../../spreadsheet/reading';
import { areasOf } from '../addresses';
import { hasApi } from '../in-excel';
import type { Questions } from '../may-fail';
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
  /** How many series it has; null where Excel does not tell. */
  readonly series: number | null;
}

/** What writing to a sheet has to know beyond its grid. */
export interface SheetFacts {
  /** null where Excel does not tell: in builds of 2026 where several hold for one cell. */
  readonly conditionalFormats: readonly FormatFacts[] | null;
  /** How many conditional formats meet each of the add-in's own columns. */
  readonly ruleCounts: ReadonlyMap<number, number>;
  /** Whether a filter hides rows: null where only that some are hidden can be told. */
  readonly isFiltered: boolean | null;
  readonly charts: readonly ChartFacts[];
  readonly printArea: Area | null;
  /** Whether a header or footer stands on its pages: null where Excel does not tell. */
  readonly hasPageText: boolean | null;
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

/** Reads a sheet whose cells may be more than one answer can carry; takes as many round trips as that needs. */
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

/** What keys of questions about merged cells begin with. */
export const MERGES = 'merges:';
/** Rows in which a heading stands, where the merged cells of all of a sheet are too many. */
const HEAD = '1:100';

/** Excel tells of no more than 512 merged areas: of more, those of the sheet's head are asked for. */
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
  // Only where the add-in has rules of its own beside others': elsewhere they are not needed.
  const hasRules = counts.length > 0 && reading.hasOwnValues;
  const rules = hasRules ? questions.addDoubtful(`rules:${tab.id}`, () => requestRules(sheet)) : null;
  const pageText = hasApi('1.9') ? questions.add(`page-text:${tab.id}`, () => requestPageText(sheet)) : null;
  return () => {
    const [area] = print && !print.isNullObject ? areasOf(print.address) : [];
    const lengths = series.answer;
    return {
      conditionalFormats: rules ? rules.answer : [],
      ruleCounts: new Map(counts.map(({ column, count }) => [column, count.value])),
      charts: sheet.charts.items.map(({ name }) => ({ name, series: lengths?.get(name) ?? null })),
      isFiltered: isFiltered(),
      printArea: area ?? null,
      hasPageText: pageText?.answer ?? null,
    };
  };
}

const PAGE_TEXTS = [
  'leftHeader',
  'centerHeader',
  'rightHeader',
  'leftFooter',
  'centerFooter',
  'rightFooter',
] as const;

/** Pages with headers of their own (`state`) are the user's doing too, whatever the general one says. */
function requestPageText(sheet: Excel.Worksheet): () => boolean {
  const { headersFooters } = sheet.pageLayout;
  const { defaultForAllPages } = headersFooters;
  headersFooters.load('state');
  defaultForAllPages.load(PAGE_TEXTS.join());
  return () => headersFooters.state !== 'Default' || PAGE_TEXTS.some((key) => defaultForAllPages[key] !== '');
}

/** Before ExcelApi 1.9 only that some rows are hidden can be told. */
function requestFilter(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  used: Excel.Range,
  tables: readonly TableEntry[],
): () => boolean | null {
  if (!hasApi('1.9')) {
    used.load('rowHidden');
    // null where rows are mixed, whatever the types say.
    return () => ((used.rowHidden as boolean | null) === false ? false : null);
  }
  const filters = [
    sheet.autoFilter,
    ...tables.map(({ id }) => context.workbook.tables.getItem(id).autoFilter),
  ];
  for (const filter of filters) filter.load('isDataFiltered');
  return () => filters.some((filter) => filter.isDataFiltered);
}

/** Charts of the newer types refuse to tell of their series. */
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
