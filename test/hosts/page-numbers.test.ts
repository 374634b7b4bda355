/**
 * Page numbers on the table's sheet, which belongs to the user. They are added only if the sheet has no header or footer, and undo
 * removes them.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { recompute } from '../../src/actions/recompute';
import { openIn, type HostName, type OpenedBook } from './opened-book';
import { sampleBook } from './books';

const SHEET = 'xl/worksheets/sheet1.xml';
const NUMBERS = '<oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter>';

/** The headerFooter element of a sheet's part, or ''. */
function pageTexts(opened: OpenedBook): string {
  const xml = strFromU8(unzipSync(opened.save())[SHEET] ?? new Uint8Array());
  return /<headerFooter[^>]*>(.*?)<\/headerFooter>/.exec(xml)?.[1] ?? '';
}

/** A workbook whose sheet has this header and footer. @param texts a whole `headerFooter` element, or '' */
function bookWith(texts: string): Uint8Array {
  const parts = unzipSync(sampleBook());
  const xml = strFromU8(parts[SHEET] ?? new Uint8Array());
  const bare = xml.replace(/<headerFooter.*?<\/headerFooter>|<headerFooter[^>]*\/>/, '');
  // Its place is after pageSetup, or without that after pageMargins (18.3.1.99).
  const after = /<pageSetup[^>]*\/>|<pageMargins[^>]*\/>(?!.*<pageSetup)/.exec(bare)?.[0] ?? '';
  if (after === '') throw new Error('no page set-up');
  return zipSync({ ...parts, [SHEET]: strToU8(bare.replace(after, after + texts)) });
}

describe.each<HostName>(['file', 'excel', 'wps'])('the table’s own sheet in the %s host', (name) => {
  it('gets page numbers together with its new columns, and loses them on undo', async () => {
    const opened = openIn(name, bookWith(''));
    await recompute(opened.host);
    expect(pageTexts(opened)).toBe(NUMBERS);
    expect(await opened.host.undo()).toBe(true);
    expect(pageTexts(opened).replace(/<oddFooter\/>|<oddFooter><\/oddFooter>/, '')).toBe('');
  });

  it.each([
    '<headerFooter><oddFooter>&amp;L内部资料</oddFooter></headerFooter>',
    '<headerFooter><oddFooter>&amp;C—&amp;P—</oddFooter></headerFooter>',
    '<headerFooter><oddHeader>&amp;R附件2</oddHeader></headerFooter>',
    '<headerFooter differentFirst="1"><firstHeader>&amp;C封面</firstHeader></headerFooter>',
    '<headerFooter differentOddEven="1"><evenFooter>&amp;C&amp;P</evenFooter></headerFooter>',
  ])('keeps the user’s header or footer, and gets no page numbers then: %s', async (texts) => {
    const opened = openIn(name, bookWith(texts));
    const before = pageTexts(opened);
    await recompute(opened.host);
    expect([before === '', pageTexts(opened)]).toEqual([false, before]);
  });
});
