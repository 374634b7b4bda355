/**
 * Matches the patterns of COUNTIF, MATCH and SEARCH: `*` stands for any text, `?` for one character, and `~` makes the next character
 * literal. Case does not matter. No pattern can make matching slow.
 */

type Piece = { readonly any: 'text' | 'character' } | { readonly character: string };

export interface Pattern {
  /** Whether the pattern matches the whole text. */
  matches(text: string): boolean;
  /** 0-based position of the first match at or after `from`; -1 when there is none. */
  search(text: string, from: number): number;
}

export function hasWildcards(text: string): boolean {
  return /[*?~]/.test(text);
}

export function parsePattern(text: string): Pattern {
  const pieces = cut(text.toLowerCase());
  const open: readonly Piece[] = [...pieces, { any: 'text' }];
  return {
    matches: (candidate) => fits(pieces, candidate.toLowerCase(), 0),
    search: (candidate, from) => {
      const lower = candidate.toLowerCase();
      for (let start = from; start <= lower.length; start++) {
        if (fits(open, lower, start)) return start;
      }
      return -1;
    },
  };
}

function cut(pattern: string): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let index = 0; index < pattern.length; index++) {
    const character = pattern.charAt(index);
    if (character === '*') pieces.push({ any: 'text' });
    else if (character === '?') pieces.push({ any: 'character' });
    else if (character === '~') {
      // A `~` at the end of the pattern matches nothing.
      if (++index < pattern.length) pieces.push({ character: pattern.charAt(index) });
    } else pieces.push({ character });
  }
  return pieces;
}

/** Matches greedily from `start`. After a mismatch it goes back to the last `*` only, which bounds the time. */
function fits(pieces: readonly Piece[], text: string, start: number): boolean {
  let position = start;
  let index = 0;
  let star = -1;
  let resume = start;
  while (position < text.length) {
    const piece = pieces[index];
    if (piece && isAnyText(piece)) {
      star = index++;
      resume = position;
      if (index === pieces.length) return true;
    } else if (piece && fitsOne(piece, text.charAt(position))) {
      index++;
      position++;
    } else if (star >= 0) {
      index = star + 1;
      position = ++resume;
    } else return false;
  }
  return pieces.slice(index).every(isAnyText);
}

function isAnyText(piece: Piece): boolean {
  return 'any' in piece && piece.any === 'text';
}

function fitsOne(piece: Piece, character: string): boolean {
  return 'any' in piece || piece.character === character;
}
