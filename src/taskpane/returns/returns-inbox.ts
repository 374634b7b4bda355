/**
 * Files that were dropped on the pane. They are read one at a time and kept until collected or cleared. The preview of collecting
 * is always computed from the present workbook.
 */
import { failureOf } from '../../actions/parts/failure';
import { isTickedByDefault, mayTake, type PlannedFigure } from '../../domain/returns/planned-figure';
import { LARGEST_RETURN, unreadReturn, type ReadReturn } from '../../domain/returns/returns';
import type { FileEngine } from '../../engine/file-engine';

/** A dropped or chosen file; browsers' `File` objects match. */
export interface DroppedFile {
  readonly name: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

export interface InboxState {
  /** The progress of reading; null when no file is being read. */
  readonly reading: { readonly done: number; readonly total: number } | null;
  readonly returns: readonly ReadReturn[];
  /** Files that were not read because the code for reading failed to load. */
  readonly unread: readonly DroppedFile[];
  /** The month for figures whose file does not state it; null until the user chooses. */
  readonly month: number | null;
  /** Keys of the rows and figures whose checkbox the user switched from its default. */
  readonly flipped: ReadonlySet<string>;
}

const EMPTY: InboxState = { reading: null, returns: [], unread: [], month: null, flipped: new Set() };

export class ReturnsInbox {
  private state: InboxState = EMPTY;
  private readonly listeners = new Set<() => void>();
  /** The engine that is reading files; null when none is. */
  private engine: FileEngine | null = null;
  /** All files of the present run: read, being read and waiting. */
  private queue: DroppedFile[] = [];

  constructor(private readonly startEngine: () => FileEngine) {}

  readonly getState = (): InboxState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Reads files one at a time, so that only one is in memory. Files added during the run are read afterwards. */
  readonly add = async (files: readonly DroppedFile[]): Promise<void> => {
    if (files.length === 0) return;
    this.queue.push(...files);
    if (this.state.reading) {
      this.change({ reading: { ...this.state.reading, total: this.queue.length } });
      return;
    }
    const engine = this.startEngine();
    this.engine = engine;
    await this.readQueue(engine);
  };

  /** Tries again to read the files in `unread`. */
  readonly retry = (): void => {
    const { unread } = this.state;
    this.change({ unread: [] });
    void this.add(unread);
  };

  /** Stops reading; files that were already read are kept. */
  readonly stop = (): void => {
    this.engine?.close();
    this.engine = null;
    this.queue = [];
    this.change({ reading: null });
  };

  readonly clear = (): void => {
    this.stop();
    this.change(EMPTY);
  };

  readonly setMonth = (month: number | null): void => {
    this.change({ month });
  };

  /** Ticks or unticks a figure; at most one figure per cell is ticked. */
  readonly tick = (figure: PlannedFigure, isTaken: boolean, all: readonly PlannedFigure[]): void => {
    const flipped = new Set(this.state.flipped);
    const set = (planned: PlannedFigure, taken: boolean): void => {
      if (isTickedByDefault(planned) === taken) flipped.delete(planned.key);
      else flipped.add(planned.key);
    };
    for (const rival of isTaken ? all.filter((candidate) => isSameCell(candidate, figure)) : [])
      set(rival, false);
    set(figure, isTaken);
    this.change({ flipped });
  };

  /** Switches a checkbox from its default, or back. */
  readonly flip = (key: string): void => {
    const flipped = new Set(this.state.flipped);
    if (!flipped.delete(key)) flipped.add(key);
    this.change({ flipped });
  };

  private async readQueue(engine: FileEngine): Promise<void> {
    const isStopped = (): boolean => this.engine !== engine;
    for (let done = 0; done < this.queue.length; done += 1) {
      const file = this.queue[done];
      if (!file) break;
      this.change({ reading: { done, total: this.queue.length } });
      const read = await readOne(engine, file);
      if (isStopped()) return;
      if (read === null) {
        // The engine is missing, so the other files can't be read either; they are kept for a retry.
        this.change({ unread: this.queue.slice(done) });
        break;
      }
      this.change({ returns: withReturn(this.state.returns, read) });
      if (isStopped()) return;
    }
    this.stop();
  }

  private change(change: Partial<InboxState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}

/** Whether a figure will be collected. */
export function isTicked(figure: PlannedFigure, flipped: ReadonlySet<string>): boolean {
  return mayTake(figure) && isTickedByDefault(figure) !== flipped.has(figure.key);
}

function isSameCell(figure: PlannedFigure, other: PlannedFigure): boolean {
  return (
    mayTake(figure) &&
    figure.key !== other.key &&
    figure.indicator === other.indicator &&
    figure.cell?.row === other.cell?.row &&
    figure.month === other.month
  );
}

/**
 * Reads a file. If the file can't be read, or the engine fails on it, the result says so, and reading can continue with the next
 * file.
 * @returns null if the engine itself is missing
 */
async function readOne(engine: FileEngine, file: DroppedFile): Promise<ReadReturn | null> {
  if (file.size > LARGEST_RETURN) return unreadReturn(file.name, 'too-large');
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return unreadReturn(file.name, 'unreadable');
  }
  try {
    return await engine.readReturn(file.name, bytes);
  } catch (error) {
    return failureOf(error).code === 'not-loaded' ? null : unreadReturn(file.name, 'damaged');
  }
}

/** Adds a file; it replaces one with the same name and contents. */
function withReturn(returns: readonly ReadReturn[], read: ReadReturn): readonly ReadReturn[] {
  const rest = returns.filter((other) => other.fileName !== read.fileName || other.sha256 !== read.sha256);
  return [...rest, read];
}
