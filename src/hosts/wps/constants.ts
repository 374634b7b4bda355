/**
 * Numbers of ET's enumerations. They are written out because some builds lack `Application.Enum`, and silently ignore names given as
 * strings.
 */
import type { BorderLine, CellStyle, ChartSeries } from '../../spreadsheet/spec';

type Side = 'top' | 'right' | 'bottom' | 'left' | 'insideHorizontal' | 'insideVertical';

/** XlSheetVisibility: xlSheetVisible, xlSheetVeryHidden. */
export const VISIBLE = -1;
export const VERY_HIDDEN = 2;

/** Constants.xlNone: no line, no pattern, no marker. */
export const NONE = -4142;

/** XlBordersIndex. */
export const BORDER: Readonly<Record<Side, number>> = {
  left: 7,
  top: 8,
  bottom: 9,
  right: 10,
  insideVertical: 11,
  insideHorizontal: 12,
};

const CONTINUOUS = 1;
/** XlLineStyle and XlBorderWeight. */
export const LINE: Readonly<Record<BorderLine, { readonly style: number; readonly weight: number }>> = {
  none: { style: NONE, weight: 2 },
  hair: { style: CONTINUOUS, weight: 1 },
  thin: { style: CONTINUOUS, weight: 2 },
  medium: { style: CONTINUOUS, weight: -4138 },
};

/** XlHAlign and XlVAlign. */
export const HORIZONTAL: Readonly<Record<NonNullable<CellStyle['horizontal']>, number>> = {
  general: 1,
  left: -4131,
  center: -4108,
  right: -4152,
};
export const VERTICAL: Readonly<Record<NonNullable<CellStyle['vertical']>, number>> = {
  top: -4160,
  center: -4108,
  bottom: -4107,
};

/** XlFormatConditionType. */
export const CONDITION = { expression: 2, dataBar: 4 } as const;
/** XlConditionValueTypes.xlConditionValueNumber. */
export const CONDITION_NUMBER = 0;
/** XlDataBarFillType.xlDataBarFillSolid. */
export const SOLID_BAR = 0;

/** XlDVType, XlDVAlertStyle.xlValidAlertStop, XlFormatConditionOperator. */
export const VALIDATION = { 'whole-number': 1, decimal: 2, list: 3, 'list-from': 3 } as const;
export const STOP = 1;
export const BETWEEN = 1;
export const AT_LEAST = 7;

/** XlPaperSize.xlPaperA4, XlPageOrientation. */
export const A4 = 9;
export const ORIENTATION = { portrait: 1, landscape: 2 } as const;

/** XlChartType. */
export const CHART: Readonly<Record<ChartSeries['kind'], number>> = { column: 51, bar: 57, line: 4 };
/** XlRowCol.xlColumns: each column of the source is a series. */
export const BY_COLUMNS = 2;
/** XlAxisType.xlValue. */
export const VALUE_AXIS = 2;
/** XlLegendPosition.xlLegendPositionBottom. */
export const LEGEND_BOTTOM = -4107;
/** XlMarkerStyle.xlMarkerStyleCircle. */
export const CIRCLE = 8;
/** MsoLineDashStyle.msoLineDash. */
export const DASH = 4;

/** MsoCTPDockPosition.msoCTPDockPositionRight. */
export const DOCK_RIGHT = 2;

/** The errors of cells by the number that `Value2` gives for them: 0x800A0000 plus the number of CVErr. */
export const ERROR_VALUES: ReadonlyMap<number, string> = new Map([
  [-2146826288, '#NULL!'],
  [-2146826281, '#DIV/0!'],
  [-2146826273, '#VALUE!'],
  [-2146826265, '#REF!'],
  [-2146826259, '#NAME?'],
  [-2146826252, '#NUM!'],
  [-2146826246, '#N/A'],
  [-2146826245, '#GETTING_DATA'],
  [-2146826243, '#SPILL!'],
  [-2146826238, '#CALC!'],
]);
