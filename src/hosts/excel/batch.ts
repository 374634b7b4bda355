/**
 * Collects the commands of a change in order, each with its inverse.
 *
 * The previous state is loaded in the same batch, before the command that changes it. That costs no round trip. When a command fails,
 * Excel's answer still contains everything that was loaded before it.
 */
import { areaAddress, type Area } from '../../spreadsheet/address';
import { BACKUP_PREFIX } from '../shared/backup-sheets';
import type { HostFeature } from '../../spreadsheet/host';
import type { Tab } from './read/outline';

/**
 * Restores what a command changed. Inverses run in a batch of their own, the inverse of the latest command first. If Excel refuses one,
 * the batch is sent again, so running an inverse twice must do no harm.
 */
export type Inverse = (context: Excel.RequestContext) => void;

/** The inverses of a change. */
export interface Inverses {
  readonly needed: readonly Inverse[];
  /** Inverses that Excel may refuse. The others run even if one of these is refused. */
  readonly ifPossible: readonly Inverse[];
}

/** The most characters of JSON in a request. Excel on the web takes 5 MB, and a Chinese character takes three bytes. */
export const MOST_CHARACTERS = 1_200_000;

/**
 * The most cells whose formats a batch loads one by one. Excel describes the line of each of eight sides, so a cell takes about 1,000 of
 * the 5 MB that an answer may have.
 */
const MOST_CELL_FORMATS = 3000;

export class Batch {
  private readonly recorded: (() => Inverse | null)[] = [];
  private readonly recordedIfPossible: (() => Inverse | null)[] = [];
  private readonly checks: (() => HostFeature | null)[] = [];
  private readonly addedSheets: Excel.Worksheet[] = [];
  private readonly backupSheets: Excel.Worksheet[] = [];
  private characters = 0;
  private cellFormats = 0;

  /** @param name a short id for the backups of this batch; no other batch or session may use it */
  constructor(
    readonly context: Excel.RequestContext,
    private readonly name: string,
  ) {}

  sheet(name: string): Excel.Worksheet {
    return this.context.workbook.worksheets.getItem(name);
  }

  range(sheet: string, area: Area): Excel.Range {
    return this.sheet(sheet).getRange(areaAddress(area));
  }

  /**
   * Records how to take back the command that follows. `note` is called after the batch ran, and may read what was loaded for it. If Excel
   * did not answer what was loaded, the command did not run either.
   */
  takeBack(note: () => Inverse | null): void {
    this.recorded.push(note);
  }

  /**
   * Does the same as {@link takeBack}, for a command that may run although Excel gives no answer about it. The inverse is needed if Excel
   * answered everything before the command.
   */
  takeBackWhenReached(inverse: Inverse): void {
    const sheets = this.context.workbook.worksheets.getCount();
    this.takeBack(() => (sheets.value > 0 ? inverse : null));
  }

  /** Does the same as {@link takeBack}, for a command whose inverse Excel may refuse. */
  takeBackIfPossible(note: () => Inverse | null): void {
    this.recordedIfPossible.push(note);
  }

  /** The inverses of all commands that ran, those of the latest commands first. */
  inverses(): Inverses {
    return {
      needed: answeredLatestFirst(this.recorded),
      ifPossible: answeredLatestFirst(this.recordedIfPossible),
    };
  }

  /** Checks after the batch ran whether a command took effect. `look` returns the feature that is missing, or null. */
  check(look: () => HostFeature | null): void {
    this.checks.push(look);
  }

  /** The features that had no effect. Known after the batch ran. */
  missing(): HostFeature[] {
    return this.checks.flatMap((look) => look() ?? []);
  }

  /** Adds a worksheet at the end. The inverse deletes it. */
  addSheet(name: string): Excel.Worksheet {
    return this.noteAdded(this.context.workbook.worksheets.add(name));
  }

  /** Copies a worksheet; the copy comes right after it. The inverse deletes the copy. */
  copySheet(name: string, as: string): void {
    const source = this.sheet(name);
    const copy = source.copy('After', source);
    copy.name = as;
    this.noteAdded(copy);
  }

  /** Makes a hidden copy of a worksheet, from which it can be restored. */
  addBackup(name: string): Excel.Worksheet {
    const copy = this.sheet(name).copy('End');
    copy.name = this.backupName(this.backupSheets.length + 1);
    copy.visibility = 'VeryHidden';
    copy.load('id');
    this.backupSheets.push(copy);
    return copy;
  }

  /** The name of the hidden copy that this batch makes first, second … */
  backupName(number: number): string {
    return `${BACKUP_PREFIX}${this.name}_${number}`;
  }

  /** The ids of the backups that were made. Known after the batch ran. */
  backups(): string[] {
    return this.backupSheets.flatMap((sheet) => answered(() => sheet.id) ?? []);
  }

  /** The worksheets that were added. Known after the batch ran. */
  added(): Tab[] {
    return this.addedSheets.map(({ id, name }) => ({ id, name, visible: true, locked: false }));
  }

  private noteAdded(sheet: Excel.Worksheet): Excel.Worksheet {
    sheet.load('id,name');
    this.addedSheets.push(sheet);
    this.takeBack(() => {
      const { id } = sheet;
      return (context) => {
        context.workbook.worksheets.getItemOrNullObject(id).delete();
      };
    });
    return sheet;
  }

  /** Whether the answer has room for the formats of this many cells. If it has, the room is reserved for them. */
  takesCellFormats(cells: number): boolean {
    if (this.cellFormats + cells > MOST_CELL_FORMATS) return false;
    this.cellFormats += cells;
    return true;
  }

  /** Sends the commands collected so far if a further write of this size would make the request too large. */
  async makeRoomFor(characters: number): Promise<void> {
    if (this.characters > 0 && this.characters + characters > MOST_CHARACTERS) {
      await this.context.sync();
      this.characters = 0;
    }
    this.characters += characters;
  }
}

function answeredLatestFirst(notes: readonly (() => Inverse | null)[]): Inverse[] {
  return notes.flatMap((note) => answered(note) ?? []).reverse();
}

/** The result of `note`, or null if Excel did not answer what it reads. */
function answered<T>(note: () => T | null): T | null {
  try {
    return note();
  } catch (error) {
    if (error instanceof OfficeExtension.Error) return null;
    throw error;
  }
}
