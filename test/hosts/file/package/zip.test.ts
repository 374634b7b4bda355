import { strToU8 } from 'fflate';
import { FileHost } from '../../../../src/hosts/file/file-host';
import { HostError } from '../../../../src/spreadsheet/host';
import { edit, NOTES, packed, plainBook, type Parts } from '../../../support/odd-workbooks/book';

const MB = 1024 * 1024;

/** Rows of formatted empty cells, all alike but for their numbers. */
function denseRows(parts: Parts): void {
  const cells = '<c s="1"/>'.repeat(400);
  const rows = Array.from({ length: 5400 }, (_, index) => `<row r="${index + 10}">${cells}</row>`);
  edit(parts, NOTES, (xml) => xml.replace('</sheetData>', `${rows.join('')}</sheetData>`));
}

function codeOf(open: () => unknown): string {
  try {
    open();
    return 'opened';
  } catch (error) {
    return error instanceof HostError ? error.code : 'not told';
  }
}

describe('a dense workbook', () => {
  it('opens when it is packed more than 250 times and honest', () => {
    const parts = plainBook();
    denseRows(parts);
    const sheet = strToU8(parts[NOTES] as string);
    const bytes = packed(parts);
    expect(sheet.length).toBeGreaterThan(20 * MB);
    expect(sheet.length / bytes.length).toBeGreaterThan(250);
    expect(sheet.length / bytes.length).toBeLessThan(500);
    expect(codeOf(() => FileHost.open(bytes))).toBe('opened');
  }, 60_000);

  it('is refused when it is packed as only a bomb is', () => {
    const parts = plainBook();
    edit(parts, NOTES, (xml) => xml + ' '.repeat(21 * MB));
    expect(codeOf(() => FileHost.open(packed(parts)))).toBe('too-large');
  }, 60_000);
});
