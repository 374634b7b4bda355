/**
 * A workbook that is kept open between changes: read once, edited in place. After an edit only the formulas that depend on it are computed.
 * The edit's journal takes it back. Bytes are made only when asked for.
 */
import { cellArea, placeNumber, type Position } from '../../../spreadsheet/address';
import type { CellValue, StaleCell } from '../../../spreadsheet/grid';
import { emptySpec, type WorkbookChange } from '../../../spreadsheet/spec';
import { Calculator } from '../../../formula/calc/calculator';
import { CompiledFormulas } from '../../../formula/calc/compiled';
import type { SheetArea } from '../../../formula/calc/precedents';
import type { RunPrecedents } from '../../../formula/calc/runs';
import { NOTHING_STALE, WorkbookSource } from '../calc-source';
import { dependantsOf } from '../dependants';
import type { FormulaRun, RunPart } from '../formula-runs';
import { BookView } from '../look/book-view';
import type { Package } from '../package/package';
import { withTrueSignature } from '../package/signature';
import type { CellJournal } from '../parts/cell-journal';
import type { CellView } from '../parts/cell-view';
import type { SheetPart } from '../parts/sheet-part';
import { Workbook } from '../parts/workbook';
import { areaOf, staleRowsOf } from '../recalculate';
import { setActiveCell, setSelectedTab } from '../write/sheet-layout';
import { writeSheet } from '../write/write-sheet';
import { BookChanges } from './changes';
import { LiveFormulas } from './live-formulas';
import { Settlement, type ShownRows } from './settlement';

/** All that is needed to take an edit back. */
export interface LiveEdit {
  readonly changes: BookChanges;
  /** What was overwritten, by sheet. */
  readonly journals: Map<string, CellJournal>;
  /** The columns of the sheets whose widths were changed, from before the edit. */
  readonly columns: ReadonlyMap<string, ReturnType<SheetPart['copyColumns']>>;
  readonly stale: readonly StaleCell[];
  readonly isMarked: boolean;
}

/** Indexes of the workbook. They can be dropped at any time, and are rebuilt when next needed. */
interface Kept {
  readonly source: WorkbookSource;
  readonly compiled: CompiledFormulas;
  view: BookView | null;
  /** Computes formulas that have no result in the file. Replaced after each edit. */
  calculator: Calculator;
  /** Null until the first edit needs it. */
  formulas: LiveFormulas | null;
}

/** Whether a change can be made in place: it changes only contents, formats and column widths, on sheets that exist. */
export function isEdit({ copies, names, removedNames, sheets }: WorkbookChange): boolean {
  if (copies.length + names.length + removedNames.length > 0) return false;
  return sheets.every((spec) => {
    const nothing = emptySpec(spec.sheet, 'patch');
    const others = { ...nothing, ...spec, blocks: [], formats: [], columnWidths: [] };
    return JSON.stringify(others) === JSON.stringify(nothing);
  });
}

export class LiveBook {
  private kept: Kept | null = null;
  /** How many edits were made since the package was read, less those taken back. */
  private depth = 0;
  /** Whether the file must be calculated on opening, because an edit changed results of formulas that it did not write. */
  private isMarked = false;
  private packedNow: Package | null = null;
  /** The last edit, as long as formulas that depend on it are still to be computed. */
  private unfinished: { readonly edit: LiveEdit; readonly settlement: Settlement } | null = null;
  /** The cell the file opens at; null to keep what the file says. */
  private opening: (Position & { readonly sheet: string }) | null = null;
  /** What the last edit or the last undo changed. */
  lastChanges = new BookChanges();

  /**
   * @param stale formulas that could not be computed after earlier changes; the file does not record them
   * @param opened the workbook that was stored in the package, if it need not be read again
   */
  constructor(
    private readonly before: Package,
    private stale: readonly StaleCell[],
    private opened: Workbook | null = null,
  ) {}

  get staleCells(): readonly StaleCell[] {
    return this.stale;
  }

  get workbook(): Workbook {
    return (this.opened ??= new Workbook(this.before));
  }

  /** The parts of the workbook, with all edits. */
  packed(): Package {
    if (this.depth === 0 && this.opening === null) return this.before;
    return (this.packedNow ??= this.pack());
  }

