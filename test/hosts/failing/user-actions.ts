/**
 * Every action that a user can start in an open workbook, each with a small workbook, for tests in which Excel or WPS fails.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { updateAreas } from '../../../src/actions/areas';
import { allocate } from '../../../src/actions/allocate';
import { changeSetting } from '../../../src/actions/change-setting';
import { chooseIndicator } from '../../../src/actions/choose-indicator';
import { chooseTable } from '../../../src/actions/choose-table';
import { collect } from '../../../src/actions/collect';
import { convertLedger } from '../../../src/actions/convert-ledger';
import { fix } from '../../../src/actions/fix';
import { handDown } from '../../../src/actions/hand-down';
import { makeLedger } from '../../../src/actions/make-ledger';
import { makePaper } from '../../../src/actions/make-paper';
import { prepareMaterial } from '../../../src/actions/prepare-material';
import { recompute } from '../../../src/actions/recompute';
import { start } from '../../../src/actions/start';
import { startHere } from '../../../src/actions/start-here';
import { summarisePhases } from '../../../src/actions/summarise-phases';
import { survey } from '../../../src/actions/survey';
import { templates } from '../../../src/actions/templates';
import { yearEnd } from '../../../src/actions/year-end';
import { planFromText } from '../../../src/domain/plan/plan-document';
import { readReturnFile } from '../../../src/engine/return-file';
import { createWorkbook, FileHost } from '../../../src/hosts/file/file-host';
import { zhCN } from '../../../src/i18n/zh-CN';
import type { Host } from '../../../src/spreadsheet/host';
import { emptySpec, type CellContent } from '../../../src/spreadsheet/spec';
import { AREA_ROWS } from '../../support/books/area-book';
import { changeOf, listed, returned, returnedAreas } from '../actions';

/** An action that a user starts. */
export interface UserAction {
  /** The name of the function in src/actions. */
  readonly action: string;
  readonly on: string;
  readonly book: () => Uint8Array;
  readonly prepare: readonly Step[];
  readonly run: Step;
  /** A figure that the user types into a cell written by the action, before undoing the action. */
  readonly since?: { readonly sheet: string; readonly address: string; readonly value: number };
}

type Step = (host: Host) => Promise<unknown>;

const TABLE = '任务分解表';
const TITLE = '平顶山市“农民工入会集中行动”任务分解表';
const HEADINGS = ['单位', '2014年底会员数（人）', '2015新增任务数（人）', '备注'];

/** A table with a figure typed as text, and a wrong total. */
const ROWS: readonly (readonly CellContent[])[] = [
  [TITLE],
  HEADINGS,
  ['舞钢', 31_463, 3500, '重点'],
  ['宝丰', '54,062', 8000, ''],
  ['叶县', 40_000, 5500, ''],
  ['合计', 125_530, 17_000, ''],
];

/** A workbook with one sheet. */
function bookOf(rows: readonly (readonly CellContent[])[]): Uint8Array {
  return createWorkbook({
    fileName: 'book.xlsx',
    title: '',
    open: { sheet: TABLE, row: 1, column: 1 },
    change: changeOf({ ...emptySpec(TABLE, 'own'), blocks: [{ top: 1, left: 1, rows }] }),
  });
}

const book = (): Uint8Array => bookOf(ROWS);
const twoTables = (): Uint8Array => bookOf([...ROWS, [], HEADINGS, ...ROWS.slice(2, 5)]);

/** Types texts, figures and formulas into a sheet, as a user does. */
const type =
  (sheet: string, top: number, left: number, rows: readonly (readonly CellContent[])[]): Step =>
  (host) =>
    host.apply(changeOf({ ...emptySpec(sheet, 'patch'), blocks: [{ top, left, rows }] }));

const fixAll: Step = async (host) => fix(host, (await survey(host)).findings);
const phase: Step = (host) => summarisePhases(host, { phases: ['总结交流'] });
const mayConvert = (): Promise<boolean> => Promise.resolve(true);
const takeReturns: Step = async (host) => collect(host, await returned(), { when: '2015-12-03 09:12' });
const divide =
  (adopt: number | null): Step =>
  (host) =>
    allocate(host, {
      goal: { kind: 'total', total: 18_000 },
      schemes: [[{ method: 'even', weight: 1, column: null }]],
      rounding: 10,
      bounds: {},
      fixed: new Map(),
      adopt,
    });

/** Reads a plan into new sheets of the workbook. */
const readPlan: Step = (host) => {
  const text = readFileSync(join(__dirname, '../../../assets/sample/campaign-plan.txt'), 'utf8');
  return startHere(host, start(planFromText(text)).book.change);
};

