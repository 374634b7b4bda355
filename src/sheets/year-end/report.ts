/** 专题报告: the drafted report in prose; every figure in it is a formula that refers to the other sheets. */
import { absoluteAddress, absoluteAreaAddress, quotedSheet } from '../../spreadsheet/address';
import { SEVERITY_WORDS, type Severity } from '../../domain/finding';
import { STATUS_WORDS, type Status } from '../../domain/measures';
import { measuredText } from '../parts/amount-text';
import { plainText, type ListedStatus, type Piece, type ReportFigure, type Section } from './narrative';
import { COLOR, FONT, rowFormat, STYLE } from '../parts/look';
import { phaseTotalCell } from '../phase/phase';
import { emptySpec, type CellContent, type CellStyle, type SheetSpec } from '../../spreadsheet/spec';
import { wholeList } from '../parts/status-list';
import { leftOutOfCompletion, leftOutOfGrowth } from '../parts/left-out';
import { linesNeeded } from '../../spreadsheet/text-size';
import type { AreaSummaryReference } from '../areas/area-summary-places';
import { againstGoal } from './annual';
import type { AnnualLayout } from './annual-layout';
import type { AnnualColumn } from './annual-table';
import { placedCell } from './ranking';
import { RECORD_FIRST_ROW, RECORD_SEVERITY_COLUMN, RECORD_SHEET } from './record';

export const REPORT_SHEET = '专题报告';

const WIDTH = 76;
/** Excel's limit for the height of a row, in points. */
const TALLEST_ROW = 409;
const BODY_SIZE = 15;
const LINE_HEIGHT = 25;
/** Excel's limit for the length of a text inside a formula. */
const LONGEST_LITERAL = 255;

const HEADING: CellStyle = { font: { name: FONT.heading, size: BODY_SIZE }, vertical: 'center' };
const BODY: CellStyle = { font: { name: FONT.body, size: BODY_SIZE }, vertical: 'center', wrap: true };
const TO_FILL: CellStyle = { font: { color: COLOR.toFill } };
const SIGNATURE: CellStyle = { ...BODY, horizontal: 'right' };

interface Line {
  readonly content: CellContent;
  readonly style: CellStyle;
  readonly height: number;
}

/** Sections of the report, and the sheets that their figures refer to. */
export interface ReportPart {
  readonly sections: readonly Section[];
  readonly annual: AnnualLayout;
  /** The names of the phase sheets, in the order of the phases. */
  readonly phaseSheets: readonly string[];
  /** The number of rows of 核验记录. */
  readonly findings: number;
  readonly areas: AreaSummaryReference | null;
}

/** The report sheet. @param federation the federation that signs the report */
export function reportSheet(parts: readonly ReportPart[], title: string, federation: string): SheetSpec {
  const lines = [
    { content: title, style: { ...STYLE.title, wrap: true }, height: 60 },
    ...parts.flatMap((part) => {
      const figures = new FigureFormulas(part);
      return part.sections.flatMap((section) => [
        { content: section.heading, style: HEADING, height: 34 },
        ...section.paragraphs.map((pieces) => paragraph(pieces, figures)),
      ]);
    }),
    { content: '', style: BODY, height: 24 },
    { content: federation, style: SIGNATURE, height: 30 },
    { content: '　　　　年　　月　　日', style: SIGNATURE, height: 30 },
  ];
  return {
    ...emptySpec(REPORT_SHEET, 'own'),
    tabColor: COLOR.pace,
    blocks: [{ top: 1, left: 1, rows: lines.map((line) => [line.content]) }],
    formats: lines.map((line, index) => rowFormat(index + 1, 1, 1, line.style)),
    columnWidths: [{ column: 1, width: WIDTH }],
    rowHeights: lines.map((line, index) => ({ row: index + 1, height: line.height })),
    print: {
      orientation: 'portrait',
      fit: { wide: 1, tall: 0 },
      margins: { top: 2.5, right: 2.2, bottom: 2.2, left: 2.2 },
      // The footer is that of the other sheets, because all are printed together.
      footer: '第 &P 页 共 &N 页',
      centerHorizontally: true,
    },
    showGridLines: false,
  };
}

function paragraph(pieces: readonly Piece[], figures: FigureFormulas): Line {
  const shown = `　　${plainText(pieces)}`;
  const height = Math.min(TALLEST_ROW, LINE_HEIGHT * linesNeeded(shown, WIDTH, BODY_SIZE) + 4);
  const isToFill = pieces.every((piece) => piece.kind === 'to-fill');
  const style = isToFill ? { ...BODY, font: { ...BODY.font, ...TO_FILL.font } } : BODY;
  if (pieces.every((piece) => piece.kind !== 'figure')) return { content: shown, style, height };
  const parts = pieces.map((piece) =>
    piece.kind === 'figure' ? figures.formula(piece.figure) : literal(plainText([piece])),
  );
  return { content: { formula: `="　　"&${parts.join('&')}` }, style, height };
}

