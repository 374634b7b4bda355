import fc from 'fast-check';
import type { ReturnKind } from '../../../src/domain/ledger';
import {
  collectedKey,
  planCollection,
  type CollectPlan,
  type CollectTarget,
} from '../../../src/domain/returns/collecting';
import type { CellValue } from '../../../src/spreadsheet/grid';
import type { Ledger } from '../../../src/domain/ledger';
import { isTickedByDefault, mayTake, type PlannedFigure } from '../../../src/domain/returns/planned-figure';
import type { ReadReturn, ReportedFigure } from '../../../src/domain/returns/returns';
import { gridOf } from '../../support/grid';

const UNITS = ['舞钢', '宝丰', '叶县'] as const;
const MONTHS = [4, 5, 6, 7] as const;

/** A ledger in a simple form: figures by `unit month`, and the keys of the figures collected so far. */
interface Book {
  readonly figures: Map<string, number>;
  readonly collected: Set<string>;
}

const emptyBook = (): Book => ({ figures: new Map(), collected: new Set() });

function targetOf(book: Book, returnKind: ReturnKind): CollectTarget {
  const at = (unit: string, month: number): number | undefined => book.figures.get(`${unit} ${month}`);
  const rows = UNITS.map((unit): CellValue[] => [unit, ...MONTHS.map((month) => at(unit, month) ?? null)]);
  const ledger: Ledger = {
    sheet: '月报台账',
    unitColumn: 1,
    months: MONTHS.map((month, index) => ({ month, column: 2 + index })),
    rows: UNITS.map((unit, index) => ({
      unit,
      row: 1 + index,
      figures: new Map(
        MONTHS.flatMap((month) => {
          const figure = at(unit, month);
          return figure === undefined ? [] : [[month, figure] as const];
        }),
      ),
    })),
  };
  const sheet = gridOf(rows, { name: '月报台账' });
  return { ledger, sheet, campaign: { targetYear: 2015, returnKind }, collected: book.collected };
}

/** Collects files once: makes the plan and takes all figures that need no decision. */
function collect(book: Book, files: readonly ReadReturn[], kind: ReturnKind = 'monthly'): CollectPlan {
  const plan = planCollection(files, targetOf(book, kind));
  for (const figure of plan.figures) {
    if (isTickedByDefault(figure))
      book.figures.set(`${figure.unit} ${String(figure.month)}`, figure.amount ?? 0);
    if (!isTickedByDefault(figure) && figure.state !== 'same') continue;
    for (const { sha256 } of figure.sources)
      book.collected.add(collectedKey(sha256, figure.unit, figure.month ?? 0));
  }
  return plan;
}

interface Figure {
  readonly unit: string;
  readonly month: number;
  readonly amount: number;
}

let made = 0;
function fileOf(figures: readonly Partial<ReportedFigure>[], name = `${(made += 1)}.xlsx`): ReadReturn {
  const reported = figures.map((figure, index): ReportedFigure => ({
    unit: '舞钢',
    month: 4,
    year: null,
    kind: null,
    amount: 1,
    bad: null,
    text: String(figure.amount ?? ''),
    sheet: 'Sheet1',
    row: index + 1,
    column: 2,
    ...figure,
  }));
  return { fileName: name, sha256: `sha of ${name}`, figures: reported, problem: null };
}

const anyFigure: fc.Arbitrary<Figure> = fc.record({
  unit: fc.constantFrom(...UNITS),
  month: fc.constantFrom(...MONTHS),
  amount: fc.integer({ min: 0, max: 30 }),
});

/** Figures distributed over files, some of them repeated, and the files over several collections. */
function anySplit(figures: readonly Figure[]): fc.Arbitrary<ReadReturn[][]> {
  return fc
    .array(fc.record({ figure: fc.constantFrom(...figures), file: fc.nat(5) }), { maxLength: 12 })
    .chain((again) =>
      fc.record({
        order: fc.shuffledSubarray([...figures, ...again.map((repeat) => repeat.figure)], {
          minLength: figures.length + again.length,
        }),
        files: fc.array(fc.nat(5), {
          minLength: figures.length + again.length,
          maxLength: figures.length + again.length,
        }),
        goes: fc.array(fc.nat(3), { minLength: 6, maxLength: 6 }),
      }),
    )
    .map(({ order, files, goes }) => {
      const names = [0, 1, 2, 3, 4, 5];
      const contents = names.map((file) => fileOf(order.filter((_, index) => files[index] === file)));
      return [0, 1, 2, 3].map((go) => contents.filter((_, file) => goes[file] === go));
    });
}

