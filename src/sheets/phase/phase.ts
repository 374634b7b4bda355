/**
 * A phase summary sheet (阶段汇总): the units' figures of one phase, live, ready to print and hand on.
 */
import { absoluteAddress, cellAddress, type Area } from '../../spreadsheet/address';
import { countedMonths, inYear, phaseInFull, type Campaign } from '../../domain/campaign/campaign';
import { filledDown } from '../../spreadsheet/fill-down';
import { COLOR, columnFormat, COUNT, printedOn, rowFormat, statusColors, STYLE } from '../parts/look';
import { PHASE_HEADINGS } from '../own-words';
import { PHASE_COLUMN as COLUMN, PHASE_HEADER_ROW } from './phase-columns';
import { STATUS_WORDS } from '../../domain/measures';
import { statusFormula } from '../parts/status-formula';
import { listSoFar, wholeList } from '../parts/status-list';
import { addedFormula, cumulativeFormula } from '../ledger/returns-formula';
import {
  figureFrom,
  sumOrBlank,
  totalCompletion,
  totalGrowth,
  type TotalRanges,
} from '../parts/total-formulas';
import {
  emptySpec,
  type CellContent,
  type ChartSpec,
  type FormatRange,
  type SheetSpec,
} from '../../spreadsheet/spec';

/** Where the figures come from, as references in formulas of another sheet. */
export interface PhaseSources {
  /** Columns of the table, unit rows only (and what stands between them). */
  readonly units: string;
  readonly baseline: string;
  readonly target: string;
  readonly note: string | null;
  /** The table's actual column; used where there is no ledger. */
  readonly actual: string | null;
  /** The monthly returns: unit names, month numbers above, figures; persons. */
  readonly ledger: { readonly units: string; readonly months: string; readonly figures: string } | null;
  readonly cutOff: string;
  readonly lagging: string;
  readonly severe: string;
  /** The pace at a month, as a part of a formula. */
  readonly paceAt: (month: string) => string;
  /** Persons in one of the unit of measure of the baseline, and of the target. */
  readonly baselineScale: number;
  readonly targetScale: number;
}

/** A unit of a phase sheet. */
export interface PhaseUnit {
  /** As it stands in the table. */
  readonly name: string;
  /**
   * Its place in the table's and in the ledger's columns, where the name can't tell (it is blank or stands twice);
   * null where the name does, which holds even when someone sorts the table.
   */
  readonly tablePosition: number | null;
  readonly ledgerPosition: number | null;
}

export interface PhaseInput {
  readonly campaign: Campaign;
  /** Which of the campaign's phases. */
  readonly phase: number;
  readonly sheet: string;
  readonly title: string;
  /** In the order of the sheet. */
  readonly units: readonly PhaseUnit[];
  readonly sources: PhaseSources;
  /** What people typed into 备注, by the unit's name as it stands. */
  readonly typedNotes: ReadonlyMap<string, string>;
  /** The words for the figures' unit of measure: 人, 万人. */
  readonly unitOfMeasure: { readonly baseline: string; readonly target: string };
}

const LAST_COLUMN = COLUMN.note;

/** What MATCH reads as more than itself. */
const WILDCARD = /[~*?]/;
const FIRST_ROW = PHASE_HEADER_ROW + 1;
const CUT_OFF: string = absoluteAddress({ row: 3, column: 7 });
const PACE: string = absoluteAddress({ row: 3, column: 10 });
/** More columns than this make a chart nobody can read. */
const MOST_CHART_UNITS = 60;

/** The name of a phase's sheet. */
export function phaseSheetName(phase: string): string {
  return `${phaseInFull(phase)}汇总`;
}

/** Where the total of 本阶段新增 stands on the sheet of so many units. */
export function phaseTotalCell(units: number): { readonly row: number; readonly column: number } {
  return { row: FIRST_ROW + units, column: COLUMN.added };
}

