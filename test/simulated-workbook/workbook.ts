/**
 * A workbook in memory, as a spreadsheet program holds it: cells that can be typed into, formulas that are recalculated,
 * tabs that can be added, copied, renamed and deleted. Opened from a file and saved as one.
 *
 * The simulated Excel and WPS are built on it: how a program treats a command is decided there, the workbook's content is here.
 */
import type { Element } from '@xmldom/xmldom';
import { absoluteAreaAddress, quotedSheet, type Area } from '../../src/spreadsheet/address';
import type { CellValue } from '../../src/spreadsheet/grid';
import { Calculator } from '../../src/formula/calc/calculator';
import { CompiledFormulas } from '../../src/formula/calc/compiled';
import { writeCharts } from '../../src/hosts/file/write/chart/charts';
import { copySheet } from '../../src/hosts/file/write/copy-sheet';
import { Package } from '../../src/hosts/file/package/package';
import { readNames, tableParts, type TableWithColumns } from '../../src/hosts/file/read-grid';
import { recalculate } from '../../src/hosts/file/recalculate';
import { EMPTY_SHEET, type SheetPart } from '../../src/hosts/file/parts/sheet-part';
import { Workbook } from '../../src/hosts/file/parts/workbook';
import { sameSheet } from '../../src/hosts/file/parts/workbook-part';
import { child, children, removeElement, serializeXml } from '../../src/hosts/file/package/xml';
import type { CellStyle, ChartSpec } from '../../src/spreadsheet/spec';
import { MemorySource } from './memory-source';
import { SimulatedSheet, type Visibility } from './sheet';

export class SimulatedWorkbook {
  private workbook: Workbook;
  sheets: SimulatedSheet[] = [];
  activeSheet: SimulatedSheet;
  private calculator: Calculator | null = null;
  /** Formulas stay parsed when results are dropped. */
  private readonly formulas = new CompiledFormulas();
  private lastId = 0;
  /** Indexes of formats, by the index of the format they are based on and the style applied to it. */
  private readonly made = new Map<string, number>();

  /** @param bytes an .xlsx file */
  constructor(bytes: Uint8Array) {
    this.workbook = new Workbook(Package.open(bytes));
    this.sheets = this.workbook.worksheets().map((entry) => this.load(entry.name));
    const active = this.workbook
      .worksheets()
      .find((worksheet) => worksheet.index === this.workbook.book.activeTab);
    const first = this.sheets.find((sheet) => sheet.name === active?.name) ?? this.sheets[0];
    if (!first) throw new Error('a workbook without sheets');
    this.activeSheet = first;
  }

  /** The file's parts. Cells that were changed in memory are not in them until `flush`. */
  get parts(): Workbook {
    return this.workbook;
  }

  sheet(name: string): SimulatedSheet | undefined {
    return this.sheets.find((sheet) => sameSheet(sheet.name, name));
  }

  part(sheet: SimulatedSheet): SheetPart {
    return this.workbook.sheet(sheet.name);
  }

  /**
   * Returns a function that restores the present state of the workbook. It can be called repeatedly. Formats created in the meantime
   * stay in the table of formats, unused by cells, because creating them again would take most of the time.
   */
  keep(): () => void {
    this.flush();
    const kept = this.workbook.pack.copy();
    const sheets = this.sheets.map(({ id, name, charts, newerCharts, selection }) => ({
      id,
      name,
      charts,
      newerCharts: [...newerCharts],
      selection,
    }));
    const active = this.activeSheet.id;
    return () => {
      const { styles, pack } = this.workbook;
      styles.store(pack);
      const restored = kept.copy();
      restored.set(styles.part, pack.text(styles.part));
      this.workbook = new Workbook(restored);
      this.sheets = sheets.map(({ id, name, charts, newerCharts, selection }) => {
        const sheet = this.load(name, id);
        for (const chart of newerCharts) sheet.newerCharts.add(chart);
        return Object.assign(sheet, { charts, selection });
      });
      this.activeSheet = this.sheets.find((sheet) => sheet.id === active) ?? this.activeSheet;
      this.changed();
    };
  }

  /** The value of a cell; a formula is computed. */
  value(sheet: SimulatedSheet, row: number, column: number): CellValue {
    const cell = sheet.cell(row, column);
    if (!cell) return null;
    if (cell.formula === null) return cell.value;
    this.calculator ??= new Calculator(new MemorySource(this), this.formulas);
    return this.calculator.value(sheet.name, row, column);
  }

  /** Must be called after every change of a cell, a name or a sheet: computed results are dropped. */
  changed(): void {
    this.calculator = null;
  }

