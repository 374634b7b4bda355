/**
 * An action reads the workbook once and applies one change, so that one undo step takes it back.
 */
import { collect } from '../../src/actions/collect';
import { convertLedger } from '../../src/actions/convert-ledger';
import { fix } from '../../src/actions/fix';
import { makeLedger } from '../../src/actions/make-ledger';
import { recompute } from '../../src/actions/recompute';
import { summarisePhases } from '../../src/actions/summarise-phases';
import { survey } from '../../src/actions/survey';
import type { ReadReturn } from '../../src/domain/returns/returns';
import { readReturnFile } from '../../src/engine/return-file';
import { createWorkbook, FileHost } from '../../src/hosts/file/file-host';
import { returnTemplate } from '../../src/sheets/returns/return-template';
import { emptySpec } from '../../src/spreadsheet/spec';
import { sheetNames } from '../../src/spreadsheet/grid';
import { halfWayBook, sampleBook } from '../hosts/books';
import { PLAN_CAMPAIGN } from '../support/campaign';

const WHEN = { when: '2015-12-03 09:12' };

async function returned(unit: string): Promise<ReadReturn[]> {
  const template = returnTemplate(PLAN_CAMPAIGN, { name: unit, target: 1, figures: new Map([[10, 400]]) });
  return [await readReturnFile('a.xlsx', createWorkbook(template))];
}

/** The calls of `read` and `apply` that an action makes. */
async function asked(host: FileHost, action: (host: FileHost) => Promise<unknown>): Promise<string[]> {
  const calls: string[] = [];
  const [read, apply] = [host.read.bind(host), host.apply.bind(host)];
  host.read = () => {
    calls.push('read');
    return read();
  };
  host.apply = (change) => {
    calls.push('apply');
    // A change contains at most one specification per sheet.
    expect(new Set(change.sheets.map(({ sheet }) => sheet)).size).toBe(change.sheets.length);
    return apply(change);
  };
  await action(host);
  return calls;
}

/** A workbook whose ledger lacks a unit of the table. */
async function bookWithNewUnit(): Promise<FileHost> {
  const host = FileHost.open(halfWayBook());
  const { breakdown } = await survey(host);
  const { row } = breakdown.units[0] ?? { row: 0 };
  const { column } = breakdown.columns.unit;
  const renamed = {
    ...emptySpec(breakdown.sheet, 'patch'),
    blocks: [{ top: row, left: column, rows: [['新单位']] }],
  };
  await host.apply({ copies: [], sheets: [renamed], names: [], removedNames: [] });
  return host;
}

async function bookWithPhases(): Promise<FileHost> {
  const host = FileHost.open(halfWayBook());
  await summarisePhases(host);
  return host;
}

const open = (bytes: () => Uint8Array) => (): Promise<FileHost> => Promise.resolve(FileHost.open(bytes()));

it.each<[string, () => Promise<FileHost>, (host: FileHost) => Promise<unknown>]>([
  ['recompute', open(sampleBook), recompute],
  ['summarise phases', open(sampleBook), summarisePhases],
  ['make the ledger', open(sampleBook), makeLedger],
  ['add a unit to the ledger', bookWithNewUnit, makeLedger],
  [
    'collect, with no ledger yet',
    open(sampleBook),
    async (host) => collect(host, await returned('舞钢'), WHEN),
  ],
  ['collect', open(halfWayBook), async (host) => collect(host, await returned('舞钢'), WHEN)],
  ['collect for a new unit', bookWithNewUnit, async (host) => collect(host, await returned('新单位'), WHEN)],
  ['convert the ledger', open(halfWayBook), (host) => convertLedger(host, 'cumulative')],
  ['convert a ledger with phase sheets', bookWithPhases, (host) => convertLedger(host, 'cumulative')],
])('reads once, applies once and is undone in one step: %s', async (_, openBook, action) => {
  const host = await openBook();
  const before = host.save();
  expect(await asked(host, action)).toEqual(['read', 'apply']);
  expect(host.save()).not.toEqual(before);
  expect(await host.undo()).toBe(true);
  expect(host.save()).toEqual(before);
});

it('fixes all findings in one change', async () => {
  const host = FileHost.open(halfWayBook());
  const { findings } = await survey(host);
  expect(findings.filter((finding) => finding.fix !== null).length).toBeGreaterThan(1);
  expect(await asked(host, () => fix(host, findings))).toEqual(['read', 'apply']);
});

it('does not call apply where there is nothing to fix, collect or make', async () => {
  const host = FileHost.open(halfWayBook());
  expect(await asked(host, () => fix(host, []))).toEqual(['read']);
  const again = FileHost.open(halfWayBook());
  expect(await asked(again, () => collect(again, [], WHEN))).toEqual(['read']);
  const whole = FileHost.open(halfWayBook());
  expect(await asked(whole, () => makeLedger(whole))).toEqual(['read']);
});

it('adds no undo step where everything was up to date, or only a choice was remembered', async () => {
  const host = FileHost.open(sampleBook());
  expect((await recompute(host)).isChanged).toBe(true);
  expect((await recompute(host)).isChanged).toBe(false);
  const remembered = { name: '任务分解_所选表', refersTo: "'任务分解表'!$B$3", hidden: true };
  expect(await host.apply({ copies: [], sheets: [], names: [remembered], removedNames: [] })).toBe(false);
  expect(await host.undo()).toBe(true);
  const { sheets, names } = await host.read();
  expect(sheetNames({ sheets })).not.toContain('参数');
  expect(names.map(({ name }) => name)).toContain('任务分解_所选表');
  expect(await host.undo()).toBe(false);
});