/** The summary sheet of one phase. */
export function phaseSheet(input: PhaseInput): SheetSpec {
  const sheet = new PhaseSheet(input);
  return {
    ...emptySpec(input.sheet, 'own'),
    tabColor: COLOR.bar,
    ...filledDown(sheet.cells(), { top: 1, left: 1 }, (index) => sheet.isPatterned(index + 1)),
    formats: sheet.formats(),
    merges: sheet.merges(),
    columnWidths: [6, 15, 12, 12, 12, 12, 12, 12, 12, 12, 8, 11, 24].map((width, index) => ({
      column: index + 1,
      width,
    })),
    rowHeights: sheet.rowHeights(),
    hiddenColumns: [COLUMN.tablePosition, COLUMN.ledgerPosition, COLUMN.laggingNames, COLUMN.severeNames],
    conditionalFormats: [
      { kind: 'data-bar', area: sheet.unitArea(COLUMN.completion), color: COLOR.barSoft, min: 0, max: 1 },
      ...statusColors(sheet.unitArea(COLUMN.status), cellAddress({ row: FIRST_ROW, column: COLUMN.status })),
    ],
    charts: input.units.length > 0 ? [sheet.chart()] : [],
    freeze: { rows: PHASE_HEADER_ROW, columns: COLUMN.unit },
    print: printedOn(
      'landscape',
      { tall: 0 },
      {
        repeatRows: { from: PHASE_HEADER_ROW, to: PHASE_HEADER_ROW },
        printArea: { top: 1, left: 1, bottom: sheet.chartRow, right: LAST_COLUMN },
      },
    ),
    showGridLines: false,
  };
}

/** The rows of a phase sheet, top to bottom. */
class PhaseSheet {
  private readonly lastRow: number;
  private readonly totalRow: number;
  private readonly laggingRow: number;
  private readonly noteRows: readonly string[];
  readonly chartRow: number;

  constructor(private readonly input: PhaseInput) {
    this.lastRow = FIRST_ROW + input.units.length - 1;
    this.totalRow = this.lastRow + 1;
    this.laggingRow = this.totalRow + 1;
    this.noteRows = footnotes(input);
    this.chartRow = this.laggingRow + this.noteRows.length + 1;
  }

  cells(): CellContent[][] {
    const { input } = this;
    const { campaign } = input;
    const phase = campaign.phases[input.phase];
    const first = phase?.firstMonth ?? 1;
    const last = phase?.lastMonth ?? 12;
    const period =
      first === last
        ? `${inYear(campaign.targetYear)}${String(first)}月`
        : `${inYear(campaign.targetYear)}${String(first)}月至${String(last)}月`;
    const { baseline, target } = input.unitOfMeasure;
    const blank = (count: number): CellContent[] => Array.from({ length: count }, () => '');
    return [
      [input.title, ...blank(12)],
      [`填报单位：${campaign.federation}`, ...blank(5), '填报日期：　　　　年　　月　　日', ...blank(6)],
      [
        `统计期间：${period}`,
        ...blank(5),
        { formula: `=MIN(${input.sources.cutOff},${String(this.lastMonth)})` },
        ...blank(2),
        { formula: `=${input.sources.paceAt(CUT_OFF)}` },
        '',
        `单位：${baseline === target ? target : `基数${baseline}，其余${target}`}`,
        '',
      ],
      [{ formula: this.keyFigures() }, ...blank(12)],
      [...PHASE_HEADINGS],
      ...input.units.map((unit, index) => this.unitCells(unit, index)),
      this.totalCells(),
      [{ formula: this.laggingUnits() }, ...blank(12)],
      ...this.noteRows.map((note): CellContent[] => [note, ...blank(12)]),
    ];
  }

  /** Whether a row's formulas are its neighbours': not where a place stands in for what a name would tell. */
  isPatterned(row: number): boolean {
    const unit = this.input.units[row - FIRST_ROW];
    if (!unit) return false;
    return unit.tablePosition === null && unit.ledgerPosition === null && !WILDCARD.test(unit.name);
  }

  private get months(): readonly number[] {
    return countedMonths(this.input.campaign, this.input.phase);
  }