  /** The index of the format `base` with `style` applied to it. Formats are only ever added, so an index stays valid. */
  styled(base: number, style: CellStyle): number {
    const key = `${base} ${JSON.stringify(style)}`;
    const index = this.made.get(key) ?? this.workbook.styles.over(base, style);
    this.made.set(key, index);
    return index;
  }

  tables(sheet: SimulatedSheet): TableWithColumns[] {
    return tableParts(this.workbook, this.part(sheet));
  }

  names(): { readonly name: string; readonly refersTo: string; readonly scope: string | null }[] {
    return readNames(this.workbook);
  }

  addSheet(name: string): SimulatedSheet {
    this.workbook.addSheet(name, EMPTY_SHEET, null);
    const made = this.load(name);
    this.sheets.push(made);
    this.changed();
    return made;
  }

  copySheet(sheet: SimulatedSheet, as: string): SimulatedSheet {
    this.flush();
    copySheet(this.workbook, sheet.name, as);
    this.workbook.store();
    this.reopen();
    const copy = this.load(as);
    copy.charts = sheet.charts.map((chart) => ({ ...chart, ...movedChart(chart, sheet.name, as) }));
    this.sheets.splice(this.sheets.indexOf(sheet) + 1, 0, copy);
    this.changed();
    return copy;
  }

  deleteSheet(sheet: SimulatedSheet): void {
    this.write();
    const { root } = this.workbook.book;
    const { index } = this.workbook.entry(sheet.name);
    removeElement(this.tab(sheet));
    shiftLocalNames(root, (other) => (other === index ? null : other > index ? other - 1 : other));
    const view = child(root, 'bookViews');
    for (const bookView of view ? children(view) : []) bookView.setAttribute('activeTab', '0');
    this.sheets = this.sheets.filter((other) => other !== sheet);
    this.replaceReferences(sheet.name, null);
    this.reopen();
    if (this.activeSheet === sheet) this.activeSheet = this.sheets[0] ?? sheet;
    this.changed();
  }

  renameSheet(sheet: SimulatedSheet, name: string): void {
    this.write();
    this.tab(sheet).setAttribute('name', name);
    const before = sheet.name;
    sheet.name = name;
    this.replaceReferences(before, name);
    this.reopen();
    for (const other of this.sheets)
      other.charts = other.charts.map((chart) => movedChart(chart, before, name));
    this.changed();
  }

  /** @param position from 0 */
  moveSheet(sheet: SimulatedSheet, position: number): void {
    const { root } = this.workbook.book;
    const element = this.tab(sheet);
    const list = element.parentNode as Element;
    const elements = children(list, 'sheet');
    const from = elements.indexOf(element);
    const order = elements.map((_, index) => index).filter((index) => index !== from);
    order.splice(position, 0, from);
    list.removeChild(element);
    list.insertBefore(element, children(list, 'sheet')[position] ?? null);
    shiftLocalNames(root, (index) => order.indexOf(index));
    this.sheets = this.sheets.filter((other) => other !== sheet);
    this.sheets.splice(position, 0, sheet);
  }

  setVisibility(sheet: SimulatedSheet, visibility: Visibility): void {
    const element = this.tab(sheet);
    if (visibility === 'Visible') element.removeAttribute('state');
    else element.setAttribute('state', visibility === 'Hidden' ? 'hidden' : 'veryHidden');
    sheet.visibility = visibility;
  }

  /** The workbook as a file, with the results of its formulas. */
  save(): Uint8Array {
    this.flush();
    this.workbook.book.activeTab = this.workbook.entry(this.activeSheet.name).index;
    // Changes were written into the parts all along, so that any formula may be out of date.
    const used = this.sheets.flatMap((sheet) => {
      const area = sheet.usedArea();
      return area ? [`${quotedSheet(sheet.name)}!${absoluteAreaAddress(area)}`] : [];
    });
    recalculate(this.workbook, used);
    for (const sheet of this.sheets) writeCharts(this.workbook, this.part(sheet), sheet.charts);
    const bytes = this.workbook.store().save();
    this.reopen();
    return bytes;
  }

  private newId(): string {
    this.lastId += 1;
    return `{00000000-0000-4000-8000-${String(this.lastId).padStart(12, '0')}}`;
  }

  private load(name: string, id = this.newId()): SimulatedSheet {
    const heights = heightsIn(this.workbook.pack.text(this.workbook.entry(name).part));
    // The sheet may have been renamed since: its part is looked up by its present name.
    const part = (): SheetPart =>
      this.workbook.sheet(this.sheets.find((sheet) => sheet.id === id)?.name ?? name);
    const state = this.stateOf(name);
    return new SimulatedSheet(id, name, part, heights, state);
  }

