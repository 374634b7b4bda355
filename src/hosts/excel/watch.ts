/**
 * Reports changes that others make to the workbook.
 */
import { ExcelFailure, hasApi, inExcel } from './in-excel';
import { hasSharedRuntime } from './office-context';

/** How long events of the page's own writes may take to arrive, in milliseconds. No documentation states a time. */
const ECHO_MS = 5000;

/** The fields of an event that show who made the change. `ThisLocalAddin` is this add-in (d.ts, EventTriggerSource). */
export interface BookEvent {
  readonly worksheetId: string;
  /** Given only for changes of cells, and only from ExcelApi 1.14. */
  readonly triggerSource?: string;
}

/**
 * Whether an event comes from this page's own write: it names the add-in, the page wrote shortly before, and the add-in has no other page.
 * Without a shared runtime the ribbon runs in another page, whose writes may name the add-in too, so such events count as foreign. To treat
 * an own write as foreign costs only a read.
 * @param wroteAt when this page last wrote, as Date.now()
 */
export function isEcho({ triggerSource }: BookEvent, wroteAt: number): boolean {
  if (triggerSource !== 'ThisLocalAddin' || !hasSharedRuntime()) return false;
  return Date.now() - wroteAt < ECHO_MS;
}

/** Calls `changed` after a change of a cell or a tab, the add-in's own writes included. @returns a function that stops this */
export async function watchBook(changed: (event: BookEvent) => void): Promise<() => void> {
  try {
    return await inExcel(async (context) => {
      const { worksheets } = context.workbook;
      const heard = (event: BookEvent): Promise<void> => {
        changed(event);
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
    // Without events the pane still works: 重新识别 reads the workbook again.
    if (error instanceof ExcelFailure) return () => undefined;
    throw error;
  }
}

/** What is used of an event handler. */
interface Handler {
  readonly context: OfficeExtension.ClientRequestContext;
  remove(): void;
}

async function stop(handlers: readonly Handler[]): Promise<void> {
  try {
    // A handler must be removed in the context in which it was added.
    for (const handler of handlers) handler.remove();
    await handlers[0]?.context.sync();
  } catch {
    // The pane is closing, so no handler is left to remove.
  }
}
