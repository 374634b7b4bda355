/** Chooses one of several tables, also for the ribbon and for later sessions. */
import type { TablePlace } from '../domain/table/table-place';
import type { Host } from '../spreadsheet/host';
import { NO_CHANGE } from '../spreadsheet/merged-change';
import { survey } from './survey';

/**
 * Stores the choice in a defined name; writes nothing where the table would be used anyway.
 * @throws ActionError, HostError
 */
export async function chooseTable(host: Host, place: TablePlace): Promise<void> {
  const { choice } = await survey(host, { tableNear: place });
  if (choice.length === 0) return;
  await host.apply({ ...NO_CHANGE, names: choice });
}
