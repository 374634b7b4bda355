/**
 * Events: the pane follows the user and the ribbon, and does not answer its own writes.
 */
import { READ_ALL } from '../../../src/spreadsheet/reading';
import { recompute } from '../../../src/actions/recompute';
import { createWorkbook } from '../../../src/hosts/file/file-host';
import { WpsHost } from '../../../src/hosts/wps/wps-host';
import type { WorkbookGrid } from '../../../src/spreadsheet/grid';
import { SimulatedWps } from '../../wps-host/simulated-wps';
import { sampleBook } from '../books';

/** A pane as it works: after each change it hears of it reads again. */
class Pane {
  readonly host: WpsHost;
  heard = 0;
  reading: Promise<WorkbookGrid> | null = null;

  constructor(wps: SimulatedWps) {
    this.host = hostOn(wps);
  }

  async watch(): Promise<() => void> {
    return this.host.watch(() => {
      this.heard += 1;
      this.reading = this.host.read(READ_ALL);
    });
  }
}

function hostOn(wps: SimulatedWps): WpsHost {
  return new WpsHost(wps.application, (book) => Promise.resolve(createWorkbook(book)));
}

it('does not answer its own writes when their events come later, and hears what the user types right after', async () => {
  const wps = new SimulatedWps(sampleBook());
  const pane = new Pane(wps);
  const stop = await pane.watch();
  await recompute(pane.host);
  await pane.host.read(READ_ALL);
  expect(wps.tellOfWrites()).toBe(true);
  expect(wps.tellOfWrites()).toBe(false);
  expect(pane.heard).toBe(0);
  wps.type('任务分解表', 'C5', 1234);
  expect(pane.heard).toBe(1);
  await pane.reading;
  stop();
  wps.type('任务分解表', 'C5', 1235);
  expect(pane.heard).toBe(1);
});

it('follows what the ribbon wrote by its events', async () => {
  const wps = new SimulatedWps(sampleBook());
  const pane = new Pane(wps);
  const stop = await pane.watch();
  await recompute(hostOn(wps));
  wps.tellOfWrites();
  expect(pane.heard).toBe(1);
  stop();
});

it('follows what the ribbon wrote where no event tells of it', async () => {
  jest.useFakeTimers();
  try {
    const wps = new SimulatedWps(sampleBook());
    const pane = new Pane(wps);
    const stop = await pane.watch();
    await recompute(pane.host);
    jest.advanceTimersByTime(10_000);
    expect(pane.heard).toBe(0);
    const ribbon = hostOn(wps);
    await ribbon.undo();
    jest.advanceTimersByTime(10_000);
    expect(pane.heard).toBe(1);
    stop();
    await recompute(ribbon);
    jest.advanceTimersByTime(10_000);
    expect(pane.heard).toBe(1);
  } finally {
    jest.useRealTimers();
  }
});
