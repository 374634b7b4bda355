/**
 * Reads a .docx with mammoth, which is independent of the product, and gives access to its XML.
 */
import { unzipSync } from 'fflate';
import mammoth from 'mammoth';

export interface ReadDocument {
  /** Paragraphs outside tables, including headings. */
  readonly paragraphs: readonly string[];
  /** Each table as rows of cells. */
  readonly tables: readonly (readonly (readonly string[])[])[];
}

export async function readDocument(bytes: Uint8Array): Promise<ReadDocument> {
  const { value: html } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
  const tables = [...html.matchAll(/<table>([\s\S]*?)<\/table>/g)].map(([, table = '']) =>
    [...table.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row = '']) =>
      [...row.matchAll(/<t[dh][^>]*>([\s\S]*?)<\/t[dh]>/g)].map(([, cell = '']) => plain(cell)),
    ),
  );
  const outside = html.replace(/<table>[\s\S]*?<\/table>/g, '');
  const paragraphs = [...outside.matchAll(/<(p|h\d)>([\s\S]*?)<\/\1>/g)].map(([, , text = '']) =>
    plain(text),
  );
  return { paragraphs: paragraphs.filter((text) => text !== ''), tables };
}

function plain(html: string): string {
  return html
    .replace(/<\/p>(?=<p)/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}

/** A part of the package as text. */
export function partText(bytes: Uint8Array, name: string): string {
  return new TextDecoder().decode(partBytes(bytes, name));
}

/** @throws Error where there is no such part */
export function partBytes(bytes: Uint8Array, name: string): Uint8Array {
  const part = unzipSync(bytes)[name];
  if (!part) throw new Error(`no part ${name}`);
  return part;
}

export function partNames(bytes: Uint8Array): string[] {
  return Object.keys(unzipSync(bytes)).sort();
}
