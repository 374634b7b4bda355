/**
 * Generates tables with several indicators from a seed, in every layout of headings, each with the contents that the product must read
 * from it. Half of them have an error in one indicator.
 */
import { auditEach } from '../../src/domain/audit/rules';
import { startingCampaign } from '../../src/domain/campaign/starting-campaign';
import type { Finding } from '../../src/domain/finding';
import { locateBreakdown } from '../../src/domain/table/locate';
import { tablesOf } from '../../src/domain/table/table-of';
import { areaAddress, cellAddress } from '../../src/spreadsheet/address';
import type { CellValue, SheetGrid } from '../../src/spreadsheet/grid';
import { gridOf, workbookOf } from '../support/grid';
import { chance, type Planted } from './draw-table';
import type { TableScore } from './score';

const UNITS = ['舞钢市', '宝丰县', '叶县', '鲁山县', '郏县', '卫东区'];

/** Sets of indicators that offices keep in one table, each with name, unit of measure, and number of decimals. */
const SETS: readonly (readonly (readonly [string, string, number])[])[] = [
  [
    ['新建工会组织', '个', 0],
    ['新发展会员', '人', 0],
  ],
  [
    ['造林面积', '亩', 1],
    ['森林抚育面积', '公顷', 1],
    ['农村道路绿化', '公里', 2],
  ],
  [
    ['城镇新增就业', '人', 0],
    ['失业人员再就业', '人', 0],
    ['创业培训', '期', 0],
  ],
  [
    ['固定资产投资', '亿元', 2],
    ['招商引资项目', '个', 0],
    ['实际利用外资', '万元', 2],
  ],
  [
    ['养老保险参保', '人', 0],
    ['医疗保险参保', '户', 0],
  ],
];

/** How the headings are laid out. */
type Way = 'merged' | 'not merged' | 'parts above' | 'side by side' | 'targets alone' | 'row of measures';
const WAYS: readonly Way[] = [
  ...(['merged', 'not merged', 'parts above'] as const),
  ...(['side by side', 'targets alone', 'row of measures'] as const),
];

interface Column {
  readonly indicator: number;
  readonly measure: 'target' | 'actual';
}

interface DrawnIndicators {
  readonly way: Way;
  readonly sheet: SheetGrid;
  readonly indicators: readonly {
    readonly name: string;
    readonly unitOfMeasure: string;
    readonly target: number;
    readonly actual: number | null;
  }[];
  readonly planted: (Planted & { readonly indicator: string }) | null;
}

function columnsOf(way: Way, count: number): Column[] {
  const all = Array.from({ length: count }, (_, indicator) => indicator);
  if (way === 'targets alone') return all.map((indicator) => ({ indicator, measure: 'target' }));
  if (way === 'parts above') {
    return (['target', 'actual'] as const).flatMap((measure) =>
      all.map((indicator) => ({ indicator, measure })),
    );
  }
  return all.flatMap((indicator) =>
    (['target', 'actual'] as const).map((measure) => ({ indicator, measure })),
  );
}

const WORD = { target: '任务', actual: '完成' } as const;

/** The rows of the header, without the column of unit names. */
function headerOf(way: Way, set: (typeof SETS)[number], columns: readonly Column[]): CellValue[][] {
  const named = ({ indicator }: Column, behind: string): string => {
    const [name = '', measure = ''] = set[indicator] ?? [];
    return `${name}${behind}（${measure}）`;
  };
  const joint = (text: (column: Column) => string, isSame: (a: Column, b: Column) => boolean): CellValue[] =>
    columns.map((column, index) => {
      const before = columns[index - 1];
      return before && isSame(before, column) ? null : text(column);
    });
  const ofIndicator = (a: Column, b: Column): boolean => a.indicator === b.indicator;
  switch (way) {
    case 'merged':
    case 'not merged':
      return [joint((column) => named(column, ''), ofIndicator), columns.map(({ measure }) => WORD[measure])];
    case 'parts above':
      return [
        joint(
          ({ measure }) => ({ target: '目标任务', actual: '完成情况' })[measure],
          (a, b) => a.measure === b.measure,
        ),
        columns.map((column) => named(column, '')),
      ];
    case 'side by side':
    case 'targets alone':
      return [columns.map((column) => named(column, `${WORD[column.measure]}数`))];
    case 'row of measures':
      return [
        joint(({ indicator }) => set[indicator]?.[0] ?? '', ofIndicator),
        columns.map(({ measure }) => WORD[measure]),
        columns.map(({ indicator }) => `（${set[indicator]?.[1] ?? ''}）`),
      ];
  }
}

