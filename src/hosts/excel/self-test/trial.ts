/**
 * What the checks of a self-test work with: a sheet of its own, hosts to change it, and questions to Excel about it.
 */
import type { HostFeature } from '../../../spreadsheet/host';
import type { ReadingPlan } from '../../../spreadsheet/reading';
import { emptySpec, type SheetSpec, type WorkbookChange } from '../../../spreadsheet/spec';
import type { WorkbookMaker } from '../../shared/made-bytes';
import { ExcelHost } from '../excel-host';
import { inExcel, type ExcelRunner } from '../in-excel';

export class Trial {
  private facts: Record<string, unknown> = {};
  /** As in the pane. */
  readonly pane: ExcelHost;
  /** As on the ribbon, whose host can't take back. */
  readonly ribbon: ExcelHost;

  /** @param sheet the test's own */
  constructor(
    readonly sheet: string,
    private readonly run: ExcelRunner,
    makeWorkbook: WorkbookMaker,
  ) {
    this.pane = new ExcelHost(makeWorkbook, { canUndo: true, run });
    this.ribbon = new ExcelHost(makeWorkbook, { canUndo: false, run });
  }

  /** Notes what is told by no answer. */
  note(name: string, fact: unknown): void {
    this.facts[name] = fact;
  }

  /** What was noted since this was last asked. */
  takeFacts(): Readonly<Record<string, unknown>> {
    const { facts } = this;
    this.facts = {};
    return facts;
  }

  /**
   * Changes the test's own sheet.
   * @throws HostError; Error where Excel did not do all of it
   */
  async write(spec: Partial<SheetSpec>, mode: SheetSpec['mode'] = 'patch'): Promise<void> {
    await this.change({ sheets: [{ ...emptySpec(this.sheet, mode), ...spec }] });
  }

  /** @throws HostError; Error where Excel did not do all of it */
  async change(change: Partial<WorkbookChange>, host = this.pane): Promise<void> {
    const before = new Set<HostFeature>(host.missing);
    await host.read(onlySheet(this.sheet));
    await host.apply({ copies: [], sheets: [], names: [], removedNames: [], ...change });
    const lacking = host.missing.filter((feature) => !before.has(feature));
    if (lacking.length > 0) throw new Error(lacking.join());
  }

  /** Asks Excel about the test's own sheet, in one batch; `ask` loads, what it returns reads. @throws ExcelFailure */
  async ask<T>(ask: (sheet: Excel.Worksheet, context: Excel.RequestContext) => () => T): Promise<T> {
    return inExcel(async (context) => {
      const read = ask(context.workbook.worksheets.getItem(this.sheet), context);
      await context.sync();
      return read();
    }, this.run);
  }

  /** Hears of changes of the test's own sheet; returns how to stop. @throws ExcelFailure */
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

/** Contents of other sheets are the user's, and nothing the test needs. */
function onlySheet(own: string): ReadingPlan {
  return () => (sheet) => ({ hasContents: sheet === own, ownColumns: [], hasOwnValues: false });
}
