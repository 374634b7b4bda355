/**
 * Tells of changes of the workbook in view, and of another workbook coming into view.
 */
import type { EtApplication } from './et';

const EVENTS = ['SheetChange', 'WorkbookOpen', 'WorkbookActivate', 'WorkbookNewSheet', 'SheetBeforeDelete'];

/** Calls back after each; returns how to stop. */
export function watchBook(app: EtApplication, changed: () => void): () => void {
  const { ApiEvent: events } = app;
  // Without events the pane still works: 重新识别 reads again.
  if (!events) return () => undefined;
  const heard = (): void => {
    changed();
  };
  for (const event of EVENTS) events.AddApiEventListener(event, heard);
  return () => {
    for (const event of EVENTS) events.RemoveApiEventListener(event, heard);
  };
}