  private get lastMonth(): number {
    const { campaign, phase } = this.input;
    return Math.max(...this.months, this.months.length === 0 ? (campaign.phases[phase]?.lastMonth ?? 12) : 0);
  }

  private unitCells(unit: PhaseUnit, index: number): CellContent[] {
    const row = FIRST_ROW + index;
    const { sources, typedNotes } = this.input;
    const at = (column: number): string => cellAddress({ row, column });
    const inTable = (range: string): string => `INDEX(${range},${at(COLUMN.tablePosition)})`;
    const name = `$B${String(row)}`;
    const factor = sources.targetScale / sources.baselineScale;
    return [
      index + 1,
      unit.name,
      { formula: figureFrom(inTable(sources.baseline)) },
      { formula: figureFrom(inTable(sources.target)) },
      sources.ledger
        ? { formula: this.returned(addedFormula(this.returns(row), this.firstMonth, CUT_OFF)) }
        : '',
      this.cumulativeOf(row),
      { formula: rate(at(COLUMN.cumulative), at(COLUMN.target), 1) },
      { formula: rate(at(COLUMN.cumulative), at(COLUMN.baseline), factor) },
      { formula: `=${PACE}` },
      { formula: paceGap(at(COLUMN.completion), at(COLUMN.pace)) },
      {
        formula: `=IF(ISNUMBER(${at(COLUMN.completion)}),RANK(${at(COLUMN.completion)},${this.unitRange(COLUMN.completion)}),"")`,
      },
      {
        formula: statusFormula(at(COLUMN.target), at(COLUMN.cumulative), at(COLUMN.completion), {
          pace: at(COLUMN.pace),
          lagging: sources.lagging,
          severe: sources.severe,
        }),
      },
      typedNotes.get(unit.name) ??
        (sources.note === null ? '' : { formula: textFrom(inTable(sources.note)) }),
      unit.tablePosition ?? { formula: `=MATCH(${lookupText(name, unit.name)},${sources.units},0)` },
      sources.ledger
        ? (unit.ledgerPosition ?? {
            formula: `=IFERROR(MATCH(${lookupText(name, unit.name)},${sources.ledger.units},0),0)`,
          })
        : '',
      { formula: listSoFar(row, COLUMN.laggingNames, listOf(STATUS_WORDS.lagging)) },
      { formula: listSoFar(row, COLUMN.severeNames, listOf(STATUS_WORDS.severelyLagging)) },
    ];
  }

  private get firstMonth(): number {
    return Math.min(...this.months, 13);
  }

  private returns(row: number): { months: string; figures: string; kind: Campaign['returnKind'] } {
    const { ledger } = this.input.sources;
    const position = cellAddress({ row, column: COLUMN.ledgerPosition });
    return {
      months: ledger?.months ?? '',
      figures: `INDEX(${ledger?.figures ?? ''},${position},0)`,
      kind: this.input.campaign.returnKind,
    };
  }

  /** A figure of the ledger in the table's own unit of measure; blank for a unit the ledger does not have. */
  private returned(figure: string): string {
    const { targetScale } = this.input.sources;
    const inTable = targetScale === 1 ? figure : `IFERROR(${figure}/${String(targetScale)},"")`;
    return `=IFERROR(${inTable},"")`;
  }

  private cumulativeOf(row: number): CellContent {
    const { sources } = this.input;
    if (sources.ledger) {
      const position = cellAddress({ row, column: COLUMN.ledgerPosition });
      const reported = `IF(${position}=0,"",${cumulativeFormula(this.returns(row), CUT_OFF)})`;
      return { formula: this.returned(reported) };
    }
    if (sources.actual === null) return '';
    return {
      formula: figureFrom(`INDEX(${sources.actual},${cellAddress({ row, column: COLUMN.tablePosition })})`),
    };
  }

