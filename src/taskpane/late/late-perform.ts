/** How commands are carried out. The first view needs none; loaded ahead (load-ahead.ts) or with the first command. */
import { Late } from './late';

export const latePerform = new Late(() => import('../session/commands'));
