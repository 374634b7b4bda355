/** What a session knows about the workbook, in the form in which commands state their requirements. */
import type { Circumstances } from '../../commands/list';
import { isNoTable, type SessionState } from './session';

export function circumstancesOf({
  survey,
  failure,
  undoable,
}: Pick<SessionState, 'survey' | 'failure' | 'undoable'>): Circumstances {
  const canUndo = undoable > 0;
  if (survey) return { table: 'found', canUndo };
  return { table: failure !== null && isNoTable(failure.failure) ? 'none' : 'unknown', canUndo };
}
