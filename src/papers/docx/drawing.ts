/**
 * A chart as an inline drawing in the text (ECMA-376 part 1, 20.4 DrawingML in WordprocessingML).
 */
import type { PaperChart } from '../paper';

/** English Metric Units (EMU) per millimetre. */
const EMU = 36_000;
/** Slightly narrower than the text, because some programs put a drawing of full width on a line of its own. */
const WIDTH = 154 * EMU;
const HEIGHT = 82 * EMU;

/** The XML of a drawing. @param number unique among the document's drawings */
export function drawingXml({ title }: PaperChart, number: number, relationship: string): string {
  const name = escaped(title);
  return (
    '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:drawing>' +
    '<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">' +
    `<wp:extent cx="${WIDTH}" cy="${HEIGHT}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>` +
    `<wp:docPr id="${number}" name="图表 ${number}" descr="${name}"/><wp:cNvGraphicFramePr/>` +
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">' +
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">' +
    '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
    `r:id="${relationship}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
  );
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
