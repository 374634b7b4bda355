/**
 * Events: the pane reads again after edits of the user and the ribbon, but not after its own writes.
 */
import { READ_ALL } from '../../../src/spreadsheet/reading';
import { recompute } from '../../../src/actions/recompute';
import { createWorkbook } from '../../../src/hosts/file/file-host';
import { WpsHost } from '../../../src/hosts/wps/wps-host';
import type { WorkbookGrid } from '../../../src/spreadsheet/grid';
import { SimulatedWps } from '../../wps-host/simulated-wps';
import { sampleBook } from '../books';

/** A simple pane: it reads again after each reported change. */
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

it('ignores events of its own writes that come later, and reports what the user types right after', async () => {
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

it('reports what the ribbon wrote when events are fired', async () => {
  const wps = new SimulatedWps(sampleBook());
  const pane = new Pane(wps);
  const stop = await pane.watch();
  await recompute(hostOn(wps));
  wps.tellOfWrites();
  expect(pane.heard).toBe(1);
  stop();
});

it('reports what the ribbon wrote even without events', async () => {
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
