/** 重点领域建会情况: a table of units × areas, counted from the list by live formulas, followed by a table of the areas and two charts. */
import { areaAddress, cellAddress, columnLetters, type Area } from '../../spreadsheet/address';
import { emptySpec, type CellContent, type Fill, type SheetSpec } from '../../spreadsheet/spec';
import { COLOR, printedOn, SIGNATURES } from '../parts/look';
import { areaCounts, type AreaListReference, type AreaSums, uncounted } from './area-formulas';
import { areaSummaryCharts } from './area-summary-charts';
import {
  areaSummaryFormats,
  areaSummaryMerges,
  areaSummaryRowHeights,
  areaSummaryWidths,
} from './area-summary-look';
import {
  AREA_COUNT_HEADING,
  AREA_COUNTS,
  AREA_ROW,
  AreaSummaryPlaces,
  FIRST_ROW,
  HEADER_ROW,
  type AreaCount,
} from './area-summary-places';

export interface AreaSummaryInput {
  readonly sheet: string;
  readonly title: string;
  readonly federation: string;
  /** The list that the formulas count. */
  readonly list: AreaListReference;
  /** Each name once, in the list's spelling. */
  readonly units: readonly string[];
  readonly areas: readonly string[];
}

/** The sheet. Its formulas refer to the list, so it is made again only when units or areas change. */
export function areaSummarySheet(input: AreaSummaryInput): SheetSpec {
  const contents = new AreaSummaryContents(input);
  const { places } = contents;
  return {
    ...emptySpec(input.sheet, 'own'),
    tabColor: COLOR.bar,
    blocks: [
      { top: 1, left: 1, rows: contents.rows() },
      { top: places.signatureRow, left: 1, rows: [[SIGNATURES]] },
    ],
    fills: contents.fills(),
    formats: areaSummaryFormats(places),
    merges: areaSummaryMerges(places),
    columnWidths: areaSummaryWidths(places),
    rowHeights: areaSummaryRowHeights(places),
    charts: areaSummaryCharts(input.sheet, input.units.length, places),
    freeze: { rows: HEADER_ROW, columns: 2 },
    print: printedOn(
      'landscape',
      { tall: 0 },
      {
        repeatRows: { from: AREA_ROW, to: HEADER_ROW },
        printArea: { top: 1, left: 1, bottom: places.signatureRow, right: places.lastColumn },
      },
    ),
    showGridLines: false,
  };
}

/** The contents of the sheet: rows and formulas. */
class AreaSummaryContents {
  readonly places: AreaSummaryPlaces;

  constructor(private readonly input: AreaSummaryInput) {
    this.places = new AreaSummaryPlaces(input.units.length, input.areas.length);
  }

  /** All rows from the title to the table of areas; cells that a fill writes are null. */
  rows(): CellContent[][] {
    const { input, places } = this;
    const groups = [...input.areas, '合计'];
    return [
      [input.title],
      [`填报单位：${input.federation}　　单位：应建、已建为个，会员数为人`],
      [{ formula: this.keyFigures() }],
      ['序号', '单位名称', ...groups.flatMap((name) => [name, '', '', ''])],
      ['', '', ...groups.flatMap(() => AREA_COUNTS.map((count) => AREA_COUNT_HEADING[count]))],
      ...input.units.map((unit, index) => [index + 1, unit]),
      ['合计', ''],
      [{ formula: this.uncountedNote() }],
      [
        '注：应建为名录中的用人单位和项目数，已建为其中“是否建会”填“是”的，建会率＝已建÷应建；会员数为名录所填会员人数之和。',
      ],
      ['重点领域', '', ...AREA_COUNTS.map((count) => AREA_COUNT_HEADING[count])],
      ...groups.map((name, group): CellContent[] => [
        name,
        '',
        ...AREA_COUNTS.map((count) => ({
          formula: `=${cellAddress({ row: places.totalRow, column: places.column(group, count) })}`,
        })),
      ]),
    ];
  }

  /** One fill per column, from the first unit to the last; the total row has its own formulas. */
  fills(): Fill[] {
    const { places, input } = this;
    return places.groups.flatMap((group) => {
      const isWhole = group === input.areas.length;
      const unit = { cell: `$B${FIRST_ROW}`, names: input.units };
      const name = input.areas[group] ?? '';
      const area = {
        cell: `${columnLetters(places.column(group, 'due'))}$${AREA_ROW}`,
        names: [name],
      };
      const sums = isWhole ? this.wholeOf(FIRST_ROW) : areaCounts(input.list, unit, area);
      return AREA_COUNTS.flatMap((count): Fill[] => {
        const column = places.column(group, count);
        const units: Area = { top: FIRST_ROW, left: column, bottom: places.lastRow, right: column };
        const total = { ...units, top: places.totalRow, bottom: places.totalRow };
        const formula = count === 'rate' ? this.rate(group, FIRST_ROW) : `=${sums[count]}`;
        const summed = count === 'rate' ? this.rate(group, places.totalRow) : `=SUM(${areaAddress(units)})`;
        const hasUnits = input.units.length > 0;
        return [
          ...(hasUnits ? [{ area: units, formula }] : []),
          { area: total, formula: hasUnits ? summed : count === 'rate' ? '=""' : '=0' },
        ];
      });
    });
  }

  private wholeOf(row: number): AreaSums {
    const { places } = this;
    const sum = (count: AreaCount): string =>
      places.areas === 0
        ? '0'
        : Array.from({ length: places.areas }, (_, group) =>
            cellAddress({ row, column: places.column(group, count) }),
          ).join('+');
    return { due: sum('due'), founded: sum('founded'), members: sum('members') };
  }

  private rate(group: number, row: number): string {
    const at = (count: AreaCount): string => cellAddress({ row, column: this.places.column(group, count) });
    return `=IF(${at('due')}=0,"",${at('founded')}/${at('due')})`;
  }

  /** The sentence with the key figures, above the table. */
  private keyFigures(): string {
    const { places } = this;
    const at = (count: AreaCount): string =>
      cellAddress({ row: places.totalRow, column: places.column(places.areas, count) });
    return (
      `=IF(${at('due')}=0,"重点领域名录里还没有用人单位和项目。","重点领域应建会"&TEXT(${at('due')},"#,##0")&"个，已建会"&` +
      `TEXT(${at('founded')},"#,##0")&"个，建会率"&TEXT(${at('rate')},"0.00%")&"，会员"&TEXT(${at('members')},"#,##0")&"人。")`
    );
  }

  /** A note with the number of list rows that no unit or area of the table counts. */
  private uncountedNote(): string {
    const { places, input } = this;
    const total = cellAddress({ row: places.totalRow, column: places.column(places.areas, 'due') });
    const rest = `${uncounted(input.list)}-${total}`;
    return `=IF(${rest}>0,"名录中另有"&(${rest})&"行的所属单位或领域不在本表内，没有计入，请核验。","")`;
  }
}
