/**
 * Sheets kept only so that a change can be taken back: no part of the workbook for anyone else.
 */

/** What their names begin with; they are very hidden, and deleted when no change needs them any more. */
export const BACKUP_PREFIX = '任务分解_撤销';
