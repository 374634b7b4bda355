import { decodeCharacters } from '../../../../src/hosts/file/package/xml';

it.each([
  ['named', 'a&lt;b&gt;&amp;&quot;&apos;', 'a<b>&"\''],
  ['decimal and hexadecimal', '&#21333;&#x4F4d;&#0021333;&#x1F600;', '单位单😀'],
  ['resolved once', '&amp;lt; &#38;lt;', '&lt; &lt;'],
  ['line ends', 'a\r\nb\rc&#13;', 'a\nb\nc\r'],
  ['no reference', 'A & B; C&D', 'A & B; C&D'],
  [
    'unknown',
    '&nbsp;&constructor;&#;&#x;&#x110000;&#1114112;&#1a;&#-1;&lt',
    '&nbsp;&constructor;&#;&#x;&#x110000;&#1114112;&#1a;&#-1;&lt',
  ],
  ['after an unknown', '& &lt;&x&#65;', '& <&xA'],
])('decodes references: %s', (_name, raw, decoded) => {
  expect(decodeCharacters(raw)).toBe(decoded);
});