/** Collects the table that 舞钢 returns, in which it divided its task between two units. */
const takeDivision: Step = async (host) => {
  const [handed] = await handDown(host);
  if (!handed) throw new Error('nothing handed down');
  const unit = FileHost.open(createWorkbook(handed));
  const division = [
    ['朱兰街道', 9000, 2000],
    ['八台镇', 12_000, 1500],
  ];
  await type(TABLE, 8, 1, division)(unit);
  const file = await readReturnFile(handed.fileName, unit.save());
  return collect(host, [file], { when: '2015-12-03 09:12' });
};

const annual = (converts: boolean): Step => {
  const options = { source: 'book.xlsx', words: zhCN, ...(converts ? { mayConvert } : {}) };
  return (host) => yearEnd(host, options);
};

const action = (
  name: string,
  on: string,
  prepare: readonly Step[],
  run: Step,
  of: () => Uint8Array = book,
): UserAction => ({ action: name, on, book: of, prepare, run });

export const USER_ACTIONS: readonly UserAction[] = [
  action('survey', 'a table', [], survey),
  {
    ...action('recompute', 'a new table', [], recompute),
    since: { sheet: TABLE, address: 'F4', value: 0.5 },
  },
  action('recompute', 'a table with figures as text', [recompute], (host) => recompute(host, { mayConvert })),
  action('recompute', 'formulas that were typed over', [recompute, type(TABLE, 3, 6, [['手填']])], recompute),
  action('fix', 'all findings', [recompute], fixAll),
  action('makeLedger', 'a table without', [recompute], makeLedger),
  action('makeLedger', 'a ledger that lacks a unit', [makeLedger, type(TABLE, 5, 1, [['郏县']])], makeLedger),
  action('summarisePhases', 'a table with a ledger', [makeLedger], phase),
  action(
    'summarisePhases',
    'a sheet that was changed by hand',
    [phase, type('总结交流阶段汇总', 4, 1, [['手写的一句话']])],
    phase,
  ),
  action('collect', 'a workbook without a ledger', [recompute], takeReturns),
  action('collect', 'a workbook with a ledger', [makeLedger], takeReturns),
  action('collect', 'how a unit divides its task', [recompute], takeDivision),
  action('collect', 'key areas', [updateAreas, (host) => host.apply(listed(AREA_ROWS))], async (host) =>
    collect(host, await returnedAreas(), { when: '2015-12-03 09:12', takesVanished: true }),
  ),
  action('convertLedger', 'a ledger with figures', [makeLedger, takeReturns, phase], (host) =>
    convertLedger(host, 'cumulative'),
  ),
  action('updateAreas', 'a workbook without a list', [recompute], updateAreas),
  action(
    'updateAreas',
    'a list that was filled in',
    [updateAreas, (host) => host.apply(listed(AREA_ROWS))],
    updateAreas,
  ),
  action('allocate', 'a scheme', [recompute], divide(null)),
  action('allocate', 'a scheme that is adopted', [recompute], divide(0)),
  action('handDown', 'a table', [recompute], handDown),
  action('templates', 'a table', [recompute], templates),
  action('makePaper', 'a bulletin', [recompute], (host) => makePaper(host, { kind: 'bulletin' })),
  action('prepareMaterial', 'a workbook without', [recompute], prepareMaterial),
  action('changeSetting', 'the cut-off month', [recompute], (host) =>
    changeSetting(host, { setting: 'cutOffMonth', value: 9 }),
  ),
  action(
    'chooseTable',
    'the second of two',
    [],
    (host) => chooseTable(host, { sheet: TABLE, area: { top: 8, left: 1, bottom: 11, right: 4 } }),
    twoTables,
  ),
  action('chooseIndicator', 'a table', [], (host) => chooseIndicator(host, '会员')),
  action('startHere', 'a workbook with a table', [recompute], readPlan),
  action('yearEnd', 'a table', [recompute], annual(false)),
  action('yearEnd', 'a table with figures as text', [recompute], annual(true)),
];

/** The names of the functions in src/actions that work on an open workbook. */
export function actionsThere(): string[] {
  const folder = join(__dirname, '../../../src/actions');
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  return files
    .flatMap((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      return [...text.matchAll(/^export async function (\w+)\(\s*host: Host\b/gm)].map(
        ([, name = '']) => name,
      );
    })
    .filter((name) => name !== 'applyAndReport')
    .sort();
}
