/**
 * The self-test (自检): tries everything this host asks of WPS on a sheet of its own, reads it back and cleans up. It runs the same code as
 * on users' sheets, so what passes here also works there.
 */
import { areaAddress, parseArea } from '../../../spreadsheet/address';
import { emptySpec, type SheetSpec } from '../../../spreadsheet/spec';
import {
  HostError,
  RefusedStepError,
  type HostFeature,
  type SelfTestCheck,
  type SelfTestResult,
} from '../../../spreadsheet/host';
import { BACKUP_PREFIX } from '../../shared/backup-sheets';
import { freeSheetName, OWN_NAME } from '../../shared/self-test/own-names';
import { EVENTS_MS, reasonOf } from '../../shared/self-test/running';
import {
  TRIED_BAR,
  TRIED_FIGURES,
  TRIED_FILL,
  TRIED_LAYOUT,
  TRIED_MERGE,
  TRIED_PRINT,
  TRIED_ROWS,
  TRIED_RULE_STYLE,
  TRIED_STYLE,
  TRIED_TABLE,
  TRIED_VALIDATION,
  triedChart,
} from '../../shared/self-test/tried-specs';
import { addSheet, keepSheet } from '../undo/backup';
import { PinnedBook } from '../book';
import { calculateIfManual } from '../calculation';
import { drawChart } from '../write/charts';
import { CheckedWriter } from '../checked-writer';
import type { EtApplication } from '../et';
import { newChangeId } from '../undo/journal';
import type { WorkbookMaker } from '../../shared/made-bytes';
import { OwnBook } from './own-book';
import { readCells, readNames } from '../read/read-book';
import { joined, saveBytes } from '../files/save-bytes';
import { tryTwice } from '../try-twice';
import { takeSteps } from '../undo/undo-steps';
import { areaOf } from '../read/used-area';
import { writeBlock, writeFill } from '../write/write-cells';
import { writeFormat } from '../write/write-formats';
import { mergeArea, protect, writeLayout, writeView } from '../write/write-layout';
import { writeName } from '../write/write-names';
import { writePrint } from '../write/write-print';
import { writeConditionalFormats, writeValidation } from '../write/write-rules';

const TABLE = areaAddress(TRIED_TABLE);
const FIGURES = TRIED_FIGURES;

/** The tools of a check. */
interface Trial {
  readonly pinned: PinnedBook;
  readonly writer: CheckedWriter;
  /** The test's own sheet. */
  readonly sheet: string;
  readonly own: OwnBook;
}

