/**
 * Finds out how to take back a change whose answer was lost.
 *
 * What a change overwrites is asked for in the same request that writes (batch.ts), so with the answer it is lost, too. What remains: the
 * workbook as it was read before, and the hidden copies of the sheets that were made anew. The formats of single cells were not read.
 */
import { sheetNamed } from '../../../spreadsheet/grid';
import type { WorkbookChange } from '../../../spreadsheet/spec';
import type { Inverse, Inverses } from '../batch';
import { ExcelFailure, hasApi, inExcel, type ExcelRunner } from '../in-excel';
import type { ReadBook } from '../read/read-book';
import { requestReplaced } from '../write/replace-sheet';
import { recoverName } from './recover-name';
import { recoverPatch } from './recover-patch';

/** A change that was carried out although Excel gave no answer. */
export interface Unanswered {
  readonly change: WorkbookChange;
  /** The workbook as read before the change. */
  readonly before: ReadBook;
  /** The workbook as read after the change. */
  readonly now: ReadBook;
  /** The name of the hidden copy that the change made first, second … */
  readonly backupName: (number: number) => string;
}

/** How to take a change back. */
export interface RecoveredUndo {
  readonly inverses: Inverses;
  /** The ids of the hidden copies that the inverses need. */
  readonly backups: readonly string[];
  /** False if formats, widths or charts can't be restored. Contents and names always are. */
  readonly isExact: boolean;
}

/** Returns null if contents that the change overwrote are unknown. */
export async function recoverUndo(lost: Unanswered, run: ExcelRunner): Promise<RecoveredUndo | null> {
  const { change, before } = lost;
  const patched = change.sheets.flatMap((spec) => {
    const standing = before.answers.get(spec.sheet);
    return standing && spec.mode === 'patch' ? [recoverPatch(spec, standing, lost)] : [];
  });
  const sheets = patched.filter((sheet) => sheet !== null);
  if (sheets.length < patched.length) return null;
  const replaced = (await recoverReplaced(lost, run, true)) ?? (await recoverReplaced(lost, run, false));
  if (!replaced) return null;
  const added = [...change.copies.map(({ as }) => as), ...change.sheets.map(({ sheet }) => sheet)];
  const isNew = (name: string): boolean => !sheetNamed(before.grid, name);
  return {
    inverses: {
      needed: [
        ...[...change.names, ...change.removedNames.map((name) => ({ name }))].flatMap(
          ({ name }) => recoverName(name, before.outline, lost.now.outline) ?? [],
        ),
        ...sheets.flatMap(({ needed }) => needed),
        ...replaced.inverses,
        ...added.filter(isNew).reverse().map(deleteSheet),
      ],
      ifPossible: sheets.flatMap(({ ifPossible }) => ifPossible),
    },
    backups: replaced.backups,
    isExact: replaced.isExact && sheets.every(({ isExact }) => isExact),
  };
}

function deleteSheet(name: string): Inverse {
  return ({ workbook }) => {
    workbook.worksheets.getItemOrNullObject(name).delete();
  };
}

interface Replaced {
  readonly inverses: readonly Inverse[];
  readonly backups: readonly string[];
  readonly isExact: boolean;
}

/** Reads the hidden copies of the sheets that were made anew. @returns null if Excel refuses, because a copy or a chart is missing */
async function recoverReplaced(
  { change, before, backupName }: Unanswered,
  run: ExcelRunner,
  withCharts: boolean,
): Promise<Replaced | null> {
  const specs = change.sheets.filter(({ mode, sheet }) => mode === 'own' && before.answers.has(sheet));
  if (specs.length === 0) return { inverses: [], backups: [], isExact: true };
  try {
    return await inExcel(async (context) => {
      const pending = specs.flatMap(({ sheet: name, charts: made }, index) => {
        const facts = before.answers.get(name)?.facts;
        if (!facts) return [];
        const charts = withCharts ? facts.charts : [];
        return [requestReplaced(context, backupName(index + 1), { name, facts, charts, made })];
      });
      await context.sync();
      const found = pending.map((take) => take());
      return {
        inverses: found.map(({ inverse }) => inverse).reverse(),
        backups: found.map(({ id }) => id),
        isExact: withCharts && hasApi('1.15'),
      };
    }, run);
  } catch (error) {
    if (error instanceof ExcelFailure) return null;
    throw error;
  }
}
