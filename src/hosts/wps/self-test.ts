/**
 * 自检: tries everything this host asks of WPS on a sheet of its own, reads it back and cleans up. It goes through the code that
 * works on users' sheets, so that what passes here works there.
 */
import type { Area } from '../../domain/address';
import { emptySpec, type ChartSpec, type SheetSpec } from '../../sheets/spec';
import {
  HostError,
  RefusedStepError,
  type HostFeature,
  type SelfTestCheck,
  type SelfTestResult,
} from '../host';
import { BACKUP_PREFIX } from '../backup-sheets';
import { addSheet, keepSheet } from './backup';
import { PinnedBook } from './book';
import { drawChart } from './charts';
import { Doing } from './doing';
import type { EtApplication } from './et';
import { newChangeId } from './journal';
import { readBook, readNames } from './read-book';
import { takeSteps } from './undo-steps';
import { writeBlock, writeFill } from './write-cells';
import { writeFormat } from './write-formats';
import { mergeArea, protect, writeLayout, writeView } from './write-layout';
import { writeName } from './write-names';
import { writePrint } from './write-print';
import { writeConditionalFormats, writeValidation } from './write-rules';

const SHEET = '任务分解自检';
const TABLE: Area = { top: 1, left: 1, bottom: 4, right: 3 };
const FIGURES: Area = { top: 2, left: 2, bottom: 4, right: 2 };

/** What a check works with. */
interface Trial {
  readonly pinned: PinnedBook;
  readonly doing: Doing;
}

/** A failed check throws, or notes what the program lacks. */
const CHECKS: Readonly<Record<SelfTestCheck, (trial: Trial) => void>> = {
  cells: ({ pinned, doing }) => {
    const rows = [
      ['单位', '数', '率'],
      ['甲', 3, true],
      ['=1+1', 0.25, '007'],
      ['丙', -1, '#N/A'],
    ];
    writeBlock(pinned, doing, SHEET, { top: 1, left: 1, rows });
  },
  formulas: ({ pinned, doing }) => {
    const area = { top: 2, left: 4, bottom: 4, right: 4 };
    writeFill(pinned, doing, SHEET, { area, formula: '=IF(ISNUMBER(B2),B2*2,"")' });
    const sheet = readBook(pinned, 'everything', new Set()).sheets.find((one) => one.name === SHEET);
    if (sheet?.values[1]?.[3] !== 6) throw new RefusedStepError('read-cells', 'D2');
  },
  formats: ({ pinned, doing }) => {
    const style = {
      font: { name: '仿宋_GB2312', size: 12, bold: true, color: '#A4262C' },
      fill: '#DDEBF7',
      numberFormat: '0.00%',
      horizontal: 'center',
      vertical: 'center',
      wrap: true,
      shrink: false,
      indent: 0,
      locked: false,
      border: { top: 'thin', right: 'thin', bottom: 'thin', left: 'thin', color: '#000000' },
    } as const;
    writeFormat(pinned, doing, SHEET, { area: FIGURES, style });
  },
  'copied-formats': ({ pinned, doing }) => {
    const area = { ...FIGURES, left: 5, right: 5 };
    writeFormat(pinned, doing, SHEET, { area, likeColumn: 2, style: {} });
  },
  layout: ({ pinned, doing }) => {
    const spec = { columnWidths: [{ column: 1, width: 20 }], rowHeights: [{ row: 1, height: 30 }] };
    writeLayout(pinned, doing, { ...blank(), ...spec, hiddenColumns: [6], tabColor: '#A4262C' });
  },
  'frozen-panes': ({ pinned, doing }) => {
    writeView(pinned, doing, SHEET, { rows: 1, columns: 1 }, false);
  },
  merges: ({ pinned, doing }) => {
    mergeArea(pinned, doing, SHEET, { top: 6, left: 1, bottom: 7, right: 3 }, []);
    writeBlock(pinned, doing, SHEET, { top: 6, left: 1, rows: [['合并']] });
    const [sheet] = readBook(pinned, 'everything', new Set()).sheets.filter((one) => one.name === SHEET);
    if (sheet?.merges.length !== 1) throw new RefusedStepError('merge-cells', SHEET);
  },
  'data-bar': ({ pinned, doing }) => {
    const bar = { kind: 'data-bar', area: FIGURES, color: '#9DC3E6', min: 0, max: 1 } as const;
    writeConditionalFormats(pinned, doing, SHEET, [bar]);
  },
  'color-rule': ({ pinned, doing }) => {
    const style = { color: '#1E6B3C', fill: '#E3F1E6' };
    writeConditionalFormats(pinned, doing, SHEET, [
      { kind: 'formula', area: FIGURES, formula: '=B2>1', style },
    ]);
  },
  validation: ({ pinned, doing }) => {
    const rule = { kind: 'whole-number', min: 0 } as const;
    writeValidation(pinned, doing, SHEET, { area: FIGURES, rule, title: '数', message: '整数' });
  },
  chart: ({ pinned, doing }) => {
    drawChart(pinned, doing, SHEET, CHART);
  },
  print: ({ pinned, doing }) => {
    writePrint(pinned, doing, SHEET, {
      orientation: 'landscape',
      fit: { wide: 1, tall: 0 },
      repeatRows: { from: 1, to: 1 },
      printArea: TABLE,
      margins: { top: 2, right: 1.5, bottom: 2, left: 1.5 },
      footer: '第 &P 页 共 &N 页',
      centerHorizontally: true,
    });
  },
  names: ({ pinned, doing }) => {
    const name = { name: '任务分解_自检', refersTo: `'${SHEET}'!$A$1`, hidden: true };
    writeName(pinned, doing, name, null);
    const isThere = readNames(pinned).some((one) => one.name === name.name && !one.visible);
    takeSteps(pinned, doing, [{ kind: 'delete-name', name: name.name }]);
    if (!isThere) throw new RefusedStepError('define-name', name.name);
  },
  undo: ({ pinned, doing }) => {
    const spec: SheetSpec = { ...blank(), blocks: [{ top: 2, left: 2, rows: [[99]] }] };
    const before = JSON.stringify(cells(pinned));
    const backup = `${BACKUP_PREFIX}${newChangeId()}`;
    const step = keepSheet(pinned, doing, spec, [], backup);
    try {
      writeBlock(pinned, doing, SHEET, { top: 2, left: 2, rows: [[99]] });
      takeSteps(pinned, doing, [step]);
    } finally {
      pinned.deleteSheet(backup);
    }
    if (JSON.stringify(cells(pinned)) !== before) throw new RefusedStepError('keep-backup', SHEET);
  },
  files: ({ pinned }) => {
    const { FileSystem: files, Env: env } = pinned.app;
    const path = `${env?.GetDesktopPath() ?? ''}/任务分解自检.tmp`;
    files?.writeAsBinaryString(path, 'PK\u0000\u00ff');
    const read = files?.ReadFileAsArrayBuffer(path);
    files?.Remove(path);
    if (read?.byteLength !== 4) throw new RefusedStepError('save-file', path);
  },
  events: ({ pinned }) => {
    const { ApiEvent: events } = pinned.app;
    if (!events) throw new Error('ApiEvent');
    const heard = (): void => undefined;
    events.AddApiEventListener('SheetChange', heard);
    events.RemoveApiEventListener('SheetChange', heard);
  },
  protection: ({ pinned, doing }) => {
    protect(pinned, doing, SHEET);
  },
};

