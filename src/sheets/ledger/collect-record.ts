/** The record of collected figures (核验记录): which figure came from which file, and when. Rows are only ever added. */
import { unitKey } from '../../domain/table/breakdown';
import { collectedKey } from '../../domain/returns/collecting';
import {
  isBlank,
  isCellError,
  textOf,
  valueAt,
  type CellValue,
  type SheetGrid,
  type WorkbookGrid,
  sheetNamed,
} from '../../spreadsheet/grid';
import { PERSONS, type UnitOfMeasure } from '../../domain/table/unit-of-measure';
import { returnFormat } from '../parts/return-cells';
import { COLOR, FONT, printedOn, rowFormat, STYLE } from '../parts/look';
import { rememberCell, rememberedCell } from '../memory';
import { freeSheetName } from '../sheet-names';
import {
  emptySpec,
  type CellContent,
  type FormatRange,
  type NameSpec,
  type SheetSpec,
} from '../../spreadsheet/spec';

const RECORD_SHEET = '核验记录';
const RECORD_HOME = '收取记录';

const HEADER_ROW = 3;
const HEADINGS = [
  '收取时间',
  '来源文件',
  '单位',
  '月份',
  '收取数',
  '台账原数',
  '处理',
  '文件 SHA-256',
] as const;
const WIDTHS = [18, 28, 16, 8, 13, 11, 9, 50];
const BODY = { name: FONT.body, size: 10.5 };
const FIGURES = { name: FONT.figure, size: 10.5 };

/** A figure that was taken from a file, or that the ledger already had. */
export interface CollectedFigure {
  /** The local time: `2015-06-03 09:12`. */
  readonly when: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly unit: string;
  readonly month: number;
  /** In the ledger's unit of measure. */
  readonly amount: number;
  /** The ledger's previous content; null for an empty cell. */
  readonly before: CellValue;
  readonly handling: 'new' | 'changed' | 'same';
}

const HANDLING_WORDS: Readonly<Record<CollectedFigure['handling'], string>> = {
  new: '新填',
  changed: '改动',
  same: '一致',
};

/** The {@link collectedKey} of every figure collected so far. */
export function readCollected(workbook: WorkbookGrid): ReadonlySet<string> {
  const sheet = recordSheetOf(workbook);
  const collected = new Set<string>();
  const columns = sheet && columnsOf(sheet);
  if (!sheet?.area || !columns) return collected;
  for (let row = columns.headerRow + 1; row <= sheet.area.bottom; row += 1) {
    const month = valueAt(sheet, row, columns.month);
    const unit = valueAt(sheet, row, columns.unit);
    if (typeof month !== 'number' || isBlank(unit) || isCellError(unit)) continue;
    collected.add(collectedKey(textOf(valueAt(sheet, row, columns.sha256)), unitKey(textOf(unit)), month));
  }
  return collected;
}

/** Adds rows to the record; makes the record where there is none. */
export function recordCollected(
  workbook: WorkbookGrid,
  figures: readonly CollectedFigure[],
  measure: UnitOfMeasure = PERSONS,
): { readonly spec: SheetSpec; readonly names: readonly NameSpec[] } {
  const sheet = recordSheetOf(workbook);
  const rows = figures.map(recordRow);
  if (sheet?.area) {
    const top = sheet.area.bottom + 1;
    const spec = {
      ...emptySpec(sheet.name, 'patch'),
      blocks: [{ top, left: 1, rows }],
      formats: rowFormats(top, top + rows.length - 1, measure),
    };
    return { spec, names: [] };
  }
  const name = freeSheetName(
    RECORD_SHEET,
    workbook.sheets.map((grid) => grid.name),
  );
  return {
    spec: newRecord(name, rows, measure),
    names: [rememberCell(RECORD_HOME, { sheet: name, row: 1, column: 1 }, true)],
  };
}

function recordSheetOf(workbook: WorkbookGrid): SheetGrid | null {
  const home = rememberedCell(workbook, RECORD_HOME);
  return home && sheetNamed(workbook, home.sheet);
}

/** The present positions of the columns; null when the headings are gone. */
function columnsOf(
  sheet: SheetGrid,
): { headerRow: number; unit: number; month: number; sha256: number } | null {
  const { area } = sheet;
  if (!area) return null;
  for (let row = area.top; row <= area.bottom; row += 1) {
    const columnOf = (heading: (typeof HEADINGS)[number]): number => {
      for (let column = area.left; column <= area.right; column += 1) {
        if (valueAt(sheet, row, column) === heading) return column;
      }
      return 0;
    };
    const [unit, month, sha256] = [columnOf('单位'), columnOf('月份'), columnOf('文件 SHA-256')];
    if (unit > 0 && month > 0 && sha256 > 0) return { headerRow: row, unit, month, sha256 };
  }
  return null;
}

function recordRow(figure: CollectedFigure): CellContent[] {
  const { before } = figure;
  return [
    figure.when,
    figure.fileName,
    figure.unit,
    figure.month,
    figure.amount,
    typeof before === 'number' ? before : textOf(before),
    HANDLING_WORDS[figure.handling],
    figure.sha256,
  ];
}

function newRecord(name: string, rows: readonly CellContent[][], measure: UnitOfMeasure): SheetSpec {
  const headings = HEADINGS.map((heading) =>
    heading === '收取数' ? `${heading}（${measure.name}）` : heading,
  );
  const last = HEADINGS.length;
  return {
    ...emptySpec(name, 'own'),
    tabColor: COLOR.barSoft,
    blocks: [
      { top: 1, left: 1, rows: [['月报收取核验记录']] },
      {
        top: 2,
        left: 1,
        rows: [
          [
            '每个数来自哪个文件、何时收取。由程序逐次添加在末尾，请勿改动；文件以 SHA-256 为准，改名不影响核对。',
          ],
        ],
      },
      { top: HEADER_ROW, left: 1, rows: [headings, ...rows] },
    ],
    formats: [
      rowFormat(1, 1, last, STYLE.title),
      rowFormat(2, 1, last, STYLE.note),
      rowFormat(HEADER_ROW, 1, last, STYLE.header),
      ...rowFormats(HEADER_ROW + 1, HEADER_ROW + rows.length, measure),
    ],
    merges: [1, 2].map((row) => ({ top: row, left: 1, bottom: row, right: last })),
    columnWidths: WIDTHS.map((width, index) => ({ column: index + 1, width })),
    rowHeights: [
      { row: 1, height: 36 },
      { row: HEADER_ROW, height: 24 },
    ],
    freeze: { rows: HEADER_ROW, columns: 0 },
    print: printedOn('landscape', { tall: 0 }, { repeatRows: { from: HEADER_ROW, to: HEADER_ROW } }),
    showGridLines: false,
  };
}

function rowFormats(top: number, bottom: number, measure: UnitOfMeasure): FormatRange[] {
  const part = (left: number, right: number, style: FormatRange['style']): FormatRange => ({
    area: { top, left, bottom, right },
    style,
  });
  return [
    // All rows keep the same height: long text is shrunk, not wrapped.
    part(1, HEADINGS.length, { ...STYLE.text, font: BODY, wrap: false, shrink: true }),
    part(2, 2, { horizontal: 'left' }),
    part(4, 4, { font: FIGURES, numberFormat: '0"月"' }),
    part(5, 6, { ...STYLE.figure, font: FIGURES, numberFormat: returnFormat(measure) }),
    part(8, 8, { font: FIGURES, horizontal: 'left' }),
  ];
}
