/** Reads a plan from HTML: its paragraphs and tables, nothing else. Scripts are never run. */
import type { PlanBlock, PlanDocument } from './plan-document';
import { SpannedTable } from './spanned-table';

const ENTITY: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  emsp: ' ',
  ensp: ' ',
  ldquo: '“',
  rdquo: '”',
};
const ENDS_PARAGRAPH = /^\/?(?:p|div|br|li|h[1-6]|tr|section|article|blockquote|title)$/;

/** Reads a document from HTML. A table inside a table is read as text of the cell around it. */
export function planFromHtml(html: string): PlanDocument {
  const body = html.replace(/<!--[^]*?-->/g, '').replace(/<(script|style|head)\b[^]*?<\/\1>/gi, '');
  const blocks: PlanBlock[] = [];
  let text = '';
  let table: SpannedTable | null = null;
  let depth = 0;
  const endParagraph = (): void => {
    const clean = text.replace(/\s+/g, ' ').trim();
    text = '';
    if (clean !== '') blocks.push({ kind: 'paragraph', text: clean });
  };
  for (const [, tag = '', attributes = '', characters = ''] of body.matchAll(
    /<(\/?[a-zA-Z][a-zA-Z0-9]*)([^>]*)>|([^<]+)/g,
  )) {
    const name = tag.toLowerCase();
    if (characters !== '') text += decoded(characters);
    else if (name === 'table') {
      depth += 1;
      if (depth === 1) {
        endParagraph();
        table = new SpannedTable();
      }
    } else if (name === '/table') {
      depth = Math.max(0, depth - 1);
      if (depth > 0 || !table) continue;
      blocks.push({ kind: 'table', rows: table.rows() });
      [table, text] = [null, ''];
    } else if (table && depth === 1 && name === 'tr') table.startRow();
    else if (table && depth === 1 && (name === 'td' || name === 'th')) {
      text = '';
      table.startCell(span(attributes, 'colspan'), span(attributes, 'rowspan'));
    } else if (table && depth === 1 && (name === '/td' || name === '/th'))
      table.fill(text.replace(/\s+/g, ' ').trim());
    else if (!table && ENDS_PARAGRAPH.test(name)) endParagraph();
  }
  endParagraph();
  return { blocks };
}

function span(attributes: string, name: string): number {
  return Number(new RegExp(`${name}\\s*=\\s*["']?(\\d{1,3})`, 'i').exec(attributes)?.[1] ?? 1);
}

function decoded(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return ENTITY[name.toLowerCase()] ?? whole;
      const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
