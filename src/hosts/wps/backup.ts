/**
 * Keeps what a change is going to overwrite, and puts it back: ET has no undo that an add-in can use.
 *
 * A very hidden sheet takes a copy of all cells of the sheet. It keeps what no list of properties would (every format, rule and
 * width) at the cost of a few calls, whatever the size. Copying cells, unlike copying the sheet, makes no second set of names.
 */
import { areaAddress, type Area } from '../../domain/address';
import type { SheetSpec } from '../../sheets/spec';
import { BACKUP_PREFIX } from '../backup-sheets';
import { RefusedStepError } from '../host';
import type { PinnedBook } from './book';
import { deleteCharts, drawChart, readCharts } from './charts';
import { VERY_HIDDEN, VISIBLE } from './constants';
import type { Doing } from './doing';
import { areaOf, readCells } from './read-book';
import { writtenAreas } from './write-cells';
import { keepStyle, paste } from './write-formats';
import { ROUNDING, viewOf, wholeColumn, writeView } from './write-layout';
import { keepPrint } from './write-print';
import { addConditionalFormat, alikeOn } from './write-rules';

/** What puts a sheet back, and the hidden sheet that takes. */
export interface Backup {
  readonly sheet: string;
  readonly restore: () => void;
}

const MAX_SHEET_NAME = 31;

/**
 * @param number tells the backups of this change from those of others
 * @param merges the sheet's merges
 * @throws RefusedStepError when the program did not make the copy: then nothing was changed
 */
export function keepSheet(
  pinned: PinnedBook,
  doing: Doing,
  spec: SheetSpec,
  merges: readonly Area[],
  number: string,
): Backup {
  const name = `${BACKUP_PREFIX}${number}_${spec.sheet}`.slice(0, MAX_SHEET_NAME);
  copyCells(pinned, doing, spec.sheet, name);
  const restore =
    spec.mode === 'own'
      ? restoreWhole(pinned, doing, spec.sheet, name)
      : restoreParts(pinned, doing, spec, merges, name);
  return { sheet: name, restore };
}

function copyCells(pinned: PinnedBook, doing: Doing, sheet: string, backup: string): void {
  const source = pinned.sheet(sheet);
  const used = areaOf(source.UsedRange);
  const before = contentsOf(source, used);
  const made = addSheet(pinned, doing, backup, null);
  try {
    doing.must(
      'keep-backup',
      sheet,
      () => {
        source.Cells.Copy(made.Cells);
      },
      () => JSON.stringify(contentsOf(made, used)) === JSON.stringify(before),
    );
    // Some programs copy charts along with cells.
    deleteCharts(pinned, backup);
    doing.must(
      'keep-backup',
      sheet,
      () => {
        made.Visible = VERY_HIDDEN;
      },
      () => made.Visible !== VISIBLE,
    );
  } catch (error) {
    made.Delete();
    throw error;
  }
}

/** What is typed in each cell: results may differ from moment to moment. */
function contentsOf(sheet: ReturnType<PinnedBook['sheet']>, area: Area): unknown[][] {
  const { values, formulas } = readCells(sheet, area);
  return values.map((row, i) => row.map((value, j) => formulas[i]?.[j] ?? value));
}

/** Adds a sheet behind another, or at the end. */
export function addSheet(
  pinned: PinnedBook,
  doing: Doing,
  name: string,
  after: string | null,
): ReturnType<PinnedBook['sheet']> {
  const { Worksheets: list } = pinned.book;
  const count = list.Count;
  const before = after === null ? list.Item(count) : pinned.sheet(after);
  doing.must(
    'add-sheet',
    name,
    () => {
      const added = list.Add(null, before ?? null);
      if (added) nameSheet(added, name);
    },
    () => list.Count === count + 1 && list.Item(name)?.Name === name,
  );
  return pinned.sheet(name);
}

/** A sheet that can't be named is not left behind. */
export function nameSheet(sheet: ReturnType<PinnedBook['sheet']>, name: string): void {
  sheet.Name = name;
  if (sheet.Name === name) return;
  sheet.Delete();
  throw new RefusedStepError('add-sheet', name);
}