  /** The sheet that the file opens at. */
  get activeSheet(): string {
    const { workbook } = this;
    const sheets = workbook.worksheets();
    const active =
      (this.opening && workbook.find(this.opening.sheet)) ??
      sheets.find((sheet) => sheet.index === workbook.book.activeTab) ??
      sheets.find((sheet) => sheet.visible);
    return (active ?? sheets[0])?.name ?? '';
  }

  /** Sets the cell that the file opens at. @throws HostError `sheet-not-found` */
  openAt(cell: Position & { readonly sheet: string }): void {
    this.opening = { ...cell, sheet: this.workbook.entry(cell.sheet).name };
    this.packedNow = null;
  }

  /** The view of the workbook in its present state. */
  view(): BookView {
    const kept = this.keep();
    return (kept.view ??= new BookView(this.workbook, kept.calculator, this.stale));
  }

  /** Whether there is a view of the workbook, which would take long to make again. */
  get isShown(): boolean {
    return (this.kept?.view ?? null) !== null;
  }

  /** The value of a formula that has no result in the file. */
  computed(sheet: string, { row, column }: Position): CellValue {
    return this.keep().calculator.value(sheet, row, column);
  }

  /** Indexes the formulas ahead of time. Otherwise the first edit does it while the user waits. */
  prepare(): void {
    this.formulasOf(this.keep());
  }

  /** Frees the memory of data that can be read again from the package. @param other a package in use, which may share parts with this one */
  releaseMemory(other: Package | null = null): void {
    this.kept = null;
    if (this.depth > 0) return;
    this.opened = null;
    this.before.forgetReadings(other);
  }

  /**
   * Makes a change in place.
   * @param shown rows to be computed first; if much is left then, it is left to {@link finish}
   * @returns what is needed to take it back
   * @throws HostError, and leaves the workbook unchanged
   */
  edit(change: WorkbookChange, shown: ShownRows | null = null): LiveEdit {
    const kept = this.keep();
    const formulas = this.formulasOf(kept);
    const { stale, isMarked } = this;
    const changes = new BookChanges();
    const columns = new Map<string, ReturnType<SheetPart['copyColumns']>>();
    const edit: LiveEdit = { changes, columns, stale, isMarked, journals: new Map() };
    for (const { cells } of this.sheets()) cells.beginJournal();
    try {
      for (const spec of change.sheets) {
        const sheet = this.workbook.sheet(spec.sheet);
        if (spec.columnWidths.length > 0 && !columns.has(sheet.name))
          columns.set(sheet.name, sheet.copyColumns());
        writeSheet(this.workbook, spec, kept.source.arrayAreas(sheet.name));
      }
      const seeds = this.takeWritten(kept.source, formulas, changes);
      const settlement = this.settlementOf(kept, formulas, seeds, changes);
      this.unfinished = { edit, settlement };
      if (shown === null || !settlement.settleShown(shown)) this.finish();
      else this.show(kept, edit, settlement, shown.sheet);
    } catch (error) {
      this.abandon(edit);
      throw error;
    }
    this.depth += 1;
    return edit;
  }

  /** Whether formulas out of view are still to be computed. Until {@link finish}, only the rows in view are up to date. */
  get isUnfinished(): boolean {
    return this.unfinished !== null;
  }

  /**
   * Computes the formulas that the last edit left.
   * @throws the error of the computation; the edit must then be taken back
   */
  finish(): void {
    if (!this.unfinished) return;
    const { edit, settlement } = this.unfinished;
    settlement.settleAll();
    this.unfinished = null;
    this.kept?.source.setStale(NOTHING_STALE);
    this.stale = settlement.left;
    this.isMarked ||= settlement.isMarked;
    for (const [sheet, journal] of this.endJournals()) edit.journals.set(sheet, journal);
    this.become(edit.changes, edit.columns.keys());
  }

  /** Takes back an edit whose formulas are not all computed. */
  private abandon(edit: LiveEdit): void {
    this.unfinished = null;
    this.kept?.source.setStale(NOTHING_STALE);
    this.putBack({ ...edit, journals: this.endJournals() });
  }

  /** Takes an edit back: the last one that has not been taken back yet. */
  takeBack(edit: LiveEdit): void {
    this.depth -= 1;
    if (this.unfinished) this.abandon(edit);
    else this.putBack(edit);
  }

