/**
 * Tells of changes someone else makes to the workbook.
 */
import { ExcelFailure, hasApi, inExcel } from './in-excel';
import { hasSharedRuntime } from './office-context';

/** How long events of the page's own writes may take to arrive, in milliseconds. No document says how long that is. */
const ECHO_MS = 5000;

/** The parts of an event that show who made the change; `ThisLocalAddin` is this add-in (d.ts, EventTriggerSource). */
export interface BookEvent {
  readonly worksheetId: string;
  /** Told of changes of cells only, and from ExcelApi 1.14. */
  readonly triggerSource?: string;
}

/**
 * Whether an event comes from this page's own write: it names the add-in, the page wrote shortly before, and the add-in has no
 * other page. Without a shared runtime the ribbon runs in another page, whose writes may name the add-in too, so such events
 * count as foreign. Taking an own write for a foreign one costs one read and nothing else.
 * @param wroteAt when this page last wrote, as Date.now()
 */
export function isEcho({ triggerSource }: BookEvent, wroteAt: number): boolean {
  if (triggerSource !== 'ThisLocalAddin' || !hasSharedRuntime()) return false;
  return Date.now() - wroteAt < ECHO_MS;
}

/** Calls back after a change of a cell or a tab; returns a function that stops. An add-in's own writes raise events too. */
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

/** What all event handlers have in common. */
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
