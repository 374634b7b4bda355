/**
 * `npx tsx test/recordings/make-up-excel.ts`: records the simulated Excel, to have an example of the format for the tests that play and
 * compare recordings. Run it again when the format changes.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createWorkbook } from '../../src/hosts/file/file-host';
import { recordingText, type ExcelRecording } from '../../src/hosts/shared/self-test/recording';
import { excelSelfTest } from '../../src/hosts/excel/self-test/self-test-report';
import { connect } from '../excel-host/client';
import { SimulatedExcel } from '../excel-host/simulated-excel';
import { bookOfUnits } from '../hosts/books';

/** @param prepare changes how the simulated Excel behaves */
export async function madeUpExcelRecording(
  prepare: (excel: SimulatedExcel) => void = () => undefined,
): Promise<ExcelRecording> {
  const excel = new SimulatedExcel(bookOfUnits(3));
  connect(excel);
  prepare(excel);
  const test = excelSelfTest({
    userAgent: 'made up',
    pixelRatio: 1,
    makeWorkbook: (book) => Promise.resolve(createWorkbook(book)),
    now: () => 0,
    store: null,
  });
  await test.run();
  const { format, host, ...rest } = JSON.parse(await test.report()) as ExcelRecording;
  return { format, host, madeUp: true, ...rest };
}

if (require.main === module) {
  void madeUpExcelRecording().then((recording) => {
    writeFileSync(join(__dirname, 'made-up-excel.json'), recordingText(recording));
  });
}