/** A text as a constant in a formula; a text beyond Excel's limit is joined from shorter pieces. */
function literal(text: string): string {
  const parts: string[] = [];
  for (let start = 0; start < text.length; start += LONGEST_LITERAL - 5) {
    parts.push(`"${text.slice(start, start + LONGEST_LITERAL - 5).replace(/"/g, '""')}"`);
  }
  return parts.join('&');
}

/** Converts each figure of the report to part of a text formula. */
class FigureFormulas {
  constructor(private readonly sources: Omit<ReportPart, 'sections'>) {}

  private get annual(): AnnualLayout {
    return this.sources.annual;
  }

  formula(figure: ReportFigure): string {
    const { annual } = this;
    const range = (key: AnnualColumn): string => annual.range(key);
    switch (figure.kind) {
      case 'cut-off-month':
        return annual.cutOff;
      case 'unit-count':
        return shown(`COUNTA(${annual.range('unit')})`, '#,##0');
      case 'total':
        return this.total(figure.of);
      case 'pace':
        return share(annual.pace);
      case 'against-pace':
        return this.againstPace();
      case 'against-goal':
        return againstGoal(annual.total('growth'), annual.goal);
      case 'phase-added':
        return this.amount(this.phaseAdded(figure.phase));
      case 'phase-share':
        return `TEXT(IF(N(${annual.total('cumulative')})=0,0,N(${this.phaseAdded(figure.phase)})/${annual.total('cumulative')}),"0.00%")`;
      case 'status-count':
        return this.statusCount(figure.status);
      case 'left-out':
        return figure.of === 'completion' ? leftOutOfCompletion(range) : leftOutOfGrowth(range);
      case 'status-units':
        return this.statusUnits(figure.status);
      case 'placed-unit':
        return placedCell(annual, figure.place, 'unit');
      case 'placed-rate':
        return share(placedCell(annual, figure.place, 'completion'));
      case 'finding-count':
        return this.findingCount(figure.severity);
      case 'area':
        return this.area(figure);
    }
  }

  private total(of: Extract<ReportFigure, { kind: 'total' }>['of']): string {
    const { annual } = this;
    switch (of) {
      case 'baseline':
      case 'target':
        return this.amount(annual.total(of));
      case 'actual':
        return this.amount(annual.total('cumulative'));
      case 'yearEndMembers':
        return this.amount(annual.total('yearEnd'));
      case 'completionRate':
        return share(annual.total('completion'));
      case 'growthRate':
        return share(annual.total('growth'));
    }
  }

  private area({ area, of }: Extract<ReportFigure, { kind: 'area' }>): string {
    const { areas } = this.sources;
    const cell = (area === null ? areas?.total : areas?.areas[area]?.cells)?.[of] ?? '""';
    return of === 'rate' ? share(cell) : shown(cell, '#,##0');
  }

  /** An amount in the table's unit of measure, as text. */
  private amount(cell: string): string {
    return orDash(cell, measuredText(this.annual.input.measure, cell));
  }

  private againstPace(): string {
    const gap = `ROUND((N(${this.annual.total('completion')})-${this.annual.pace})*100,2)`;
    return `IF(${gap}=0,"与序时进度持平",IF(${gap}>0,"高于","低于")&"序时进度"&TEXT(ABS(${gap}),"0.00")&"个百分点")`;
  }

  private phaseAdded(phase: number): string {
    const cell = phaseTotalCell(this.annual.input.units.length, this.annual);
    return `${quotedSheet(this.sources.phaseSheets[phase] ?? '')}!${absoluteAddress(cell)}`;
  }

  private statusUnits(status: ListedStatus): string {
    return wholeList(this.annual.lastOfList(status), this.statusCount(status));
  }

  private statusCount(status: Status): string {
    return `COUNTIF(${this.annual.range('status')},"${STATUS_WORDS[status]}")`;
  }

  private findingCount(severity: Severity): string {
    const area = {
      top: RECORD_FIRST_ROW,
      left: RECORD_SEVERITY_COLUMN,
      bottom: RECORD_FIRST_ROW + Math.max(this.sources.findings, 1) - 1,
      right: RECORD_SEVERITY_COLUMN,
    };
    return `COUNTIF(${quotedSheet(RECORD_SHEET)}!${absoluteAreaAddress(area)},"${SEVERITY_WORDS[severity]}")`;
  }
}

function share(cell: string): string {
  return shown(cell, '0.00%');
}

/** A figure as text; a dash where a later edit leaves no figure. */
function shown(cell: string, format: string): string {
  return orDash(cell, `TEXT(${cell},"${format}")`);
}

function orDash(cell: string, text: string): string {
  return `IF(ISNUMBER(${cell}),${text},"—")`;
}
