/**
 * The state that all objects of the simulated Excel share: the workbook, its conditional formats, and settings of the program.
 */
import {
  absoluteAreaAddress,
  areaAddress,
  LAST_COLUMN,
  LAST_ROW,
  parseArea,
  type Area,
} from '../../src/spreadsheet/address';
import type { CellValue } from '../../src/spreadsheet/grid';
import { shiftFormula } from '../../src/formula/references';
import { setColumns } from '../../src/hosts/file/write/sheet-layout';
import type { SheetPart } from '../../src/hosts/file/parts/sheet-part';
import { ensureValidation, subtract } from '../../src/hosts/file/write/validations';
import { FormatReader, type Look } from '../simulated-workbook/read-format';
import type { SimulatedSheet } from '../simulated-workbook/sheet';
import type { SimulatedWorkbook } from '../simulated-workbook/workbook';
import { rulesInFile, writeRules } from './conditional-formats';
import { removeValidations, validationsOf } from './data-validation';
import { HiddenRows } from './filters';
import { ExcelError, invalid } from './thing';

export interface ConditionalRule {
  readonly id: string;
  readonly kind: 'DataBar' | 'Custom' | 'Other';
  areas: Area[];
  color: string;
  lower: number;
  upper: number;
  /** The formula, relative to the top-left cell of the areas. */
  formula: string;
  fontColor: string;
  fill: string;
  bold: boolean | null;
  numberFormat: string | null;
}

/** Settings made by users and administrators, and behaviour that differs between builds. */
export interface ExcelState {
  /** The highest requirement set: 15 is ExcelApi 1.15. */
  apiVersion: number;
  /** What is in front of the user. There is an active worksheet only if it is a worksheet of this workbook. */
  inFront: 'worksheet' | 'chart-sheet' | 'other-workbook';
  /** 审阅 → 保护工作簿: sheets can't be added, copied, renamed, moved, shown, hidden or deleted. */
  isStructureProtected: boolean;
  calculation: 'Automatic' | 'Manual';
  /** Whether conditional formats can be read where several apply to the same cell. Builds of 2026 can't. */
  readsSeveralRules: boolean;
  /** Whether setting FitToPages has an effect. In some builds it has only while the ribbon tab 页面布局 is selected. */
  fitsToPages: boolean;
  /** Whether new workbooks may be opened. Hardening policies and pop-up blockers forbid it. */
  opensWorkbooks: boolean;
  /** Whether headers and footers can be read. */
  tellsPageTexts: boolean;
  /** For ranges with more cells, values are null without an error: office-js #6781; docs, performance.md, note of July 2026. */
  mostCells: number;
}

export class ExcelContext {
  readonly state: ExcelState = {
    apiVersion: 15,
    inFront: 'worksheet',
    isStructureProtected: false,
    calculation: 'Automatic',
    readsSeveralRules: false,
    fitsToPages: true,
    opensWorkbooks: true,
    tellsPageTexts: true,
    mostCells: 5_000_000,
  };
  /** In manual calculation: formulas with their last results, by cell. */
  private readonly calculated = new Map<string, { readonly formula: string; readonly value: CellValue }>();
  /** Ranges that the client wrote to in this request, for the events fired after it. */
  readonly written: { readonly sheet: SimulatedSheet; readonly area: Area }[] = [];
  /** Sheet id → conditional formats, first priority first. */
  readonly rules = new Map<string, ConditionalRule[]>();
  readonly formats: FormatReader;
  readonly hidden = new HiddenRows(this);

  constructor(readonly book: SimulatedWorkbook) {
    this.formats = new FormatReader(() => book.parts.styles);
  }

  /** Returns a function that restores the present state. It can be called repeatedly. */
  keep(): () => void {
    const [restoreBook, restoreHidden] = [this.book.keep(), this.hidden.keep()];
    const [rules, state] = [structuredClone(this.rules), { ...this.state }];
    return () => {
      restoreBook();
      restoreHidden();
      this.rules.clear();
      for (const [id, own] of structuredClone(rules)) this.rules.set(id, own);
      Object.assign(this.state, state);
      this.calculated.clear();
      this.written.length = 0;
    };
  }

