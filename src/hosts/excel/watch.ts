/**
 * Tells of changes someone else makes to the workbook.
 */
import { ExcelFailure, hasApi, inExcel } from './in-excel';
import { hasSharedRuntime } from './office-context';

/** How long events of own writes may take to come, in milliseconds; nothing says how long that is. */
const ECHO_MS = 5000;

/** What of an event tells whose change it is; `ThisLocalAddin` is this add-in's (d.ts, EventTriggerSource). */
export interface BookEvent {
  readonly worksheetId: string;
  /** Told of changes of cells only, and from ExcelApi 1.14. */
  readonly triggerSource?: string;
}

/**
 * Whether an event tells of a write this page itself made: it bears the add-in's name, the page wrote shortly before, and there is
 * no other page of the add-in. Without a shared runtime the ribbon's page is another one, and what it writes may bear that name as
 * well: it is followed. Following an own write costs a read and nothing else.
 * @param wroteAt when this page last wrote, as Date.now()
 */
export function isEcho({ triggerSource }: BookEvent, wroteAt: number): boolean {
  if (triggerSource !== 'ThisLocalAddin' || !hasSharedRuntime()) return false;
  return Date.now() - wroteAt < ECHO_MS;
}

/** Calls back after a change of a cell or a tab; returns how to stop. What an add-in writes raises events too. */
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
