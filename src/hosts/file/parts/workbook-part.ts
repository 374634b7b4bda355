/**
 * The workbook part: the list of sheets, the defined names, the active tab, and the calculation settings.
 */
import type { Element } from '@xmldom/xmldom';
import type { NameSpec } from '../../../spreadsheet/spec';
import { HostError } from '../../../spreadsheet/host';
import type { Package } from '../package/package';
import { Relationships } from '../package/relationships';
import {
  appendElement,
  child,
  children,
  ensureChild,
  isTrue,
  newElement,
  relationshipId,
  removeElement,
  setAttributes,
  setRelationshipId,
} from '../package/xml';
import { XmlPart } from '../package/xml-part';

/** The order of the elements in CT_Workbook (ISO 29500-1, 18.2.27). */
const ORDER = [
  'fileVersion',
  'fileSharing',
  'workbookPr',
  'AlternateContent',
  'revisionPtr',
  'absPath',
  'workbookProtection',
  'bookViews',
  'sheets',
  'functionGroups',
  'externalReferences',
  'definedNames',
  'calcPr',
  'oleSize',
  'customWorkbookViews',
  'pivotCaches',
  'smartTagPr',
  'smartTagTypes',
  'webPublishing',
  'fileRecoveryPr',
  'webPublishObjects',
  'extLst',
];

/** A tab. Chart sheets and dialog sheets have tabs too, but are not worksheets. */
export interface SheetEntry {
  readonly name: string;
  readonly part: string;
  readonly isWorksheet: boolean;
  readonly visible: boolean;
  /** Position in the tab order, from 0, with chart sheets counted, as in the attributes localSheetId and activeTab. */
  readonly index: number;
}

/** A defined name as stored in the file. */
export interface NameEntry {
  readonly name: string;
  readonly refersTo: string;
  /** The index of the sheet that the name is local to; null for a name of the whole workbook. */
  readonly sheetIndex: number | null;
  /** Whether the name is left out of the program's list of names. */
  readonly hidden: boolean;
}

export class WorkbookPart {
  readonly relationships: Relationships;
  private readonly xml: XmlPart;

  /**
   * @param part the name of the workbook part
   * @throws HostError `damaged`, `unsafe`
   */
  constructor(pack: Package, part: string) {
    this.xml = new XmlPart(pack, part);
    this.relationships = new Relationships(pack, part);
    if (this.xml.root.localName !== 'workbook') throw new HostError('damaged', part);
  }

  get part(): string {
    return this.xml.name;
  }

  /** The element `workbook`. What is changed in it is stored with the part. */
  get root(): Element {
    return this.xml.root;
  }

  /** All tabs in their order. */
  sheets(): SheetEntry[] {
    const byId = new Map(this.relationships.list().map((relationship) => [relationship.id, relationship]));
    return this.sheetElements().map((element, index) => {
      const relationship = byId.get(relationshipId(element) ?? '');
      return {
        name: element.getAttribute('name') ?? '',
        part: relationship?.part ?? '',
        isWorksheet: relationship?.kind === 'worksheet',
        visible: !(element.getAttribute('state') ?? '').toLowerCase().includes('hidden'),
        index,
      };
    });
  }

  /** Whether the structure is protected: sheets must not be added, moved or renamed (18.2.29). */
  get isLocked(): boolean {
    return isTrue(child(this.xml.root, 'workbookProtection')?.getAttribute('lockStructure') ?? null);
  }

  /** Adds a worksheet to the relationships and to the tab order: after the sheet `after`, or at the end when it is null. */
  addSheet(name: string, part: string, after: string | null): void {
    const elements = this.sheetElements();
    const behind = after === null ? -1 : this.sheets().findIndex((sheet) => sameSheet(sheet.name, after));
    const index = behind < 0 ? elements.length : behind + 1;
    const ids = elements.map((element) => Number(element.getAttribute('sheetId') ?? 0));
    const list = ensureChild(this.xml.root, 'sheets', ORDER);
    const made = newElement(list, 'sheet', { name, sheetId: Math.max(0, ...ids) + 1 });
    setRelationshipId(made, this.xml.root, this.relationships.add('worksheet', part));
    list.insertBefore(made, elements[index] ?? null);
    if (index < elements.length) this.shiftIndexes(index);
  }

