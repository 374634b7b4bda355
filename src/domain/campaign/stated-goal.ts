/** Finds the growth goal that the text around a table states: `较上年增长15%以上`. */
import type { Position } from '../../spreadsheet/address';
import type { Breakdown, IndicatorColumns } from '../table/breakdown';
import { textCells } from '../table/free-cells';
import type { SheetGrid } from '../../spreadsheet/grid';
import { normalizeHeading } from '../table/headings';

/** A goal with the cell that states it. */
export interface StatedGoal {
  /** A ratio: 0.15. */
  readonly rate: number;
  readonly cell: Position & { readonly sheet: string };
  /** The words it was read from: `较上年增长15%以上`. */
  readonly words: string;
}

/** Text within this many rows above the header or below the last row belongs to the table. */
const ROWS_ABOVE = 6;
const ROWS_BELOW = 8;

/** A rate of growth. `10%-15%` and `15%左右` are too vague to measure anyone against. */
const GROWTH =
  /(?:增长|增幅|增加)(?:率|速|幅度)?(?:要|应|须|力争|目标|达到|不低于|不少于|为|:)*(\d+(?:\.\d+)?)%(?:以上)?(?![-—~～至到左右]|\d)/;
/** Growth that was already achieved, or last year's growth, is no goal. */
const ACHIEVED =
  /已|截[至止]|同比|环比|了|实际|完成率|(?<![较比])(?:上年|去年|上一年)(?:度|同期)?(?:增|会员)/;
/** Words that a clause with a goal for the table's own figures may contain. Any other noun may name something else that grows. */
const PLAIN = new RegExp(
  [
    '(?:总体|主要|工作|年度|全年|本年|今年|集中行动|发展|增长)?(?:目标)?任务|目标|要求|说明|备?注|增长|新增|净',
    '力争|确保|实现|努力|要|应|须|至|到|在|按|照|以|的|较|比|于|分解|下达',
    '各(?:单位|县市区|地)|全[省市县区]|农民工|职工|工会|会员|人数|总?数量?',
    '上年|去年|基[年数期]|\\d+年|年?[底末]|\\d+[.、]|[()“”"、.:]',
  ].join('|'),
  'g',
);
/** Words for persons. With several indicators, a clause with one of these words belongs to the indicators whose headings contain the word. */
const PERSONS = /农民工|职工|会员/g;
const CLAUSE_ENDS = /[,，;；。!！?？\n]/;

/**
 * The goal stated above or below a table; null where no text states a goal, or texts state different goals. Doubtful text is
 * ignored: units must not be measured against a goal that nobody set.
 */
export function statedGoal(sheet: SheetGrid, breakdown: Breakdown): StatedGoal | null {
  const { area } = breakdown;
  const rows = [
    ...Array.from({ length: ROWS_ABOVE }, (_, index) => area.top - ROWS_ABOVE + index),
    ...Array.from({ length: ROWS_BELOW }, (_, index) => area.bottom + 1 + index),
  ];
  const isAbout = aboutFigures(breakdown);
  const goals = rows.flatMap((row) =>
    textCells({ sheet, taken: [] }, row).flatMap(({ column, text }) =>
      text.split(CLAUSE_ENDS).flatMap((clause): StatedGoal[] => {
        const stated = rateIn(clause, isAbout);
        return stated === null ? [] : [{ ...stated, cell: { sheet: sheet.name, row, column } }];
      }),
    ),
  );
  const [first] = goals;
  return first !== undefined && goals.every(({ rate }) => rate === first.rate) ? first : null;
}

function rateIn(
  clause: string,
  isAbout: (subject: string, clause: string) => boolean,
): Pick<StatedGoal, 'rate' | 'words'> | null {
  const text = normalizeHeading(clause);
  const match = GROWTH.exec(text);
  if (!match || ACHIEVED.test(text)) return null;
  const beside = text.replace(match[0], '');
  // With a second rate in the same clause it is unclear which is the goal.
  if (beside.includes('%') || !isAbout(beside.replace(PLAIN, ''), beside)) return null;
  return { rate: Math.round(Number(match[1]) * 1e4) / 1e6, words: clause.trim() };
}

/**
 * Returns a test whether the rest of a clause is empty, or names what the table counts. The title covers all indicators; a name
 * that stands in another indicator's headings belongs to that indicator.
 */
function aboutFigures({
  columns,
  indicator,
  indicators,
  title,
}: Breakdown): (subject: string, clause: string) => boolean {
  const headings = ({ baseline, target }: IndicatorColumns): string[] =>
    [baseline?.heading ?? '', target.heading].map(normalizeHeading);
  const own = headings(columns);
  const others = indicators
    .filter((other) => other !== indicator)
    .flatMap((other) => headings(other.columns));
  const isNamed = (names: readonly string[], subject: string): boolean =>
    names.some((name) => name.includes(subject));
  return (subject, clause) => {
    const persons = others.length === 0 ? [] : (clause.match(PERSONS) ?? []);
    if (persons.length > 0 && !persons.some((word) => isNamed(own, word))) return false;
    return (
      isNamed(own, subject) || (!isNamed(others, subject) && normalizeHeading(title ?? '').includes(subject))
    );
  };
}
