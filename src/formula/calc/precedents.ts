/**
 * Finds the cells a formula refers to.
 */
import { boundingArea, type Area, type Position } from '../../spreadsheet/address';
import { EXTERNAL, Unknown } from './errors';
import { namedArea, referencedArea, type Shift } from './areas';
import { type Formula, type Node, parseFormula } from './parse';
import type { CalcSource, Place } from './source';
import { tableArea } from './table-reference';

/** An area of a sheet, with the name of the sheet. */
export interface SheetArea {
  readonly sheet: string;
  readonly area: Area;
}

/** Functions that compute references at run time. The formula's text does not contain them. */
const HIDDEN_REFERENCES: ReadonlySet<string> = new Set(['INDIRECT', 'OFFSET']);

/** Functions whose third argument gives only a first cell. They read as many cells from there as their first argument has. */
const STRETCHING: ReadonlySet<string> = new Set(['SUMIF', 'AVERAGEIF']);

/** A name may refer to another name; deeper than this the precedents count as unknown. */
const MAX_NAMES = 16;

/** Thrown when the formula's text does not tell which cells it refers to. */
class UnknownReferences extends Error {}

/**
 * The cells that the formula itself refers to. Cells that those depend on are not included.
 * @param base the cell the formula was written for
 * @returns null when they are unknown, as with INDIRECT, OFFSET and references over several sheets
 */
export function precedentsOf(
  formula: Formula,
  at: Place,
  base: Position,
  source: CalcSource,
): readonly SheetArea[] | null {
  try {
    return new Walk(source, at).through(formula.root, {
      rows: at.row - base.row,
      columns: at.column - base.column,
    });
  } catch (error) {
    if (error instanceof UnknownReferences || error instanceof Unknown) return null;
    throw error;
  }
}

class Walk {
  /** How many defined names are open: 0 in the formula itself, 1 in a name it uses, 2 in a name that this name uses. */
  private names = 0;

  constructor(
    private readonly source: CalcSource,
    private readonly at: Place,
  ) {}

  through(root: Node, shift: Shift): readonly SheetArea[] {
    const found: SheetArea[] = [];
    // A stack of nodes instead of recursion, because chains of operators may be very long.
    const open: Node[] = [root];
    for (let node = open.pop(); node; node = open.pop()) {
      if (node.kind === 'binary' && node.operator === ':') found.push(...this.span(node, shift));
      else {
        found.push(...this.own(node, shift));
        open.push(...partsOf(node));
      }
    }
    return found;
  }

  private own(node: Node, shift: Shift): readonly SheetArea[] {
    switch (node.kind) {
      case 'reference':
        return this.reference(node, shift);
      case 'name':
        return this.named(node);
      case 'table':
        return this.table(node);
      case 'unknown':
        // Cells of another workbook are not precedents in this one.
        if (node.reason === EXTERNAL) return [];
        throw new UnknownReferences();
      case 'call':
        if (HIDDEN_REFERENCES.has(node.name)) throw new UnknownReferences();
        return STRETCHING.has(node.name) ? this.stretched(node.args, shift) : [];
      default:
        return [];
    }
  }

  /** The precedents of `A1:INDEX(B1:B9,2)`: what its two ends refer to, and the rectangle around them. */
  private span(node: Extract<Node, { kind: 'binary' }>, shift: Shift): readonly SheetArea[] {
    const ends = [...this.through(node.left, shift), ...this.through(node.right, shift)];
    const sheets = [...new Set(ends.map((end) => end.sheet))];
    const spans = sheets.map((sheet) => ({
      sheet,
      area: ends
        .filter((end) => end.sheet === sheet)
        .map((end) => end.area)
        .reduce(boundingArea),
    }));
    return [...ends, ...spans];
  }

  /** The cells that `SUMIF(A1:A9,…,B1)` adds up: B1:B9. */
  private stretched([first, , third]: readonly Node[], shift: Shift): readonly SheetArea[] {
    if (!first || !third) return [];
    const [criteria] = this.through(first, shift);
    const [target] = this.through(third, shift);
    if (!criteria || !target) return [];
    const { top, left, bottom, right } = criteria.area;
    const from = target.area;
    const area = { ...from, bottom: from.top + bottom - top, right: from.left + right - left };
    return [{ sheet: target.sheet, area }];
  }

  /** The data rows of a table, for a formula that refers to it by its name alone. */
  private wholeTable(name: string): readonly SheetArea[] {
    const table = this.source.table(name);
    return table ? [{ sheet: table.sheet, area: table.area }] : [];
  }

  private reference(node: Extract<Node, { kind: 'reference' }>, shift: Shift): readonly SheetArea[] {
    const area = (this.names > 0 ? namedArea : referencedArea)(node.first, node.last, shift);
    return area ? [{ sheet: node.sheet ?? this.at.sheet, area }] : [];
  }

  private named(node: Extract<Node, { kind: 'name' }>): readonly SheetArea[] {
    const text = this.source.definedName(node.name, node.sheet ?? this.at.sheet);
    if (text === null) return this.wholeTable(node.name);
    if (this.names >= MAX_NAMES) throw new UnknownReferences();
    this.names++;
    const areas = this.through(parseFormula(text).root, {
      rows: this.at.row - 1,
      columns: this.at.column - 1,
    });
    this.names--;
    return areas;
  }

  private table(node: Extract<Node, { kind: 'table' }>): readonly SheetArea[] {
    const table = node.reference.table === null ? null : this.source.table(node.reference.table);
    if (!table) throw new UnknownReferences();
    const area = tableArea(node.reference, table, this.at.row);
    return area ? [{ sheet: table.sheet, area }] : [];
  }
}

function partsOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'unary':
      return [node.operand];
    case 'binary':
      return [node.left, node.right];
    case 'union':
      return node.items;
    case 'call':
      return node.args;
    default:
      return [];
  }
}
