/** The administrative level of a place, by the ending of its name. */
import { normalizeHeading } from '../headings';

/** The endings of place names, from the lowest level to the highest. */
const LEVELS: readonly RegExp[] = [
  /村$|社区$/,
  /[乡镇]$|街道(?:办(?:事处)?)?$|办事处$/,
  /[县旗]$|(?<!地|自治)区$/,
  /[市州盟]$|地区$/,
  /省$|自治区$|兵团$/,
  /^(?:中国|全国)$/,
];

/** The bodies that report for a place. */
const BODIES = ['总工会', '人民政府', '政府'];

/** The last characters of these endings. A name that ends otherwise, as most do, is not compared with each of them. */
const LAST_CHARACTERS = '村区乡镇道办处县旗市州盟省团国';

/** The level: 0 for a village up to 5 for the nation; −1 where the name does not tell. */
export function levelOf(name: string): number {
  const place = placeOf(name);
  if (!LAST_CHARACTERS.includes(place.slice(-1))) return -1;
  return LEVELS.findIndex((ending) => ending.test(place));
}

/** The place in the name of the body that reports for it: 平顶山市总工会 → 平顶山市. */
export function placeOf(name: string): string {
  const text = normalizeHeading(name);
  const body = BODIES.find((ending) => text.endsWith(ending));
  return body === undefined ? text : text.slice(0, -body.length);
}
