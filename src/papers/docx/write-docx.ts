/** Writes a paper as .docx. Charts are only referenced by relationships; engine/paper-file.ts adds their parts to the package. */
import {
  AlignmentType,
  Document,
  Footer,
  ImportedXmlComponent,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
  type ISectionOptions,
} from 'docx';
import { textWidth } from '../make-paper';
import { markedPlace, plainPieces, type Block, type Paper, type PaperChart, type Piece } from '../paper';
import { drawingXml } from './drawing';
import {
  CHARACTER,
  CHARACTER_SPACING,
  FACE,
  LANDSCAPE_MARGIN,
  LINE,
  PAGE,
  PORTRAIT_MARGIN,
  SIZE,
  TO_FILL,
} from './format';
import { annexTable } from './table';

const CREATOR = '任务分解助手';
const EXACT = { line: LINE, lineRule: LineRuleType.EXACT } as const;
const FIRST_LINE = { firstLine: 2 * CHARACTER, firstLineChars: 200 } as const;

/** The charts of a paper. A chart's index here gives its {@link chartRelationship}. */
export function chartsIn({ body }: Pick<Paper, 'body'>): PaperChart[] {
  return body.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));
}

/** The id of the relationship to a chart, by the chart's index. */
export function chartRelationship(index: number): string {
  return `rIdChart${index + 1}`;
}

/** The document, without the parts of its charts. */
export async function writeDocx(paper: Paper): Promise<Uint8Array> {
  const document = new Document({
    creator: CREATOR,
    lastModifiedBy: CREATOR,
    title: paper.title.join(''),
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          run: { font: FACE.text, size: SIZE.text, language: { eastAsia: 'zh-CN', value: 'en-US' } },
          paragraph: { spacing: { ...EXACT, before: 0, after: 0 } },
        },
      },
    },
    sections: [bodySection(paper), ...paper.annexes.map((_, index) => annexSection(paper, index))],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

function bodySection(paper: Paper): ISectionOptions {
  let chart = 0;
  // The last paragraph stays on the page of the signature, which must not be on a page without text.
  const body = paper.body.map((block, index) =>
    block.kind === 'chart'
      ? chartParagraph(block.chart, (chart += 1))
      : blockParagraph(block, index === paper.body.length - 1),
  );
  return {
    properties: {
      page: { size: PAGE, margin: { ...PORTRAIT_MARGIN, header: PORTRAIT_MARGIN.footer } },
    },
    footers: footers(),
    children: [
      ...paper.title.map(titleLine),
      emptyLine(),
      ...(paper.addressee && paper.addressee.length > 0
        ? [
            new Paragraph({
              widowControl: false,
              children: [...runs(paper.addressee), ...runs([text('：')])],
            }),
          ]
        : []),
      ...body,
      ...annexNote(paper),
      ...signature(paper),
    ],
  };
}

function titleLine(line: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { line: 35 * 20, lineRule: LineRuleType.EXACT },
    children: [new TextRun({ text: line, font: FACE.title, size: SIZE.title })],
  });
}

function emptyLine(): Paragraph {
  return new Paragraph({ keepNext: true, children: [] });
}

function blockParagraph(block: Exclude<Block, { kind: 'chart' }>, isLast: boolean): Paragraph {
  if (block.kind === 'paragraph') {
    return new Paragraph({
      alignment: AlignmentType.BOTH,
      widowControl: false,
      keepNext: isLast,
      indent: FIRST_LINE,
      children: runs(block.pieces),
    });
  }
  const font = block.level === 1 ? FACE.heading : FACE.subheading;
  return new Paragraph({
    widowControl: false,
    keepNext: true,
    indent: FIRST_LINE,
    outlineLevel: block.level - 1,
    children: [new TextRun({ text: block.text, font })],
  });
}

function runs(pieces: readonly Piece[]): TextRun[] {
  return pieces.map((piece) =>
    piece.kind === 'text'
      ? new TextRun({ text: piece.text, characterSpacing: CHARACTER_SPACING })
      : new TextRun({
          text: markedPlace(piece.hint),
          characterSpacing: CHARACTER_SPACING,
          color: TO_FILL,
        }),
  );
}

