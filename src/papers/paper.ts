/**
 * A paper (公文) as data: what stands in it, before any program's format. Papers are Chinese whatever language the program speaks.
 */

/** What papers there are, by the words of the command line. */
export const PAPER_KINDS = ['bulletin', 'phase', 'year-end', 'reminder'] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

/** As offices call them; the sheet 文稿素材 names its rows so. */
export const PAPER_NAMES: Readonly<Record<PaperKind, string>> = {
  bulletin: '月度通报',
  phase: '阶段小结',
  'year-end': '年终专题报告',
  reminder: '催报通知',
};

/** A run of text, or a marked place that only people can fill in. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'to-fill'; readonly place: string; readonly hint: string };

/** Within 156 mm of text. Columns are the table's cells, from left to right. */
export interface PaperTable {
  readonly columns: readonly {
    readonly heading: string;
    /** Share of the width, against the other columns'. */
    readonly width: number;
    readonly align: 'left' | 'center' | 'right';
  }[];
  readonly rows: readonly (readonly string[])[];
  /** The last row is the total. */
  readonly hasTotal: boolean;
}

/** A native chart with its figures. Values stand beside the categories; null is a gap. */
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
  /** 一、 (level 1) or （一） (level 2). */
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'chart'; readonly chart: PaperChart };

/** A table at the end, on landscape pages of its own. */
export interface Annex {
  readonly title: string;
  /** Unit of measure and month: what stands over the table at the right. */
  readonly caption: string;
  readonly table: PaperTable;
}

export interface Paper {
  readonly kind: PaperKind;
  readonly fileName: string;
  /** A line each, broken where the sense allows. */
  readonly title: readonly string[];
  /** 主送机关, without the colon; null where the paper has none. */
  readonly addressee: readonly Piece[] | null;
  readonly body: readonly Block[];
  readonly annexes: readonly Annex[];
  readonly signature: readonly Piece[];
  readonly date: readonly Piece[];
  /** Sentences of the federation's own that were not used, for they name a figure there is none of. */
  readonly refusedWords: readonly RefusedWords[];
}

export interface RefusedWords {
  /** The sentence's id on the sheet 文稿素材. */
  readonly id: string;
  /** What stands in braces and is no figure. */
  readonly figure: string;
}

/** Pieces as plain text, places as they are marked. */
export function plainPieces(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (piece.kind === 'text' ? piece.text : markedPlace(piece.hint))).join('');
}

export function markedPlace(hint: string): string {
  return `【待填写：${hint}】`;
}

/** What is left for people to write, in the order of the paper, each once. */
export function placesToFill({ addressee, body, signature, date }: Paper): string[] {
  const pieces = [
    ...(addressee ?? []),
    ...body.flatMap((block) => (block.kind === 'paragraph' ? block.pieces : [])),
    ...signature,
    ...date,
  ];
  return [...new Set(pieces.flatMap((piece) => (piece.kind === 'to-fill' ? [piece.hint] : [])))];
}
