/** The list of employers and projects in the key areas (重点领域名录) as it was read: one entry per row. */
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

/** The words of 是否建会. Anything else counts as not founded, and is a finding. */
export const FOUNDED_WORDS = { yes: '是', no: '否' } as const;

/** The columns of the list that count persons. */
export type AreaMeasure = 'employees' | 'migrants' | 'members';

/** A figure of the list. `bad`: text, which formulas skip, or a fraction or negative number. `text`: the figure as the cell shows it. */
export type AreaFigure =
  | { readonly kind: 'blank' }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'bad'; readonly value: string | number; readonly text: string };

/** When a union was founded, as precisely as the cell states it. */
export type FoundedOn =
  | { readonly kind: 'blank' }
  | {
      readonly kind: 'date';
      /** The cell's content. */
      readonly value: string | number;
      readonly year: number;
      /** The text that the cell shows. */
      readonly text: string;
    }
  | { readonly kind: 'bad'; readonly value: string | number; readonly text: string };

export interface AreaEntry extends Readonly<Record<AreaMeasure, AreaFigure>> {
  readonly row: number;
  /** Unit, area and name as the cells spell them; '' where a cell is blank. */
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
  /** The position of each column; columns that were deleted are missing. */
  readonly columns: Readonly<Partial<Record<AreaColumn, number>>>;
  readonly entries: readonly AreaEntry[];
  /** Added to a day counted from 1900 when it is written to a cell; negative in a workbook that counts days from 1904. */
  readonly dayShift: number;
}

/** A key that is equal for entries of the same unit, area and name. Differences in width, white space and case are ignored. */
export function entryKey({ unit, area, name }: Pick<AreaEntry, 'unit' | 'area' | 'name'>): string {
  return [unit, area, name].map(nameKey).join('\n');
}

/** A name without differences in width, white space and case. */
function nameKey(name: string): string {
  return unitKey(name).toLowerCase();
}

/** Finds a name in `names`, ignoring width, white space and case, and gives its spelling there; null where there is none. */
export function sameName(name: string, names: readonly string[]): string | null {
  const key = nameKey(name);
  return names.find((candidate) => nameKey(candidate) === key) ?? null;
}

/** The position of an entry's cell in a column; the position of its name where the column was deleted. */
export function entryCell(
  { sheet, columns }: Pick<AreaList, 'sheet' | 'columns'>,
  { row }: Pick<AreaEntry, 'row'>,
  column: AreaColumn,
): { readonly sheet: string; readonly row: number; readonly column: number } {
  return { sheet, row, column: columns[column] ?? columns.name ?? 1 };
}
