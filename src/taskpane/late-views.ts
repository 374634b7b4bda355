/**
 * Views and dialogs the first view does without: loaded ahead (load-ahead.ts), or when they are first shown.
 */
import { Late } from './late';

export const lateViews = {
  returns: new Late(() => import('./returns-view')),
  summary: new Late(() => import('./summary-view')),
  settings: new Late(() => import('./settings-view')),
  convertTextsDialog: new Late(() => import('./convert-texts-dialog')),
  replaceDialog: new Late(() => import('./replace-dialog')),
};