/** Merged cells of the header's first row: each heading with the empty cells to its right. */
function mergesIn(way: Way, header: readonly CellValue[][], top: number, left: number): string[] {
  const [first = []] = header;
  if (header.length === 1 || way === 'not merged') return [];
  return first.flatMap((value, index) => {
    let right = index;
    while (right + 1 < first.length && first[right + 1] === null) right += 1;
    return value === null || right === index
      ? []
      : [areaAddress({ top, left: left + 1 + index, bottom: top, right: left + 1 + right })];
  });
}

function draw(way: Way, set: (typeof SETS)[number], seed: number, plants: boolean): DrawnIndicators {
  const next = chance(seed);
  const [top, left] = [1 + Math.floor(next() * 4), 1 + Math.floor(next() * 3)];
  const columns = columnsOf(way, set.length);
  const header = headerOf(way, set, columns);
  const bases = UNITS.map((_, unit) => set.map(() => 200 + Math.floor(next() * 700) + unit));
  const figures = bases.map((own) =>
    columns.map(({ indicator, measure }) => {
      const scale = 10 ** (set[indicator]?.[2] ?? 0);
      const target = (own[indicator] ?? 0) * 10;
      return (measure === 'target' ? target : Math.floor(target * 0.6)) / scale;
    }),
  );
  const sums = columns.map((_, at) =>
    Number(figures.reduce((sum, row) => sum + (row[at] ?? 0), 0).toFixed(4)),
  );
  const cells: CellValue[][] = [
    ['2024年目标任务分解表'],
    ...header.map((row, index) => [index === 0 ? '单位' : null, ...row]),
    ...UNITS.map((name, unit) => [name, ...(figures[unit] ?? [])]),
    ['合计', ...sums],
  ];
  const planted = plants ? plant({ cells, columns, set, top, left, headerRows: header.length }, next) : null;
  const place = (indicator: number, measure: Column['measure']): number | null => {
    const at = columns.findIndex((column) => column.indicator === indicator && column.measure === measure);
    return at < 0 ? null : left + 1 + at;
  };
  return {
    way,
    sheet: gridOf(cells, { top, left, merges: mergesIn(way, header, top + 1, left) }),
    indicators: set.map(([name, unitOfMeasure], index) => ({
      name,
      unitOfMeasure,
      target: place(index, 'target') ?? 0,
      actual: place(index, 'actual'),
    })),
    planted,
  };
}

interface Drawing {
  readonly cells: CellValue[][];
  readonly columns: readonly Column[];
  readonly set: (typeof SETS)[number];
  readonly top: number;
  readonly left: number;
  readonly headerRows: number;
}

