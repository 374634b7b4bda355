/**
 * Headers and footers of a sheet's pages as programs tell them: left, centre and right apart (ECMA-376 part 1, 18.3.1.46).
 */
import type { Element } from '@xmldom/xmldom';
import { child, isTrue } from '../../src/hosts/file/package/xml';

export type PageSide = 'L' | 'C' | 'R';

/** @param root of the sheet's part. @param element `oddHeader`, `oddFooter` … */
export function pageText(root: Element, element: string, side: PageSide): string {
  const texts = child(root, 'headerFooter');
  const text = (texts && child(texts, element)?.textContent) ?? '';
  // What stands before the first code is in the centre.
  const sections = `&C${text}`.split(/&(?=[LCR])/).filter((section) => section.startsWith(side));
  return sections.map((section) => section.slice(1)).join('');
}

export function hasOwnPages(root: Element, pages: 'differentFirst' | 'differentOddEven'): boolean {
  return isTrue(child(root, 'headerFooter')?.getAttribute(pages) ?? null);
}
