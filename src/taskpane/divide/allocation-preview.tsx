/** The targets of the scheme in view: their sum, and a bar for each unit with a tick mark at its present target. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useMemo, type ReactElement } from 'react';
import { inTargetUnit } from '../../actions/allocate';
import type { Survey } from '../../actions/survey';
import type { Allocation } from '../../domain/allocation/allocate';
import { addUp } from '../../domain/allocation/millionths';
import { count, percent } from '../../i18n/numbers';
import { RateBar } from '../progress/rate-bar';
import { Banner } from '../ui/banner';
import { useShowMore } from '../ui/show-more';
import { useTextStyles } from '../ui/text-styles';
import { useAllocationWords, useDivideWords } from './divide-words';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  unit: { padding: `${tokens.spacingVerticalXS} 0` },
  line: { display: 'flex', alignItems: 'baseline', gap: tokens.spacingHorizontalS },
  name: { flexGrow: 1 },
  bar: { display: 'flex', marginTop: tokens.spacingVerticalXXS },
});

interface PreviewProps {
  readonly survey: Survey;
  readonly allocation: Allocation | null;
  /** The name of the scheme. */
  readonly scheme: string;
}

export function AllocationPreview({ survey, allocation, scheme }: PreviewProps): ReactElement | null {
  const styles = useStyles();
  const texts = useTextStyles();
  const words = useDivideWords().allocation;
  const allocationWords = useAllocationWords();
  if (!allocation) return null;
  if (allocation.kind === 'infeasible') {
    return (
      <Banner kind="error" title={words.preview(scheme)}>
        {allocationWords.infeasible(allocation.why)}
      </Banner>
    );
  }
  const { unitOfMeasure } = survey.whole.breakdown.columns.target;
  return (
    <div className={styles.root}>
      <h4 className={texts.heading}>{words.preview(scheme)}</h4>
      <p className={mergeClasses(texts.body, texts.figure)} role="status">
        {words.sum(count(addUp(allocation.targets)), unitOfMeasure)}
      </p>
      <p className={texts.quiet}>{words.legend}</p>
      <Bars survey={survey} targets={allocation.targets} />
    </div>
  );
}

function Bars({ survey, targets }: { survey: Survey; targets: readonly number[] }): ReactElement {
  const texts = useTextStyles();
  const { units } = survey.whole.breakdown;
  const presentMost = useMemo(() => largest(units.map(({ target }) => target.inCell ?? 0)), [units]);
  const most = Math.max(presentMost, largest(targets));
  const { shown, more } = useShowMore(units);
  return (
    <>
      <ul className={texts.list}>
        {shown.map((unit, index) => (
          <Bar
            key={unit.row}
            name={unit.name}
            target={targets[index] ?? 0}
            baseline={inTargetUnit(survey, unit.baseline.amount)}
            present={unit.target.inCell}
            most={most}
          />
        ))}
      </ul>
      {more}
    </>
  );
}

interface BarProps {
  readonly name: string;
  readonly target: number;
  readonly baseline: number | null;
  readonly present: number | null;
  /** The figure that a full bar stands for. */
  readonly most: number;
}

function Bar({ name, target, baseline, present, most }: BarProps): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const words = useDivideWords().allocation;
  const growth = baseline === null || baseline <= 0 ? null : percent(target / baseline);
  const spoken = words.part({
    unit: name,
    target: count(target),
    growth,
    present: present === null ? null : count(present),
  });
  return (
    <li className={styles.unit}>
      <span className={texts.hidden}>{spoken}</span>
      <div className={styles.line} aria-hidden="true">
        <span className={mergeClasses(texts.body, texts.wrap, styles.name)}>{name}</span>
        {growth !== null && <span className={mergeClasses(texts.quiet, texts.figure)}>{growth}</span>}
        <span className={mergeClasses(texts.body, texts.figure)}>{count(target)}</span>
      </div>
      <span className={styles.bar}>
        <RateBar
          rate={most > 0 ? target / most : null}
          {...(present === null || most <= 0 ? {} : { pace: present / most })}
          status="onPace"
        />
      </span>
    </li>
  );
}

function largest(figures: readonly number[]): number {
  return figures.reduce((most, figure) => Math.max(most, figure), 0);
}
