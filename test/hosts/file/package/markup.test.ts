import {
  attributeOf,
  endOfTag,
  findTag,
  plainMarkup,
  withoutAttributes,
} from '../../../../src/hosts/file/package/markup';

describe('markup', () => {
  it.each([
    ['<row r="1">', 11],
    [`<row n="a > b">`, 15],
    [`<row n='"> ' m=">">x`, 19],
    ['<v/>', 4],
  ])('ends a tag outside quotes: %s', (text, end) => {
    expect(endOfTag(text, 0)).toBe(end);
  });

  it('says that a tag does not end', () => {
    expect(() => endOfTag('<row r="1>', 0)).toThrow('damaged');
    expect(() => endOfTag('<row r="1"', 0)).toThrow('damaged');
  });

  it.each([
    ['<row r="4" ht="0">', 'ht', '0'],
    [`<row n=' r="9"' r="4">`, 'r', '4'],
    [`<row n=" r=" b='5' r = "4">`, 'r', '4'],
    ['<row\n\tr\n=\n"4">', 'r', '4'],
    ['<c r="A1"><f>cm="a"</f>', 'cm', null],
    [' spans="1:2" xr="2"', 'r', null],
    ['<row>', 'r', null],
  ])('reads attributes, not what stands in others: %s %s', (tag, name, value) => {
    expect(attributeOf(tag, name)).toBe(value);
  });

  it('takes attributes out and leaves the rest', () => {
    expect(withoutAttributes(`<row r = '1' n=" s='2'" s="3" ht="4"`, ['r', 's'])).toBe(
      `<row n=" s='2'" ht="4"`,
    );
  });

  it('finds whole names', () => {
    expect(findTag('<rowBreaks/><row/>', '<row', 0)).toBe(12);
    expect(findTag('<rowBreaks/><row/>', '<row', 0, 12)).toBe(-1);
  });

  it('leaves tags and text: no comments, no instructions, sections as text', () => {
    expect(
      plainMarkup(
        '<?xml version="1.0"?><?a <b> ?><a><!-- <b> <![CDATA[ --><![CDATA[<b> & <!-- -->]]><c/></a>',
      ),
    ).toBe('<?xml version="1.0"?><a>&lt;b&gt; &amp; &lt;!-- --&gt;<c/></a>');
    expect(plainMarkup('<a/>')).toBe('<a/>');
  });
});
