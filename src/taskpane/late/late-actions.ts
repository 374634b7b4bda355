/** Actions that the first view does not need. They are loaded ahead (load-ahead.ts) or on first use. If loading fails, the next use tries again. */
import { Late } from './late';

export const lateActions = {
  returnCommands: new Late(() => import('../session/return-commands')),
  paperCommands: new Late(() => import('../session/paper-commands')),
  divisionCommands: new Late(() => import('../session/division-commands')),
  yearEnd: new Late(() => import('./late-year-end')),
};
