/**
 * Files that were dropped on the pane: read one after another, then kept until they are collected or cleared. What they would
 * do to the workbook is worked out anew from what the workbook says at the moment.
 */
import { failureOf } from '../../actions/parts/failure';
import { isTakenUnasked, mayTake, type PlannedFigure } from '../../domain/returns/planned-figure';
import { LARGEST_RETURN, unreadReturn, type ReadReturn } from '../../domain/returns/returns';
import type { FileEngine } from '../../engine/file-engine';

/** A file that was dropped or chosen, as browsers give it. */
export interface DroppedFile {
  readonly name: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

export interface InboxState {
  /** What is being read; null when nothing is. */
  readonly reading: { readonly done: number; readonly total: number } | null;
  readonly returns: readonly ReadReturn[];
  /** Files nothing is known of, since what reads them could not be loaded. */
  readonly unread: readonly DroppedFile[];
  /** The month of figures nothing tells the month of; null until it is chosen. */
  readonly month: number | null;
  /** Keys of figures that are taken though they would not be, or left though they would. */
  readonly flipped: ReadonlySet<string>;
}

const EMPTY: InboxState = { reading: null, returns: [], unread: [], month: null, flipped: new Set() };

export class ReturnsInbox {
  private state: InboxState = EMPTY;
  private readonly listeners = new Set<() => void>();
  /** The engine of the reading that goes on. */
  private engine: FileEngine | null = null;
  /** What is being read and what waits its turn. */
  private queue: DroppedFile[] = [];

  constructor(private readonly startEngine: () => FileEngine) {}

  readonly getState = (): InboxState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Reads files, one at a time: no more than one is in memory. Files that come while others are read wait their turn. */
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

  /** Tries the files again that nothing could be read of. */
  readonly retry = (): void => {
    const { unread } = this.state;
    this.change({ unread: [] });
    void this.add(unread);
  };

  /** Stops reading; what was read stays. */
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

  /** Takes a figure or leaves it; of one cell only one can be taken. */
  readonly tick = (figure: PlannedFigure, isTaken: boolean, all: readonly PlannedFigure[]): void => {
    const flipped = new Set(this.state.flipped);
    const set = (planned: PlannedFigure, taken: boolean): void => {
      if (isTakenUnasked(planned) === taken) flipped.delete(planned.key);
      else flipped.add(planned.key);
    };
    for (const rival of isTaken ? all.filter((candidate) => isSameCell(candidate, figure)) : [])
      set(rival, false);
    set(figure, isTaken);
    this.change({ flipped });
  };

  /** Takes what would be left, or leaves what would be taken. */
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
        // Without what reads files the others can't be read either: they are kept.
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
  return mayTake(figure) && isTakenUnasked(figure) !== flipped.has(figure.key);
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
 * A file that can't be read, or on which the engine fails, is named; the others go on.
 * @returns null where the engine itself is missing
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

/** The same file dropped twice is one file. */
function withReturn(returns: readonly ReadReturn[], read: ReadReturn): readonly ReadReturn[] {
  const rest = returns.filter((other) => other.fileName !== read.fileName || other.sha256 !== read.sha256);
  return [...rest, read];
}
