/**
 * Choosing one of several tables, also for the ribbon and the next session.
 */
import type { TablePlace } from '../domain/table/table-place';
import type { Host } from '../spreadsheet/host';
import { NO_CHANGE } from '../spreadsheet/merged-change';
import { survey } from './survey';

/**
 * Remembers which table was chosen; writes nothing where that table would be taken anyway.
 * @throws ActionError, HostError
 */
export async function chooseTable(host: Host, place: TablePlace): Promise<void> {
  const { choice } = await survey(host, { tableNear: place });
  if (choice.length === 0) return;
  await host.apply({ ...NO_CHANGE, names: choice });
}
