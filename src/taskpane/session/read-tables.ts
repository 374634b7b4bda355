/** Reads the workbook for the pane: the current table, and all tables that can be chosen. */
import { isWithoutTable } from '../../actions/parts/action-error';
import { survey, type Survey, type SurveyOptions } from '../../actions/survey';
import { areaAddress } from '../../spreadsheet/address';
import { inSheetOrder, type TablePlace } from '../../domain/table/table-place';
import { HostError, type Host } from '../../spreadsheet/host';
import type { TableChoice } from './session';

export interface ReadTables {
  readonly survey: Survey;
  readonly choices: readonly TableChoice[];
  /** The present position of the current table, where there are several tables; otherwise null. */
  readonly table: TablePlace | null;
  /** The number of steps that can be undone, where the program counts them because not only this session adds steps; otherwise null. */
  readonly undoable: number | null;
}

/**
 * Reads the table that was last read at a place. Where the place is unknown or now empty, reads the table that was chosen last, or
 * the best one.
 * @throws ActionError, HostError
 */
export async function readTables(
  host: Host,
  table: TablePlace | null,
  options: Pick<SurveyOptions, 'pause' | 'known'> = {},
): Promise<ReadTables> {
  const found = await surveyAt(host, table, options);
  const choices = choicesOf(found);
  const { sheet, area } = found.breakdown;
  return {
    survey: found,
    choices,
    table: choices.length > 1 ? { sheet, area } : null,
    undoable: host.undoable?.() ?? null,
  };
}

async function surveyAt(
  host: Host,
  table: TablePlace | null,
  options: Pick<SurveyOptions, 'pause' | 'known'>,
): Promise<Survey> {
  if (table === null) return survey(host, options);
  try {
    return await survey(host, { ...options, tableNear: table });
  } catch (error) {
    const isGone = isWithoutTable(error) || (error instanceof HostError && error.code === 'sheet-not-found');
    if (!isGone) throw error;
    return survey(host, options);
  }
}

function choicesOf({ workbook, breakdown, others }: Survey): TableChoice[] {
  const sheets = workbook.sheets.map(({ name }) => name);
  const tables = inSheetOrder([breakdown, ...others], sheets);
  return tables.map(({ sheet, area, units }) => ({
    place: { sheet, area },
    range: tables.filter((other) => other.sheet === sheet).length > 1 ? areaAddress(area) : null,
    units: units.length,
  }));
}
