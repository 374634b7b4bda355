/**
 * Splits page headers and footers into left, centre and right, as programs give them (ECMA-376 part 1, 18.3.1.46).
 */
import type { Element } from '@xmldom/xmldom';
import { child, isTrue } from '../../src/hosts/file/package/xml';

export type PageSide = 'L' | 'C' | 'R';

/** @param root the root element of the sheet's part. @param element `oddHeader`, `oddFooter` … */
export function pageText(root: Element, element: string, side: PageSide): string {
  const texts = child(root, 'headerFooter');
  const text = (texts && child(texts, element)?.textContent) ?? '';
  // Text before the first &L, &C or &R belongs to the centre.
  const sections = `&C${text}`.split(/&(?=[LCR])/).filter((section) => section.startsWith(side));
  return sections.map((section) => section.slice(1)).join('');
}

export function hasOwnPages(root: Element, pages: 'differentFirst' | 'differentOddEven'): boolean {
  return isTrue(child(root, 'headerFooter')?.getAttribute(pages) ?? null);
}