/** Takes everything off a sheet of the add-in's. */
export function clearSheet(pinned: PinnedBook, doing: Doing, name: string): void {
  const sheet = pinned.sheet(name);
  const { Cells: all, PageSetup: setup } = sheet;
  deleteCharts(pinned, name);
  all.UnMerge();
  doing.must(
    'clear-sheet',
    name,
    () => {
      all.Clear();
    },
    () =>
      readCells(sheet, areaOf(sheet.UsedRange))
        .values.flat()
        .every((value) => value === null),
  );
  all.FormatConditions?.Delete();
  all.Validation?.Delete();
  all.EntireColumn.Hidden = false;
  all.EntireRow.Hidden = false;
  all.UseStandardWidth = true;
  all.UseStandardHeight = true;
  if (setup) Object.assign(setup, { PrintArea: '', PrintTitleRows: '' });
}

function restoreWhole(pinned: PinnedBook, doing: Doing, name: string, backup: string): () => void {
  const charts = readCharts(pinned, name);
  const view = viewOf(pinned, name);
  const restorePrint = keepPrint(pinned, name);
  return () => {
    clearSheet(pinned, doing, name);
    pinned.sheet(backup).Cells.Copy(pinned.sheet(name).Cells);
    deleteCharts(pinned, name);
    for (const chart of charts) drawChart(pinned, doing, name, chart);
    writeView(pinned, doing, name, view, null);
    restorePrint();
  };
}

/** Only what the change writes: what the user typed elsewhere since then stays. */
function restoreParts(
  pinned: PinnedBook,
  doing: Doing,
  spec: SheetSpec,
  merges: readonly Area[],
  backup: string,
): () => void {
  const contents = [...spec.blocks.flatMap(writtenAreas), ...spec.fills.map((fill) => fill.area)];
  const looks = spec.formats.map(({ area, style, likeColumn, likeRow }) => {
    const isTakenOver = likeColumn !== undefined || likeRow !== undefined;
    return { area, restore: isTakenOver ? null : keepStyle(pinned.range(spec.sheet, area), style) };
  });
  const restoreRules = keepRules(pinned, doing, spec);
  const restoreWidths = keepWidths(pinned, doing, spec);
  const restorePrint = spec.print ? keepPrint(pinned, spec.sheet) : () => undefined;
  return () => {
    const [from, to] = [pinned.sheet(backup), pinned.sheet(spec.sheet)];
    const back = (what: Parameters<typeof paste>[1], areas: readonly Area[]): void => {
      for (const area of areas.map(areaAddress)) paste(pinned.app, what, from.Range(area), to.Range(area));
    };
    for (const area of spec.merges) to.Range(areaAddress(area)).UnMerge();
    for (const { area, restore } of looks) {
      if (restore) restore();
      else back('formats', [area]);
    }
    back(
      'validation',
      spec.validations.map(({ area }) => area),
    );
    back('formulas', contents);
    for (const area of merges.map(areaAddress)) {
      if (to.Range(area).MergeCells !== true) to.Range(area).Merge();
    }
    restoreRules();
    restoreWidths();
    restorePrint();
  };
}

function keepRules(pinned: PinnedBook, doing: Doing, spec: SheetSpec): () => void {
  const before = spec.conditionalFormats.map((format) => ({
    format,
    areas: alikeOn(pinned, spec.sheet, format).map(({ area }) => area),
  }));
  return () => {
    for (const { format, areas } of before) {
      for (const { condition } of alikeOn(pinned, spec.sheet, format)) condition.Delete();
      for (const area of areas) addConditionalFormat(pinned, doing, spec.sheet, { ...format, area });
    }
  };
}

function keepWidths(pinned: PinnedBook, doing: Doing, spec: SheetSpec): () => void {
  const widths = spec.columnWidths.map(({ column }) => ({
    column,
    width: wholeColumn(pinned, spec.sheet, column).ColumnWidth,
  }));
  return () => {
    for (const { column, width } of widths) {
      const target = wholeColumn(pinned, spec.sheet, column);
      doing.set('sheet-layout', target, 'ColumnWidth', width, ROUNDING.width);
    }
  };
}