  /** Adjusts all tab indexes in the workbook part after a tab was inserted at `index`. */
  private shiftIndexes(index: number): void {
    const shift = (element: Element, attribute: string): void => {
      const value = element.getAttribute(attribute);
      if (value !== null && Number(value) >= index)
        element.setAttribute(attribute, String(Number(value) + 1));
    };
    for (const name of this.nameElements()) shift(name, 'localSheetId');
    for (const view of this.views()) {
      shift(view, 'activeTab');
      shift(view, 'firstSheet');
    }
  }

  names(): NameEntry[] {
    return this.nameElements().map((element) => ({
      name: element.getAttribute('name') ?? '',
      refersTo: (element.textContent ?? '').trim().replace(/^=/, ''),
      sheetIndex: localSheet(element),
      hidden: isTrue(element.getAttribute('hidden')),
    }));
  }

  /** Sets a defined name, of the whole workbook or of a sheet. */
  setName(spec: NameSpec, sheetIndex: number | null = null): void {
    const present = this.findName(spec.name, sheetIndex);
    const element =
      present ?? appendElement(ensureChild(this.xml.root, 'definedNames', ORDER), 'definedName');
    setAttributes(element, { name: spec.name, ...(sheetIndex === null ? {} : { localSheetId: sheetIndex }) });
    if (spec.hidden) element.setAttribute('hidden', '1');
    else element.removeAttribute('hidden');
    element.textContent = spec.refersTo;
  }

  removeName(name: string, sheetIndex: number | null = null): void {
    const element = this.findName(name, sheetIndex);
    if (element) removeElement(element);
    const list = child(this.xml.root, 'definedNames');
    if (list && children(list).length === 0) removeElement(list); // The schema requires at least one name.
  }

  get activeTab(): number {
    return Number(this.views()[0]?.getAttribute('activeTab') ?? 0);
  }

  set activeTab(index: number) {
    const view =
      this.views()[0] ?? appendElement(ensureChild(this.xml.root, 'bookViews', ORDER), 'workbookView');
    view.setAttribute('activeTab', String(index));
  }

  /** Whether dates count from 1904 instead of 1900. */
  get dates1904(): boolean {
    return isTrue(child(this.xml.root, 'workbookPr')?.getAttribute('date1904') ?? null);
  }

  /** Marks the workbook, so that the spreadsheet program calculates everything when it opens it. */
  calculateOnLoad(): void {
    ensureChild(this.xml.root, 'calcPr', ORDER).setAttribute('fullCalcOnLoad', '1');
  }

  store(pack: Package): void {
    this.xml.store(pack);
    this.relationships.store(pack);
  }

  private sheetElements(): Element[] {
    const list = child(this.xml.root, 'sheets');
    return list ? children(list, 'sheet') : [];
  }

  private nameElements(): Element[] {
    const list = child(this.xml.root, 'definedNames');
    return list ? children(list, 'definedName') : [];
  }

  private findName(name: string, sheetIndex: number | null): Element | undefined {
    const key = name.toLowerCase();
    return this.nameElements().find(
      (element) => element.getAttribute('name')?.toLowerCase() === key && localSheet(element) === sheetIndex,
    );
  }

  private views(): Element[] {
    const list = child(this.xml.root, 'bookViews');
    return list ? children(list, 'workbookView') : [];
  }
}

function localSheet(element: Element): number | null {
  const index = element.getAttribute('localSheetId');
  return index === null || index === '' ? null : Number(index);
}

/** Whether two sheet names are the same. Spreadsheet programs ignore case. */
export function sameSheet(a: string, b: string): boolean {
  return a === b || a.toLowerCase() === b.toLowerCase();
}
