/** What the pane shows of a workbook without a table. It has its own file, because it shows a view that is itself loaded late. */
import { Late } from './late';

export const lateNoTable = new Late(() => import('../frame/no-table'));
