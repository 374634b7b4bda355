/** The sentences on a phase summary sheet: key figures, lagging units, footnotes. */
import { cellAddress, type Position } from '../../spreadsheet/address';
import { countedMonths, type Campaign } from '../../domain/campaign/campaign';
import { STATUS_WORDS } from '../../domain/measures';
import { numberedNotes } from '../parts/numbered-notes';
import { amountText, measuredText } from '../parts/amount-text';
import { wholeList } from '../parts/status-list';
import { leavingOut } from '../parts/left-out';
import { statedMonthNote } from '../parts/stated-month-note';
import type { UnitTable } from '../parts/unit-table';
import type { CellContent } from '../../spreadsheet/spec';
import type { PhaseColumn } from './phase-columns';
import type { PhaseInput, PhaseUnit, StatedTotal } from './phase-input';
import { cutOffCell } from './phase-table';

/** The explanation of 序时进度 for targets that are divided. */
export const PACE_BY_PERIODS =
  '序时进度＝截至统计月份应完成的分期任务÷年度任务数，季度、半年的任务到期末才算应完成；没有分期任务的单位按集中行动已过的月数计算。';

type Table = UnitTable<PhaseColumn, PhaseUnit>;

/** The sentence above the table with the campaign's key figures. */
export function keyFigures({ sources, campaign, phase }: PhaseInput, table: Table): string {
  const { at } = table.place(table.totalRow);
  const count = (status: string): string => `COUNTIF(${table.range('status')},"${status}")`;
  const cutOff = cutOffCell(table);
  const gap = at('paceGap');
  const { name: unit, done: what } = sources.measure;
  const shown = (key: PhaseColumn): string => measuredText(sources.measure, at(key));
  const added = sources.ledger
    ? `&IF(ISNUMBER(${at('added')}),"，其中本阶段${what === '新增会员' ? '新增' : what}"&${shown('added')}&"${unit}","")`
    : '';
  const compared = `IF(ROUND(${gap},2)=0,"与序时进度持平",IF(${gap}>0,"高于","低于")&"序时进度"&TEXT(ABS(${gap}),"0.00")&"个百分点")`;
  const { done, onPace, lagging, severelyLagging, notReported, unclear } = STATUS_WORDS;
  const others = [onPace, lagging, severelyLagging, notReported].map(
    (status) => `，${status}"&${count(status)}&"个`,
  );
  const units = `"。${done}"&${count(done)}&"个单位${others.join('')}"&${unclearUnits(count(unclear))}&"。"`;
  const first = Math.min(...countedMonths(campaign, phase));
  // Only a ledger shows how far the campaign has gone.
  const notBegun =
    sources.ledger && Number.isFinite(first)
      ? `IF(${cutOff}<${first},"本阶段从${first}月开始计数，尚未开始。","")&`
      : '';
  return (
    `=${notBegun}IF(ISNUMBER(${at('completion')}),"截至"&${cutOff}&"月，累计${what}"&${shown('cumulative')}&"${unit}"` +
    `${added}&"；完成年度任务"&${shown('target')}&"${unit}的"&TEXT(${at('completion')},"0.00%")&${leavingOut('completion', table.range)}&"，"&${compared}&${units},` +
    `"截至"&${cutOff}&"月，还没有单位填报。")`
  );
}

/** States how many units have unusable figures, if there are any; part of a text formula. */
function unclearUnits(count: string): string {
  return `IF(${count}=0,"","，${STATUS_WORDS.unclear}"&${count}&"个")`;
}

/** The line below the table that names the lagging units. */
export function laggingUnits(table: Table): string {
  const listed = (status: string, key: PhaseColumn): string => {
    const count = `COUNTIF(${table.range('status')},"${status}")`;
    const names = cellAddress({ row: table.lastRow, column: table.column(key) });
    return `"${status}单位（"&${count}&"个）："&IF(${count}=0,"无",${wholeList(names, count)})`;
  };
  return `=${listed(STATUS_WORDS.lagging, 'laggingNames')}&"。　"&${listed(STATUS_WORDS.severelyLagging, 'severeNames')}&"。"`;
}

/** Notes that a reader needs in order to judge the figures. @param first the cell of the first note */
export function footnotes(input: PhaseInput, table: Table, first: Position): CellContent[] {
  const { campaign, sources } = input;
  const notes: string[] = [];
  if (!sources.ledger) {
    notes.push(
      `工作簿里没有月报台账，累计新增取自任务分解表的“${sources.actualHeading}”，本阶段新增无法单列；序时进度按数据截至的月份计算，不是本阶段末的进度。`,
    );
  }
  notes.push(...sharedMonthNotes(campaign));
  notes.push(
    ...(sources.periods.length > 0 ? [PACE_BY_PERIODS] : []),
    `累计完成率＝累计新增÷年度任务数；${sources.baseline ? '累计增长率＝累计新增÷基数；' : ''}与序时差＝累计完成率－序时进度；排名按累计完成率从高到低，相同的并列。`,
  );
  const { statedMonth, statedTotals } = sources;
  const changing = [
    ...(statedMonth === null
      ? []
      : [(label: string) => statedMonthNote(statedMonth, label, cutOffCell(table))]),
    ...statedTotals.map((total) => (label: string) => statedTotal(total, label, table)),
  ];
  return numberedNotes(notes, changing, first);
}

/** States that the table's total row differs from the sum of its rows, for as long as it does. */
function statedTotal({ key, cell }: StatedTotal, label: string, table: Table): string {
  const computed = table.place(table.totalRow).at(key);
  const heading = key === 'baseline' ? '基数' : '年度任务数';
  return (
    `=IF(COUNT(${cell},${computed})<2,"",IF(ROUND(${cell}-${computed},9)=0,"","${label}任务分解表合计行填写的${heading}为"&${amountText(cell)}&` +
    `"，按各单位逐行相加为"&${amountText(computed)}&"，本表采用后者。"))`
  );
}

/** States, for each month that two phases share, which phase counts it. */
export function sharedMonthNotes(campaign: Campaign): string[] {
  return campaign.phases.slice(1).flatMap((later, index) => {
    const earlier = campaign.phases[index];
    if (!earlier || earlier.lastMonth < later.firstMonth) return [];
    const last = Math.min(earlier.lastMonth, later.lastMonth);
    const months = last === later.firstMonth ? `${last}月` : `${later.firstMonth}月至${last}月`;
    const owner = campaign.sharedMonth === 'earlier' ? earlier : later;
    return [
      `${months}同属“${earlier.name}”和“${later.name}”两个阶段，新增数只计入“${owner.name}”阶段，各阶段新增之和等于全年累计。`,
    ];
  });
}
