/**
 * In tables of more than a thousand rows the add-in does not read its own formulas, but infers from the cells' values that they are
 * unchanged. Nothing that people typed may be lost.
 */
import { writeFile } from 'node:fs/promises';
import { recompute } from '../../../src/actions/recompute';
import { summarisePhases } from '../../../src/actions/summarise-phases';
import { survey } from '../../../src/actions/survey';
import type { SimulatedExcel } from '../../excel-host/simulated-excel';
import { readWithOpenpyxl, type ReadBook } from '../../support/openpyxl';
import { scratchFile } from '../../support/scratch';
import { bookOfUnits } from '../books';
import { inOneForm } from '../one-form';
import { openIn, openInExcel } from '../opened-book';

const UNITS = 1100;
const TABLE = '任务分解表';
const PHASE = '第三季度';
const PHASE_SHEET = '第三季度汇总';

const saved = async (excel: SimulatedExcel): Promise<ReadBook> => {
  const path = scratchFile('book.xlsx');
  await writeFile(path, excel.save());
  return inOneForm(await readWithOpenpyxl(path));
};

it('undoes 一键重算 exactly, including a figure typed over a formula', async () => {
  const { excel, host } = openInExcel(bookOfUnits(UNITS));
  await recompute(host);
  excel.type(TABLE, 'G9', 0.5);
  excel.type(TABLE, 'H12', '');
  const before = await saved(excel);
  await recompute(host);
  expect(excel.book.value(excel.book.activeSheet, 9, 7)).toBe(0.5);
  expect((await survey(host)).findings.map((finding) => finding.code)).toContain('typed-over');
  await host.undo();
  expect(await saved(excel)).toEqual(before);
});

it('asks before it replaces a phase sheet in which a figure was typed over a formula, and keeps a copy', async () => {
  const { excel, host } = openInExcel(bookOfUnits(UNITS));
  await summarisePhases(host, { phases: [PHASE] });
  const mayReplace = jest.fn(() => Promise.resolve(true));
  await summarisePhases(host, { phases: [PHASE], mayReplace });
  expect(mayReplace).not.toHaveBeenCalled();
  excel.type(PHASE_SHEET, 'G500', 0.5);
  const { keptCopies } = await summarisePhases(host, { phases: [PHASE], mayReplace });
  expect(mayReplace).toHaveBeenCalledTimes(1);
  expect(keptCopies).toHaveLength(1);
});

it('keeps what was typed into 备注, and notices a changed title', async () => {
  const { excel, host } = openInExcel(bookOfUnits(UNITS));
  await summarisePhases(host, { phases: [PHASE] });
  excel.type(PHASE_SHEET, 'M700', '正在催报');
  const mayReplace = jest.fn(() => Promise.resolve(true));
  await summarisePhases(host, { phases: [PHASE], mayReplace });
  expect(mayReplace).not.toHaveBeenCalled();
  const sheet = excel.book.sheet(PHASE_SHEET);
  expect(sheet && excel.book.value(sheet, 700, 13)).toBe('正在催报');
  excel.type(PHASE_SHEET, 'A1', '我的标题');
  await summarisePhases(host, { phases: [PHASE], mayReplace });
  expect(mayReplace).toHaveBeenCalledTimes(1);
});

it('recognises a phase sheet that another host made', async () => {
  const file = openIn('file', bookOfUnits(UNITS));
  await summarisePhases(file.host, { phases: [PHASE] });
  const { host } = openInExcel(file.save());
  const mayReplace = jest.fn(() => Promise.resolve(true));
  await summarisePhases(host, { phases: [PHASE], mayReplace });
  expect(mayReplace).not.toHaveBeenCalled();
});
