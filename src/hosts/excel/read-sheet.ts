/**
 * Reads one worksheet into a grid.
 */
import { columnLetters, parseArea, type Area } from '../../domain/address';
import type { CellValue, SheetGrid } from '../../domain/grid';
import { UNREAD_FORMULA, type SheetReading } from '../../sheets/reading';
import { hasApi } from './in-excel';
import type { Tab, TableEntry } from './outline';

/** Rows above which the formulas of the add-in's own columns are not read: their texts alone would fill an answer. */
const MANY_ROWS = 1000;
/** What errors are called in values; text that reads the same is taken for one. */
export const ERROR_NAMES =
  /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|GETTING_DATA)$/;

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
  const { tab, reading } = request;
  const sheet = context.workbook.worksheets.getItem(tab.id);
  const facts = requestFacts(sheet);
  if (!reading.hasContents) return () => ({ grid: emptyGrid(tab), facts: facts() });
  const used = sheet.getUsedRange(true);
  used.load('values,rowIndex,columnIndex,rowCount,columnCount');
  const formulas = requestFormulas(sheet, used, request);
  const hidden = requestHiddenRows(used);
  const merges = requestMerges(used);
  const tables = request.tables.map((table) => {
    const range = context.workbook.tables.getItem(table.id).getRange();
    range.load('address');
    return () => ({ ...table, area: areasOf(range.address)[0] ?? null });
  });
  return () => {
    const area = areaOf(used);
    const texts = formulas(area);
    const values = used.values.map((row, i) =>
      row.map((value, j) => cellValue(value, texts[i]?.[j] ?? null)),
    );
    const isEmpty = values.every((row) => row.every((value) => value === null));
    return {
      facts: facts(),
      grid: {
        ...emptyGrid(tab),
        ...(isEmpty ? {} : { area, values, formulas: texts }),
        merges: merges(),
        hiddenRows: hidden(area.top),
        tables: tables.flatMap((answer) => {
          const { name, area: place, headerRows, totalsRows } = answer();
          return place ? [{ name, area: place, headerRows, totalsRows }] : [];
        }),
      },
    };
  };
}

function emptyGrid(tab: Tab): SheetGrid {
  return {
    name: tab.name,
    visible: tab.visible,
    locked: tab.locked,
    area: null,
    values: [],
    formulas: [],
    merges: [],
    hiddenRows: new Set(),
    tables: [],
  };
}

function areaOf(range: Excel.Range): Area {
  const top = range.rowIndex + 1;
  const left = range.columnIndex + 1;
  return { top, left, bottom: top + range.rowCount - 1, right: left + range.columnCount - 1 };
}

/** An error is given by its name, an empty cell as empty text: as empty text a formula's result is kept. */
function cellValue(value: unknown, formula: string | null): CellValue {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  const text = typeof value === 'string' ? value : '';
  if (text === '') return formula === null ? null : '';
  return ERROR_NAMES.test(text) ? { error: text } : text;
}

type FormulaRows = readonly (readonly (string | null)[])[];

function requestFormulas(
  sheet: Excel.Worksheet,
  used: Excel.Range,
  { reading, rows }: SheetRequest,
): (area: Area) => FormulaRows {
  if (rows === null || rows <= MANY_ROWS || reading.ownColumns.length === 0 || !hasApi('1.9')) {
    used.load('formulas');
    return () => used.formulas.map((row, i) => row.map((text, j) => formulaText(text, used.values[i]?.[j])));
  }
  return requestOthersFormulas(sheet, used, reading.ownColumns);
}

/** The formulas of a large table: texts where they are someone's, and only their places in the add-in's columns. */
function requestOthersFormulas(
  sheet: Excel.Worksheet,
  used: Excel.Range,
  ownColumns: readonly number[],
): (area: Area) => FormulaRows {
  const others = spansBetween(ownColumns).map((span) => {
    const part = used.getIntersectionOrNullObject(sheet.getRange(span));
    part.load('formulas,columnIndex');
    return part;
  });
  const own = ownColumns.map((column) => {
    const cells = sheet
      .getRange(`${columnLetters(column)}:${columnLetters(column)}`)
      .getSpecialCellsOrNullObject('Formulas');
    cells.load('address');
    return cells;
  });
  return (area) => {
    const width = area.right - area.left + 1;
    const texts = used.values.map(() => new Array<string | null>(width).fill(null));
    for (const part of others) {
      if (part.isNullObject) continue;
      const from = part.columnIndex + 1 - area.left;
      part.formulas.forEach((row, i) => {
        row.forEach((text, j) => {
          const line = texts[i];
          if (line) line[from + j] = formulaText(text, used.values[i]?.[from + j]);
        });
      });
    }
    for (const place of own.flatMap((cells) => (cells.isNullObject ? [] : areasOf(cells.address)))) {
      for (let row = Math.max(place.top, area.top); row <= Math.min(place.bottom, area.bottom); row += 1) {
        const line = texts[row - area.top];
        for (let column = place.left; column <= place.right; column += 1) {
          if (line) line[column - area.left] = UNREAD_FORMULA;
        }
      }
    }
    return texts;
  };
}

/** `A:E`, `K:XFD`: the columns around some columns. */
function spansBetween(columns: readonly number[]): string[] {
  const spans: string[] = [];
  let from = 1;
  for (const column of [...columns, LAST_COLUMN + 1]) {
    if (column > from) spans.push(`${columnLetters(from)}:${columnLetters(column - 1)}`);
    from = column + 1;
  }
  return spans;
}

const LAST_COLUMN = 16_384;

/** A formula's text; null for a plain value, also for text that only looks like a formula. */
function formulaText(text: unknown, value: unknown): string | null {
  return typeof text === 'string' && text.length > 1 && text.startsWith('=') && text !== value ? text : null;
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

/** The areas of `'表 1'!A1:B2,'表 1'!D4`. */
export function areasOf(address: string): Area[] {
  return address
    .split(/,(?=(?:[^']*'[^']*')*[^']*$)/)
    .map((part) => parseArea(part.slice(part.lastIndexOf('!') + 1)))
    .filter((area) => area !== null);
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
