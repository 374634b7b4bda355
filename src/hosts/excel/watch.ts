/**
 * Tells of changes someone else makes to the workbook.
 */
import { ExcelFailure, hasApi, inExcel } from './in-excel';

/**
 * Calls back after a change of a cell or a tab; returns how to stop. What an add-in writes raises events too, as `ThisLocalAddin`
 * (ExcelApi 1.14). They are not passed over: what the ribbon does, whose page is another instance of the add-in, may bear that name
 * as well. Following an own write costs a read and nothing else.
 */
export async function watchBook(changed: () => void): Promise<() => void> {
  try {
    return await inExcel(async (context) => {
      const { worksheets } = context.workbook;
      const heard = (): Promise<void> => {
        changed();
        return Promise.resolve();
      };
      const handlers = [worksheets.onAdded.add(heard), worksheets.onDeleted.add(heard)];
      const cells = hasApi('1.9') ? worksheets.onChanged.add(heard) : worksheets.onCalculated.add(heard);
      await context.sync();
      return () => {
        void stop([...handlers, cells]);
      };
    });
  } catch (error) {
    // Without events the pane still works: 重新识别 reads again.
    if (error instanceof ExcelFailure) return () => undefined;
    throw error;
  }
}

/** What a handler can be told to do, whatever it hears of. */
interface Handler {
  readonly context: OfficeExtension.ClientRequestContext;
  remove(): void;
}

async function stop(handlers: readonly Handler[]): Promise<void> {
  try {
    // A handler is removed in the context it was added in.
    for (const handler of handlers) handler.remove();
    await handlers[0]?.context.sync();
  } catch {
    // The pane is closing: there is nothing left to hear events.
  }
}
