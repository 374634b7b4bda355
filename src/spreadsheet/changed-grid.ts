/**
 * Computes what a workbook will contain after a change, before the change is made. When later parts of an action depend on earlier parts,
 * they read this grid instead of the workbook.
 */
import { boundingArea, overlaps, parseSheetArea, quotedSheet, type Area } from './address';
import {
  emptyGrid,
  sheetNamed,
  UNCALCULATED,
  type CellValue,
  type DefinedName,
  type SheetGrid,
  type WorkbookGrid,
} from './grid';
import { HostError } from './host';
import type { CellContent, NameSpec, SheetSpec, WorkbookChange } from './spec';

/** Moves a formula down by `rows` and to the right by `columns`: `=A1*$B$1`, 2, 0 → `=A3*$B$1`. */
export type MoveFormula = (formula: string, rows: number, columns: number) => string;

/**
 * The grid after a change. A formula that the change writes has no result yet: its cell contains {@link UNCALCULATED}. Other formulas keep
 * the results they were read with.
 * @param moved moves the formula of a fill to each of its cells (src/formula)
 * @throws HostError `sheet-not-found` when the change patches or copies a sheet that does not exist
 */
export function changedGrid(
  workbook: WorkbookGrid,
  change: WorkbookChange,
  moved: MoveFormula,
): WorkbookGrid {
  const copied = change.copies.reduce(withCopy, workbook);
  const written = change.sheets.reduce((book, spec) => withSpec(book, spec, moved), copied);
  return { ...written, names: namesAfter(written.names, change) };
}

/** Inserts a copy of a sheet right after the sheet. Excel Tables are not copied, because their names are unique in a workbook. */
function withCopy(
  workbook: WorkbookGrid,
  { sheet: name, as }: WorkbookChange['copies'][number],
): WorkbookGrid {
  const source = standing(workbook, name);
  const own = workbook.names.filter((entry) => entry.scope === name);
  return {
    ...workbook,
    sheets: workbook.sheets.flatMap((sheet) =>
      sheet === source ? [sheet, { ...sheet, name: as, tables: [] }] : [sheet],
    ),
    names: [
      ...workbook.names,
      ...own.map((entry) => ({ ...entry, scope: as, refersTo: onCopy(entry.refersTo, name, as) })),
    ],
  };
}

/** What a sheet's local name refers to on the copy of the sheet. */
function onCopy(refersTo: string, sheet: string, as: string): string {
  const reference = parseSheetArea(refersTo);
  return reference?.sheet === sheet
    ? `${quotedSheet(as)}!${refersTo.slice(refersTo.lastIndexOf('!') + 1)}`
    : refersTo;
}

function withSpec(workbook: WorkbookGrid, spec: SheetSpec, moved: MoveFormula): WorkbookGrid {
  const before = spec.mode === 'patch' ? standing(workbook, spec.sheet) : sheetNamed(workbook, spec.sheet);
  if (!before) {
    const made = writtenSheet(emptyGrid({ name: spec.sheet, visible: true, locked: false }), spec, moved);
    return { ...workbook, sheets: insertedBehind(workbook.sheets, made, spec.after) };
  }
  const base = spec.mode === 'own' ? emptyGrid({ ...before, locked: false }) : before;
  const after = writtenSheet(base, spec, moved);
  return { ...workbook, sheets: workbook.sheets.map((sheet) => (sheet === before ? after : sheet)) };
}

/** The sheet of a name. @throws HostError `sheet-not-found` */
function standing(workbook: WorkbookGrid, name: string): SheetGrid {
  const sheet = sheetNamed(workbook, name);
  if (!sheet) throw new HostError('sheet-not-found', name);
  return sheet;
}

function insertedBehind(
  sheets: readonly SheetGrid[],
  made: SheetGrid,
  after: string | undefined,
): SheetGrid[] {
  const index = sheets.findIndex((sheet) => sheet.name === after);
  return index < 0 ? [...sheets, made] : [...sheets.slice(0, index + 1), made, ...sheets.slice(index + 1)];
}