  private pack(): Package {
    const edited =
      this.depth === 0
        ? this.before
        : this.workbook.packed((copy) => {
            if (this.sheets().some(({ cells }) => cells.isChanged)) copy.dropCalculationChain();
            if (this.isMarked) copy.book.calculateOnLoad();
          });
    const pack = this.opening ? copyOpeningAt(edited, this.opening) : edited;
    return withTrueSignature(this.before, pack);
  }

  private putBack({ changes, journals, columns, stale, isMarked }: LiveEdit): void {
    const back = new BookChanges();
    for (const [sheet, before] of columns) this.workbook.sheet(sheet).putBackColumns(before);
    for (const [sheet, journal] of journals) this.workbook.sheet(sheet).cells.putBack(journal);
    this.stale = stale;
    this.isMarked = isMarked;
    if (!this.kept) return;
    const { source, formulas } = this.kept;
    for (const [name, { rows, columns: of, before, written }] of changes.sheets) {
      const changed = back.of(name);
      for (let index = rows.length - 1; index >= 0; index--) {
        const at = { row: rows[index] ?? 0, column: of[index] ?? 0 };
        changed.add(at, source.valueAt(name, at));
        source.takeResult(name, at, before[index]);
        formulas?.note(name, at);
      }
      for (const at of written) this.takeCell(source, formulas, name, at);
      changed.written.push(...written);
    }
    this.become(back, columns.keys());
  }

  /** Updates the indexes with the cells an edit wrote. @returns the cells whose content differs from before */
  private takeWritten(source: WorkbookSource, formulas: LiveFormulas, changes: BookChanges): SheetArea[] {
    const seeds: SheetArea[] = [];
    for (const sheet of this.sheets()) {
      for (const at of sheet.cells.journaled()) {
        const before = source.valueAt(sheet.name, at);
        const hadFormula = source.formulaAt(sheet.name, at).length > 0;
        changes.of(sheet.name).written.push(at);
        const cell = this.takeCell(source, formulas, sheet.name, at);
        const isSame = !hadFormula && !cell?.hasFormula && Object.is(before, cell?.value ?? null);
        if (isSame) continue;
        changes.of(sheet.name).add(at, before);
        seeds.push({ sheet: sheet.name, area: cellArea(at) });
      }
    }
    return seeds;
  }

  private takeCell(
    source: WorkbookSource,
    formulas: LiveFormulas | null,
    sheet: string,
    at: Position,
  ): CellView | null {
    const cell = this.workbook.sheet(sheet).cells.viewAt(at.row, at.column);
    source.take(sheet, at, cell);
    formulas?.take(sheet, at, cell);
    return cell;
  }

  /** How to compute formulas that have no result, could not be computed before, or refer to a cell whose value changed. */
  private settlementOf(
    { source, compiled }: Kept,
    formulas: LiveFormulas,
    seeds: readonly SheetArea[],
    changes: BookChanges,
  ): Settlement {
    const open = this.openRuns(source, formulas, changes);
    const areas = [...seeds, ...open.map((run) => ({ sheet: run.sheet, area: areaOf(run) }))];
    const precedentsOf = (run: FormulaRun): readonly RunPrecedents[] => formulas.precedentsOf(run);
    const settled = without(dependantsOf(precedentsOf, areas, formulas.all()), open);
    source.setStale(staleRowsOf([...open, ...settled]));
    return new Settlement(
      { open, settled, seeds },
      {
        precedentsOf,
        calculator: new Calculator(source, compiled),
        keep: (run) => {
          source.keepResults(run);
        },
        take: (sheet, at, value, isArrayItem) => {
          const before = source.valueAt(sheet, at);
          if (isSameValue(before, value)) return false;
          changes.of(sheet).add(at, before);
          const { cells } = this.workbook.sheet(sheet);
          if (isArrayItem) cells.setArrayItem(at.row, at.column, value);
          else cells.setCached(at.row, at.column, value);
          source.takeResult(sheet, at, value);
          if (before === undefined) formulas.note(sheet, at);
          return true;
        },
      },
    );
  }