/** At most one figure for each unit and month. */
function consistent(figures: readonly Figure[]): Figure[] {
  return [...new Map(figures.map((figure) => [`${figure.unit} ${figure.month}`, figure])).values()];
}

/** The same figures sorted so that each unit's figures never go down, as cumulative returns require. */
function growing(figures: readonly Figure[]): Figure[] {
  return consistent(figures).map((figure) => ({ ...figure, amount: figure.month * 100 + figure.amount }));
}

const ledgerOf = (figures: readonly Figure[]): Map<string, number> =>
  new Map(figures.map((figure) => [`${figure.unit} ${figure.month}`, figure.amount]));

const sorted = (figures: ReadonlyMap<string, number>): [string, number][] =>
  [...figures].sort(([a], [b]) => (a < b ? -1 : 1));

const figuresAndSplit = (shape: (figures: readonly Figure[]) => Figure[]) =>
  fc
    .array(anyFigure, { minLength: 1, maxLength: 12 })
    .map(shape)
    .chain((figures) => fc.tuple(fc.constant(figures), anySplit(figures)));

describe('any returns, in any order and however they are split', () => {
  it.each([
    ['monthly', consistent],
    ['cumulative', growing],
  ] as const)('gives the same ledger (%s)', (kind, shape) => {
    fc.assert(
      fc.property(figuresAndSplit(shape), ([figures, goes]) => {
        const book = emptyBook();
        for (const files of goes) collect(book, files, kind);
        expect(sorted(book.figures)).toEqual(sorted(ledgerOf(figures)));
        // Collecting the same files again changes nothing.
        for (const files of goes) {
          expect(collect(book, files, kind).figures.every((figure) => figure.state === 'same')).toBe(true);
        }
      }),
    );
  });

  it.each(['monthly', 'cumulative'] as const)(
    'gives the same figures in undisputed cells, and only reported figures in the others (%s)',
    (kind) => {
      const all = (figures: readonly Figure[]): Figure[] => [...figures];
      fc.assert(
        fc.property(figuresAndSplit(all), ([figures, goes]) => {
          const book = emptyBook();
          for (const files of goes) collect(book, files, kind);
          for (const figure of figures) {
            const rivals = figures.filter((other) => contradicts(figure, other, kind));
            const standing = book.figures.get(`${figure.unit} ${figure.month}`);
            if (rivals.length === 0) expect(standing).toBe(figure.amount);
            else {
              const reported = figures.filter(
                (other) => other.unit === figure.unit && other.month === figure.month,
              );
              expect([undefined, ...reported.map((other) => other.amount)]).toContain(standing);
            }
          }
        }),
      );
    },
  );

  it('makes the same plan whatever the order of the files', () => {
    fc.assert(
      fc.property(
        figuresAndSplit((figures) => [...figures]).chain(([, goes]) =>
          fc.tuple(
            fc.constant(goes.flat()),
            fc.shuffledSubarray(goes.flat(), { minLength: goes.flat().length }),
          ),
        ),
        ([files, shuffled]) => {
          const target = targetOf(emptyBook(), 'cumulative');
          expect(planCollection(shuffled, target)).toEqual(planCollection(files, target));
        },
      ),
    );
  });

  it('never make a cumulative ledger go down', () => {
    fc.assert(
      fc.property(
        figuresAndSplit((figures) => [...figures]),
        ([, goes]) => {
          const book = emptyBook();
          for (const files of goes) collect(book, files, 'cumulative');
          for (const unit of UNITS) {
            const totals = MONTHS.flatMap((month) => book.figures.get(`${unit} ${month}`) ?? []);
            expect(totals).toEqual([...totals].sort((a, b) => a - b));
          }
        },
      ),
    );
  });
});

function contradicts(figure: Figure, other: Figure, kind: ReturnKind): boolean {
  if (figure.unit !== other.unit) return false;
  if (figure.month === other.month) return figure.amount !== other.amount;
  const [earlier, later] = figure.month < other.month ? [figure, other] : [other, figure];
  return kind === 'cumulative' && earlier.amount > later.amount;
}

