/**
 * The commands of one change, in order, each with the way to take it back.
 *
 * What stood there before is asked for in the same batch, ahead of what changes it: that costs no round trip, and when a
 * command fails Excel's answer still holds everything asked for before it.
 */
import { areaAddress, type Area } from '../../spreadsheet/address';
import { BACKUP_PREFIX } from '../shared/backup-sheets';
import type { HostFeature } from '../../spreadsheet/host';
import type { Tab } from './read/outline';

/** Puts something back as it was. Carried out in a batch of its own, latest change first. */
export type Inverse = (context: Excel.RequestContext) => void;

/** What takes back a change. */
export interface Inverses {
  readonly needed: readonly Inverse[];
  /** What Excel may refuse: where it does, the rest is taken back all the same. */
  readonly ifPossible: readonly Inverse[];
}

/** Characters of JSON a request may hold: Excel on the web takes 5 MB, and Chinese text counts threefold. */
export const MOST_CHARACTERS = 1_200_000;

/**
 * Cells of which a batch asks the format one by one: with a line for each of the eight sides Excel tells of, a cell comes to some
 * 1,000 bytes of the 5 MB an answer may have.
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

  /** @param name tells the backups of this batch from those of others, also of other sessions: a few letters and figures */
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
   * Notes how to take back the command that follows. `note` is asked after the batch ran and may read what was loaded for
   * it; where that was not answered the command did not run either.
   */
  takeBack(note: () => Inverse | null): void {
    this.recorded.push(note);
  }

  /** The same for what Excel may refuse to take back. */
  takeBackIfPossible(note: () => Inverse | null): void {
    this.recordedIfPossible.push(note);
  }

  /** What takes back everything that was carried out, latest first. */
  inverses(): Inverses {
    return {
      needed: answeredLatestFirst(this.recorded),
      ifPossible: answeredLatestFirst(this.recordedIfPossible),
    };
  }

  /** Looks after the batch ran whether something took; `look` tells what is missing, null where nothing is. */
  check(look: () => HostFeature | null): void {
    this.checks.push(look);
  }

  /** What did not take, after the batch ran. */
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

  /** Whether the answer still has room for the format of each of so many cells; then it is theirs. */
  takesCellFormats(cells: number): boolean {
    if (this.cellFormats + cells > MOST_CELL_FORMATS) return false;
    this.cellFormats += cells;
    return true;
  }

  /** Sends what has gathered when another write of this size would make the request too large. */
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

/** null where what is read was not answered. */
function answered<T>(note: () => T | null): T | null {
  try {
    return note();
  } catch (error) {
    if (error instanceof OfficeExtension.Error) return null;
    throw error;
  }
}
