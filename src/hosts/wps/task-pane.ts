/**
 * The task pane beside the workbook. Its number is kept where all pages of the add-in find it while WPS runs.
 */
import { DOCK_RIGHT } from './constants';
import type { EtApplication, EtTaskPane } from './et';

/** Its own for ET: the storage is one for all programs of WPS. */
const PANE_KEY = 'breakdown-assistant.et.pane';
/** Pixels. */
const WIDTH = 400;

/** Shows the pane, which is made the first time. */
export function showPane(app: EtApplication, url: string, title: string): void {
  const pane = presentPane(app) ?? newPane(app, url, title);
  if (pane) pane.Visible = true;
}

/** Takes the pane out of sight; what it shows stays. */
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
