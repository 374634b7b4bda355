/** Checks targets against the growth goal, and against each other. */
import { finding, type Finding } from '../finding';
import type { Breakdown, Unit } from '../table/breakdown';
import { figureCell, ownUnit, sumOf, type AuditInput } from './rule';

/**
 * Outliers are judged by the modified z-score, 0.6745 × (x − median) ÷ MAD, with the limit its authors recommend
 * (Iglewicz and Hoaglin, How to Detect and Handle Outliers, 1993). In the sample 高新区 scores 61, the next unit 1.5.
 */
const OUTLIER_SCORE = 3.5;
/** With fewer ratios, the median says little. */
const FEWEST_RATIOS = 5;
/** Where most ratios are equal, the median deviation (MAD) is zero. The deviation is then assumed to be this share of the median. */
const LEAST_SPREAD = 0.1;

/** New members needed to reach a growth goal, persons. Guards against binary noise: 0.15 is no exact binary fraction. */
export function requiredTarget(baseline: number, goal: number): number {
  return Math.ceil(Math.round(baseline * goal * 1e6) / 1e6);
}

/** Reports growth-below-goal, at the total of the targets, or at their heading where there is no total. Reports nothing where no goal is known. */
export function auditGoal({ breakdown, campaign, whole }: AuditInput): Finding[] {
  const goal = campaign.growthGoal;
  if (goal === null) return [];
  const { units } = whole?.breakdown ?? breakdown;
  const baseline = sumOf(units, 'baseline');
  const target = sumOf(units, 'target');
  const required = requiredTarget(baseline, goal);
  if (baseline <= 0 || target >= required) return [];
  const { unitOfMeasure, of } = ownUnit(breakdown, 'target');
  const details = {
    goal,
    rate: target / baseline,
    unitOfMeasure,
    target: of(target),
    required: of(required),
    shortfall: of(required - target),
  };
  return [finding('growth-below-goal', goalCell(breakdown), details)];
}

/** The cell of the targets' total. The blocks of a folded table share one total. */
function goalCell(breakdown: Breakdown): ReturnType<typeof figureCell> {
  const { sharedTotal, total, headerRows } = breakdown;
  if (sharedTotal && breakdown.indicator === breakdown.indicators[0])
    return figureCell({ ...breakdown, columns: sharedTotal.columns }, 'target', sharedTotal.line.row);
  return figureCell(breakdown, 'target', total?.row ?? Math.max(...headerRows));
}

/** Reports zero-baseline. */
export function auditZeroBaseline({ breakdown }: AuditInput): Finding[] {
  return breakdown.units
    .filter((unit) => unit.baseline.amount === 0)
    .map((unit) =>
      finding('zero-baseline', figureCell(breakdown, 'baseline', unit.row), { unit: unit.name }),
    );
}

/** Reports ratio-outlier, where a unit's target ÷ baseline is far from that of the other units. */
export function auditRatios({ breakdown }: AuditInput): Finding[] {
  const units = breakdown.units.filter(
    ({ baseline, target }) => (baseline.amount ?? 0) > 0 && (target.amount ?? 0) > 0,
  );
  if (units.length < FEWEST_RATIOS) return [];
  const ratios = new Float64Array(units.map(ratioOf));
  const middle = median(ratios);
  const distances = ratios.map((ratio) => Math.abs(ratio - middle));
  const deviation = Math.max(median(distances), middle * LEAST_SPREAD * 0.6745);
  const [baselines, targets] = [ownUnit(breakdown, 'baseline'), ownUnit(breakdown, 'target')];
  return units
    .filter((_, index) => (0.6745 * (distances[index] ?? 0)) / deviation > OUTLIER_SCORE)
    .map((unit) => {
      const details = {
        unit: unit.name,
        baseline: baselines.of(unit.baseline.amount ?? 0),
        baselineUnitOfMeasure: baselines.unitOfMeasure,
        target: targets.of(unit.target.amount ?? 0),
        targetUnitOfMeasure: targets.unitOfMeasure,
        ratio: ratioOf(unit),
        median: middle,
      };
      return finding('ratio-outlier', figureCell(breakdown, 'target', unit.row), details);
    });
}

function ratioOf({ baseline, target }: Unit): number {
  return (target.amount ?? 0) / (baseline.amount ?? 0);
}

/** The middle value, or the mean of the two middle values. */
function median(values: Float64Array): number {
  const sorted = values.slice().sort();
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
