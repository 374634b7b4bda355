/** A self-test whose code is loaded on first use, to keep it out of the pane's first load. */
import type { SelfTest } from '../../spreadsheet/host';

/** The self-test that loads the real one. @param load loads the program's self-test; called again after a failure */
export function lateSelfTest(program: SelfTest['program'], load: () => Promise<SelfTest>): SelfTest {
  let loaded: Promise<SelfTest> | null = null;
  const loadOnce = (): Promise<SelfTest> => {
    loaded ??= load();
    loaded.catch(() => (loaded = null));
    return loaded;
  };
  return {
    program,
    run: async () => (await loadOnce()).run(),
    save: async () => (await loadOnce()).save(),
    report: async () => (await loadOnce()).report(),
    isUnfinished: async () => (await (await loadOnce()).isUnfinished?.()) ?? false,
  };
}
