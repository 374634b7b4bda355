/**
 * The WPS host where WPS behaves unexpectedly, as documented or measured.
 */
import { hidePane, showPane } from '../../../src/hosts/wps/task-pane';
import { READ_ALL } from '../../../src/spreadsheet/reading';
import { recompute } from '../../../src/actions/recompute';
import { summarisePhases } from '../../../src/actions/summarise-phases';
import { survey } from '../../../src/actions/survey';
import { showDialog } from '../../../src/hosts/wps/dialog';
import { wpsApplication } from '../../../src/hosts/wps/wps-context';
import { bookOfUnits, halfWayBook, sampleBook } from '../books';
import { openInWps } from '../opened-book';
import { ONE_OF_EVERYTHING } from './one-of-everything';

it('never overwrites the clipboard', async () => {
  const { wps, host } = openInWps(halfWayBook());
  await recompute(host);
  await summarisePhases(host);
  while (await host.undo());
  expect(wps.violations).toEqual([]);
});

it('leaves how the user set up the page after an action when the action is undone', async () => {
  const { wps, host } = openInWps(sampleBook());
  const setup = wps.application.ActiveWorkbook?.ActiveSheet.PageSetup;
  if (!setup) throw new Error('no page');
  const before = setup.Zoom;
  await recompute(host);
  expect(setup.Zoom).toBe(false);
  Object.assign(setup, { LeftMargin: 90, CenterHorizontally: true, Orientation: 2 });
  expect(await host.undo()).toBe(true);
  const { Zoom, LeftMargin, CenterHorizontally, Orientation } = setup;
  expect([Zoom, LeftMargin, CenterHorizontally, Orientation]).toEqual([before, 90, true, 2]);
});

it('gives the size of dialogs in physical pixels', () => {
  const { wps } = openInWps(sampleBook());
  showDialog(wps.application, { url: 'notice.html', title: '核验' }, { width: 420, height: 260 }, 1.5);
  expect(wps.dialogSizes).toEqual([[630, 390]]);
});

describe('in manual calculation', () => {
  it('calculates before it reads, so that it reads no old results', async () => {
    const { wps, host } = openInWps(halfWayBook());
    wps.calculateByHand();
    const { breakdown } = await survey(host);
    const before = breakdown.units[0]?.actual;
    wps.type('月报台账', 'C5', 4321);
    const after = (await survey(host)).breakdown.units[0]?.actual;
    expect(after).not.toEqual(before);
    expect(wps.isManual).toBe(true);
  });

  it('calculates what it wrote', async () => {
    const { wps, host } = openInWps(bookOfUnits(3));
    wps.calculateByHand();
    await recompute(host);
    const shown = wps.shown('任务分解表', 'E3');
    expect(typeof shown).toBe('number');
    expect(wps.isManual).toBe(true);
  });

  it('does not calculate when the program says that all results are up to date', async () => {
    const { wps, host } = openInWps(bookOfUnits(3));
    wps.calculateByHand();
    wps.calculationState = 0;
    await survey(host);
    expect(wps.calculations).toBe(0);
    wps.calculationState = undefined;
    await survey(host);
    expect(wps.calculations).toBe(1);
  });
});

it('accepts chart series, limits of data bars and pages tall that read back in another form', async () => {
  const { wps, host } = openInWps(bookOfUnits(3));
  wps.wordsOwnWay = true;
  await host.read(READ_ALL);
  await host.apply(ONE_OF_EVERYTHING);
  expect(host.missing).toEqual([]);
  expect(wps.book.sheet('新表')?.charts.map((chart) => chart.series.length)).toEqual([2]);
});

it('shows the pane that it made, by its number, and makes a new one if there is no pane with that number', () => {
  const { wps } = openInWps(sampleBook());
  const { application } = wps;
  // All programs of WPS share one PluginStorage, but each numbers its own panes.
  application.PluginStorage.setItem('pane', 7);
  showPane(application, 'taskpane.html', '任务分解');
  hidePane(application);
  expect(wps.panes.map(({ visible }) => visible)).toEqual([false]);
  showPane(application, 'taskpane.html', '任务分解');
  expect(wps.panes.map(({ visible }) => visible)).toEqual([true]);
  wps.panes.length = 0;
  showPane(application, 'taskpane.html', '任务分解');
  expect(wps.panes.map(({ visible }) => visible)).toEqual([true]);
});

describe('older builds', () => {
  it('are accessed through wps.EtApplication(), with panes, files and events as members of wps', () => {
    const { wps } = openInWps(sampleBook());
    const app = wps.application;
    const root = {
      EtApplication: () => withoutRoot(app),
      CreateTaskPane: (url: string, title: string) => app.CreateTaskPane(url, title),
      get FileSystem() {
        return app.FileSystem;
      },
      get PluginStorage() {
        return app.PluginStorage;
      },
      get ApiEvent() {
        return app.ApiEvent;
      },
    };
    const found = wpsApplication({ wps: root });
    expect(found?.ActiveWorkbook?.Name).toBe('breakdown.xlsx');
    expect(found?.FileSystem?.Exists('/nothing')).toBe(false);
    found?.CreateTaskPane('taskpane.html', '任务分解');
    expect(wps.panes).toHaveLength(1);
    if (found) found.ScreenUpdating = false;
    expect(wps.isAtRest).toBe(false);
    expect(wps.violations).toEqual([]);
  });

  it('are not recognised as WPS if neither object exists', () => {
    expect(wpsApplication({})).toBeNull();
    expect(wpsApplication({ wps: { EtApplication: () => null } })).toBeNull();
  });
});

/** The application without the members that older builds have in `wps`. */
function withoutRoot(app: object): object {
  const root = [
    'CreateTaskPane',
    'GetTaskPane',
    'ShowDialog',
    'FileSystem',
    'PluginStorage',
    'ApiEvent',
    'Env',
  ];
  return new Proxy(app, {
    get: (target, key) => (root.includes(String(key)) ? undefined : (Reflect.get(target, key) as unknown)),
  });
}
