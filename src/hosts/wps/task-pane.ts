/**
 * The task pane next to the workbook. Its id is kept in the storage that all pages of the add-in share while WPS runs.
 */
import { DOCK_RIGHT } from './constants';
import type { EtApplication, EtTaskPane } from './et';

/** With `et` in the key, because all WPS programs share one storage. */
const PANE_KEY = 'breakdown-assistant.et.pane';
/** In pixels. */
const WIDTH = 400;

/** Shows the pane. The first call makes it. */
export function showPane(app: EtApplication, url: string, title: string): void {
  const pane = presentPane(app) ?? newPane(app, url, title);
  if (pane) pane.Visible = true;
}

/** Hides the pane; its contents stay. */
export function hidePane(app: EtApplication): void {
  const pane = presentPane(app);
  if (pane) pane.Visible = false;
}

function presentPane(app: EtApplication): EtTaskPane | null {
  const id = Number(app.PluginStorage.getItem(PANE_KEY) ?? 0);
  if (!id) return null;
  try {
    return app.GetTaskPane(id) ?? null;
  } catch {
    return null;
  }
}

function newPane(app: EtApplication, url: string, title: string): EtTaskPane | null {
  const pane = app.CreateTaskPane(url, title);
  if (!pane) return null;
  pane.DockPosition = DOCK_RIGHT;
  pane.Width = WIDTH;
  app.PluginStorage.setItem(PANE_KEY, pane.ID);
  return pane;
}
