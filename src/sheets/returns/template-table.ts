/** The table in a return template: one row per month, one column of figures per indicator. */
import { monthsOf, type Campaign } from '../../domain/campaign/campaign';
import { PERSONS, type UnitOfMeasure } from '../../domain/table/unit-of-measure';
import { cellAddress } from '../../spreadsheet/address';
import type { WrittenEntry } from '../areas/area-list-sheet';
import { TEMPLATE_LABEL } from '../own-words';
import { STYLE } from '../parts/look';
import { returnFormat } from '../parts/return-cells';
import { UnitTable, type UnitColumn } from '../parts/unit-table';
import { figureKey, HEADER_ROW, type FigureKey } from './template-names';

/** A unit's task and figures for one indicator. */
export interface TemplateTask {
  /** The unit of measure of the figures; persons where left out. */
  readonly measure?: UnitOfMeasure;
  /** The target in that unit of measure; null without a task. */
  readonly target: number | null;
  /** The figures reported so far, by month, in that unit of measure. */
  readonly figures: ReadonlyMap<number, number>;
}

/** A unit's part of the list of key areas, with the names that its validation lists offer. */
export interface TemplateAreas {
  /** The unit's name in the list's spelling. */
  readonly unit: string;
  readonly areas: readonly string[];
  readonly entries: readonly WrittenEntry[];
}

export interface TemplateUnit extends TemplateTask {
  readonly name: string;
  /** One task per indicator, where the table has several; the first repeats the unit's own `target` and `figures`. */
  readonly tasks?: readonly (TemplateTask & NamedIndicator)[];
  /** The unit's part of the list of key areas; left out where there is no list. */
  readonly areas?: TemplateAreas;
}

interface NamedIndicator {
  readonly indicator: string;
}

/** The row with the unit's name; the row below holds its task. */
export const UNIT_ROW = 4;

/** The number of rows below the months for a single indicator: 合计 or 最近累计, and 完成率. */
export const ROWS_BELOW = 2;

type TemplateColumn = 'month' | FigureKey | 'note';
/** A table with one row per month, where other unit tables have one row per unit. */
export type TemplateTable = UnitTable<TemplateColumn, number>;

/** The columns to fill in, one for each indicator. */
export function figureKeys({ tasks }: TemplateUnit): FigureKey[] {
  return Array.from({ length: tasks?.length ?? 1 }, (_, index) => figureKey(index));
}

/** The number of rows below the months; with several indicators, 年度任务数 is one more. */
export function rowsBelow({ tasks }: TemplateUnit): number {
  return tasks ? ROWS_BELOW + 1 : ROWS_BELOW;
}

/** The unit of measure of the figures. */
export function measureOf({ measure = PERSONS }: TemplateTask): UnitOfMeasure {
  return measure;
}

export function templateTable(campaign: Campaign, unit: TemplateUnit): TemplateTable {
  const months = monthsOf(campaign);
  const isMonthly = campaign.returnKind === 'monthly';
  const task = unit.tasks ? ['年度任务数'] : [];
  const labels = [isMonthly ? '合计' : '最近累计', ...task, '完成率'];
  const columns: readonly UnitColumn<TemplateColumn, number>[] = [
    {
      key: 'month',
      heading: TEMPLATE_LABEL.month,
      width: 22,
      unitStyle: { numberFormat: '0"月"', horizontal: 'center' },
      content: (month) => month,
      total: ({ index }) => labels[index - months.length] ?? '',
    },
    ...(unit.tasks
      ? unit.tasks.map((own, index) => indicatorColumn(campaign, own, index))
      : [onlyColumn(campaign, unit)]),
    {
      key: 'note',
      heading: '备注',
      width: unit.tasks ? 24 : 34,
      unitStyle: { ...STYLE.text, ...STYLE.input },
    },
  ];
  return new UnitTable(columns, months, HEADER_ROW);
}

/** The column of figures for a single indicator; its task is above the table. */
function onlyColumn(campaign: Campaign, unit: TemplateUnit): UnitColumn<TemplateColumn, number> {
  const measure = measureOf(unit);
  const isMonthly = campaign.returnKind === 'monthly';
  return {
    key: 'figure',
    heading: `${isMonthly ? '当月新增' : '累计新增'}（${measure.name}）`,
    width: 24,
    style: { numberFormat: returnFormat(measure) },
    unitStyle: STYLE.input,
    content: (month) => unit.figures.get(month) ?? '',
    total: ({ index, row, column, range }) => ({
      formula:
        index === monthsOf(campaign).length
          ? soFar(range('figure').replace(/\$/g, ''), isMonthly)
          : completion(
              cellAddress({ row: row - 1, column: column('figure') }),
              cellAddress({ row: UNIT_ROW + 1, column: 2 }),
            ),
    }),
  };
}

/** The column of figures for one of several indicators; its task is below the figures. */
function indicatorColumn(
  campaign: Campaign,
  { indicator, measure = PERSONS, target, figures }: TemplateTask & NamedIndicator,
  position: number,
): UnitColumn<TemplateColumn, number> {
  const isMonthly = campaign.returnKind === 'monthly';
  const key = figureKey(position);
  return {
    key,
    heading: `${indicator}\n${isMonthly ? '当月' : '累计'}（${measure.name}）`,
    width: 22,
    style: { numberFormat: returnFormat(measure) },
    unitStyle: STYLE.input,
    content: (month) => figures.get(month) ?? '',
    total: ({ index, row, column, range }) => {
      const above = (rows: number): string => cellAddress({ row: row - rows, column: column(key) });
      const below = index - monthsOf(campaign).length;
      if (below === 0) return { formula: soFar(range(key).replace(/\$/g, ''), isMonthly) };
      return below === 1 ? (target ?? '') : { formula: completion(above(2), above(1)) };
    },
  };
}

/** A formula for everything that the unit reported; blank where it reported nothing. */
function soFar(figures: string, isMonthly: boolean): string {
  const sum = isMonthly ? `SUM(${figures})` : `IFERROR(LOOKUP(9E+307,${figures}),0)`;
  return `=IF(COUNT(${figures})=0,"",${sum})`;
}

/** A formula for the completion rate: the reported total divided by the task. */
function completion(reported: string, target: string): string {
  return `=IF(AND(N(${target})>0,ISNUMBER(${reported})),${reported}/${target},"")`;
}
