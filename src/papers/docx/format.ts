/** Dimensions of 《党政机关公文格式》 (GB/T 9704-2012). Twips are twentieths of a point; font sizes are in half points, as in WordprocessingML. */

/** 1 mm in twips. */
const MILLIMETRE = 1440 / 25.4;

function twips(millimetres: number): number {
  return Math.round(millimetres * MILLIMETRE);
}

/** A4. */
export const PAGE = { width: twips(210), height: twips(297) } as const;

/** 5.1: 天头 (top margin) 37 mm, 订口 (binding margin) 28 mm; the text is 156 × 225 mm. The page number's dashes are 7 mm below the text. */
export const PORTRAIT_MARGIN = {
  top: twips(37),
  bottom: twips(35),
  left: twips(28),
  right: twips(26),
  footer: twips(22),
} as const;

/** 7.3.4: a landscape page is bound at its top, so the margins turn with the page: the binding margin of 28 mm is the top margin. */
export const LANDSCAPE_MARGIN = {
  top: twips(28),
  bottom: twips(26),
  left: twips(35),
  right: twips(37),
  footer: twips(14),
} as const;

/** The width between the margins of a landscape page. */
export const LANDSCAPE_TEXT_WIDTH = PAGE.height - LANDSCAPE_MARGIN.left - LANDSCAPE_MARGIN.right;

/** 5.2.2: 22 lines per page. Offices set 28 points per line: 225 mm hold 22.8 such lines. */
export const LINE = 28 * 20;

/**
 * 5.2.2: 28 characters per line of 156 mm. 28 characters of 三号 (16 points) take 158 mm, so each is condensed by a quarter of a
 * point. A character grid is not used, because LibreOffice makes it twice as wide as Word does.
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
  /** 7.5: page numbers with dashes. */
  pageNumber: { ascii: '宋体', hAnsi: '宋体', eastAsia: '宋体', cs: '宋体' },
} as const;

/** The colour of marked places, which must not be overlooked. */
export const TO_FILL = 'FF0000';
