/** Reads a return template (填报表) that a unit filled in and returned: by its defined names, or by its labels where the names are gone. */
import type { ReturnKind } from '../../domain/ledger';
import { reportedFigure, type ReportedFigure } from '../../domain/returns/returns';
import { normalizeHeading } from '../../domain/table/headings';
import { measureInHeading } from '../../domain/table/unit-of-measure';
import type { Position } from '../../spreadsheet/address';
import {
  formulaAt,
  sheetNamed,
  textOf,
  valueAt,
  type CellValue,
  type SheetGrid,
  type WorkbookGrid,
} from '../../spreadsheet/grid';
import { rememberedCell, rememberedText } from '../memory';
import { TEMPLATE_LABEL } from '../own-words';
import { RETURN_KIND_WORDS } from '../settings/settings-words';
import {
  figureKey,
  FIGURES_WORD,
  HEADER_ROW,
  INDICATOR_WORD,
  KIND_WORD,
  MONTHS_WORD,
  wordForFigure,
  UNIT_WORD,
  YEAR_WORD,
} from './template-names';

/**
 * The figures of a returned template, without blank months; null for a workbook that is no template. Where the defined names are
 * gone (the sheet was copied into another workbook), the template is recognised by its labels.
 */
export function readTemplate(workbook: WorkbookGrid): ReportedFigure[] | null {
  for (const place of placesOf(workbook)) {
    const sheet = sheetNamed(workbook, place.sheet);
    const unit = sheet ? textOf(valueAt(sheet, place.unit.row, place.unit.column)).trim() : '';
    if (sheet && unit !== '') return templateFigures(sheet, place, unit);
  }
  return null;
}

/** A column that was filled in; `indicator` is set where the template has several. */
interface FigureColumn {
  readonly column: number;
  readonly indicator?: string;
}

/** The unit that a template was made for; null where the workbook is no template. */
export function templateUnit(workbook: WorkbookGrid): string | null {
  for (const { sheet: name, unit } of placesOf(workbook)) {
    const sheet = sheetNamed(workbook, name);
    const text = sheet ? textOf(valueAt(sheet, unit.row, unit.column)).trim() : '';
    if (text !== '') return text;
  }
  return null;
}

/** The positions of a template's cells. */
interface TemplatePlace {
  readonly sheet: string;
  readonly unit: Position;
  /** The cell of the first month. */
  readonly month: Position;
  readonly figureColumns: readonly FigureColumn[];
  readonly year: number | null;
  readonly kind: ReturnKind | null;
}

function placesOf(workbook: WorkbookGrid): TemplatePlace[] {
  const unit = rememberedCell(workbook, UNIT_WORD);
  const month = rememberedCell(workbook, MONTHS_WORD);
  const figure = rememberedCell(workbook, FIGURES_WORD);
  const kind = rememberedCell(workbook, KIND_WORD);
  const sheet = unit && sheetNamed(workbook, unit.sheet);
  const year = Number(rememberedText(workbook, YEAR_WORD) ?? '');
  if (!unit || !month || !figure || !sheet)
    return workbook.sheets.flatMap((grid) => placeByLabels(grid) ?? []);
  return [
    {
      sheet: unit.sheet,
      unit,
      month,
      figureColumns: figureColumns(workbook, figure.column),
      year: year > 0 ? year : null,
      kind: kind && kindOf(valueAt(sheet, kind.row, kind.column)),
    },
  ];
}

/** Finds the positions by the labels beside and above the cells. */
function placeByLabels(sheet: SheetGrid): TemplatePlace | null {
  const { area } = sheet;
  if (!area || !sheet.visible) return null;
  const column = area.left;
  const rowOf = (label: string): number => {
    for (let row = area.top; row <= Math.min(area.bottom, area.top + HEADER_ROW * 2); row += 1) {
      if (valueAt(sheet, row, column) === label) return row;
    }
    return 0;
  };
  const [unit, kind, header] = [
    rowOf(TEMPLATE_LABEL.unit),
    rowOf(TEMPLATE_LABEL.kind),
    rowOf(TEMPLATE_LABEL.month),
  ];
  if (unit === 0 || kind === 0 || header === 0) return null;
  return {
    sheet: sheet.name,
    unit: { row: unit, column: column + 1 },
    month: { row: header + 1, column },
    figureColumns: [{ column: column + 1 }],
    year: null,
    kind: kindOf(valueAt(sheet, kind, column + 1)),
  };
}

function kindOf(value: CellValue): ReturnKind | null {
  if (value === RETURN_KIND_WORDS.monthly) return 'monthly';
  return value === RETURN_KIND_WORDS.cumulative ? 'cumulative' : null;
}

/** Finds the columns of all indicators by their defined names. */
function figureColumns(workbook: WorkbookGrid, first: number): FigureColumn[] {
  const columns: FigureColumn[] = [];
  for (let index = 0; ; index += 1) {
    const key = figureKey(index);
    const indicator = rememberedText(workbook, wordForFigure(INDICATOR_WORD, key));
    const cell = rememberedCell(workbook, wordForFigure(FIGURES_WORD, key));
    if (indicator === null || !cell) return columns.length > 0 ? columns : [{ column: first }];
    columns.push({ column: cell.column, indicator });
  }
}

/** The scale of the unit of measure in the heading above figures. */
function scaleOver(sheet: SheetGrid, firstRow: number, column: number): number {
  const heading = normalizeHeading(textOf(valueAt(sheet, firstRow - 1, column)));
  return measureInHeading(heading)?.scale ?? 1;
}

function templateFigures(sheet: SheetGrid, place: TemplatePlace, unit: string): ReportedFigure[] {
  const figures: ReportedFigure[] = [];
  for (let { row } = place.month; ; row += 1) {
    const month = valueAt(sheet, row, place.month.column);
    if (typeof month !== 'number') return figures;
    for (const { column, indicator } of place.figureColumns) {
      const value = valueAt(sheet, row, column);
      const cell = { value, formula: formulaAt(sheet, row, column), sheet: sheet.name, row, column };
      const told = { month, year: place.year, kind: place.kind };
      const figure = reportedFigure(unit, told, cell, scaleOver(sheet, place.month.row, column));
      if (figure) figures.push({ ...figure, ...(indicator === undefined ? {} : { indicator }) });
    }
  }
}
