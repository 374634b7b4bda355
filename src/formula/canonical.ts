/**
 * Compares formulas as texts, whichever program wrote them.
 */

/**
 * A normal form of a formula: equal formulas have the same text in it. LibreOffice and Excel differ in spaces, in the case of function
 * names, and in quotes around sheet names. Text between double quotes stays unchanged.
 */
export function canonicalFormula(formula: string): string {
  return formula
    .split(/("(?:[^"]|"")*")/)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part
            .replace(/\s+/g, '')
            .replace(/_xlfn\./gi, '')
            .replace(/\b(TRUE|FALSE)\(\)/gi, '$1')
            .replace(/'((?:[^']|'')+)'!/g, '$1!')
            .toUpperCase(),
    )
    .join('')
    .replace(/^=/, '');
}