  /** Must be called before every write to a sheet. @throws ExcelError `AccessDenied` if the sheet is protected */
  write(sheet: SimulatedSheet): void {
    if (this.book.part(sheet).isProtected) {
      throw new ExcelError('AccessDenied', "You can't perform the requested operation.");
    }
    this.book.changed();
  }

  /** Must be called before every change of the workbook's structure. @throws ExcelError `AccessDenied` if the structure is protected */
  restructure(): void {
    if (this.state.isStructureProtected) {
      throw new ExcelError('AccessDenied', "You can't perform the requested operation.");
    }
  }

  /**
   * The value of a cell. In manual calculation a formula keeps its result until calculation is requested; a newly written formula is
   * calculated once.
   */
  value(sheet: SimulatedSheet, row: number, column: number): CellValue {
    const cell = sheet.cell(row, column);
    if (this.state.calculation === 'Automatic' || !cell?.formula) return this.book.value(sheet, row, column);
    const place = `${sheet.id}!${row},${column}`;
    const formula = sheet.formulaText(cell);
    const known = this.calculated.get(place);
    if (known?.formula === formula) return known.value;
    const value = this.book.value(sheet, row, column);
    this.calculated.set(place, { formula, value });
    return value;
  }

  /** Calculates every formula. */
  calculate(): void {
    this.calculated.clear();
    if (this.state.calculation === 'Automatic') return;
    for (const sheet of this.book.sheets)
      for (const { row, column } of sheet.formulaCells()) this.value(sheet, row, column);
  }

  look(sheet: SimulatedSheet, row: number, column: number): Look {
    return this.formats.look(sheet.style(row, column));
  }

  rulesOf(sheet: SimulatedSheet): ConditionalRule[] {
    const known = this.rules.get(sheet.id);
    if (known) return known;
    const read = rulesInFile(this, sheet);
    this.rules.set(sheet.id, read);
    return read;
  }

  /** Removes conditional formats from an area. */
  removeRules(sheet: SimulatedSheet, area: Area): void {
    const rules = this.rulesOf(sheet).flatMap((rule) => {
      const areas = rule.areas.flatMap((other) => subtract(other, area));
      if (areas.length > 0) rule.formula = movedRule(rule.formula, rule.areas, areas);
      rule.areas = areas;
      return rule.areas.length > 0 ? [rule] : [];
    });
    this.rules.set(sheet.id, rules);
  }

  /** Copies conditional formats, as Excel does when it copies formats. @param shifted maps an area of the source to the target */
  copyRules(from: SimulatedSheet, to: SimulatedSheet, shifted: (area: Area) => Area | null): void {
    for (const rule of [...this.rulesOf(from)]) {
      const areas = rule.areas.flatMap((area) => shifted(area) ?? []);
      if (areas.length === 0) continue;
      const joined = from === to ? [...rule.areas, ...areas] : areas;
      const formula = movedRule(rule.formula, rule.areas, joined);
      if (from === to) Object.assign(rule, { areas: joined, formula });
      else this.rulesOf(to).push({ ...rule, id: `${rule.id}-copy`, areas, formula });
    }
  }

  removeValidations(sheet: SimulatedSheet, area: Area): void {
    removeValidations(this.book.part(sheet), area);
  }

  copyValidations(from: SimulatedSheet, to: SimulatedSheet, shifted: (area: Area) => Area | null): void {
    for (const validation of validationsOf(this.book.part(from))) {
      const area = shifted(validation.area);
      if (area) ensureValidation(this.book.part(to), { ...validation, area });
    }
  }

  hideColumns(part: SheetPart, hiddenColumns: readonly number[]): void {
    setColumns(part, { columnWidths: [], hiddenColumns });
  }