/** The checks. A check fails by throwing, or by recording a missing feature. */
const CHECKS: Readonly<Record<SelfTestCheck, (trial: Trial) => void | Promise<void>>> = {
  cells: ({ pinned, writer, sheet }) => {
    writeBlock(pinned, writer, sheet, { top: 1, left: 1, rows: TRIED_ROWS });
  },
  formulas: ({ pinned, writer, sheet }) => {
    const { area, formula, results } = TRIED_FILL;
    writeFill(pinned, writer, sheet, { area, formula });
    calculateIfManual(pinned.app);
    const { values } = readCells(pinned.sheet(sheet), { ...area, bottom: area.top });
    if (values[0]?.[0] !== results[0][0]) throw new RefusedStepError('read-cells', 'D2');
  },
  formats: ({ pinned, writer, sheet }) => {
    writeFormat(pinned, writer, sheet, { area: FIGURES, style: TRIED_STYLE });
  },
  'copied-formats': ({ pinned, writer, sheet }) => {
    const area = { ...FIGURES, left: 5, right: 5 };
    writeFormat(pinned, writer, sheet, { area, likeColumn: 2, style: {} });
  },
  layout: ({ pinned, writer, sheet }) => {
    writeLayout(pinned, writer, { ...blank(sheet), ...TRIED_LAYOUT });
  },
  shapes: ({ pinned, sheet }) => {
    // A cell, a row, a column and a block: the recording shows the shape of each answer.
    for (const area of ['A1', 'A1:C1', 'A1:A4', TABLE].map(parseArea)) {
      if (area) readCells(pinned.sheet(sheet), area);
    }
  },
  mixed: ({ pinned, sheet }) => {
    const range = pinned.sheet(sheet).Range(TABLE);
    const answers = [range.NumberFormat, range.Font.Name, range.Font.Bold, range.HorizontalAlignment];
    const sizes = [range.ColumnWidth, range.RowHeight, range.MergeCells, range.EntireRow.Hidden];
    const wrong = answers.some((value) => value !== null && value !== undefined && value !== '');
    if (wrong) throw new RefusedStepError('read-cells', JSON.stringify([...answers, ...sizes]));
  },
  calculation: ({ pinned, sheet }) => {
    const { app } = pinned;
    const modes = [app.Calculation, app.CalculationState];
    app.Calculate();
    const count = app.WorksheetFunction?.CountA(pinned.sheet(sheet).Range(TABLE));
    if (count !== 12) throw new RefusedStepError('read-cells', JSON.stringify([...modes, count]));
  },
  'frozen-panes': ({ pinned, writer, sheet }) => {
    writeView(pinned, writer, sheet, { rows: 1, columns: 1 }, false);
  },
  merges: ({ pinned, writer, sheet }) => {
    mergeArea(pinned, writer, sheet, TRIED_MERGE, []);
    writeBlock(pinned, writer, sheet, { top: 6, left: 1, rows: [['合并']] });
    const { MergeCells: isMerged, MergeArea: area } = pinned.sheet(sheet).Range('B7');
    if (isMerged !== true || areaAddress(areaOf(area)) !== areaAddress(TRIED_MERGE))
      throw new RefusedStepError('merge-cells', sheet);
  },
  'data-bar': ({ pinned, writer, sheet }) => {
    writeConditionalFormats(pinned, writer, sheet, [TRIED_BAR]);
  },
  'color-rule': ({ pinned, writer, sheet }) => {
    const rule = { kind: 'formula', area: FIGURES, formula: '=B2>1', style: TRIED_RULE_STYLE } as const;
    writeConditionalFormats(pinned, writer, sheet, [rule]);
  },
  validation: ({ pinned, writer, sheet }) => {
    writeValidation(pinned, writer, sheet, TRIED_VALIDATION);
  },
  chart: ({ pinned, writer, sheet }) => {
    drawChart(pinned, writer, sheet, triedChart(sheet));
  },
  print: ({ pinned, writer, sheet }) => {
    writePrint(pinned, writer, sheet, TRIED_PRINT);
  },
  names: ({ pinned, writer, sheet }) => {
    const name = { name: OWN_NAME, refersTo: `'${sheet}'!$A$1`, hidden: true };
    writeName(pinned, writer, name, null);
    const isThere = readNames(pinned).some((entry) => entry.name === name.name && !entry.visible);
    takeSteps(pinned, writer, [{ kind: 'delete-name', name: name.name }]);
    if (!isThere) throw new RefusedStepError('define-name', name.name);
  },
  undo: ({ pinned, writer, sheet }) => {
    const spec: SheetSpec = { ...blank(sheet), blocks: [{ top: 2, left: 2, rows: [[99]] }] };
    const before = JSON.stringify(cells(pinned, sheet));
    const backup = `${BACKUP_PREFIX}${newChangeId()}`;
    const step = keepSheet(pinned, writer, spec, [], backup);
    try {
      writeBlock(pinned, writer, sheet, { top: 2, left: 2, rows: [[99]] });
      takeSteps(pinned, writer, [step]);
    } finally {
      pinned.deleteSheet(backup);
    }
    if (JSON.stringify(cells(pinned, sheet)) !== before) throw new RefusedStepError('keep-backup', sheet);
  },
  files: ({ pinned }) => {
    const { app } = pinned;
    const path = joined(app.Env?.GetDesktopPath() ?? '', '任务分解自检.tmp');
    const saved = saveBytes(app, path, Uint8Array.of(0x50, 0x4b, 0x00, 0xff));
    if (saved === null) throw new RefusedStepError('save-file', path);
    app.FileSystem?.Remove(saved);
  },
  events: async ({ pinned, sheet }) => {
    const { ApiEvent: events } = pinned.app;
    if (!events) throw new RefusedStepError('read-cells', 'ApiEvent');
    let count = 0;
    const heard = (): void => {
      count += 1;
    };
    events.AddApiEventListener('SheetChange', heard);
    pinned.sheet(sheet).Range('H1').Formula = 1;
    await pause(EVENTS_MS);
    // This formula puts a number into the recording: how many events the test's own writes raised.
    pinned.sheet(sheet).Range('H1').Formula = `=${count}`;
    events.RemoveApiEventListener('SheetChange', heard);
  },
  'two-hosts': ({ own }) => own.takeTurns(),
  saving: ({ own }) => own.saveAndOpen(),
  protection: ({ pinned, writer, sheet }) => {
    protect(pinned, writer, sheet);
  },
};

