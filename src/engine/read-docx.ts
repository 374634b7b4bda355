/**
 * Reads a plan from a .docx: its paragraphs and tables (ECMA-376 part 1, 17.3 and 17.4). The product's own package reader limits the
 * unpacked size of a part and refuses XML entities. Only the text is read, no macros.
 */
import type { Element } from '@xmldom/xmldom';
import type { PlanBlock, PlanDocument } from '../domain/plan/plan-document';
import { SpannedTable } from '../domain/plan/spanned-table';
import { Package } from '../hosts/file/package/package';
import { children, parseXml, rootOf } from '../hosts/file/package/xml';
import { HostError } from '../spreadsheet/host';

const DOCUMENT = 'word/document.xml';
/** The most bytes of text. No plan has more, and a larger part is refused before it is parsed. */
const LARGEST_TEXT = 24 * 1024 * 1024;

/**
 * Reads a document.
 * @throws HostError `not-a-workbook` for a file that is not a .docx, `encrypted`, `old-format`, `damaged`, `too-large`, `unsafe`
 */
export function planFromDocx(bytes: Uint8Array): PlanDocument {
  const pack = Package.open(bytes);
  if (!pack.has(DOCUMENT)) throw new HostError('not-a-workbook', DOCUMENT);
  const text = pack.text(DOCUMENT);
  if (text.length > LARGEST_TEXT) throw new HostError('too-large', DOCUMENT);
  const body = children(rootOf(parseXml(text, DOCUMENT))).find(({ localName }) => localName === 'body');
  if (!body) throw new HostError('damaged', DOCUMENT);
  return { blocks: contents(body).flatMap(blockOf) };
}

/** The paragraphs and tables of an element, including those inside content controls. */
function contents(parent: Element): Element[] {
  return children(parent).flatMap((element) => {
    if (element.localName === 'p' || element.localName === 'tbl') return [element];
    return ['sdt', 'sdtContent', 'ins', 'customXml'].includes(element.localName ?? '')
      ? contents(element)
      : [];
  });
}

function blockOf(element: Element): PlanBlock[] {
  if (element.localName === 'tbl') return [{ kind: 'table', rows: tableRows(element) }];
  return paragraphText(element)
    .split('\n')
    .flatMap((line): PlanBlock[] => (line.trim() === '' ? [] : [{ kind: 'paragraph', text: line.trim() }]));
}

/** The text of a paragraph, without tracked deletions. */
function paragraphText(element: Element): string {
  return children(element)
    .map((child) => {
      switch (child.localName) {
        case 't':
          return child.textContent ?? '';
        case 'tab':
          return '\t';
        case 'br':
        case 'cr':
          return '\n';
        case 'pPr':
        case 'rPr':
        case 'del':
        case 'moveFrom':
        case 'drawing':
        case 'pict':
          return '';
        default:
          return paragraphText(child);
      }
    })
    .join('');
}

function tableRows(table: Element): string[][] {
  const read = new SpannedTable();
  const above = new Map<number, string>();
  for (const row of children(table).filter(({ localName }) => localName === 'tr')) {
    read.startRow();
    let column = 0;
    for (const cell of children(row).filter(({ localName }) => localName === 'tc')) {
      const { across, continues } = spanOf(cell);
      const own = contents(cell)
        .map((content) => (content.localName === 'p' ? paragraphText(content) : ''))
        .join('');
      const text = continues ? (above.get(column) ?? '') : own.replace(/\s+/g, ' ').trim();
      above.set(column, text);
      read.startCell(across, 1);
      read.fill(text);
      column += across;
    }
  }
  return read.rows();
}

/** How a table cell is merged: `gridSpan` gives its number of columns; `vMerge` without `restart` continues the cell above. */
function spanOf(cell: Element): { readonly across: number; readonly continues: boolean } {
  const properties = children(cell).find(({ localName }) => localName === 'tcPr');
  const named = (name: string): Element | undefined =>
    properties && children(properties).find(({ localName }) => localName === name);
  const merge = named('vMerge');
  return {
    across: Number(named('gridSpan')?.getAttribute('w:val') ?? 1) || 1,
    continues: merge !== undefined && merge.getAttribute('w:val') !== 'restart',
  };
}
