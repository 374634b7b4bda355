/**
 * The self-test in Excel, loaded when it is first asked for: what it needs is no part of the pane's first load.
 */
import type { SelfTest } from '../../spreadsheet/host';
import type { ExcelSelfTestPlace } from '../../hosts/excel/self-test/self-test-report';

export function lateExcelSelfTest(place: () => ExcelSelfTestPlace): SelfTest {
  let loaded: Promise<SelfTest> | null = null;
  const load = (): Promise<SelfTest> => {
    loaded ??= import('../../hosts/excel/self-test/self-test-report').then(({ excelSelfTest }) =>
      excelSelfTest(place()),
    );
    // What could not be had is tried again.
    loaded.catch(() => (loaded = null));
    return loaded;
  };
  return {
    program: 'excel',
    run: async () => (await load()).run(),
    save: async () => (await load()).save(),
    report: async () => (await load()).report(),
    isUnfinished: async () => (await (await load()).isUnfinished?.()) ?? false,
  };
}
