/**
 * Text in charts (DrawingML, ECMA-376 part 1, 21.1): fonts, titles, and the text properties of labels and axes.
 */
import { escapeText } from '../../package/xml';

/** Fonts for Chinese text. Latin letters and figures are always set in {@link LATIN}. */
const BODY_FACE = '仿宋_GB2312';
const TITLE_FACE = '黑体';
const LATIN = 'Times New Roman';
const INK = '262626';

/** The direction of text. `stacked` puts upright characters below each other, as on the spine of a Chinese book. */
export type Direction = 'level' | 'slanted' | 'upwards' | 'stacked';

/** The angle (in 60,000ths of a degree) is stated even when it is 0, because programs otherwise choose one. */
const BODY: Readonly<Record<Direction, string>> = {
  level: '<a:bodyPr rot="0" vert="horz"/>',
  slanted: '<a:bodyPr rot="-2700000" vert="horz"/>',
  upwards: '<a:bodyPr rot="-5400000" vert="horz"/>',
  // `eaVert` would be usual for Chinese text, but LibreOffice stacks only `wordArtVert`.
  stacked: '<a:bodyPr rot="0" vert="wordArtVert"/>',
};

// XML 1.0 cannot represent these characters, and DrawingML has no escape for them.
const UNWRITABLE =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The text in one line: characters that XML can't represent are removed, and a line break becomes a space. */
export function toSingleLine(text: string): string {
  return text.replace(UNWRITABLE, '').replace(/[\t\r\n]+/g, ' ');
}

/** The title of the chart, above the plot and never over it. */
export function chartTitle(text: string): string {
  return title(text, 14, TITLE_FACE, 'level');
}

export function axisTitle(text: string, direction: Direction): string {
  return title(text, 10, BODY_FACE, direction);
}

/** The `c:txPr` element of labels, of a legend or of the whole chart. @param size in points */
export function textProperties(size: number, direction: Direction = 'level'): string {
  return (
    `<c:txPr>${BODY[direction]}<a:lstStyle/><a:p><a:pPr>${character('defRPr', '', size, BODY_FACE)}</a:pPr>` +
    '<a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
  );
}

function title(text: string, size: number, face: string, direction: Direction): string {
  return (
    `<c:title><c:tx><c:rich>${BODY[direction]}<a:lstStyle/><a:p><a:pPr>${character('defRPr', '', size, face)}</a:pPr>` +
    `<a:r>${character('rPr', ' lang="zh-CN"', size, face)}<a:t>${escapeText(toSingleLine(text))}</a:t></a:r></a:p></c:rich></c:tx>` +
    '<c:overlay val="0"/></c:title>'
  );
}

function character(element: 'defRPr' | 'rPr', language: string, size: number, face: string): string {
  return (
    `<a:${element}${language} sz="${size * 100}" b="0"><a:solidFill><a:srgbClr val="${INK}"/></a:solidFill>` +
    `<a:latin typeface="${LATIN}"/><a:ea typeface="${face}"/></a:${element}>`
  );
}
