/**
 * Turns templates (.xltx, .xltm) into workbooks. Opening a template makes a new workbook from it, as in Excel and WPS.
 */
import { ContentTypes } from './content-types';
import type { Package } from './package';
import { Relationships } from './relationships';

const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Content types of the main part: of a template, and of a workbook made from it. */
const WORKBOOK_TYPES: Readonly<Record<string, string>> = {
  [`${SPREADSHEET}.template.main+xml`]: `${SPREADSHEET}.sheet.main+xml`,
  'application/vnd.ms-excel.template.macroEnabled.main+xml':
    'application/vnd.ms-excel.sheet.macroEnabled.main+xml',
};

/** The extension of a workbook made from a template: `.xltx` → `.xlsx`. Other extensions stay unchanged. */
export function workbookExtension(extension: string): string {
  return extension.toLowerCase().replace(/^\.xlt(?=[xm]$)/, '.xls');
}

/** Turns the package of a template into that of a workbook. Other packages stay unchanged. */
export function templateAsWorkbook(pack: Package): Package {
  const part = new Relationships(pack, '').ofKind('officeDocument')[0]?.part;
  if (typeof part !== 'string' || !pack.has('[Content_Types].xml')) return pack;
  const types = new ContentTypes(pack);
  const type = WORKBOOK_TYPES[types.typeOf(part) ?? ''];
  if (type === undefined) return pack;
  types.declare(part, type);
  types.store(pack, new Map());
  return pack;
}
