/**
 * Writes native charts to a sheet: one drawing part for the sheet, and a chart part for each chart.
 */
import type { Element } from '@xmldom/xmldom';
import type { CellValue } from '../../../../spreadsheet/grid';
import type { ChartSpec, DataRange } from '../../../../spreadsheet/spec';
import { chartAnchorXml, chartXml, EMPTY_DRAWING, type CachedValues } from './chart-xml';
import { PART_TYPES } from '../../package/content-types';
import { Relationships } from '../../package/relationships';
import type { SheetPart } from '../../parts/sheet-part';
import { conformingXml } from '../../package/strict';
import type { Workbook } from '../../parts/workbook';
import { children, importXml, relationshipId, removeElement, setRelationshipId } from '../../package/xml';
import { XmlPart } from '../../package/xml-part';

/**
 * Puts charts on a sheet. A chart replaces an existing one of the same name. The cells must have their results already, because the charts
 * store them for viewers that do not recalculate.
 */
export function writeCharts(workbook: Workbook, sheet: SheetPart, charts: readonly ChartSpec[]): void {
  if (charts.length === 0) return;
  const { pack } = workbook;
  const part = drawingPart(workbook, sheet);
  const drawing = new XmlPart(pack, part);
  const relationships = new Relationships(pack, part);
  const cached = cachedValues(workbook);
  for (const spec of charts) {
    removeChart(workbook, drawing.root, relationships, spec.name);
    const chart = workbook.newPart('xl/charts/chart', PART_TYPES.chart, chartXml(spec, cached));
    const id = relationships.add('chart', chart);
    const anchor = conformingXml(pack, chartAnchorXml(spec, id, freeShapeId(drawing.root)));
    drawing.root.appendChild(importXml(drawing.root, anchor));
  }
  drawing.store(pack);
  relationships.store(pack);
}

/** The drawing part of a sheet. A missing one is made. */
function drawingPart(workbook: Workbook, sheet: SheetPart): string {
  const present = sheet.relationships.ofKind('drawing')[0]?.part;
  if (typeof present === 'string') return present;
  const part = workbook.newPart('xl/drawings/drawing', PART_TYPES.drawing, EMPTY_DRAWING);
  const id = sheet.relationships.add('drawing', part);
  setRelationshipId(sheet.section('drawing'), sheet.root, id);
  return part;
}

function removeChart(workbook: Workbook, root: Element, relationships: Relationships, name: string): void {
  for (const anchor of children(root)) {
    const frame = descendant(anchor, ['graphicFrame', 'nvGraphicFramePr', 'cNvPr']);
    if (frame?.getAttribute('name') !== name) continue;
    const chart = descendant(anchor, ['graphicFrame', 'graphic', 'graphicData', 'chart']);
    const id = chart && relationshipId(chart);
    const part = id === null ? undefined : relationships.byId(id)?.part;
    if (id !== null) relationships.remove(id);
    if (typeof part === 'string') workbook.pack.delete(part);
    removeElement(anchor);
  }
}

function descendant(from: Element, path: readonly string[]): Element | null {
  let element: Element | undefined = from;
  for (const name of path) element = element && children(element, name)[0];
  return element ?? null;
}

/** A shape id that the drawing does not use yet. */
function freeShapeId(root: Element): number {
  const ids = children(root).map((anchor) => {
    const shape = children(anchor)
      .flatMap((element) => children(element))
      .flatMap((element) => children(element, 'cNvPr'))[0];
    return Number(shape?.getAttribute('id') ?? 0);
  });
  return Math.max(1, ...ids) + 1;
}

function cachedValues(workbook: Workbook): CachedValues {
  return ({ sheet, area }: DataRange) => {
    const { cells } = workbook.sheet(sheet);
    const values: CellValue[] = [];
    for (let row = area.top; row <= area.bottom; row += 1) {
      for (let column = area.left; column <= area.right; column += 1) values.push(cells.valueAt(row, column));
    }
    return values;
  };
}
