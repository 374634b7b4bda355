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
  ])('finds the end of a tag outside quotes: %s', (text, end) => {
    expect(endOfTag(text, 0)).toBe(end);
  });

  it('reports a tag without an end', () => {
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
  ])('reads attributes, and not text within other attributes: %s %s', (tag, name, value) => {
    expect(attributeOf(tag, name)).toBe(value);
  });

  it('removes attributes and keeps the rest', () => {
    expect(withoutAttributes(`<row r = '1' n=" s='2'" s="3" ht="4"`, ['r', 's'])).toBe(
      `<row n=" s='2'" ht="4"`,
    );
  });

  it('matches only whole names', () => {
    expect(findTag('<rowBreaks/><row/>', '<row', 0)).toBe(12);
    expect(findTag('<rowBreaks/><row/>', '<row', 0, 12)).toBe(-1);
  });

  it('removes comments and processing instructions, and turns CDATA sections into text', () => {
    expect(
      plainMarkup(
        '<?xml version="1.0"?><?a <b> ?><a><!-- <b> <![CDATA[ --><![CDATA[<b> & <!-- -->]]><c/></a>',
      ),
    ).toBe('<?xml version="1.0"?><a>&lt;b&gt; &amp; &lt;!-- --&gt;<c/></a>');
    expect(plainMarkup('<a/>')).toBe('<a/>');
  });
});