  private totalCells(): CellContent[] {
    const at = (column: number): string => cellAddress({ row: this.totalRow, column });
    const sum = (column: number): CellContent => ({ formula: sumOrBlank(this.unitRange(column)) });
    const factor = this.input.sources.targetScale / this.input.sources.baselineScale;
    const ranges: TotalRanges = {
      baseline: this.unitRange(COLUMN.baseline),
      target: this.unitRange(COLUMN.target),
      actual: this.unitRange(COLUMN.cumulative),
      status: null,
      growthRate: (ratio) => scaledRatio(ratio, factor),
    };
    return [
      '合计',
      '',
      sum(COLUMN.baseline),
      sum(COLUMN.target),
      sum(COLUMN.added),
      sum(COLUMN.cumulative),
      { formula: totalCompletion(ranges) },
      { formula: totalGrowth(ranges) },
      { formula: `=${PACE}` },
      { formula: paceGap(at(COLUMN.completion), at(COLUMN.pace)) },
      '',
      '',
      '',
    ];
  }

  /** One sentence over the table that says where the campaign stands. */
  private keyFigures(): string {
    const at = (column: number): string => cellAddress({ row: this.totalRow, column });
    const count = (status: string): string => `COUNTIF(${this.unitRange(COLUMN.status)},"${status}")`;
    const gap = at(COLUMN.paceGap);
    const people = this.input.sources.targetScale === 1 ? '"#,##0"' : '"#,##0.00"';
    const unit = this.input.unitOfMeasure.target;
    const added = this.input.sources.ledger
      ? `&IF(ISNUMBER(${at(COLUMN.added)}),"，其中本阶段新增"&TEXT(${at(COLUMN.added)},${people})&"${unit}","")`
      : '';
    const compared = `IF(ROUND(${gap},2)=0,"与序时进度持平",IF(${gap}>0,"快于","慢于")&"序时进度"&TEXT(ABS(${gap}),"0.00")&"个百分点")`;
    const { done, onPace, lagging, severelyLagging, notReported, unclear } = STATUS_WORDS;
    const others = [onPace, lagging, severelyLagging, notReported].map(
      (status) => `，${status}"&${count(status)}&"个`,
    );
    const units = `"。${done}"&${count(done)}&"个单位${others.join('')}"&${unclearUnits(count(unclear))}&"。"`;
    return (
      `=IF(ISNUMBER(${at(COLUMN.completion)}),"截至"&${CUT_OFF}&"月，累计新增会员"&TEXT(${at(COLUMN.cumulative)},${people})&"${unit}"` +
      `${added}&"；完成年度任务"&TEXT(${at(COLUMN.target)},${people})&"${unit}的"&TEXT(${at(COLUMN.completion)},"0.00%")&"，"&${compared}&${units},` +
      `"截至"&${CUT_OFF}&"月，还没有单位填报。")`
    );
  }

  private laggingUnits(): string {
    const names = (column: number): string => cellAddress({ row: this.lastRow, column });
    const listed = (status: string, column: number): string => {
      const count = `COUNTIF(${this.unitRange(COLUMN.status)},"${status}")`;
      return `"${status}单位（"&${count}&"个）："&IF(${count}=0,"无",${wholeList(names(column))})`;
    };
    return `=${listed(STATUS_WORDS.lagging, COLUMN.laggingNames)}&"。　"&${listed(STATUS_WORDS.severelyLagging, COLUMN.severeNames)}&"。"`;
  }

  unitArea(column: number): Area {
    return { top: FIRST_ROW, left: column, bottom: this.lastRow, right: column };
  }

  private unitRange(column: number): string {
    const at = (row: number): string => absoluteAddress({ row, column });
    return `${at(FIRST_ROW)}:${at(this.lastRow)}`;
  }

