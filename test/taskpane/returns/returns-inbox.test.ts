import type { PlannedFigure } from '../../../src/domain/returns/planned-figure';
import type { ReadReturn } from '../../../src/domain/returns/returns';
import type { FileEngine } from '../../../src/engine/file-engine';
import { readReturnFile } from '../../../src/engine/return-file';
import { HostError } from '../../../src/spreadsheet/host';
import { isTicked, ReturnsInbox, type DroppedFile } from '../../../src/taskpane/returns/returns-inbox';
import { bookOf } from '../../support/book';

const GOOD = bookOf([
  ['单位', '4月'],
  ['甲', 1],
]).save();

function engine(read: FileEngine['readReturn'] = readReturnFile): {
  start: () => FileEngine;
  closed: () => number;
} {
  let closed = 0;
  const start = (): FileEngine => ({
    readReturn: read,
    readPlan: () => Promise.reject(new Error('not asked for')),
    makeWorkbook: () => Promise.reject(new Error('not asked for')),
    zipWorkbooks: () => Promise.reject(new Error('not asked for')),
    makeDocument: () => Promise.reject(new Error('not asked for')),
    close: () => {
      closed += 1;
    },
  });
  return { start, closed: () => closed };
}

function file(name: string, bytes: Uint8Array = GOOD, size = bytes.length): DroppedFile {
  return { name, size, arrayBuffer: () => Promise.resolve(new Uint8Array(bytes).buffer) };
}

describe('the inbox', () => {
  it('holds the bytes of one file at a time while it reads 500', async () => {
    let held = 0;
    let most = 0;
    const counted = (name: string): DroppedFile => ({
      ...file(name),
      arrayBuffer: () => {
        held += 1;
        most = Math.max(most, held);
        return Promise.resolve(new Uint8Array(GOOD).buffer);
      },
    });
    const { start, closed } = engine(async (name, bytes): Promise<ReadReturn> => {
      const read = await readReturnFile(name, bytes);
      held -= 1;
      return read;
    });
    const inbox = new ReturnsInbox(start);
    await inbox.add(Array.from({ length: 500 }, (_, index) => counted(`${index}.xlsx`)));
    expect(inbox.getState().returns).toHaveLength(500);
    expect([most, held, closed()]).toEqual([1, 0, 1]);
    expect(inbox.getState().reading).toBeNull();
  });

  it('shows its progress, and keeps the files it has read when it is stopped', async () => {
    const seen: (number | null)[] = [];
    const inbox = new ReturnsInbox(engine().start);
    inbox.subscribe(() => {
      const { reading, returns } = inbox.getState();
      seen.push(reading?.done ?? null);
      if (reading && returns.length === 2) inbox.stop();
    });
    await inbox.add(['a', 'b', 'c', 'd'].map((name) => file(name)));
    expect(inbox.getState().returns.map((read) => read.fileName)).toEqual(['a', 'b']);
    expect(inbox.getState().reading).toBeNull();
    expect(seen).toEqual([0, 0, 1, 1, null]);
  });

  it('names files that are too large, can’t be read, or make the engine fail, and reads the others', async () => {
    const { start } = engine((name, bytes) => {
      if (name === 'breaks') throw new Error('out of memory');
      return readReturnFile(name, bytes);
    });
    const inbox = new ReturnsInbox(start);
    const gone = { ...file('gone'), arrayBuffer: () => Promise.reject(new Error('NotFoundError')) };
    await inbox.add([
      file('huge', GOOD, 2 ** 30),
      gone,
      file('breaks'),
      file('text', new Uint8Array([1])),
      file('good'),
    ]);
    expect(inbox.getState().returns.map((read) => [read.fileName, read.problem])).toEqual([
      ['huge', 'too-large'],
      ['gone', 'unreadable'],
      ['breaks', 'damaged'],
      ['text', 'not-a-workbook'],
      ['good', null],
    ]);
  });

  it('queues files that are added while others are being read', async () => {
    const inbox = new ReturnsInbox(engine().start);
    const totals: number[] = [];
    inbox.subscribe(() => {
      const { reading } = inbox.getState();
      if (reading) totals.push(reading.total);
    });
    const first = inbox.add([file('a'), file('b')]);
    await inbox.add([file('c')]);
    await first;
    expect(inbox.getState().returns.map((read) => read.fileName)).toEqual(['a', 'b', 'c']);
    expect(Math.max(...totals)).toBe(3);
  });

  it('keeps files while the code that reads them can’t be loaded, and reads them on retry', async () => {
    let isThere = false;
    const { start, closed } = engine((name, bytes) =>
      isThere || name === 'a' ? readReturnFile(name, bytes) : Promise.reject(new HostError('not-loaded')),
    );
    const inbox = new ReturnsInbox(start);
    await inbox.add([file('a'), file('b'), file('c')]);
    expect(inbox.getState().returns.map((read) => read.fileName)).toEqual(['a']);
    expect(inbox.getState().unread.map((dropped) => dropped.name)).toEqual(['b', 'c']);
    expect(inbox.getState().reading).toBeNull();
    isThere = true;
    inbox.retry();
    while (inbox.getState().reading) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(inbox.getState().returns.map((read) => read.fileName)).toEqual(['a', 'b', 'c']);
    expect(inbox.getState().unread).toEqual([]);
    expect(closed()).toBe(2);
  });

  it('counts a file that is dropped twice once', async () => {
    const inbox = new ReturnsInbox(engine().start);
    await inbox.add([file('a'), file('a')]);
    await inbox.add([file('a'), file('b')]);
    expect(inbox.getState().returns.map((read) => read.fileName)).toEqual(['a', 'b']);
    inbox.clear();
    expect(inbox.getState().returns).toEqual([]);
  });

  it('ticks figures that need no decision, and at most one figure per cell', () => {
    const figure = (key: string, state: PlannedFigure['state']): PlannedFigure => ({
      key,
      unit: '甲',
      month: 4,
      amount: 1,
      text: '1',
      state,
      refusal: state === 'refused' ? { kind: 'conflict', others: [] } : null,
      before: null,
      cell: { row: 5, column: 3 },
      sources: [],
    });
    const [first, second] = [figure('a', 'refused'), figure('b', 'refused')];
    const added = { ...figure('c', 'new'), cell: { row: 6, column: 3 } };
    const all = [first, second, added];
    const inbox = new ReturnsInbox(engine().start);
    const ticked = (): string[] =>
      all.filter((candidate) => isTicked(candidate, inbox.getState().flipped)).map(({ key }) => key);
    expect(ticked()).toEqual(['c']);
    inbox.tick(first, true, all);
    inbox.tick(second, true, all);
    inbox.tick(added, false, all);
    expect(ticked()).toEqual(['b']);
    inbox.tick(added, true, all);
    expect(ticked()).toEqual(['b', 'c']);
  });
});
