/**
 * The contents of a workbook as texts that can be compared: everything that a user sees or that has an effect. Hidden copies of sheets
 * for 撤销 are left out, and so are differences that nobody can notice, as in test/hosts/one-form.ts.
 */
import type { Element } from '@xmldom/xmldom';
import { areaAddress, cellAddress, type Area } from '../../src/spreadsheet/address';
import { BACKUP_PREFIX } from '../../src/hosts/shared/backup-sheets';
import { columnSpan, type SheetPart } from '../../src/hosts/file/parts/sheet-part';
import { child, children, elementXml, isTrue } from '../../src/hosts/file/package/xml';
import type { SimulatedSheet } from '../simulated-workbook/sheet';
import type { ExcelContext } from './context';
import { validationsOf } from './data-validation';

/** The parts of a workbook as lists of texts. Equal parts have equal texts. */
export interface Contents {
  /** The sheets in order, with their visibility and protection. */
  readonly tabs: readonly string[];
  /** Values, formulas, merges and tables. */
  readonly cells: readonly string[];
  /** Formats of cells. */
  readonly looks: readonly string[];
  /** Column widths, row heights, hidden rows and columns, frozen panes, tab colours. */
  readonly layout: readonly string[];
  readonly rules: readonly string[];
  readonly validations: readonly string[];
  readonly charts: readonly string[];
  readonly print: readonly string[];
  readonly names: readonly string[];
}

/** Sections of a worksheet part that are described elsewhere, or have no effect. */
const TOLD_ELSEWHERE: ReadonlySet<string> = new Set([
  'dimension',
  'sheetData',
  'cols',
  'conditionalFormatting',
  'dataValidations',
  // Data bars of Excel 2010 are described with the rules.
  'extLst',
  // Charts are described by their data in the simulation.
  'drawing',
]);
const PRINT: ReadonlySet<string> = new Set(['printOptions', 'pageMargins', 'pageSetup', 'headerFooter']);
const CELLS: ReadonlySet<string> = new Set(['mergeCells', 'tableParts', 'hyperlinks', 'autoFilter']);
/** Points. */
const STANDARD_HEIGHT = 14.25;
/** Widths are compared in whole pixels, because programs show no others. */
const PIXELS_A_DIGIT = 7;
/** Widths in pixels: the width assumed if none is stated, and the width of a new column. */
const STANDARD_WIDTHS = [91, 64];

export function contentsOf(excel: ExcelContext): Contents {
  const sheets = excel.book.sheets.filter(({ name }) => !name.startsWith(BACKUP_PREFIX));
  const told = <T>(tell: (excel: ExcelContext, sheet: SimulatedSheet) => readonly T[]): T[] =>
    sheets.flatMap((sheet) => tell(excel, sheet));
  const names = definedNames(excel);
  return {
    tabs: told(tabOf),
    cells: told(cellsOf),
    looks: told(looksOf),
    layout: told(layoutOf),
    rules: told(rulesOf),
    validations: told(validationsIn),
    charts: told((_, sheet) => sheet.charts.map((chart) => `${sheet.name} ${JSON.stringify(chart)}`)),
    print: [...told(printOf), ...names.filter((name) => name.startsWith('_xlnm.'))],
    names: names.filter((name) => !name.startsWith('_xlnm.')),
  };
}

function tabOf(excel: ExcelContext, sheet: SimulatedSheet): string[] {
  const protection = child(excel.book.part(sheet).root, 'sheetProtection');
  return [`${sheet.name} ${sheet.visibility} ${protection ? elementXml(protection) : ''}`];
}

function cellsOf({ book }: ExcelContext, sheet: SimulatedSheet): string[] {
  const area = sheet.usedArea();
  const cells: string[] = [];
  for (let row = area?.top ?? 1; row <= (area?.bottom ?? 0); row += 1) {
    for (let column = area?.left ?? 1; column <= (area?.right ?? 0); column += 1) {
      const cell = sheet.cell(row, column);
      if (!cell) continue;
      const content = cell.formula ? `=${sheet.formulaText(cell)}` : JSON.stringify(cell.value);
      cells.push(`${sheet.name}!${cellAddress({ row, column })} ${content}`);
    }
  }
  return [...cells, ...sectionsOf(sheet, book.part(sheet), (name) => CELLS.has(name))];
}

/** The formats of cells that differ from a new cell. The format of an empty cell is invisible if it has no fill and no border. */
function looksOf(excel: ExcelContext, sheet: SimulatedSheet): string[] {
  const area = sheet.usedArea(true);
  const looks: string[] = [];
  const standard = JSON.stringify({ ...excel.formats.look(0), edges: [] });
  for (let row = area?.top ?? 1; row <= (area?.bottom ?? 0); row += 1) {
    for (let column = area?.left ?? 1; column <= (area?.right ?? 0); column += 1) {
      const style = sheet.style(row, column);
      if (style === 0) continue;
      const look = excel.formats.look(style);
      const edges = Object.entries(look.edges).filter(([, { line }]) => line !== 'none');
      const isPlain = look.fill === null && look.numberFormat === 'General' && edges.length === 0;
      if (isPlain && !sheet.cell(row, column)) continue;
      const words = JSON.stringify({ ...look, edges });
      if (words !== standard) looks.push(`${sheet.name}!${cellAddress({ row, column })} ${words}`);
    }
  }
  return looks;
}