describe('a plan', () => {
  const states = (plan: CollectPlan): string[] =>
    plan.figures.map((figure) =>
      `${figure.unit} ${String(figure.month)} ${figure.state} ${figure.refusal?.kind ?? ''}`.trim(),
    );

  it('distinguishes new, changed and equal figures', () => {
    const book = emptyBook();
    collect(book, [fileOf([{ amount: 10 }, { month: 5, amount: 20 }])]);
    const plan = collect(book, [fileOf([{ amount: 10 }, { month: 5, amount: 25 }, { month: 6, amount: 0 }])]);
    expect(states(plan)).toEqual(['舞钢 4 same', '舞钢 5 changed', '舞钢 6 new']);
    expect(plan.figures[1]?.before).toBe(20);
  });

  it('refuses figures of an unknown unit or of a month outside the campaign', () => {
    const plan = collect(emptyBook(), [
      fileOf([
        { unit: '舞钢市', amount: 1 },
        { amount: null, bad: 'negative', text: '-5' },
        { month: null },
        { month: 3 },
        { year: 2014 },
      ]),
      fileOf([{ unit: '叶县', kind: 'cumulative' }]),
    ]);
    expect(plan.figures.map((figure) => figure.refusal)).toEqual(
      expect.arrayContaining([
        { kind: 'unknown-unit', nearest: '舞钢' },
        { kind: 'negative' },
        { kind: 'no-month' },
        { kind: 'other-month', month: 3 },
        { kind: 'other-year', year: 2014 },
        { kind: 'wrong-kind' },
      ]),
    );
    expect(plan.figures.filter(mayTake)).toEqual([]);
  });

  it('uses the given month only for figures that state none', () => {
    const plan = planCollection([fileOf([{ month: null, amount: 7 }])], targetOf(emptyBook(), 'monthly'), 6);
    expect(states(plan)).toEqual(['舞钢 6 new']);
  });

  it('takes the figure of the ledger’s kind where a return has both kinds', () => {
    const both = fileOf([
      { amount: 3, kind: 'monthly' },
      { amount: 10, kind: 'cumulative' },
    ]);
    const figures = (kind: ReturnKind): (number | null)[] =>
      planCollection([both], targetOf(emptyBook(), kind)).figures.map((figure) => figure.amount);
    expect([figures('monthly'), figures('cumulative')]).toEqual([[3], [10]]);
  });

  it('refuses two files that contradict each other, unless one is chosen', () => {
    const plan = collect(emptyBook(), [fileOf([{ amount: 1 }], 'a.xlsx'), fileOf([{ amount: 2 }], 'b.xlsx')]);
    expect(plan.figures.map((figure) => figure.refusal)).toEqual([
      { kind: 'conflict', others: [{ fileName: 'b.xlsx', amount: 2 }] },
      { kind: 'conflict', others: [{ fileName: 'a.xlsx', amount: 1 }] },
    ]);
    expect(plan.figures.every(mayTake)).toBe(true);
  });

  it('refuses a cumulative figure below the month before or above the month after', () => {
    const book = emptyBook();
    collect(book, [fileOf([{ month: 5, amount: 50 }])], 'cumulative');
    const lower = collect(book, [fileOf([{ month: 6, amount: 40 }])], 'cumulative');
    expect(lower.figures[0]?.refusal).toEqual({ kind: 'decreased', month: 5, amount: 50 });
    const higher = collect(book, [fileOf([{ month: 4, amount: 60 }])], 'cumulative');
    expect(higher.figures[0]?.refusal).toEqual({ kind: 'decreased', month: 5, amount: 50 });
    const corrected = collect(
      book,
      [
        fileOf([
          { month: 5, amount: 30 },
          { month: 6, amount: 40 },
        ]),
      ],
      'cumulative',
    );
    expect(states(corrected)).toEqual(['舞钢 5 changed', '舞钢 6 new']);
  });

  it('does not overwrite a newer figure with that of an old file', () => {
    const book = emptyBook();
    const [old, newer] = [fileOf([{ amount: 10 }]), fileOf([{ amount: 12 }])];
    collect(book, [old]);
    collect(book, [newer]);
    const again = collect(book, [old]);
    expect(states(again)).toEqual(['舞钢 4 refused collected-before']);
    // A file that was collected before does not contradict a newer file collected with it.
    const both = collect(book, [old, fileOf([{ amount: 13 }])]);
    expect(both.figures.map((figure: PlannedFigure) => figure.state)).toEqual(['refused', 'changed']);
    expect(book.figures.get('舞钢 4')).toBe(13);
  });

  it('refuses a name that two rows have, and does not overwrite a remark without asking', () => {
    const target = targetOf(emptyBook(), 'monthly');
    const [first] = target.ledger.rows;
    const twice = {
      ...target.ledger,
      rows: [...target.ledger.rows, { ...first, unit: '舞 钢', row: 9, figures: new Map() }],
    };
    const plan = planCollection([fileOf([{}])], { ...target, ledger: twice });
    expect(plan.figures[0]?.refusal).toEqual({ kind: 'two-rows' });
    const remarked = { ...target, sheet: gridOf([['舞钢', '待报']], { name: '月报台账' }) };
    expect(planCollection([fileOf([{}])], remarked).figures[0]).toMatchObject({
      state: 'changed',
      before: '待报',
    });
  });
});
