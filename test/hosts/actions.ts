/**
 * All actions of users, for tests that run each of them in every host and under every circumstance.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allocate, type AllocateReport } from '../../src/actions/allocate';
import { updateAreas } from '../../src/actions/areas';
import { changeSetting } from '../../src/actions/change-setting';
import { collect } from '../../src/actions/collect';
import { convertLedger } from '../../src/actions/convert-ledger';
import { fix } from '../../src/actions/fix';
import { makeLedger } from '../../src/actions/make-ledger';
import { prepareMaterial } from '../../src/actions/prepare-material';
import { recompute } from '../../src/actions/recompute';
import { start } from '../../src/actions/start';
import { startHere } from '../../src/actions/start-here';
import { summarisePhases } from '../../src/actions/summarise-phases';
import { survey } from '../../src/actions/survey';
import { planFromText } from '../../src/domain/plan/plan-document';
import type { ReadReturn } from '../../src/domain/returns/returns';
import { readReturnFile } from '../../src/engine/return-file';
import { createWorkbook } from '../../src/hosts/file/file-host';
import { returnTemplate } from '../../src/sheets/returns/return-template';
import type { Host } from '../../src/spreadsheet/host';
import { emptySpec, type CellContent, type WorkbookChange } from '../../src/spreadsheet/spec';
import { AREA_ROWS, readAreaRows } from '../support/books/area-book';
import { PLAN_CAMPAIGN } from '../support/campaign';

/** Monthly returns for the half-way workbook; names of files and units look like formulas. Read once and cached. */
let read: Promise<ReadReturn[]> | undefined;

export function returned(): Promise<ReadReturn[]> {
  return (read ??= readReturned());
}

async function readReturned(): Promise<ReadReturn[]> {
  const file = (name: string, unit: string, figures: readonly (readonly [number, number])[]) =>
    readReturnFile(
      name,
      createWorkbook(returnTemplate(PLAN_CAMPAIGN, { name: unit, target: 1, figures: new Map(figures) })),
    );
  return [
    await file('=HYPERLINK("http：x").xlsx', '舞钢', [
      [10, 400],
      [11, 260],
    ]),
    await file('@SUM(1).xlsx', '=宝丰', [[4, 8]]),
    await file('+1.xlsx', '=1+1', [[4, 1]]),
  ];
}

/** A change that types entries into the list of key areas. */
export function listed(rows: readonly (readonly CellContent[])[]): WorkbookChange {
  return changeOf({ ...emptySpec('重点领域名录', 'patch'), blocks: [{ top: 5, left: 2, rows }] });
}

/** The list of key areas as 宝丰 returns it: one entry has one more member, one is missing, and one is new. */
export async function returnedAreas(): Promise<ReadReturn[]> {
  const [first, , third] = readAreaRows(AREA_ROWS.slice(3));
  if (!first || !third) throw new Error('no entries');
  const entries = [
    { ...first, members: { kind: 'number', value: 46 } as const },
    third,
    { ...third, name: '=1+1社区', note: '+86' },
  ];
  const file = { fileName: '宝丰.xlsx', sha256: 'a', figures: [], problem: null };
  return Promise.resolve([{ ...file, areas: { unit: '宝丰', entries } }]);
}

/** The steps of an entry in {@link ACTIONS}. */
type Steps = readonly ((host: Host) => Promise<unknown>)[];

/** Reads a plan into new sheets of the workbook. */
function readPlanHere(host: Host): Promise<unknown> {
  const text = readFileSync(join(__dirname, '../../assets/sample/campaign-plan.txt'), 'utf8');
  return startHere(host, start(planFromText(text)).book.change);
}

/** Makes two schemes and writes the first into the table. */
export function divide(host: Host): Promise<AllocateReport> {
  const by = (method: 'baseline' | 'even') => [{ method, weight: 1, column: null }];
  return allocate(host, {
    goal: { kind: 'total', total: 46_000 },
    schemes: [by('baseline'), by('even')],
    rounding: 10,
    bounds: {},
    fixed: new Map(),
    adopt: 0,
  });
}

const fixAll = async (host: Host): Promise<unknown> => fix(host, (await survey(host)).findings);

const ACTIONS: Readonly<Record<string, Steps>> = {
  recompute: [recompute],
  'recompute twice': [recompute, recompute],
  'fix all': [fixAll, recompute],
  'make the ledger': [makeLedger],
  'summarise phases': [summarisePhases],
  'collect returns, twice': [
    async (host) => collect(host, await returned(), { when: '2015-12-03 09:12' }),
    async (host) => collect(host, (await returned()).slice(1), { when: '2015-12-04 09:12' }),
  ],
  'list the key areas, fill them in, collect, summarise': [
    updateAreas,
    (host) => host.apply(listed(AREA_ROWS)),
    async (host) => collect(host, await returnedAreas(), { when: '2015-12-03 09:12', takesVanished: true }),
    summarisePhases,
  ],
  'convert the ledger': [(host) => convertLedger(host, 'cumulative')],
  'summarise phases twice, with a ledger in between': [summarisePhases, makeLedger, summarisePhases],
  'set the cut-off month, divide the task, prepare papers': [
    recompute,
    (host) => changeSetting(host, { setting: 'cutOffMonth', value: 9 }),
    divide,
    prepareMaterial,
  ],
  'read a plan beside it': [readPlanHere],
  'summarise a phase changed by hand': [
    (host) => summarisePhases(host, { phases: ['推进实施'] }),
    (host) => host.apply(typed('推进实施阶段汇总', 4, 1, '手写的一句话')),
    (host) => summarisePhases(host, { phases: ['推进实施'] }),
  ],
};

export const ACTION_NAMES = Object.keys(ACTIONS);

export function stepsOf(action: string): Steps {
  const steps = ACTIONS[action];
  if (!steps) throw new Error(action);
  return steps;
}

export async function perform(action: string, host: Host): Promise<void> {
  for (const step of stepsOf(action)) await step(host);
}

export function changeOf(spec: WorkbookChange['sheets'][number]): WorkbookChange {
  return { copies: [], sheets: [spec], names: [], removedNames: [] };
}

export function typed(sheet: string, row: number, column: number, text: string): WorkbookChange {
  return changeOf({ ...emptySpec(sheet, 'patch'), blocks: [{ top: row, left: column, rows: [[text]] }] });
}