/** A paragraph whose line height follows the drawing; a fixed line height would cut the drawing off. */
function chartParagraph(chart: PaperChart, number: number): Paragraph {
  const drawing = ImportedXmlComponent.fromXmlString(
    drawingXml(chart, number, chartRelationship(number - 1)),
  );
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { line: 240, lineRule: LineRuleType.AUTO, before: 120, after: 120 },
    children: [drawing as unknown as TextRun],
  });
}

/** 7.3.4: the list of annexes, one line below the text, indented by two characters; several annexes are numbered. */
function annexNote({ annexes }: Paper): Paragraph[] {
  if (annexes.length === 0) return [];
  const lines = annexes.map(({ title }, index) =>
    annexes.length === 1 ? `附件：${title}` : `${index === 0 ? '附件：' : '　　　'}${index + 1}. ${title}`,
  );
  return [
    emptyLine(),
    ...lines.map(
      (line) => new Paragraph({ keepNext: true, indent: FIRST_LINE, children: runs([text(line)]) }),
    ),
  ];
}

/** 7.3.5: the date ends four characters from the edge; the office is centred on the date where its name is shorter. */
function signature({ signature: office, date }: Paper): Paragraph[] {
  const [officeWidth, dateWidth] = [textWidth(plainPieces(office)), textWidth(plainPieces(date))];
  const edge = 4 + Math.max(0, (officeWidth - dateWidth) / 2);
  const dateEdge = Math.min(edge, 8);
  const officeEdge = Math.max(0, dateEdge + (dateWidth - officeWidth) / 2);
  const line = (pieces: readonly Piece[], characters: number, isLast: boolean): Paragraph =>
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      keepNext: !isLast,
      indent: { right: Math.round(characters * CHARACTER) },
      children: runs(pieces),
    });
  return [emptyLine(), emptyLine(), line(office, officeEdge, false), line(date, dateEdge, true)];
}

function annexSection({ annexes }: Paper, index: number): ISectionOptions {
  const annex = annexes[index];
  const label = annexes.length === 1 ? '附件' : `附件${index + 1}`;
  return {
    // A section without its own footers repeats those of the section before (ECMA-376 part 1, 17.10.2).
    properties: {
      page: {
        // The docx library swaps width and height for a landscape page.
        size: { ...PAGE, orientation: PageOrientation.LANDSCAPE },
        margin: { ...LANDSCAPE_MARGIN, header: LANDSCAPE_MARGIN.footer },
      },
    },
    children: annex
      ? [
          new Paragraph({ children: [new TextRun({ text: label, font: FACE.heading })] }),
          titleLine(annex.title),
          new Paragraph({
            alignment: AlignmentType.RIGHT,
            spacing: { line: 20 * 20, lineRule: LineRuleType.EXACT },
            children: annex.caption.map((piece) =>
              piece.kind === 'text'
                ? new TextRun({ text: piece.text, size: SIZE.table })
                : new TextRun({ text: markedPlace(piece.hint), size: SIZE.table, color: TO_FILL }),
            ),
          }),
          annexTable(annex.table),
        ]
      : [],
  };
}

/** 7.5: the page number as — 1 — in 四号 宋体, one character from the outer edge: on the right of odd pages, on the left of even pages. */
function footers(): NonNullable<ISectionOptions['footers']> {
  const footer = (alignment: 'left' | 'right'): Footer =>
    new Footer({
      children: [
        new Paragraph({
          alignment,
          indent: { [alignment]: SIZE.pageNumber * 10 },
          spacing: { line: 240, lineRule: LineRuleType.AUTO },
          children: [
            new TextRun({
              font: FACE.pageNumber,
              size: SIZE.pageNumber,
              children: ['— ', PageNumber.CURRENT, ' —'],
            }),
          ],
        }),
      ],
    });
  return { default: footer('right'), even: footer('left') };
}

function text(value: string): Piece {
  return { kind: 'text', text: value };
}
