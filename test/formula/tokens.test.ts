import fc from 'fast-check';
import { tokenize, type TokenKind } from '../../src/formula/tokens';

/** The grammar of tokens as regular expressions, in the order in which they are tried. */
const WORD = '[\\p{L}\\p{N}\\p{M}_.\\\\?]';
const BRACKETS = "\\[(?:[^\\[\\]']|'.|\\[(?:[^\\[\\]']|'.)*\\])*\\]";
const GRAMMAR = (
  [
    ['space', '[\\s\\u00a0]+'],
    ['string', '"(?:[^"]|"")*"'],
    ['sheet', "'(?:[^']|'')+'!"],
    ['sheet', '(?:\\[\\d+\\])?[\\p{L}\\p{N}\\p{M}_.]+(?::[\\p{L}\\p{N}\\p{M}_.]+)?!'],
    ['sheet', '\\[\\d+\\]!'],
    ['sheet', '#REF!(?=\\$?[A-Za-z]{1,3}\\$?\\d)'],
    ['error', '#(?:NULL!|DIV/0!|VALUE!|REF!|NAME\\?|NUM!|N/A|GETTING_DATA|SPILL!|CALC!)'],
    ['columns', '\\$?[A-Za-z]{1,3}:\\$?[A-Za-z]{1,3}(?![\\p{L}\\p{N}\\p{M}_.\\\\?$(])'],
    ['rows', '\\$?\\d{1,7}:\\$?\\d{1,7}(?![\\d.])'],
    ['cell', `\\$?[A-Za-z]{1,3}\\$?[1-9]\\d{0,6}(?![(\\[])(?!${WORD})`],
    ['number', '(?:\\d+\\.?\\d*|\\.\\d+)(?:[Ee][+-]?\\d+)?'],
    ['table', `(?:[\\p{L}_\\\\]${WORD}*)?${BRACKETS}`],
    ['name', `[\\p{L}_\\\\]${WORD}*`],
    ['operator', '<>|<=|>=|[-+*/^&=<>%:@#]'],
    ['punctuation', '[(){},;]'],
    ['unknown', '[^]'],
  ] as const
).map(([kind, source]): [TokenKind, RegExp] => [kind, new RegExp(source, 'uy')]);

function byGrammar(formula: string): { kind: TokenKind; text: string }[] {
  const tokens: { kind: TokenKind; text: string }[] = [];
  for (let at = 0; at < formula.length;) {
    const start = at;
    for (const [kind, expression] of GRAMMAR) {
      expression.lastIndex = start;
      const [text = ''] = expression.exec(formula) ?? [];
      if (text === '') continue;
      tokens.push({ kind, text });
      at = start + text.length;
      break;
    }
  }
  return tokens;
}

/** Pieces that border on each other in formulas, and characters that few programs think of. */
const PIECES = [
  ...['A', 'ABC', 'ABCD', 'A1', '$B$2', 'XFD1048576', 'A12345678', 'A:C', '$A:$B', '1:5', '12', '.5', '1E+5'],
  ...[
    'Sheet1',
    '任务分解表',
    "'a b'",
    '!',
    '[1]',
    '[2]',
    ':',
    '#REF!',
    '#N/A',
    '#NAME?',
    '#',
    '@',
    '[@a]',
    'T[[#a],[b]]',
  ],
  ...['SUM', '_xlfn', 'é', 'e\u0301', '²', '①', '𠀀', '\ud840', '（', '，', '×', '\u3000', '\u00a0', '\n'],
  ...[
    '"',
    '"a""b"',
    "'",
    '(',
    ')',
    '{',
    ',',
    ';',
    '+',
    '<',
    '>',
    '=',
    '&',
    '%',
    '\\',
    '?',
    '.',
    '_',
    '$',
    ' ',
    '[',
    ']',
  ],
];

it('splits any text as the grammar’s regular expressions do', () => {
  const formulas = fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(formulas, (formula) => {
      expect(tokenize(formula)).toEqual(byGrammar(formula));
    }),
    { numRuns: 2000 },
  );
});
