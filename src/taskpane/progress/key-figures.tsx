/** The key figures of all units together. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { Campaign } from '../../domain/campaign/campaign';
import type { Status } from '../../domain/measures';
import { count, percent, shortPercent } from '../../i18n/numbers';
import type { ProgressFigures } from './progress-figures';
import { RateBar } from './rate-bar';
import { StatusIcon } from './status-look';
import { useTextStyles } from '../ui/text-styles';
import { useWords } from '../ui/words';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
  },
  figures: {
    display: 'grid',
    gridTemplateColumns: 'repeat(3, minmax(0, 1fr))',
    columnGap: tokens.spacingHorizontalS,
    margin: 0,
  },
  second: { paddingTop: tokens.spacingVerticalM, borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  figure: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  value: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    columnGap: tokens.spacingHorizontalXS,
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase500,
  },
  // 100.00% must fit into a third of 320 px.
  main: { fontSize: '18px' },
  note: { fontWeight: tokens.fontWeightRegular, whiteSpace: 'nowrap' },
  chips: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  chip: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  chipCount: { fontWeight: tokens.fontWeightSemibold },
});

export interface KeyFiguresProps {
  readonly figures: ProgressFigures;
  readonly campaign: Campaign;
  readonly cutOffMonth: number;
}

export function KeyFigures({ figures, campaign, cutOffMonth }: KeyFiguresProps): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const { pane } = useWords();
  const words = pane.progress.figures;
  const { completionRate, pace, paceGap, growthRate, target, actual, unitOfMeasure, notCounted } = figures;
  const note = pane.progress.unitOfMeasure(unitOfMeasure);
  const rate = (value: number | null): string => (value === null ? '—' : percent(value));
  return (
    <div className={mergeClasses(texts.card, styles.card)}>
      <dl className={styles.figures}>
        <KeyFigure name={words.completion} value={rate(completionRate)} isMain />
        <KeyFigure name={words.pace} value={percent(pace)} isMain />
        <KeyFigure
          name={words.gap}
          value={paceGap === null ? '—' : pane.points(paceGap)}
          note={paceGap === null ? '' : pane.pointsUnit}
          isMain
        />
      </dl>
      <RateBar rate={completionRate} pace={pace} status={overallStatus(figures, campaign)} isLarge />
      <p className={texts.quiet}>
        {pane.progress.upTo(cutOffMonth)} ·{' '}
        {pane.progress.reported({ reported: figures.reportedUnits, units: figures.units.length })}
      </p>
      <dl className={mergeClasses(styles.figures, styles.second)}>
        <KeyFigure name={words.target} value={count(target)} note={note} />
        <KeyFigure
          name={words.actual}
          value={actual === null ? '—' : count(actual)}
          note={actual === null ? '' : note}
        />
        {figures.hasBaseline && (
          <KeyFigure
            name={words.growth}
            value={rate(growthRate)}
            note={campaign.growthGoal === null ? '' : pane.progress.goal(shortPercent(campaign.growthGoal))}
          />
        )}
      </dl>
      {notCounted > 0 && <p className={texts.quiet}>{pane.progress.notCounted(notCounted)}</p>}
    </div>
  );
}

interface KeyFigureProps {
  readonly name: string;
  readonly value: string;
  readonly note?: string;
  readonly isMain?: boolean;
}

function KeyFigure({ name, value, note = '', isMain = false }: KeyFigureProps): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  return (
    <div className={styles.figure}>
      <dt className={texts.quiet}>{name}</dt>
      <dd className={mergeClasses(texts.heading, texts.figure, styles.value, isMain && styles.main)}>
        {value}
        {note !== '' && <span className={mergeClasses(texts.quiet, styles.note)}>{note}</span>}
      </dd>
    </div>
  );
}

/** The status of all units together, by the same rules as a unit's status. */
function overallStatus({ completionRate, pace }: ProgressFigures, campaign: Campaign): Status {
  if (completionRate === null) return 'notReported';
  if (completionRate >= pace * campaign.laggingFactor) return 'onPace';
  return completionRate >= pace * campaign.severeFactor ? 'lagging' : 'severelyLagging';
}

export function StatusChips({ counts }: { counts: ProgressFigures['unitsByStatus'] }): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const { pane } = useWords();
  const present = (Object.keys(counts) as Status[]).filter((status) => counts[status] > 0);
  return (
    <ul className={mergeClasses(texts.list, styles.chips)} aria-label={pane.progress.statusLabel}>
      {present.map((status) => (
        <li key={status} className={styles.chip}>
          <StatusIcon status={status} />
          {pane.progress.status[status]}
          <span className={mergeClasses(texts.figure, styles.chipCount)}>{count(counts[status])}</span>
        </li>
      ))}
    </ul>
  );
}
