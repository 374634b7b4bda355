/**
 * The tools of the self-test's checks: a test sheet, hosts that change it, and questions to Excel about it.
 */
import type { HostFeature } from '../../../spreadsheet/host';
import type { ReadingPlan } from '../../../spreadsheet/reading';
import { emptySpec, type SheetSpec, type WorkbookChange } from '../../../spreadsheet/spec';
import type { WorkbookMaker } from '../../shared/made-bytes';
import { ExcelHost } from '../excel-host';
import { inExcel, type ExcelRunner } from '../in-excel';

export class Trial {
  private facts: Record<string, unknown> = {};
  /** A host like the pane's. */
  readonly pane: ExcelHost;
  /** A host like the ribbon's, which can't undo. */
  readonly ribbon: ExcelHost;

  /** @param sheet the name of the test's sheet */
  constructor(
    readonly sheet: string,
    private readonly run: ExcelRunner,
    makeWorkbook: WorkbookMaker,
  ) {
    this.pane = new ExcelHost(makeWorkbook, { canUndo: true, run });
    this.ribbon = new ExcelHost(makeWorkbook, { canUndo: false, run });
  }

  /** Records a fact that no answer contains. */
  note(name: string, fact: unknown): void {
    this.facts[name] = fact;
  }

  /** The facts recorded since the last call. */
  takeFacts(): Readonly<Record<string, unknown>> {
    const { facts } = this;
    this.facts = {};
    return facts;
  }

  /**
   * Changes the test's own sheet.
   * @throws HostError; Error when Excel lacks a feature that the change needs
   */
  async write(spec: Partial<SheetSpec>, mode: SheetSpec['mode'] = 'patch'): Promise<void> {
    await this.change({ sheets: [{ ...emptySpec(this.sheet, mode), ...spec }] });
  }

  /** Makes a change. @throws HostError; Error when Excel lacks a feature that the change needs */
  async change(change: Partial<WorkbookChange>, host = this.pane): Promise<void> {
    const before = new Set<HostFeature>(host.missing);
    await host.read(onlySheet(this.sheet));
    await host.apply({ copies: [], sheets: [], names: [], removedNames: [], ...change });
    const lacking = host.missing.filter((feature) => !before.has(feature));
    if (lacking.length > 0) throw new Error(lacking.join());
  }

  /** Asks Excel about the test's sheet in a batch: `ask` loads data, and the function that it returns reads them. @throws ExcelFailure */
  async ask<T>(ask: (sheet: Excel.Worksheet, context: Excel.RequestContext) => () => T): Promise<T> {
    return inExcel(async (context) => {
      const read = ask(context.workbook.worksheets.getItem(this.sheet), context);
      await context.sync();
      return read();
    }, this.run);
  }

  /** Listens for changes of the test's sheet. @returns a function that stops listening @throws ExcelFailure */
  async listen(heard: (event: object) => void): Promise<() => Promise<void>> {
    return inExcel(async (context) => {
      const { worksheets } = context.workbook;
      const own = worksheets.getItem(this.sheet);
      own.load('id');
      const handler = worksheets.onChanged.add((event) => {
        const { type, changeType, source, address, triggerSource } = event;
        if (event.worksheetId === own.id) heard({ type, changeType, source, address, triggerSource });
        return Promise.resolve();
      });
      await context.sync();
      return async () => {
        handler.remove();
        await handler.context.sync();
      };
    }, this.run);
  }
}

/** Reads the contents of the test's sheet only. Other sheets belong to the user, and the test does not need them. */
function onlySheet(own: string): ReadingPlan {
  return () => (sheet) => ({ hasContents: sheet === own, ownColumns: [], hasOwnValues: false });
}
