/**
 * Reading the workbook for the pane: the table worked on, and the others there are to choose from.
 */
import { survey, NoTableError, type Survey, type SurveyOptions } from '../actions/survey';
import type { Breakdown } from '../domain/breakdown';
import { locateBreakdown } from '../domain/locate';
import { HostError, type Host } from '../hosts/host';
import { ownSheetNames } from '../sheets/own-sheets';
import type { TableChoice } from './session';

export interface ReadTables {
  readonly survey: Survey;
  readonly choices: readonly TableChoice[];
  /** The sheet to stay on, where there are several. */
  readonly sheet: string | null;
}

/**
 * Reads the table of a sheet; the best one where no sheet is named, or that sheet has no table any more.
 * @throws NoTableError, HostError
 */
export async function readTables(
  host: Host,
  sheet: string | null,
  options: Pick<SurveyOptions, 'pause'> = {},
): Promise<ReadTables> {
  const found = await surveyOf(host, sheet, options);
  const choices = choicesOf(found, sheet !== null);
  return { survey: found, choices, sheet: choices.length > 1 ? found.breakdown.sheet : null };
}

async function surveyOf(
  host: Host,
  sheet: string | null,
  options: Pick<SurveyOptions, 'pause'>,
): Promise<Survey> {
  if (sheet === null) return survey(host, options);
  try {
    return await survey(host, { ...options, sheet });
  } catch (error) {
    const isGone =
      error instanceof NoTableError || (error instanceof HostError && error.code === 'sheet-not-found');
    if (!isGone) throw error;
    return survey(host, options);
  }
}

/** One choice a sheet, its largest table, in the order of the sheets. */
function choicesOf(found: Survey, isOneSheetOnly: boolean): TableChoice[] {
  const units = new Map<string, number>();
  for (const { sheet, units: own } of isOneSheetOnly
    ? allTables(found)
    : [found.breakdown, ...found.others]) {
    units.set(sheet, Math.max(units.get(sheet) ?? 0, own.length));
  }
  return found.workbook.sheets.flatMap(({ name }) => {
    const count = units.get(name);
    return count === undefined ? [] : [{ sheet: name, units: count }];
  });
}

/** A survey of one sheet does not see the others. */
function allTables({ workbook, breakdown }: Survey): Breakdown[] {
  const location = locateBreakdown(workbook, { skip: ownSheetNames(workbook) });
  return location.kind === 'found' ? [breakdown, location.breakdown, ...location.others] : [breakdown];
}
