/**
 * Tells of changes of the workbook in view, and of another workbook coming into view.
 */
import type { EtApplication } from './et';

/**
 * How often to check whether another page of the add-in changed the workbook, in milliseconds. No document says that WPS raises
 * an event for that.
 */
const LOOK_MS = 2000;

const EVENTS = ['SheetChange', 'WorkbookOpen', 'WorkbookActivate', 'WorkbookNewSheet', 'SheetBeforeDelete'];

/**
 * Calls back after each change; returns a function that stops.
 * @param isChangedElsewhere whether another page of the add-in changed a workbook since it was last asked
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
  // Without events the pane still works: 重新识别 reads again.
  if (events) for (const event of EVENTS) events.AddApiEventListener(event, heard);
  const timer = setInterval(() => {
    if (isChangedElsewhere()) changed();
  }, LOOK_MS);
  return () => {
    clearInterval(timer);
    if (events) for (const event of EVENTS) events.RemoveApiEventListener(event, heard);
  };
}
