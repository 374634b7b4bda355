/** The sheet with the list of employers and projects in the key areas (重点领域名录), to be filled in and printed. */
import {
  AREA_COLUMNS,
  AREA_HEADING,
  FOUNDED_WORDS,
  type AreaColumn,
  type AreaEntry,
  type AreaFigure,
} from '../../domain/areas/area-list';
import { foundedOnContent } from '../../domain/areas/read-area-cell';
import {
  emptySpec,
  type CellContent,
  type CellStyle,
  type DataRange,
  type SheetSpec,
  type Validation,
} from '../../spreadsheet/spec';
import { COLOR, columnFormat, printedOn, rowFormat, STYLE } from '../parts/look';

const AREA_LIST_HEADER_ROW = 4;
export const AREA_LIST_FIRST_ROW = AREA_LIST_HEADER_ROW + 1;
/** The last row with data validation; the summary counts entries down to this row. */
export const AREA_LIST_LAST_ROW = 100_000;
/** The number of formatted empty rows below the entries, where the list is to be filled in. */
export const AREA_SPARE_ROWS = 20;

const ENTRY_HEIGHT = 20;

const WIDTH: Readonly<Record<AreaColumn, number>> = {
  ordinal: 6,
  unit: 14,
  area: 23,
  name: 36,
  employees: 10,
  migrants: 12,
  founded: 10,
  foundedOn: 13,
  members: 10,
  note: 18,
};

const CENTRED: CellStyle = { ...STYLE.figure, horizontal: 'center', indent: 0 };
const LEFT: CellStyle = { ...STYLE.text, horizontal: 'left' };

const LOOK: Readonly<Record<AreaColumn, CellStyle>> = {
  ordinal: CENTRED,
  unit: STYLE.text,
  area: STYLE.text,
  // The text format keeps names that begin with = or a digit as they are typed.
  name: { ...LEFT, numberFormat: '@' },
  employees: STYLE.figure,
  migrants: STYLE.figure,
  founded: STYLE.text,
  foundedOn: { ...CENTRED, numberFormat: 'yyyy-mm-dd' },
  members: STYLE.figure,
  note: { ...LEFT, numberFormat: '@' },
};

/** An entry to be written. */
export type WrittenEntry = Omit<AreaEntry, 'row'>;

export interface AreaListInput {
  readonly sheet: string;
  readonly title: string;
  readonly federation: string;
  /** The instruction above the list. */
  readonly note: string;
  readonly entries: readonly WrittenEntry[];
  /** The number of formatted empty rows below the entries. */
  readonly spareRows: number;
  /** The units that the validation list offers; empty for no validation list. */
  readonly units: DataRange | readonly string[];
  /** The areas that the validation list offers; empty where none are known. */
  readonly areas: DataRange | readonly string[];
}

/** The position of a column in a newly made list. */
export function listColumn(column: AreaColumn): number {
  return AREA_COLUMNS.indexOf(column) + 1;
}

/** A new sheet. */
export function areaListSheet(input: AreaListInput): SheetSpec {
  const last = AREA_COLUMNS.length;
  const bottom = AREA_LIST_HEADER_ROW + input.entries.length + input.spareRows;
  const whole = (row: number): SheetSpec['merges'][number] => ({
    top: row,
    left: 1,
    bottom: row,
    right: last,
  });
  return {
    ...emptySpec(input.sheet, 'own'),
    tabColor: COLOR.barSoft,
    blocks: [
      {
        top: 1,
        left: 1,
        rows: [
          [input.title],
          [input.note],
          [`填报单位：${input.federation}`],
          AREA_COLUMNS.map((column) => AREA_HEADING[column]),
          ...input.entries.map((entry, index) => entryCells(entry, index + 1)),
        ],
      },
    ],
    formats: [
      rowFormat(1, 1, last, STYLE.title),
      rowFormat(2, 1, last, STYLE.note),
      rowFormat(3, 1, last, STYLE.subtitle),
      rowFormat(AREA_LIST_HEADER_ROW, 1, last, STYLE.header),
      ...entryFormats(AREA_LIST_FIRST_ROW, bottom),
    ],
    merges: [1, 2, 3].map(whole),
    columnWidths: AREA_COLUMNS.map((column, index) => ({ column: index + 1, width: WIDTH[column] })),
    rowHeights: [
      { row: 1, height: 36 },
      { row: 2, height: 34 },
      { row: 3, height: 21 },
      ...Array.from({ length: bottom - AREA_LIST_HEADER_ROW }, (_, index) => ({
        row: AREA_LIST_FIRST_ROW + index,
        height: ENTRY_HEIGHT,
      })),
      { row: AREA_LIST_HEADER_ROW, height: 26 },
    ],
    validations: validationsOf(input),
    freeze: { rows: AREA_LIST_HEADER_ROW, columns: listColumn('name') },
    print: printedOn(
      'landscape',
      { tall: 0 },
      { repeatRows: { from: AREA_LIST_HEADER_ROW, to: AREA_LIST_HEADER_ROW } },
    ),
    showGridLines: false,
  };
}