function writtenSheet(before: SheetGrid, spec: SheetSpec, moved: MoveFormula): SheetGrid {
  const cells = new WrittenCells(before, writtenArea(before.area, spec));
  for (const { top, left, rows } of spec.blocks) {
    rows.forEach((row, index) => {
      row.forEach((content, offset) => {
        cells.write(top + index, left + offset, content);
      });
    });
  }
  for (const { area, formula } of spec.fills) {
    for (let row = area.top; row <= area.bottom; row += 1) {
      for (let column = area.left; column <= area.right; column += 1) {
        cells.write(row, column, { formula: moved(formula, row - area.top, column - area.left) });
      }
    }
  }
  const kept = before.merges.filter((merge) => !spec.merges.some((area) => overlaps(area, merge)));
  return {
    ...before,
    ...cells.contents(),
    locked: before.locked || spec.protected,
    merges: [...kept, ...spec.merges],
  };
}

function writtenArea(area: Area | null, { blocks, fills }: SheetSpec): Area | null {
  const areas = [
    ...blocks.flatMap(({ top, left, rows }) => {
      const width = Math.max(0, ...rows.map((row) => row.length));
      return width === 0 ? [] : [{ top, left, bottom: top + rows.length - 1, right: left + width - 1 }];
    }),
    ...fills.map((fill) => fill.area),
  ];
  return areas.reduce<Area | null>((whole, part) => (whole ? boundingArea(whole, part) : part), area);
}

/** The cells of a sheet while they are written. Rows without a written cell are shared with the earlier grid. */
class WrittenCells {
  private readonly values: (readonly CellValue[])[];
  private readonly formulas: (readonly (string | null)[])[];
  private readonly own = new Map<number, { values: CellValue[]; formulas: (string | null)[] }>();

  constructor(
    before: SheetGrid,
    private readonly area: Area | null,
  ) {
    this.values = this.placed(before.area, before.values);
    this.formulas = this.placed(before.area, before.formulas);
  }

  write(row: number, column: number, content: CellContent): void {
    if (content === null || !this.area) return;
    const { values, formulas } = this.row(row - this.area.top);
    const at = column - this.area.left;
    const isFormula = typeof content === 'object';
    // A cell with empty text counts as empty, just as when it is read.
    values[at] = isFormula ? UNCALCULATED : content === '' ? null : content;
    formulas[at] = isFormula ? content.formula : null;
  }

  contents(): Pick<SheetGrid, 'area' | 'values' | 'formulas'> {
    return { area: this.area, values: this.values, formulas: this.formulas };
  }

  private row(index: number): { values: CellValue[]; formulas: (string | null)[] } {
    const known = this.own.get(index);
    if (known) return known;
    const width = this.area ? this.area.right - this.area.left + 1 : 0;
    const row = {
      values: filled(this.values[index] ?? [], width),
      formulas: filled(this.formulas[index] ?? [], width),
    };
    this.own.set(index, row);
    this.values[index] = row.values;
    this.formulas[index] = row.formulas;
    return row;
  }

  /** The rows, extended to a larger area. */
  private placed<Cell>(
    from: Area | null,
    rows: readonly (readonly (Cell | null)[])[],
  ): (readonly (Cell | null)[])[] {
    const { area } = this;
    if (!area) return [];
    const above = from ? from.top - area.top : 0;
    const left = from ? from.left - area.left : 0;
    const margin = new Array<null>(left).fill(null);
    return Array.from({ length: area.bottom - area.top + 1 }, (_, index) => {
      const row = rows[index - above] ?? [];
      return left === 0 ? row : [...margin, ...row];
    });
  }
}

function filled<Cell>(row: readonly (Cell | null)[], width: number): (Cell | null)[] {
  return Array.from({ length: width }, (_, index) => row[index] ?? null);
}

/** The defined names after a change. Names compare without case, as in spreadsheet programs. */
function namesAfter(
  names: readonly DefinedName[],
  { names: set, removedNames }: WorkbookChange,
): DefinedName[] {
  const key = (name: string): string => name.toLowerCase();
  const gone = new Set([...removedNames, ...set.map(({ name }) => name)].map(key));
  const kept = names.filter((entry) => entry.scope !== null || !gone.has(key(entry.name)));
  return [...kept, ...set.map(({ name, refersTo }: NameSpec) => ({ name, refersTo, scope: null }))];
}
