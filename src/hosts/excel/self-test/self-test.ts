/**
 * The self-test (自检): tries everything this host asks of Excel on a sheet of its own, reads it back and cleans up. It runs the same code as
 * on users' sheets, so what passes here also works there.
 */
import type { SelfTestResult } from '../../../spreadsheet/host';
import type { WorkbookMaker } from '../../shared/made-bytes';
import { freeSheetName, OWN_NAME } from '../../shared/self-test/own-names';
import { reasonOf } from '../../shared/self-test/running';
import { asHostError, ExcelFailure, inExcel, type ExcelRunner } from '../in-excel';
import { ALL_CHECKS, tryCheck, type ExcelCheck } from './checks';
import { Trial } from './trial';

export interface SelfTestTools {
  readonly run: ExcelRunner;
  readonly makeWorkbook: WorkbookMaker;
  /** The checks to run, in this order; by default all. */
  readonly checks?: readonly ExcelCheck[];
  /** Called after each check. `facts` are things that no answer contains. */
  readonly onCheck: (result: SelfTestResult, facts: Readonly<Record<string, unknown>>) => void;
}

/**
 * Runs the checks and cleans up.
 * @returns the results, and what was left behind
 * @throws HostError when not even a sheet can be added; then nothing was changed
 */
export async function selfTest({ run, makeWorkbook, checks = ALL_CHECKS, onCheck }: SelfTestTools): Promise<{
  readonly results: readonly SelfTestResult[];
  readonly leftBehind: readonly string[];
}> {
  const standing = await sheetNames(run);
  const sheet = freeSheetName((name) => standing.includes(name));
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

/** Deletes the test's sheet and defined name. @returns what is still there */
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
    // It is unknown whether the sheet still exists, so it is named for the user to check.
    if (error instanceof ExcelFailure) return [sheet];
    throw error;
  }
}
