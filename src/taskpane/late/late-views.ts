/** Views and dialogs outside the first view. They are loaded ahead (load-ahead.ts) or when they are first shown. */
import { Late } from './late';

export const lateViews = {
  progress: new Late(() => import('../progress/progress-view')),
  returns: new Late(() => import('../returns/returns-view')),
  summary: new Late(() => import('../summary/summary-view')),
  divide: new Late(() => import('../divide/divide-view')),
  settings: new Late(() => import('../settings/settings-view')),
  convertTextsDialog: new Late(() => import('../checks/convert-texts-dialog')),
  replaceDialog: new Late(() => import('../summary/replace-dialog')),
};
