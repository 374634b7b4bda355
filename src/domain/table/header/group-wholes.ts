/**
 * Joint headings over parts and their whole: 改造任务（户） over 城市, 农村, 合计. The whole is the figure; its parts are no indicators. A 合计
 * next to the parts but outside the joint heading is also their whole.
 */
import { measureInHeading } from '../unit-of-measure';
import { normalizeHeading, type Heading } from '../headings';

const WHOLE = /^(?:合计|小计|总计|总数|总量|总体|计)数?$/;
/** Added to the rank of a whole, so that the whole is preferred to its parts. */
const PREFERENCE = 1;

/** The headings, in which parts of a joint heading with a whole have no meaning of their own. */
export function withWholes(headings: readonly Heading[]): readonly Heading[] {
  const claimed = headings.map((heading, index) => claimedWhole(heading, headings.slice(0, index)));
  const wholes = claimed.filter(isWhole);
  if (wholes.length === 0) return headings;
  return claimed.map((heading) => {
    if (isWhole(heading)) return preferred(heading);
    const isPart = wholes.some(
      ({ group, meaning }) => group === heading.group && meaning?.role === heading.meaning?.role,
    );
    return isPart && measureInHeading(normalizeHeading(heading.own)) === null
      ? { ...heading, meaning: null }
      : heading;
  });
}

function isWhole({ own, group, meaning }: Heading): boolean {
  return meaning !== null && group !== '' && WHOLE.test(normalizeHeading(own));
}

function preferred(heading: Heading): Heading {
  const { meaning } = heading;
  return meaning ? { ...heading, meaning: { ...meaning, rank: meaning.rank + PREFERENCE } } : heading;
}

/** A 合计 without meaning or joint heading is the whole of the joint heading that ends directly to its left, unless that has its own. */
function claimedWhole(heading: Heading, before: readonly Heading[]): Heading {
  const left = before[before.length - 1];
  const isAlone =
    heading.meaning === null && heading.group === '' && WHOLE.test(normalizeHeading(heading.own));
  if (!isAlone || !left?.meaning || left.group === '' || left.column !== heading.column - 1) return heading;
  const parts = before.filter(({ group }) => group === left.group);
  if (parts.length < 2 || parts.some(isWhole)) return heading;
  const { group, meaning } = left;
  return { ...heading, group, meaning, text: `${group}${heading.own}` };
}
