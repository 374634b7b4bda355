/**
 * Reports changes of the active workbook, and when another workbook becomes active.
 */
import type { EtApplication } from './et';

/**
 * How often to check whether another page of the add-in changed the workbook, in milliseconds. No documentation says that WPS raises an
 * event for that.
 */
const LOOK_MS = 2000;

const EVENTS = ['SheetChange', 'WorkbookOpen', 'WorkbookActivate', 'WorkbookNewSheet', 'SheetBeforeDelete'];

/**
 * Calls `changed` after each change. @returns a function that stops this
 * @param isChangedElsewhere whether another page of the add-in changed a workbook since the last call
 */
export function watchBook(
  app: EtApplication,
  changed: () => void,
  isChangedElsewhere: () => boolean,
): () => void {
  const { ApiEvent: events } = app;
  const heard = (): void => {
    changed();
  };
  // Without events the pane still works: 重新识别 reads the workbook again.
  if (events) for (const event of EVENTS) events.AddApiEventListener(event, heard);
  const timer = setInterval(() => {
    if (isChangedElsewhere()) changed();
  }, LOOK_MS);
  return () => {
    clearInterval(timer);
    if (events) for (const event of EVENTS) events.RemoveApiEventListener(event, heard);
  };
}
