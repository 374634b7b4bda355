/**
 * 自检: tries everything this host asks of Excel on a sheet of its own, reads it back and cleans up. It goes through the code that
 * works on users' sheets, so that what passes here works there.
 */
import type { SelfTestResult } from '../../../spreadsheet/host';
import type { WorkbookMaker } from '../excel-host';
import { asHostError, ExcelFailure, inExcel, type ExcelRunner } from '../in-excel';
import { ALL_CHECKS, OWN_NAME, tryCheck, type ExcelCheck } from './checks';
import { Trial } from './trial';

/** A sheet of that name that is there already stays; the test's own then gets a number. */
const SHEET = '任务分解自检';

export interface SelfTestTools {
  readonly run: ExcelRunner;
  readonly makeWorkbook: WorkbookMaker;
  /** What to try, in order; everything unless told. */
  readonly checks?: readonly ExcelCheck[];
  /** Called after each check, with what was noticed beside answers. */
  readonly onCheck: (result: SelfTestResult, facts: Readonly<Record<string, unknown>>) => void;
}

/**
 * Tries everything and cleans up.
 * @returns the results, and what was left behind
 * @throws HostError when not even a sheet can be added; nothing was changed then
 */
export async function selfTest({ run, makeWorkbook, checks = ALL_CHECKS, onCheck }: SelfTestTools): Promise<{
  readonly results: readonly SelfTestResult[];
  readonly leftBehind: readonly string[];
}> {
  const sheet = freeName(await sheetNames(run));
  const trial = new Trial(sheet, run, makeWorkbook);
  await trial.write({}, 'own');
  const results: SelfTestResult[] = [];
  try {
    for (const check of checks) {
      const result = await tried(check, trial);
      results.push(result);
      onCheck(result, trial.takeFacts());
    }
  } catch (error) {
    await cleanUp(sheet, run);
    throw error;
  }
  return { results, leftBehind: await cleanUp(sheet, run) };
}

async function tried(check: ExcelCheck, trial: Trial): Promise<SelfTestResult> {
  try {
    await tryCheck(check, trial);
    return { check, isPassed: true, reason: '' };
  } catch (error) {
    return { check, isPassed: false, reason: reasonOf(error) };
  }
}

/** What Excel said itself, where it said something. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}

async function sheetNames(run: ExcelRunner): Promise<string[]> {
  try {
    return await inExcel(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.load('items/name');
      await context.sync();
      return worksheets.items.map(({ name }) => name);
    }, run);
  } catch (error) {
    throw asHostError(error);
  }
}

function freeName(names: readonly string[]): string {
  let name = SHEET;
  for (let number = 2; names.includes(name); number += 1) name = `${SHEET}${number}`;
  return name;
}

/** Deletes the test's sheet and name. Returns what is still there. */
async function cleanUp(sheet: string, run: ExcelRunner): Promise<string[]> {
  try {
    return await inExcel(async (context) => {
      const { worksheets, names } = context.workbook;
      worksheets.getItemOrNullObject(sheet).delete();
      names.getItemOrNullObject(OWN_NAME).delete();
      await context.sync();
      worksheets.load('items/name');
      names.load('items/name');
      await context.sync();
      const there = [...worksheets.items, ...names.items].map(({ name }) => name);
      return there.filter((name) => name === sheet || name === OWN_NAME);
    }, run);
  } catch (error) {
    // It can't be told: what may still be there is named, for the user to look.
    if (error instanceof ExcelFailure) return [sheet];
    throw error;
  }
}