function blank(sheet: string): SheetSpec {
  return emptySpec(sheet, 'patch');
}

function cells(pinned: PinnedBook, sheet: string): unknown {
  return readCells(pinned.sheet(sheet), TRIED_TABLE);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

const ALL_CHECKS = Object.keys(CHECKS) as readonly SelfTestCheck[];

/** The parameters of a self-test, besides the program. */
export interface SelfTestTools {
  readonly makeWorkbook: WorkbookMaker;
  /** The checks to run; by default all. */
  readonly checks?: readonly SelfTestCheck[];
  /** Called after each check, so that the results survive a crash in a later check. */
  readonly onCheck: (result: SelfTestResult) => void;
}

/**
 * Runs the checks, and leaves the workbook unchanged.
 * @returns the results, and what was left behind
 * @throws HostError `no-workbook`, `cell-in-edit-mode`, or when not even a sheet can be added
 */
export async function selfTest(
  app: EtApplication,
  { makeWorkbook, checks = ALL_CHECKS, onCheck }: SelfTestTools,
): Promise<{ readonly results: readonly SelfTestResult[]; readonly leftBehind: readonly string[] }> {
  if (app.Ready === false) throw new HostError('cell-in-edit-mode');
  const pinned = PinnedBook.active(app);
  const own = new OwnBook(app, makeWorkbook);
  const { ScreenUpdating, DisplayAlerts } = app;
  const inView = pinned.book.ActiveSheet;
  const sheet = freeSheetName((name) => pinned.has(name));
  const results: SelfTestResult[] = [];
  let leftBehind: readonly string[] = [];
  try {
    app.ScreenUpdating = false;
    app.DisplayAlerts = false;
    addSheet(pinned, new CheckedWriter(new Set()), sheet, null);
    for (const check of checks) {
      const result = await tried({ pinned, sheet, own }, check);
      results.push(result);
      onCheck(result);
    }
  } finally {
    leftBehind = [...own.cleanUp(), ...cleanUp(pinned, sheet)];
    tryTwice(() => {
      pinned.book.Activate();
      inView.Activate();
    });
    tryTwice(() => (app.ScreenUpdating = ScreenUpdating));
    tryTwice(() => (app.DisplayAlerts = DisplayAlerts));
  }
  return { results, leftBehind };
}

async function tried(trial: Omit<Trial, 'writer'>, check: SelfTestCheck): Promise<SelfTestResult> {
  const lacking = new Set<HostFeature>();
  try {
    await CHECKS[check]({ ...trial, writer: new CheckedWriter(lacking) });
    return { check, isPassed: lacking.size === 0, reason: [...lacking].join() };
  } catch (error) {
    return { check, isPassed: false, reason: reasonOf(error) };
  }
}

/** Deletes the test's sheet. @returns the sheet if it still exists */
function cleanUp(pinned: PinnedBook, sheet: string): string[] {
  try {
    pinned.deleteSheet(sheet);
  } catch {
    // The return statement reports a sheet that still exists.
  }
  return pinned.has(sheet) ? [sheet] : [];
}
