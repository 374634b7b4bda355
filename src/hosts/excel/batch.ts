/**
 * The commands of one change, in order, each with its inverse.
 *
 * The previous state is loaded in the same batch, before the command that changes it. That costs no round trip, and when a
 * command fails, Excel's answer still holds everything loaded before it.
 */
import { areaAddress, type Area } from '../../spreadsheet/address';
import { BACKUP_PREFIX } from '../shared/backup-sheets';
import type { HostFeature } from '../../spreadsheet/host';
import type { Tab } from './read/outline';

/** Puts something back as it was. Inverses run in a batch of their own, the latest change first. */
export type Inverse = (context: Excel.RequestContext) => void;

/** The inverses of a change. */
export interface Inverses {
  readonly needed: readonly Inverse[];
  /** Inverses that Excel may refuse; the others run all the same. */
  readonly ifPossible: readonly Inverse[];
}

/** Characters of JSON a request may hold: Excel on the web takes 5 MB, and Chinese text counts threefold. */
export const MOST_CHARACTERS = 1_200_000;

/**
 * The most cells whose formats a batch loads one by one. Excel gives a line for each of eight sides, so a cell takes about 1,000
 * bytes of the 5 MB an answer may have.
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

  /** @param name a short id for the backups of this batch, unlike that of any other batch or session */
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
   * Notes how to take back the command that follows. `note` is called after the batch ran and may read what was loaded for it. If
   * that was not answered, the command did not run either.
   */
  takeBack(note: () => Inverse | null): void {
    this.recorded.push(note);
  }

  /** The same for a command that Excel may refuse to take back. */
  takeBackIfPossible(note: () => Inverse | null): void {
    this.recordedIfPossible.push(note);
  }

  /** The inverses of everything that was carried out, latest first. */
  inverses(): Inverses {
    return {
      needed: answeredLatestFirst(this.recorded),
      ifPossible: answeredLatestFirst(this.recordedIfPossible),
    };
  }

  /** Checks after the batch ran whether a command took effect. `look` returns the missing feature, or null. */
  check(look: () => HostFeature | null): void {
    this.checks.push(look);
  }

  /** The features that had no effect; known after the batch ran. */
  missing(): HostFeature[] {
    return this.checks.flatMap((look) => look() ?? []);
  }

  /** Adds a worksheet at the end; taken back by deleting it. */
  addSheet(name: string): Excel.Worksheet {
    return this.noteAdded(this.context.workbook.worksheets.add(name));
  }

  /** Copies a worksheet behind itself; taken back by deleting the copy. */
  copySheet(name: string, as: string): void {
    const source = this.sheet(name);
    const copy = source.copy('After', source);
    copy.name = as;
    this.noteAdded(copy);
  }

  /** Copies a worksheet out of sight, so that it can be put back. */
  addBackup(name: string): Excel.Worksheet {
    const copy = this.sheet(name).copy('End');
    copy.name = `${BACKUP_PREFIX}${this.name}_${this.backupSheets.length + 1}`;
    copy.visibility = 'VeryHidden';
    copy.load('id');
    this.backupSheets.push(copy);
    return copy;
  }

  /** The ids of the backups that were made, after the batch ran. */
  backups(): string[] {
    return this.backupSheets.flatMap((sheet) => answered(() => sheet.id) ?? []);
  }

  /** The worksheets that were added, after the batch ran. */
  added(): Tab[] {
    return this.addedSheets.map(({ id, name }) => ({ id, name, visible: true, locked: false }));
  }

  private noteAdded(sheet: Excel.Worksheet): Excel.Worksheet {
    sheet.load('id,name');
    this.addedSheets.push(sheet);
    this.takeBack(() => {
      const { id } = sheet;
      return (context) => {
        context.workbook.worksheets.getItem(id).delete();
      };
    });
    return sheet;
  }

  /** Whether the answer has room for the formats of so many cells. If so, the room is reserved for them. */
  takesCellFormats(cells: number): boolean {
    if (this.cellFormats + cells > MOST_CELL_FORMATS) return false;
    this.cellFormats += cells;
    return true;
  }

  /** Sends the commands so far if another write of this size would make the request too large. */
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

/** The note, or null if what it reads was not answered. */
function answered<T>(note: () => T | null): T | null {
  try {
    return note();
  } catch (error) {
    if (error instanceof OfficeExtension.Error) return null;
    throw error;
  }
}
