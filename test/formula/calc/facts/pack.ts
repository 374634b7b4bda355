/**
 * Packs tables of facts into facts.jsonl: `tsx pack.ts FOLDER`, where FOLDER holds excelize.json, closedxml.json and
 * poi-xls.json: [{file, names, sheets: [{name, cells: [{r, c, v, f?}]}], cases: [{s, r, c, f, exp}]}]. Cells that no
 * fact refers to and repeated facts are left out.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cellAddress, contains, parseArea } from '../../../../src/spreadsheet/address';
import { type CellValue, UNCALCULATED } from '../../../../src/spreadsheet/grid';
import { Calculator } from '../../../../src/formula/calc/calculator';
import type { SheetArea } from '../../../../src/formula/calc/precedents';
import type { BookLine, FactLine } from './book-line';
import { compute, isSame, sourceOf } from './score';

interface RawBook {
  readonly file: string;
  readonly names: readonly {
    readonly name: string;
    readonly refersTo: string;
    readonly sheetIndex?: number | null;
  }[];
  readonly sheets: readonly {
    readonly name: string;
    readonly cells: readonly {
      readonly r: number;
      readonly c: number;
      readonly v: CellValue;
      readonly f?: string;
    }[];
  }[];
  readonly cases: readonly {
    readonly s: string;
    readonly r: number;
    readonly c: number;
    readonly f: string;
    readonly exp: CellValue;
  }[];
}

/** Workbooks whose formulas over ranges are array formulas; the facts don't say which. */
const WITH_ARRAYS = /^(IfFunction|Logical|Boolean|Matrix|TwoOperand|TestValueAsArray)/;

function pack(raw: RawBook): string[] {
  const whole = bookOf(raw, () => true);
  const facts = withoutRepeats(raw).map((fact) => asArray(whole, fact));
  if (facts.length === 0) return [];
  const used = facts.map((fact) => precedents(whole, fact));
  const isUsed = (sheet: string, row: number, column: number): boolean =>
    used.some(
      (areas) =>
        areas === null || areas.some((area) => area.sheet === sheet && contains(area.area, { row, column })),
    );
  return [bookOf(raw, isUsed), ...facts].map((line) => JSON.stringify(line));
}

function withoutRepeats(raw: RawBook): FactLine[] {
  const seen = new Set<string>();
  return raw.cases.flatMap(({ s, r, c, f, exp }): FactLine[] => {
    // Malformed in the source: a number in brackets that contains a comma.
    if (/\(-\d+,\d+\)$/.test(f)) return [];
    const key = JSON.stringify([s, f, exp]);
    if (seen.has(key)) return [];
    seen.add(key);
    return [[s, cellAddress({ row: r, column: c }), f, exp]];
  });
}

function asArray(book: BookLine, fact: FactLine): FactLine {
  const [sheet, address, formula, expected] = fact;
  const array: FactLine = [sheet, address, formula, expected, 1];
  const isArray =
    WITH_ARRAYS.test(book.book) &&
    !isSame(compute(book, fact), expected) &&
    isSame(compute(book, array), expected);
  return isArray ? array : fact;
}

function precedents(book: BookLine, [sheet, address, formula]: FactLine): readonly SheetArea[] | null {
  const { top: row, left: column } = parseArea(address) ?? { top: 1, left: 1 };
  const at = { sheet, row, column };
  const calculator = new Calculator(sourceOf(book));
  // Without a computed result, the cells that the formula refers to are not needed.
  return calculator.result({ formula }, at) === UNCALCULATED ? [] : calculator.precedents({ formula }, at);
}

function bookOf(raw: RawBook, isUsed: (sheet: string, row: number, column: number) => boolean): BookLine {
  const sheets: Record<string, Record<string, CellValue>> = {};
  const formulas: Record<string, string> = {};
  for (const { name, cells } of raw.sheets) {
    const values = (sheets[name] = {} as Record<string, CellValue>);
    for (const { r, c, v, f } of cells) {
      if (!isUsed(name, r, c)) continue;
      values[cellAddress({ row: r, column: c })] = v;
      if (f !== undefined && /SUBTOTAL/i.test(f))
        formulas[`${name}!${cellAddress({ row: r, column: c })}`] = f;
    }
  }
  const names = raw.names
    .filter(({ name }) => !name.startsWith('_xlnm.'))
    .map(({ name, refersTo, sheetIndex }) => ({
      name,
      refersTo,
      sheet: raw.sheets[sheetIndex ?? -1]?.name ?? null,
    }));
  return { book: raw.file.replace(/\.(xlsx?|go)$/, ''), names, sheets, formulas };
}

const [folder = '.'] = process.argv.slice(2);
const lines = ['excelize', 'closedxml', 'poi-xls'].flatMap((name) =>
  (JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as RawBook[]).flatMap(pack),
);
writeFileSync(join(__dirname, 'facts.jsonl'), `${lines.join('\n')}\n`);
