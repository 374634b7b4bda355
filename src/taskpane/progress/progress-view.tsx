/** 进度: the progress of the campaign compared with the pace, as a whole and by unit. */
import { makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { useMemo, useState, type ReactElement } from 'react';
import type { Survey } from '../../actions/survey';
import type { UnitOrder } from '../../domain/campaign/campaign';
import { percent } from '../../i18n/numbers';
import { FindingItem } from '../checks/findings-view';
import { EmptyState } from '../ui/empty-state';
import { BarsIcon } from '../ui/icons';
import { KeyFigures, StatusChips } from './key-figures';
import { progressFigures, type UnitProgress } from './progress-figures';
import { RateBar } from './rate-bar';
import { useCurrentSession } from '../session/session-context';
import { useShowMore } from '../ui/show-more';
import { StatusIcon } from './status-look';
import { useTextStyles } from '../ui/text-styles';
import { useWords } from '../ui/words';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalS,
  },
  list: { overflow: 'hidden' },
  item: { '&:not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` } },
  unit: {
    display: 'block',
    width: '100%',
    margin: 0,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    border: 'none',
    backgroundColor: 'transparent',
    fontFamily: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':active': { backgroundColor: tokens.colorNeutralBackground1Pressed },
    ':focus-visible': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
      borderRadius: tokens.borderRadiusMedium,
    },
    '&[aria-disabled="true"]': { cursor: 'default' },
  },
  nameLine: { display: 'flex', alignItems: 'baseline', columnGap: tokens.spacingHorizontalM },
  name: { flexGrow: 1 },
  rank: { whiteSpace: 'nowrap' },
  rate: { minWidth: '4.3em', textAlign: 'right', fontWeight: tokens.fontWeightSemibold },
  barLine: {
    display: 'flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    marginTop: tokens.spacingVerticalXXS,
  },
  // All statuses have the same width, so that all bars have the same scale.
  status: {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'flex-end',
    flexShrink: 0,
    gap: tokens.spacingHorizontalXS,
    width: '70px',
    whiteSpace: 'nowrap',
  },
  statusWide: { width: '94px' },
});

export function ProgressView({ survey }: { survey: Survey }): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const { pane } = useWords();
  const figures = useMemo(() => progressFigures(survey), [survey]);
  if (figures.actual === null) {
    const hint = survey.ledger ? pane.progress.emptyHintLedger : pane.progress.emptyHint;
    return <EmptyState icon={<BarsIcon />} title={pane.progress.empty} text={hint} />;
  }
  const { campaign, cutOffMonth, findings } = survey;
  // The pace and every status below depend on this month.
  const doubt = findings.find(({ code }) => code === 'cut-off-differs');
  return (
    <div className={styles.root}>
      {doubt && (
        <ul className={mergeClasses(texts.list, texts.card)}>
          <FindingItem finding={doubt} />
        </ul>
      )}
      <KeyFigures figures={figures} campaign={campaign} cutOffMonth={cutOffMonth} />
      <StatusChips counts={figures.unitsByStatus} />
      <UnitList survey={survey} units={figures.units} isPaceByPeriods={figures.isPaceByPeriods} />
    </div>
  );
}

interface UnitListProps {
  readonly survey: Survey;
  readonly units: readonly UnitProgress[];
  readonly isPaceByPeriods: boolean;
}

function UnitList({ survey, units, isPaceByPeriods }: UnitListProps): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const { pane } = useWords();
  const [order, setOrder] = useState<UnitOrder>(survey.campaign.order);
  const sorted = useMemo(() => (order === 'table' ? units : byRank(units)), [units, order]);
  const { shown, more } = useShowMore(sorted);
  return (
    <>
      <div className={styles.head}>
        <div>
          <h3 className={texts.heading}>{pane.progress.unitsHeading}</h3>
          <p className={texts.quiet}>
            {isPaceByPeriods ? pane.progress.paceMarkByPeriods : pane.progress.paceMark}
          </p>
        </div>
        <Select
          size="small"
          aria-label={pane.progress.sort}
          value={order}
          onChange={(_, { value }) => {
            setOrder(value === 'rank' ? 'rank' : 'table');
          }}
        >
          <option value="table">{pane.progress.byTable}</option>
          <option value="rank">{pane.progress.byRank}</option>
        </Select>
      </div>
      <ol className={mergeClasses(texts.list, texts.card, styles.list)}>
        {shown.map((unit) => (
          <UnitItem key={`${unit.column} ${unit.row}`} unit={unit} survey={survey} />
        ))}
      </ol>
      {more}
    </>
  );
}

interface UnitItemProps {
  readonly unit: UnitProgress;
  readonly survey: Survey;
}

function UnitItem({ unit, survey }: UnitItemProps): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const { pane, language } = useWords();
  const { run, isBusy } = useCurrentSession();
  const { sheet } = survey.breakdown;
  const name = unit.name === '' ? pane.progress.unnamed(unit.row) : unit.name;
  const rate = unit.completionRate === null ? null : percent(unit.completionRate);
  const rank = unit.rank === null ? null : pane.progress.rank(unit.rank);
  const status = pane.progress.status[unit.status];
  return (
    <li className={styles.item}>
      <button
        type="button"
        className={styles.unit}
        aria-disabled={isBusy}
        onClick={() => {
          if (isBusy) return;
          run({ kind: 'go-to', cell: { sheet, row: unit.row, column: unit.column } });
        }}
      >
        <span className={styles.nameLine}>
          <span className={mergeClasses(texts.body, texts.wrap, styles.name)}>{name}</span>{' '}
          {rank !== null && (
            <span className={mergeClasses(texts.quiet, texts.figure, styles.rank)}>{rank}</span>
          )}{' '}
          <span className={mergeClasses(texts.body, texts.figure, styles.rate)}>
            {rate !== null && <span className={texts.hidden}>{pane.progress.figures.completion}</span>}{' '}
            {rate ?? '—'}
          </span>
        </span>
        <span className={styles.barLine}>
          <RateBar
            rate={unit.completionRate}
            {...(unit.pace === null ? {} : { pace: unit.pace })}
            status={unit.status}
          />{' '}
          <span
            className={mergeClasses(texts.quiet, styles.status, language === 'en-US' && styles.statusWide)}
          >
            <StatusIcon status={unit.status} />
            {status}
          </span>
        </span>
      </button>
    </li>
  );
}

/** Sorts units by rank. Units without a rank come last, in the order of the table. */
function byRank(units: readonly UnitProgress[]): readonly UnitProgress[] {
  const rank = (unit: UnitProgress): number => unit.rank ?? units.length + 1;
  return [...units].sort((a, b) => rank(a) - rank(b));
}
