/**
 * Reading the workbook for the pane: the table worked on, and all there are to choose from.
 */
import { isWithoutTable } from '../../actions/parts/action-error';
import { survey, type Survey, type SurveyOptions } from '../../actions/survey';
import { areaAddress } from '../../spreadsheet/address';
import { inSheetOrder, type TablePlace } from '../../domain/table/table-place';
import { HostError, type Host } from '../../spreadsheet/host';
import type { TableChoice } from './session';

export interface ReadTables {
  readonly survey: Survey;
  readonly choices: readonly TableChoice[];
  /** Where the table stands now, to stay on it, where there are several. */
  readonly table: TablePlace | null;
  /** How many steps can be taken back, where others than this session add some; else null. */
  readonly undoable: number | null;
}

/**
 * Reads the table that stood at a place when it was last read; the one chosen last or the best one where no place is known, or
 * nothing is left there.
 * @throws ActionError, HostError
 */
export async function readTables(
  host: Host,
  table: TablePlace | null,
  options: Pick<SurveyOptions, 'pause'> = {},
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
  options: Pick<SurveyOptions, 'pause'>,
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