  /** The formulas that are computed after every edit, each as a run of one cell. */
  private openRuns(source: WorkbookSource, formulas: LiveFormulas, changes: BookChanges): RunPart[] {
    const written = new Map(
      Array.from(changes.sheets, ([sheet, { written: cells }]) => [sheet, new Set(cells.map(placeNumber))]),
    );
    const runs = new Map<string, RunPart>();
    for (const cell of [...formulas.withoutResult(), ...this.stale]) {
      const sheet = this.workbook.sheet(cell.sheet).name;
      const run = formulas.runAt(sheet, cell);
      if (!run) continue;
      const hasResult = source.valueAt(sheet, cell) !== undefined;
      const isNew = !hasResult && written.get(sheet)?.has(placeNumber(cell)) === true;
      runs.set(`${sheet}\n${placeNumber(cell)}`, { ...run, hasResult, isNew });
    }
    return Array.from(runs.values());
  }

  private become(changes: BookChanges, relaid: Iterable<string>): void {
    this.packedNow = null;
    this.lastChanges = changes;
    const { kept } = this;
    if (!kept) return;
    kept.calculator = new Calculator(kept.source, kept.compiled);
    const { calculator } = kept;
    kept.view?.update({ calculator, stale: this.stale, changes, relaid: new Set(relaid) });
  }

  /** Brings the view of a sheet up to date. It computes formulas of other sheets that a conditional format refers to. */
  private show(kept: Kept, { changes, columns }: LiveEdit, { left }: Settlement, sheet: string): void {
    const calculator = new Calculator(kept.source, kept.compiled);
    kept.calculator = calculator;
    kept.view?.updateSheet(sheet, { calculator, stale: left, changes, relaid: new Set(columns.keys()) });
  }

  private keep(): Kept {
    if (this.kept) return this.kept;
    const source = new WorkbookSource(this.workbook, NOTHING_STALE);
    const compiled = new CompiledFormulas();
    const calculator = new Calculator(source, compiled);
    return (this.kept = { source, compiled, calculator, view: null, formulas: null });
  }

  private formulasOf(kept: Kept): LiveFormulas {
    return (kept.formulas ??= new LiveFormulas(kept.source, new Calculator(kept.source, kept.compiled)));
  }

  private sheets(): SheetPart[] {
    return this.workbook.worksheets().map(({ name }) => this.workbook.sheet(name));
  }

  private endJournals(): Map<string, CellJournal> {
    const journals = new Map<string, CellJournal>();
    for (const { name, cells } of this.sheets()) {
      const journal = cells.endJournal();
      if (journal) journals.set(name, journal);
    }
    return journals;
  }
}

/** A copy of a package that opens at a cell. */
export function copyOpeningAt(pack: Package, cell: Position & { readonly sheet: string }): Package {
  const workbook = new Workbook(pack.copy());
  openAt(workbook, cell);
  return withTrueSignature(pack, workbook.store());
}

/** Makes a workbook open at a cell. */
export function openAt(workbook: Workbook, cell: Position & { readonly sheet: string }): void {
  const target = workbook.entry(cell.sheet);
  for (const { name } of workbook.worksheets()) setSelectedTab(workbook.sheet(name), name === target.name);
  setActiveCell(workbook.sheet(target.name), cell.row, cell.column);
  workbook.book.activeTab = target.index;
}

/** The runs without the given single cells. */
function without(runs: readonly RunPart[], cells: readonly FormulaRun[]): readonly RunPart[] {
  if (cells.length === 0) return runs;
  const columns = new Map<string, number[]>();
  for (const { sheet, column, from } of cells) {
    const rows = columns.get(`${sheet}\n${column}`);
    if (rows) rows.push(from);
    else columns.set(`${sheet}\n${column}`, [from]);
  }
  for (const rows of columns.values()) rows.sort((a, b) => a - b);
  return runs.flatMap((run) => cutAt(run, columns.get(`${run.sheet}\n${run.column}`) ?? []));
}

/** The parts of a run that remain without some rows. @param rows ascending */
function cutAt(run: RunPart, rows: readonly number[]): readonly RunPart[] {
  const left: RunPart[] = [];
  let from = run.from;
  for (const row of rows) {
    if (row < from || row > run.to) continue;
    if (row > from) left.push({ ...run, from, to: row - 1 });
    from = row + 1;
  }
  if (from <= run.to) left.push({ ...run, from });
  return left;
}

function isSameValue(a: CellValue | undefined, b: CellValue): boolean {
  if (typeof a === 'object' && a !== null && typeof b === 'object' && b !== null) return a.error === b.error;
  return Object.is(a, b);
}