function layoutOf(excel: ExcelContext, sheet: SimulatedSheet): string[] {
  const part = excel.book.part(sheet);
  const list = child(part.root, 'cols');
  const widths = (list ? children(list) : []).flatMap((col) => {
    const { from, to } = columnSpan(col);
    const [width, hidden] = [Number(col.getAttribute('width')), isTrue(col.getAttribute('hidden'))];
    const pixels = Math.round(width * PIXELS_A_DIGIT);
    if (!hidden && STANDARD_WIDTHS.includes(pixels)) return [];
    return Array.from(
      { length: to - from + 1 },
      (_, index) => `column ${from + index} ${pixels} ${String(hidden)}`,
    );
  });
  const heights = [...sheet.heights]
    .filter(([, height]) => height !== STANDARD_HEIGHT)
    .sort(([a], [b]) => a - b)
    .map(([row, height]) => `row ${row} ${height}`);
  const hidden = `hidden ${[...excel.hidden.of(sheet)].sort((a, b) => a - b).join()}`;
  const told = [...widths.sort(), ...heights, hidden].map((words) => `${sheet.name} ${words}`);
  const isLayout = (name: string): boolean =>
    !TOLD_ELSEWHERE.has(name) && !PRINT.has(name) && !CELLS.has(name) && name !== 'sheetProtection';
  return [...told, ...sectionsOf(sheet, part, isLayout)];
}

function rulesOf(excel: ExcelContext, sheet: SimulatedSheet): string[] {
  return excel.rulesOf(sheet).map(({ areas, kind, color, lower, upper, formula, fontColor, fill, bold }) => {
    const ranges = areas.map(areaAddress).join(' ');
    const rule = { kind, color, lower, upper, formula, fontColor, fill, bold };
    return `${sheet.name}!${ranges} ${JSON.stringify(rule)}`;
  });
}

/** Each rule with the cells it is for, however many areas a program splits them into. */
function validationsIn(excel: ExcelContext, sheet: SimulatedSheet): string[] {
  const areas = new Map<string, Area[]>();
  for (const { area, ...rule } of validationsOf(excel.book.part(sheet))) {
    const words = JSON.stringify(rule);
    areas.set(words, [...(areas.get(words) ?? []), area]);
  }
  return [...areas]
    .map(([rule, parts]) => `${sheet.name}!${joined(parts).map(areaAddress).join(' ')} ${rule}`)
    .sort();
}

/** Areas of the same columns that lie one upon the other as one area. */
function joined(parts: readonly Area[]): Area[] {
  const inOrder = [...parts].sort((a, b) => a.left - b.left || a.right - b.right || a.top - b.top);
  return inOrder.reduce<Area[]>((areas, area) => {
    const above = areas[areas.length - 1];
    const continues =
      above?.left === area.left && above.right === area.right && above.bottom + 1 === area.top;
    return continues ? [...areas.slice(0, -1), { ...above, bottom: area.bottom }] : [...areas, area];
  }, []);
}

function printOf(excel: ExcelContext, sheet: SimulatedSheet): string[] {
  return sectionsOf(sheet, excel.book.part(sheet), (name) => PRINT.has(name));
}

function sectionsOf(
  { name }: SimulatedSheet,
  { root }: SheetPart,
  isWanted: (section: string) => boolean,
): string[] {
  return children(root)
    .filter((element) => isWanted(element.localName ?? ''))
    .map(plainXml)
    .filter((xml) => xml !== '')
    .map((xml) => `${name} ${xml}`);
}

/**
 * XML without namespaces, empty elements and defaults: A4 portrait, not centred. How pages are fitted is left out if they are not
 * fitted.
 */
function plainXml(element: Element): string {
  const isFitted = children(element.parentNode as Element, 'sheetPr')
    .flatMap((properties) => children(properties, 'pageSetUpPr'))
    .some((fit) => isTrue(fit.getAttribute('fitToPage')));
  const xml = elementXml(element)
    .replace(/ xmlns(?::\w+)?="[^"]*"/g, '')
    .replace(/ (?:paperSize="9"|orientation="portrait"|horizontalCentered="0")/g, '');
  const told = isFitted ? xml : xml.replace(/ fitTo(?:Page|Width|Height)="[^"]*"/g, '');
  return told.replace(/<\w+\/>/g, '').replace(/<(\w+)><\/\1>/g, '');
}

/** All defined names, with their sheet if they belong to one. */
function definedNames({ book }: ExcelContext): string[] {
  const sheets = book.parts.book.sheets();
  return book.parts.book
    .names()
    .map(({ sheetIndex, ...name }) => ({
      ...name,
      sheet: sheetIndex === null ? '' : (sheets[sheetIndex]?.name ?? ''),
    }))
    .filter(({ sheet }) => !sheet.startsWith(BACKUP_PREFIX))
    .map(({ name, sheet, hidden, refersTo }) => `${name} ${sheet} ${String(hidden)} ${refersTo}`)
    .sort();
}