  /** The elements of all tabs in the workbook part, in their order. */
  private tabs(): Element[] {
    const list = child(this.workbook.book.root, 'sheets');
    return list ? children(list, 'sheet') : [];
  }

  /** @throws Error if the sheet is not in the workbook */
  private tab(sheet: SimulatedSheet): Element {
    const element = this.tabs()[this.workbook.entry(sheet.name).index];
    if (!element) throw new Error(`no tab ${sheet.name}`);
    return element;
  }

  private stateOf(name: string): Visibility {
    const { visible, index } = this.workbook.entry(name);
    if (visible) return 'Visible';
    const state = this.tabs()[index]?.getAttribute('state');
    return state === 'veryHidden' ? 'VeryHidden' : 'Hidden';
  }

  /** Writes the changes in memory into the parts, and opens them anew: stored parts may not be changed any more. */
  private flush(): void {
    this.write();
    this.reopen();
  }

  /** Writes the changes in memory into the parts. Call {@link reopen} before anything else is changed in them. */
  private write(): void {
    const shortened = this.sheets.filter((sheet) => sheet.losesHeights());
    for (const sheet of this.sheets) sheet.flush();
    this.workbook.dropCalculationChain();
    this.workbook.store();
    this.storeBook();
    for (const sheet of shortened) this.dropHeights(sheet);
  }

  /**
   * Stores the list of sheets and the names. The part stores itself only where it differs from what was opened, so that it would keep a
   * change that was stored and then taken back.
   */
  private storeBook(): void {
    const { book, pack } = this.workbook;
    const document = book.root.ownerDocument;
    if (document) pack.set(book.part, serializeXml(document));
  }

  private dropHeights(sheet: SimulatedSheet): void {
    const { pack } = this.workbook;
    const { part } = this.workbook.entry(sheet.name);
    const text = pack.text(part).replace(/<row\b[^>]*>/g, (tag) => {
      const row = Number(/\sr="(\d+)"/.exec(tag)?.[1]);
      return sheet.heights.has(row) ? tag : tag.replace(/\s(?:ht|customHeight|hidden)="[^"]*"/g, '');
    });
    pack.set(part, text);
  }

  /** Must be called after a sheet was renamed, deleted or copied, too: its part is looked up anew. */
  private reopen(): void {
    this.storeBook();
    this.workbook = new Workbook(this.workbook.pack);
  }

  /** Changes references to a renamed sheet, in formulas and names; with `to` null, those to a deleted sheet become #REF!. */
  private replaceReferences(from: string, to: string | null): void {
    const put = replacement(from, to);
    for (const sheet of this.sheets) {
      for (const cell of sheet.formulaCells()) {
        const text = sheet.formulaText(cell);
        const replaced = put(text);
        if (replaced !== text) sheet.setFormula(cell.row, cell.column, replaced);
      }
    }
    const list = child(this.workbook.book.root, 'definedNames');
    for (const name of list ? children(list) : []) name.textContent = put(name.textContent ?? '');
  }
}

/** Row heights in points, read from a sheet's XML. */
function heightsIn(text: string): Map<number, number> {
  const heights = new Map<number, number>();
  for (const [tag] of text.matchAll(/<row\b[^>]*>/g)) {
    const height = /\sht="([\d.]+)"/.exec(tag)?.[1];
    if (height !== undefined) heights.set(Number(/\sr="(\d+)"/.exec(tag)?.[1]), Number(height));
  }
  return heights;
}

/** Replaces references to the sheet `from` in a text. */
function replacement(from: string, to: string | null): (text: string) => string {
  const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const prefix = `(?:${escaped(quotedSheet(from))}|(?<![\\p{L}\\p{N}_.'])${escaped(from)})!`;
  const reference = new RegExp(to === null ? `${prefix}[$A-Z0-9:]+` : prefix, 'gu');
  const instead = to === null ? '#REF!' : `${quotedSheet(to)}!`;
  return (text) => text.replace(reference, () => instead);
}

function movedChart(chart: ChartSpec, from: string, to: string): ChartSpec {
  const moved = <T extends { readonly sheet: string; readonly area: Area }>(range: T): T =>
    range.sheet === from ? { ...range, sheet: to } : range;
  return {
    ...chart,
    categories: moved(chart.categories),
    series: chart.series.map((series) => ({ ...series, values: moved(series.values) })),
  };
}

function shiftLocalNames(root: Element, shifted: (index: number) => number | null): void {
  const list = child(root, 'definedNames');
  if (!list) return;
  for (const name of children(list)) {
    const local = name.getAttribute('localSheetId');
    if (local === null || local === '') continue;
    const index = shifted(Number(local));
    if (index === null) removeElement(name);
    else name.setAttribute('localSheetId', String(index));
  }
  if (children(list).length === 0) removeElement(list);
}
