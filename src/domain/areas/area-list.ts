/**
 * The list of employers and projects in the key areas (重点领域名录) as it was read: one entry a row.
 */
import { unitKey } from '../table/breakdown';

/** The headings of the list, left to right; findings name its columns by them. */
export const AREA_HEADING = {
  ordinal: '序号',
  unit: '所属单位',
  area: '领域',
  name: '名称',
  employees: '职工人数',
  migrants: '其中农民工',
  founded: '是否建会',
  foundedOn: '建会时间',
  members: '会员人数',
  note: '备注',
} as const;

export type AreaColumn = keyof typeof AREA_HEADING;

export const AREA_COLUMNS = Object.keys(AREA_HEADING) as readonly AreaColumn[];

/** What stands in 是否建会. Anything else counts as not founded, and is a finding. */
export const FOUNDED_WORDS = { yes: '是', no: '否' } as const;

/** The columns that hold figures, persons. */
export type AreaMeasure = 'employees' | 'migrants' | 'members';

/** A figure of the list; `bad`: text, which formulas pass over, or a fraction or negative number; `text` is how it is shown. */
export type AreaFigure =
  | { readonly kind: 'blank' }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'bad'; readonly value: string | number; readonly text: string };

/** When a union was founded, as far as the cell tells. */
export type FoundedOn =
  | { readonly kind: 'blank' }
  | {
      readonly kind: 'date';
      /** What stands in the cell. */
      readonly value: string | number;
      readonly year: number;
      /** As it is shown. */
      readonly text: string;
    }
  | { readonly kind: 'bad'; readonly value: string | number; readonly text: string };

export interface AreaEntry extends Readonly<Record<AreaMeasure, AreaFigure>> {
  readonly row: number;
  /** As they stand in their cells; '' where the cell is blank. */
  readonly unit: string;
  readonly area: string;
  readonly name: string;
  readonly founded: string;
  readonly foundedOn: FoundedOn;
  readonly note: string;
}

export interface AreaList {
  readonly sheet: string;
  readonly headerRow: number;
  /** Where each column stands; those that were deleted are missing. */
  readonly columns: Readonly<Partial<Record<AreaColumn, number>>>;
  readonly entries: readonly AreaEntry[];
  /** Added to a day counted from 1900 when it is written to a cell; negative in a workbook that counts days from 1904. */
  readonly dayShift: number;
}

/** A key that is equal for entries of the same unit, area and name; width, white space and case do not matter. */
export function entryKey({ unit, area, name }: Pick<AreaEntry, 'unit' | 'area' | 'name'>): string {
  return [unit, area, name].map(nameKey).join('\n');
}

/** A name without the differences in writing that do not matter: width, white space, case. */
function nameKey(name: string): string {
  return unitKey(name).toLowerCase();
}

/** The name among `names` that is equal but for the writing, as it is written there; null where there is none. */
export function sameName(name: string, names: readonly string[]): string | null {
  const key = nameKey(name);
  return names.find((candidate) => nameKey(candidate) === key) ?? null;
}

/** The position of an entry's cell; that of its name where the column was deleted. */
export function entryCell(
  { sheet, columns }: Pick<AreaList, 'sheet' | 'columns'>,
  { row }: Pick<AreaEntry, 'row'>,
  column: AreaColumn,
): { readonly sheet: string; readonly row: number; readonly column: number } {
  return { sheet, row, column: columns[column] ?? columns.name ?? 1 };
}