  formats(): FormatRange[] {
    const { lastRow, totalRow } = this;
    const people = this.input.sources.targetScale === 1 ? COUNT : '#,##0.00##';
    const baseline = this.input.sources.baselineScale === 1 ? COUNT : '#,##0.00##';
    const body = (column: number, style: FormatRange['style']): FormatRange =>
      columnFormat(column, FIRST_ROW, totalRow, style);
    return [
      rowFormat(1, 1, LAST_COLUMN, STYLE.title),
      { area: { top: 2, left: 1, bottom: 3, right: LAST_COLUMN }, style: STYLE.subtitle },
      rowFormat(2, 7, LAST_COLUMN, { horizontal: 'right' }),
      rowFormat(3, 7, 9, { horizontal: 'center', numberFormat: '"数据截至"0"月"' }),
      rowFormat(3, 10, 11, { horizontal: 'center', numberFormat: '"序时进度"0.00%' }),
      rowFormat(3, 12, LAST_COLUMN, { horizontal: 'right' }),
      rowFormat(4, 1, LAST_COLUMN, STYLE.keyFigures),
      rowFormat(PHASE_HEADER_ROW, 1, LAST_COLUMN, STYLE.header),
      {
        area: { top: FIRST_ROW, left: 1, bottom: totalRow, right: LAST_COLUMN },
        style: STYLE.figure,
      },
      body(COLUMN.ordinal, { horizontal: 'center', indent: 0 }),
      body(COLUMN.unit, STYLE.text),
      body(COLUMN.baseline, { numberFormat: baseline }),
      ...[COLUMN.target, COLUMN.added, COLUMN.cumulative].map((column) =>
        body(column, { numberFormat: people }),
      ),
      ...[COLUMN.completion, COLUMN.growth, COLUMN.pace].map((column) => body(column, STYLE.rate)),
      body(COLUMN.paceGap, STYLE.points),
      body(COLUMN.rank, { numberFormat: '0', horizontal: 'center', indent: 0 }),
      body(COLUMN.status, STYLE.text),
      {
        area: { top: FIRST_ROW, left: COLUMN.tablePosition, bottom: lastRow, right: COLUMN.severeNames },
        style: STYLE.helper,
      },
      columnFormat(COLUMN.note, FIRST_ROW, lastRow, { ...STYLE.text, horizontal: 'left' }),
      rowFormat(totalRow, 1, LAST_COLUMN, STYLE.total),
      rowFormat(totalRow, 1, 2, { ...STYLE.text, font: { name: '黑体' } }),
      rowFormat(this.laggingRow, 1, LAST_COLUMN, STYLE.keyFigures),
      ...this.noteRows.map((_, index) => rowFormat(this.laggingRow + 1 + index, 1, LAST_COLUMN, STYLE.note)),
    ];
  }

  merges(): Area[] {
    const whole = (row: number): Area => ({ top: row, left: 1, bottom: row, right: LAST_COLUMN });
    const part = (row: number, left: number, right: number): Area => ({ top: row, left, bottom: row, right });
    return [
      whole(1),
      part(2, 1, 6),
      part(2, 7, LAST_COLUMN),
      part(3, 1, 6),
      part(3, 7, 9),
      part(3, 10, 11),
      part(3, 12, LAST_COLUMN),
      whole(4),
      part(this.totalRow, 1, 2),
      whole(this.laggingRow),
      ...this.noteRows.map((_, index) => whole(this.laggingRow + 1 + index)),
    ];
  }

  rowHeights(): { row: number; height: number }[] {
    const body = Array.from({ length: this.totalRow - FIRST_ROW + 1 }, (_, index) => ({
      row: FIRST_ROW + index,
      height: 19,
    }));
    return [
      { row: 1, height: 36 },
      { row: 2, height: 19 },
      { row: 3, height: 19 },
      { row: 4, height: 36 },
      { row: PHASE_HEADER_ROW, height: 34 },
      ...body,
      { row: this.laggingRow, height: 34 },
      ...this.noteRows.map((_, index) => ({ row: this.laggingRow + 1 + index, height: 17 })),
      // One row, because no program breaks a page inside a row: the chart is never cut in two.
      { row: this.chartRow, height: 210 },
    ];
  }