  /** The workbook as a file. */
  save(): Uint8Array {
    for (const [id, rules] of this.rules) {
      const sheet = this.book.sheets.find((candidate) => candidate.id === id);
      if (sheet) writeRules(this, sheet, rules);
    }
    return this.book.save();
  }

  sheetByKey(key: string | number): SimulatedSheet | undefined {
    return this.book.sheets.find((sheet) => sheet.id === key) ?? this.book.sheet(String(key));
  }
}

/** A rule's formula, shifted from the top-left cell of its areas to that of others. */
export function movedRule(formula: string, from: readonly Area[], to: readonly Area[]): string {
  const top = (areas: readonly Area[]): number => Math.min(...areas.map((area) => area.top));
  const left = (areas: readonly Area[]): number => Math.min(...areas.map((area) => area.left));
  return shiftFormula(formula, top(to) - top(from), left(to) - left(from));
}

export const WHOLE_SHEET: Area = { top: 1, left: 1, bottom: LAST_ROW, right: LAST_COLUMN };

/** Parses `A1:B2`, `C:D`, `5:9` or `$A$1`, with or without a sheet name, which is ignored. */
export function parseAddress(text: string): Area {
  const address = text.slice(text.lastIndexOf('!') + 1).replace(/\$/g, '');
  const columns = /^([A-Z]+):([A-Z]+)$/i.exec(address);
  const rows = /^(\d+):(\d+)$/.exec(address);
  const area = columns
    ? parseArea(`${columns[1] ?? ''}1:${columns[2] ?? ''}${LAST_ROW}`)
    : rows
      ? { top: Number(rows[1]), bottom: Number(rows[2]), left: 1, right: LAST_COLUMN }
      : parseArea(address);
  if (!area) throw invalid(text);
  return area;
}

export function addressOf(sheet: string, area: Area): string {
  const name = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(sheet) ? sheet : `'${sheet.replace(/'/g, "''")}'`;
  return `${name}!${areaAddress(area)}`;
}

export function absoluteReference(sheet: string, area: Area): string {
  return `='${sheet.replace(/'/g, "''")}'!${absoluteAreaAddress(area)}`;
}

export function intersection(a: Area, b: Area): Area | null {
  const area = {
    top: Math.max(a.top, b.top),
    left: Math.max(a.left, b.left),
    bottom: Math.min(a.bottom, b.bottom),
    right: Math.min(a.right, b.right),
  };
  return area.top <= area.bottom && area.left <= area.right ? area : null;
}

/** Visits every cell of an area; in whole rows and columns only cells of the used range. */
export function eachCell(
  sheet: SimulatedSheet,
  area: Area,
  visit: (row: number, column: number) => void,
): void {
  const isWhole = area.bottom === LAST_ROW || area.right === LAST_COLUMN;
  const used = isWhole ? sheet.usedArea(true) : null;
  const cells = isWhole ? used && intersection(area, used) : area;
  if (!cells) return;
  for (let row = cells.top; row <= cells.bottom; row += 1) {
    for (let column = cells.left; column <= cells.right; column += 1) visit(row, column);
  }
}

/** The value that all cells share; null if they differ. */
export function common<T>(
  sheet: SimulatedSheet,
  area: Area,
  valueAt: (row: number, column: number) => T,
): T | null {
  const values = new Set<T>();
  eachCell(sheet, area, (row, column) => values.add(valueAt(row, column)));
  const [first] = values;
  return values.size === 1 && first !== undefined ? first : null;
}

/** A value for each cell of an area, as rows. */
export function matrix<T>(area: Area, valueAt: (row: number, column: number) => T): T[][] {
  return Array.from({ length: area.bottom - area.top + 1 }, (_, i) =>
    Array.from({ length: area.right - area.left + 1 }, (__, j) => valueAt(area.top + i, area.left + j)),
  );
}
