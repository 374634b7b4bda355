/**
 * Copies of sheets that are kept only so that a change can be taken back. Users never see them.
 */

/** How the names of these copies begin. The copies are very hidden, and are deleted when no change needs them any more. */
export const BACKUP_PREFIX = '任务分解_撤销';