  chart(): ChartSpec {
    const shown = Math.min(this.input.units.length, MOST_CHART_UNITS);
    const data = (column: number): { sheet: string; area: Area } => ({
      sheet: this.input.sheet,
      area: { top: FIRST_ROW, left: column, bottom: FIRST_ROW + shown - 1, right: column },
    });
    const some = shown < this.input.units.length ? `（前${String(shown)}个单位）` : '';
    return {
      name: '完成率图',
      title: `各单位累计完成率与序时进度${some}`,
      anchor: { top: this.chartRow, left: 1, bottom: this.chartRow, right: LAST_COLUMN },
      categories: data(COLUMN.unit),
      series: [
        {
          name: '累计完成率',
          kind: 'column',
          values: data(COLUMN.completion),
          color: COLOR.bar,
          labels: shown <= 20,
        },
        {
          name: '序时进度',
          kind: 'line',
          values: data(COLUMN.pace),
          color: COLOR.pace,
          labels: false,
          dashed: true,
        },
      ],
      valueAxis: { numberFormat: '0%', min: 0 },
      legend: 'bottom',
    };
  }
}

/** A ratio, blank where either part is missing or the whole is not above zero. */
function rate(part: string, whole: string, factor: number): string {
  const ratio = scaledRatio(`${part}/${whole}`, factor);
  return `=IF(AND(ISNUMBER(${part}),ISNUMBER(${whole})),IF(${whole}>0,${ratio},""),"")`;
}

function scaledRatio(ratio: string, factor: number): string {
  return factor === 1 ? ratio : `ROUND(${ratio}*${String(factor)},12)`;
}

/** The text of another sheet; nothing for a blank cell. */
function textFrom(cell: string): string {
  return `=IF(${cell}="","",${cell})`;
}

/** Names the units whose figures can't be used, where there are any; a part of a text formula. */
function unclearUnits(count: string): string {
  return `IF(${count}=0,"","，${STATUS_WORDS.unclear}"&${count}&"个")`;
}

function listOf(status: string): { nameColumn: number; statusColumn: number; status: string } {
  return { nameColumn: COLUMN.unit, statusColumn: COLUMN.status, status };
}

/** Percentage points. */
function paceGap(completion: string, pace: string): string {
  return `=IF(ISNUMBER(${completion}),(${completion}-${pace})*100,"")`;
}

/** MATCH reads `~ * ?` as wildcards; names that have one are looked up with them escaped. */
function lookupText(cell: string, name: string): string {
  if (!WILDCARD.test(name)) return cell;
  return `SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(${cell},"~","~~"),"*","~*"),"?","~?")`;
}

/** What a reader must know to trust the figures. */
function footnotes(input: PhaseInput): string[] {
  const { campaign, sources } = input;
  const notes: string[] = [];
  if (!sources.ledger) {
    notes.push('工作簿里没有月报台账，累计新增取自任务分解表的实际新增数，本阶段新增无法单列。');
  }
  notes.push(...sharedMonthNotes(campaign));
  notes.push(
    '累计完成率＝累计新增÷年度任务数；累计增长率＝累计新增÷基数；与序时差＝累计完成率－序时进度；排名按累计完成率从高到低，相同的并列。',
  );
  return notes.map((note, index) => `注${notes.length > 1 ? String(index + 1) : ''}：${note}`);
}

/** Says of each month that two phases share which one it counts in. */
export function sharedMonthNotes(campaign: Campaign): string[] {
  return campaign.phases.slice(1).flatMap((later, index) => {
    const earlier = campaign.phases[index];
    if (!earlier || earlier.lastMonth < later.firstMonth) return [];
    const last = Math.min(earlier.lastMonth, later.lastMonth);
    const months =
      last === later.firstMonth ? `${String(last)}月` : `${String(later.firstMonth)}月至${String(last)}月`;
    const owner = campaign.sharedMonth === 'earlier' ? earlier : later;
    return [
      `${months}同属“${earlier.name}”和“${later.name}”两个阶段，新增数只计入“${owner.name}”阶段，各阶段新增之和等于全年累计。`,
    ];
  });
}