/** Plants an error in the target of one indicator. */
function plant(
  { cells, columns, set, top, left, headerRows }: Drawing,
  next: () => number,
): Planted & { readonly indicator: string } {
  const targets = columns.flatMap(({ measure }, at) => (measure === 'target' ? [at + 1] : []));
  const at = targets[Math.floor(next() * targets.length)] ?? 1;
  const unit = 1 + headerRows + Math.floor(next() * UNITS.length);
  const indicator = set[columns[at - 1]?.indicator ?? 0]?.[0] ?? '';
  const put = (row: number, value: CellValue): string => {
    const own = cells[row];
    if (own) own[at] = value;
    return cellAddress({ row: top + row, column: left + at });
  };
  const figure = cells[unit]?.[at];
  const amount = typeof figure === 'number' ? figure : 0;
  const total = cells.length - 1;
  const sum = cells[total]?.[at];
  switch (Math.floor(next() * 4)) {
    case 0: {
      const cell = put(total, Number(((typeof sum === 'number' ? sum : 0) - amount).toFixed(4)));
      return { code: 'total-mismatch', cell, cause: { kind: 'left-out', row: top + unit }, indicator };
    }
    case 1:
      return { code: 'error-cell', cell: put(unit, { error: '#REF!' }), indicator };
    case 2:
      return { code: 'not-a-number', cell: put(unit, '待定'), indicator };
    default:
      return { code: 'negative-number', cell: put(unit, -amount), indicator };
  }
}

/** Every set of indicators in every layout, once correct and once with an error. */
function drawn(): readonly DrawnIndicators[] {
  return SETS.flatMap((set, index) =>
    WAYS.flatMap((way, at) =>
      [0, 1].map((seed) => draw(way, set, 100 * index + 10 * at + seed + 1, seed === 1)),
    ),
  );
}

export function scoreIndicatorTables(): TableScore[] {
  return drawn().map((table, index) => ({
    group: `indicators: ${table.way}`,
    table: `${index} ${table.planted?.code ?? 'right'}`,
    wrong: score(table),
  }));
}

function score({ sheet, indicators, planted }: DrawnIndicators): string[] {
  const location = locateBreakdown(workbookOf(sheet));
  if (location.kind !== 'found') return [`not found: ${JSON.stringify(location.nearest)}`];
  const { breakdown } = location;
  // The order of the indicators does not matter, so they are sorted by column; everything else must match.
  const read = breakdown.indicators
    .map(({ name, unitOfMeasure, columns }) => ({
      name,
      unitOfMeasure,
      target: columns.target.column,
      actual: columns.actual?.column ?? null,
    }))
    .sort((a, b) => a.target - b.target);
  const { campaign } = startingCampaign(breakdown);
  const findings = auditEach(
    tablesOf(sheet, breakdown).map((own) => ({
      breakdown: own,
      sheet,
      campaign,
      cutOffMonth: 12,
      ledger: null,
      areas: null,
    })),
  );
  const same = JSON.stringify(read) === JSON.stringify(indicators);
  return [
    ...(same ? [] : [`indicators: ${JSON.stringify(read)} for ${JSON.stringify(indicators)}`]),
    ...(breakdown.units.length === UNITS.length ? [] : [`units: ${breakdown.units.length}`]),
    ...judged(planted, findings),
  ];
}

/** What is wrong with the findings: the planted error is missed, attributed to another indicator or another cause, or there are others. */
function judged(planted: DrawnIndicators['planted'], findings: readonly Finding[]): string[] {
  const grave = findings.filter(({ severity }) => severity !== 'info');
  const isPlanted = (finding: Finding): boolean =>
    finding.code === planted?.code && cellAddress(finding) === planted.cell;
  const hit = grave.find(isPlanted);
  const alarms = grave.filter(
    (finding) => !isPlanted(finding) && !(planted && finding.code === 'total-mismatch'),
  );
  const told = hit?.code === 'total-mismatch' ? hit.details.cause : null;
  const cause = planted?.cause;
  const isTold = !cause || (told?.kind === cause.kind && 'row' in told && told.row === cause.row);
  return [
    ...(planted && !hit ? [`overlooked ${planted.code} at ${planted.cell}`] : []),
    ...(hit && hit.indicator !== planted?.indicator ? [`said of ${hit.indicator ?? 'the table'}`] : []),
    ...(hit && !isTold ? [`cause ${JSON.stringify(told)}`] : []),
    ...alarms.map((alarm) => `false alarm ${alarm.code} at ${cellAddress(alarm)}`),
  ];
}
