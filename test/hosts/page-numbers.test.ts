/**
 * Page numbers on the table's sheet, which is the user's. They are added only if the sheet has no header or footer, and are
 * taken back with the action.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { recompute } from '../../src/actions/recompute';
import { openIn, type HostName, type OpenedBook } from './opened-book';
import { sampleBook } from './books';

const SHEET = 'xl/worksheets/sheet1.xml';
const NUMBERS = '<oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter>';

/** What a sheet's part says of headers and footers; '' where it says nothing. */
function pageTexts(opened: OpenedBook): string {
  const xml = strFromU8(unzipSync(opened.save())[SHEET] ?? new Uint8Array());
  return /<headerFooter[^>]*>(.*?)<\/headerFooter>/.exec(xml)?.[1] ?? '';
}

/** @param texts a whole `headerFooter` element, or '' */
function bookWith(texts: string): Uint8Array {
  const parts = unzipSync(sampleBook());
  const xml = strFromU8(parts[SHEET] ?? new Uint8Array());
  const bare = xml.replace(/<headerFooter.*?<\/headerFooter>|<headerFooter[^>]*\/>/, '');
  // Follows pageSetup, or pageMargins where there is none (18.3.1.99).
  const after = /<pageSetup[^>]*\/>|<pageMargins[^>]*\/>(?!.*<pageSetup)/.exec(bare)?.[0] ?? '';
  if (after === '') throw new Error('no page set-up');
  return zipSync({ ...parts, [SHEET]: strToU8(bare.replace(after, after + texts)) });
}

describe.each<HostName>(['file', 'excel', 'wps'])('the table’s own sheet in the %s host', (name) => {
  it('has its pages numbered with its new columns, and no longer when that is taken back', async () => {
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
  ])('keeps a header or footer of the user’s, and adds none: %s', async (texts) => {
    const opened = openIn(name, bookWith(texts));
    const before = pageTexts(opened);
    await recompute(opened.host);
    expect([before === '', pageTexts(opened)]).toEqual([false, before]);
  });
});
