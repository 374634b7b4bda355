/**
 * The self-test, loaded when it is first asked for: what it needs is no part of the pane's first load.
 */
import type { SelfTest } from '../../spreadsheet/host';

/** @param load loads the self-test of the program and starts it; asked again after it failed */
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
