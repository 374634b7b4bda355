/**
 * 《党政机关公文格式》 (GB/T 9704-2012) in figures. Twips are twentieths of a point; sizes are half points, as WordprocessingML counts.
 */

/** 1 mm in twips. */
const MILLIMETRE = 1440 / 25.4;

function twips(millimetres: number): number {
  return Math.round(millimetres * MILLIMETRE);
}

/** A4. */
export const PAGE = { width: twips(210), height: twips(297) } as const;

/** 5.1: 天头 37, 订口 28; the text is 156 × 225. The page number's dashes are 7 mm below the text. */
export const PORTRAIT_MARGIN = {
  top: twips(37),
  bottom: twips(35),
  left: twips(28),
  right: twips(26),
  footer: twips(22),
} as const;

/**
 * 7.3.4: a landscape page is bound at its top, so that the margins turn with the page: the binding edge, 28 mm, is on top.
 */
export const LANDSCAPE_MARGIN = {
  top: twips(28),
  bottom: twips(26),
  left: twips(35),
  right: twips(37),
  footer: twips(14),
} as const;

/** The width between the margins of a landscape page. */
export const LANDSCAPE_TEXT_WIDTH = PAGE.height - LANDSCAPE_MARGIN.left - LANDSCAPE_MARGIN.right;

/** 5.2.2: 22 lines a page. 28 points each, as offices set it: 225 mm hold 22.8 of them. */
export const LINE = 28 * 20;

/**
 * 5.2.2: 28 characters a line of 156 mm. 三号 is 16 points, 28 of them 158 mm, so a quarter of a point is taken off each. Not by a
 * grid of characters, which LibreOffice sets twice as wide as Word does.
 */
export const CHARACTER_SPACING = -5;

export const SIZE = { title: 44, text: 32, pageNumber: 28, table: 24, narrowTable: 21 } as const;

/** The width of one character of the text. */
export const CHARACTER = SIZE.text * 10;

const LATIN = 'Times New Roman';

function face(eastAsia: string): { ascii: string; hAnsi: string; eastAsia: string; cs: string } {
  return { ascii: LATIN, hAnsi: LATIN, eastAsia, cs: LATIN };
}

export const FACE = {
  title: face('方正小标宋简体'),
  text: face('仿宋_GB2312'),
  heading: face('黑体'),
  subheading: face('楷体_GB2312'),
  /** 7.5: page numbers with their dashes. */
  pageNumber: { ascii: '宋体', hAnsi: '宋体', eastAsia: '宋体', cs: '宋体' },
} as const;

/** The colour of marked places, which must not be overlooked. */
export const TO_FILL = 'FF0000';
