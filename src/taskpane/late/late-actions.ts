/** Actions that the first view does not need. They are loaded ahead (load-ahead.ts) or on first use. If loading fails, the next use tries again. */
import { Late } from './late';

export const lateActions = {
  recompute: new Late(() => import('../../actions/recompute')),
  returnCommands: new Late(() => import('../session/return-commands')),
  paperCommands: new Late(() => import('../session/paper-commands')),
  fix: new Late(() => import('../../actions/fix')),
  changeSetting: new Late(() => import('../../actions/change-setting')),
  divisionCommands: new Late(() => import('../session/division-commands')),
  makeLedger: new Late(() => import('../../actions/make-ledger')),
  summarisePhases: new Late(() => import('../../actions/summarise-phases')),
  updateAreas: new Late(() => import('../../actions/areas')),
  yearEnd: new Late(() => import('./late-year-end')),
};