const CHART: ChartSpec = {
  name: '自检图',
  title: '自检',
  anchor: { top: 10, left: 1, bottom: 20, right: 5 },
  categories: { sheet: SHEET, area: { ...FIGURES, left: 1, right: 1 } },
  series: [
    { name: '数', kind: 'column', values: { sheet: SHEET, area: FIGURES }, color: '#4F81BD', labels: true },
    {
      name: '线',
      kind: 'line',
      values: { sheet: SHEET, area: { ...FIGURES, left: 4, right: 4 } },
      color: '#A4262C',
      labels: false,
      dashed: true,
    },
  ],
  valueAxis: { numberFormat: '0', min: 0 },
  legend: 'bottom',
};

function blank(): SheetSpec {
  return emptySpec(SHEET, 'patch');
}

function cells(pinned: PinnedBook): unknown {
  const sheet = readBook(pinned, 'everything', new Set()).sheets.find((one) => one.name === SHEET);
  return [sheet?.values, sheet?.formulas];
}

/**
 * Runs every check; the workbook is as it was afterwards.
 * @throws HostError `no-workbook`, `cell-in-edit-mode`, or when not even a sheet can be added
 */
export function selfTest(app: EtApplication): SelfTestResult[] {
  if (app.Ready === false) throw new HostError('cell-in-edit-mode');
  const pinned = PinnedBook.active(app);
  const { ScreenUpdating, DisplayAlerts } = app;
  const sheet = pinned.book.ActiveSheet;
  try {
    app.ScreenUpdating = false;
    app.DisplayAlerts = false;
    addSheet(pinned, new Doing(new Set()), SHEET, null);
    return (Object.keys(CHECKS) as SelfTestCheck[]).map((check) => tried(pinned, check));
  } finally {
    cleanUp(pinned);
    sheet.Activate();
    app.ScreenUpdating = ScreenUpdating;
    app.DisplayAlerts = DisplayAlerts;
  }
}

function tried(pinned: PinnedBook, check: SelfTestCheck): SelfTestResult {
  const lacking = new Set<HostFeature>();
  try {
    CHECKS[check]({ pinned, doing: new Doing(lacking) });
    return { check, isPassed: lacking.size === 0, reason: [...lacking].join() };
  } catch (error) {
    return { check, isPassed: false, reason: reasonOf(error) };
  }
}

/** What the program said itself, where it said something. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}

function cleanUp(pinned: PinnedBook): void {
  try {
    pinned.sheet(SHEET).Delete();
  } catch {
    // It was never added.
  }
}
