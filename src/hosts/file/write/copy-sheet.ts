/**
 * Copies a sheet: its part, and its drawings, charts and comments.
 */
import type { Element } from '@xmldom/xmldom';
import { quotedSheet } from '../../../spreadsheet/address';
import { Relationships, relationshipsPart } from '../package/relationships';
import type { SheetPart } from '../parts/sheet-part';
import type { Workbook } from '../parts/workbook';
import { sameSheet } from '../parts/workbook-part';
import { child, children, relationshipId, removeElement } from '../package/xml';

/** Kinds of related parts that the original and the copy share, because they never change. */
const SHARED_KINDS = ['image', 'hyperlink', 'package', 'oleObject', 'theme'];
/** Kinds of related parts that are not copied: their names must be unique in the workbook. The copy keeps the cells of a table. */
const DROPPED_KINDS = ['table', 'tableSingleCells', 'pivotTable', 'queryTable', 'slicer', 'timeline'];

/**
 * Inserts a copy of a sheet right after the sheet.
 * @throws HostError `sheet-not-found`
 */
export function copySheet(workbook: Workbook, name: string, as: string): void {
  const source = workbook.entry(name);
  const copyName = freeSheetName(workbook, as);
  const copy = workbook.addSheet(copyName, workbook.pack.text(source.part), source.name);
  copyRelated(workbook, source.part, copy.part, (kind, from) => rename(kind, from, source.name, copyName));
  cleanCopy(copy, new Relationships(workbook.pack, copy.part));
  copyLocalNames(workbook, source.name, copyName);
}

function freeSheetName(workbook: Workbook, wanted: string): string {
  const isTaken = (name: string): boolean =>
    workbook.book.sheets().some((sheet) => sameSheet(sheet.name, name));
  let name = wanted;
  for (let number = 2; isTaken(name); number++) {
    const suffix = ` (${number})`;
    name = wanted.slice(0, 31 - suffix.length) + suffix; // Excel's limit for sheet names.
  }
  return name;
}

/** Copies the related parts of a part, and their related parts. Relationship ids stay the same, so the text of a part need not change. */
function copyRelated(
  workbook: Workbook,
  from: string,
  to: string,
  change: (kind: string, text: string) => string,
): void {
  const { pack, contentTypes } = workbook;
  if (!pack.has(relationshipsPart(from))) return;
  const relationships = new Relationships(pack, from);
  pack.set(relationshipsPart(to), pack.bytes(relationshipsPart(from)));
  const copies = new Relationships(pack, to);
  for (const { id, kind, part } of relationships.list()) {
    if (DROPPED_KINDS.includes(kind)) copies.remove(id);
    else if (part !== null && pack.has(part)) {
      if (SHARED_KINDS.includes(kind)) {
        copies.retarget(id, part);
        continue;
      }
      const [, stem = part, extension = ''] = /^(.*?)\d*(\.[^./]*)$/.exec(part) ?? [];
      const made = pack.freeName(stem, extension);
      pack.set(made, kind === 'chart' ? change(kind, pack.text(part)) : pack.bytes(part));
      workbook.declare(made, contentTypes.typeOf(part) ?? '');
      copies.retarget(id, made);
      copyRelated(workbook, part, made, change);
    }
  }
  copies.store(pack);
}

/** Makes a copied chart show the figures of the copied sheet, as Excel does when it copies a sheet. */
function rename(kind: string, text: string, from: string, to: string): string {
  if (kind !== 'chart') return text;
  return text.replace(
    /(<(?:\w+:)?f>)([^<]*)(?=<)/g,
    (_, tag: string, formula: string) => tag + renameReference(formula, from, to),
  );
}

function renameReference(formula: string, from: string, to: string): string {
  const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(`(?<![\\w'\\]])(?:${escape(quotedSheet(from))}|${escape(from)})!`, 'g');
  return formula.replace(pattern, () => `${quotedSheet(to)}!`);
}

/** Removes from the copy what only one sheet can have: the selection, a code name, tables. */
function cleanCopy(copy: SheetPart, kept: Relationships): void {
  const views = child(copy.root, 'sheetViews');
  for (const view of views ? children(views, 'sheetView') : []) view.removeAttribute('tabSelected');
  child(copy.root, 'sheetPr')?.removeAttribute('codeName');
  const tables = child(copy.root, 'tableParts');
  if (tables) removeElement(tables);
  const extensions = child(copy.root, 'extLst');
  if (!extensions) return;
  for (const extension of children(extensions)) {
    if (refersToNothing(extension, kept)) removeElement(extension);
  }
  if (children(extensions).length === 0) removeElement(extensions);
}

function refersToNothing(element: Element, kept: Relationships): boolean {
  const id = relationshipId(element);
  if (id?.startsWith('rId') && !kept.byId(id)) return true;
  return children(element).some((inner) => refersToNothing(inner, kept));
}

function copyLocalNames(workbook: Workbook, from: string, to: string): void {
  const source = workbook.entry(from).index;
  const copy = workbook.entry(to).index;
  for (const { name, refersTo, sheetIndex } of workbook.book.names()) {
    if (sheetIndex !== source) continue;
    const hidden = name === '_xlnm._FilterDatabase';
    workbook.book.setName({ name, refersTo: renameReference(refersTo, from, to), hidden }, copy);
  }
}
