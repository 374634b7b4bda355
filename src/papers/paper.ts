/** A paper (公文) as data, independent of file formats. Papers are Chinese in every user interface language. */

/** The kinds of papers, as the command line names them. */
export const PAPER_KINDS = ['bulletin', 'phase', 'year-end', 'reminder'] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

/** The offices' names for papers; the sheet 文稿素材 uses them. */
export const PAPER_NAMES: Readonly<Record<PaperKind, string>> = {
  bulletin: '月度通报',
  phase: '阶段小结',
  'year-end': '年终专题报告',
  reminder: '催报通知',
};

/** A run of text, or a marked place that only the user can fill in. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'to-fill'; readonly place: string; readonly hint: string };

/** A table that is as wide as the text, 156 mm. Each column lists its cells from left to right. */
export interface PaperTable {
  readonly columns: readonly {
    readonly heading: string;
    /** The column's width relative to the other columns. */
    readonly width: number;
    readonly align: 'left' | 'center' | 'right';
  }[];
  readonly rows: readonly (readonly string[])[];
  /** Whether the last row is the total. */
  readonly hasTotal: boolean;
}

/** A native chart with its figures. Each series has one value per category; null is a gap. */
export interface PaperChart {
  readonly title: string;
  readonly categories: readonly string[];
  readonly series: readonly {
    readonly name: string;
    readonly kind: 'column' | 'line';
    readonly color: string;
    readonly labels: boolean;
    readonly dashed?: boolean;
    readonly values: readonly (number | null)[];
  }[];
  readonly numberFormat: string;
}

export type Block =
  /** Numbered 一、 (level 1) or （一） (level 2). */
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'chart'; readonly chart: PaperChart };

/** A table at the end of the paper, on its own landscape pages. */
export interface Annex {
  readonly title: string;
  /** The text above the table on the right: unit of measure and month. */
  readonly caption: readonly Piece[];
  readonly table: PaperTable;
}

export interface Paper {
  readonly kind: PaperKind;
  readonly fileName: string;
  /** The lines of the title. */
  readonly title: readonly string[];
  /** 主送机关 (the addressees), without the colon; null where the paper has none. */
  readonly addressee: readonly Piece[] | null;
  readonly body: readonly Block[];
  readonly annexes: readonly Annex[];
  readonly signature: readonly Piece[];
  readonly date: readonly Piece[];
  /** The federation's own sentences that were not used, because they name a figure that does not exist. */
  readonly refusedWords: readonly RefusedWords[];
}

export interface RefusedWords {
  /** The id of the sentence on the sheet 文稿素材. */
  readonly id: string;
  /** The text in braces that is not the name of a figure. */
  readonly figure: string;
}

/** Pieces as plain text; places appear with their marks. */
export function plainPieces(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (piece.kind === 'text' ? piece.text : markedPlace(piece.hint))).join('');
}

export function markedPlace(hint: string): string {
  return `【待填写：${hint}】`;
}

/** The distinct places that the user has to fill in, in the order of the paper. */
export function placesToFill({ addressee, body, annexes, signature, date }: Paper): string[] {
  const pieces = [
    ...(addressee ?? []),
    ...body.flatMap((block) => (block.kind === 'paragraph' ? block.pieces : [])),
    ...signature,
    ...date,
    ...annexes.flatMap(({ caption }) => caption),
  ];
  return [...new Set(pieces.flatMap((piece) => (piece.kind === 'to-fill' ? [piece.hint] : [])))];
}