/** The formats of rows with entries; `top` and `bottom` are included. */
function entryFormats(top: number, bottom: number): SheetSpec['formats'] {
  return AREA_COLUMNS.map((column, index) => columnFormat(index + 1, top, bottom, LOOK[column]));
}

/** The style of a column's cells. */
export function entryLook(column: AreaColumn): CellStyle {
  return LOOK[column];
}

/** The cells of an entry, left to right. @param dayShift that of the list, see {@link AreaList} */
export function entryCells(entry: WrittenEntry, ordinal: number, dayShift = 0): CellContent[] {
  const cells: Readonly<Record<AreaColumn, CellContent>> = {
    ordinal,
    unit: entry.unit,
    area: entry.area,
    name: entry.name,
    employees: content(entry.employees),
    migrants: content(entry.migrants),
    founded: entry.founded,
    foundedOn: entry.foundedOn.kind === 'blank' ? '' : foundedOnContent(entry.foundedOn, dayShift),
    members: content(entry.members),
    note: entry.note,
  };
  return AREA_COLUMNS.map((column) => cells[column]);
}

/** The cell's content: the figure, or the typed text where no figure could be read from it. */
function content(cell: AreaFigure): CellContent {
  return cell.kind === 'blank' ? '' : cell.value;
}

function validationsOf({ units, areas }: AreaListInput): Validation[] {
  const at = (column: AreaColumn, rule: Validation['rule'], message: string): Validation => ({
    area: {
      top: AREA_LIST_FIRST_ROW,
      left: listColumn(column),
      bottom: AREA_LIST_LAST_ROW,
      right: listColumn(column),
    },
    rule,
    title: AREA_HEADING[column],
    message,
  });
  const persons = { kind: 'whole-number', min: 0 } as const;
  const [unitsRule, areasRule] = [listOf(units), listOf(areas)];
  return [
    ...(unitsRule ? [at('unit', unitsRule, '请从列表里选，与任务分解表里的单位名称一致')] : []),
    ...(areasRule ? [at('area', areasRule, '请从列表里选；领域在“参数”里设置')] : []),
    at('employees', persons, '请填不小于 0 的整数（人）'),
    at('migrants', persons, '请填不小于 0、不大于职工人数的整数（人）'),
    at('founded', { kind: 'list', values: Object.values(FOUNDED_WORDS) }, '已经建会选“是”，没有建会选“否”'),
    // Dates are validated as day numbers from 1949 to 2100, because a validation rule for dates depends on the program's language.
    at(
      'foundedOn',
      { kind: 'decimal', min: 17_899, max: 73_415 },
      '请填日期，例如 2015-05-12；没有建会的空着',
    ),
    at('members', persons, '请填不小于 0、不大于职工人数的整数（人）'),
  ];
}

/** A validation rule with a list to choose from; null where the list is empty. */
function listOf(choices: DataRange | readonly string[]): Validation['rule'] | null {
  if ('sheet' in choices) return { kind: 'list-from', cells: choices };
  return choices.length === 0 ? null : { kind: 'list', values: choices };
}
