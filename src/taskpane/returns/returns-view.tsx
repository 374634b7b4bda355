/** 月报: which unit reported what in each month. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useMemo, type ReactElement } from 'react';
import type { Survey } from '../../actions/survey';
import type { LedgerSheet } from '../../sheets/ledger/read-ledger';
import { cellAddress } from '../../spreadsheet/address';
import { count } from '../../i18n/numbers';
import { ChaseCard } from './chase-card';
import { CollectCard } from './collect-card';
import { CommandButton, LocateButton } from '../ui/command-button';
import { EmptyState } from '../ui/empty-state';
import { CalendarIcon, DoneIcon } from '../ui/icons';
import { useInbox } from './inbox-context';
import {
  returnsFigures,
  type MissingReturns,
  type MonthFigures,
  type ReturnsFigures,
} from './returns-figures';
import { useShowMore } from '../ui/show-more';
import { TemplatesCard } from './templates-card';
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
  },
  table: {
    display: 'block',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  grid: {
    width: '100%',
    borderCollapse: 'collapse',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground1,
  },
  heading: { fontWeight: tokens.fontWeightRegular, textAlign: 'left', whiteSpace: 'nowrap' },
  cell: { padding: `${tokens.spacingVerticalXS} 0` },
  number: { textAlign: 'right', whiteSpace: 'nowrap', paddingLeft: tokens.spacingHorizontalM },
  barCell: { width: '36%', paddingLeft: tokens.spacingHorizontalL },
  track: { display: 'block', height: '8px' },
  bar: {
    display: 'block',
    height: '100%',
    minWidth: '2px',
    borderRadius: '0 4px 4px 0',
    backgroundColor: tokens.colorCompoundBrandBackground,
    '@media (forced-colors: active)': { backgroundColor: 'Highlight', forcedColorAdjust: 'none' },
  },
  later: { color: tokens.colorNeutralForeground3 },
  missing: { marginTop: tokens.spacingVerticalS },
  item: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    '&:not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  unit: { flexGrow: 1 },
  complete: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  tick: { display: 'flex', color: tokens.colorStatusSuccessForeground1 },
});

export function ReturnsView({ survey }: { survey: Survey }): ReactElement {
  const styles = useStyles();
  const { returns } = useInbox().state;
  const { pane } = useWords();
  return (
    <div className={styles.root}>
      {!survey.ledger && returns.length === 0 && (
        <EmptyState
          icon={<CalendarIcon />}
          title={pane.returns.noLedger}
          text={pane.returns.noLedgerHint}
          action={
            <CommandButton command={{ kind: 'make-ledger' }} appearance="primary">
              {pane.returns.make}
            </CommandButton>
          }
        />
      )}
      <CollectCard survey={survey} />
      {survey.ledger && <Returns ledger={survey.ledger} survey={survey} />}
      <TemplatesCard survey={survey} />
    </div>
  );
}

function Returns({ ledger, survey }: { ledger: LedgerSheet; survey: Survey }): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const { pane } = useWords();
  const { campaign, cutOffMonth } = survey;
  const figures = useMemo(
    () => returnsFigures(ledger, campaign, cutOffMonth),
    [ledger, campaign, cutOffMonth],
  );
  const isAnyDue = figures.months.some(({ isDue }) => isDue);
  const toCome = figures.months.flatMap(({ month, isDue }) => (isDue ? [] : [month]));
  const { sheet, firstRow, firstMonthColumn } = ledger.place;
  return (
    <>
      <div className={styles.head}>
        <h3 className={texts.heading}>{pane.returns.monthsHeading}</h3>
        <CommandButton
          command={{ kind: 'go-to', cell: { sheet, row: firstRow, column: firstMonthColumn } }}
          size="small"
        >
          {pane.returns.open}
        </CommandButton>
      </div>
      <div className={mergeClasses(texts.card, styles.table)}>
        <Months figures={figures} />
      </div>
      {isAnyDue && (
        <>
          <div className={mergeClasses(styles.head, styles.missing)}>
            <h3 className={texts.heading}>{pane.returns.missingHeading(cutOffMonth)}</h3>
            <span className={mergeClasses(texts.quiet, texts.figure)}>
              {pane.returns.missingCount(figures.missing.length)}
            </span>
          </div>
          <Missing missing={figures.missing} />
        </>
      )}
      {toCome.length > 0 && (
        <p className={texts.quiet}>
          {isAnyDue ? pane.returns.toCome(pane.months(toCome)) : pane.returns.nothingDue}
        </p>
      )}
      <ChaseCard ledger={ledger.ledger} survey={survey} />
    </>
  );
}

function Months({ figures }: { figures: ReturnsFigures }): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const { pane } = useWords();
  const most = Math.max(1, ...figures.months.map((month) => month.added ?? 0));
  const left = mergeClasses(styles.heading, styles.cell);
  const right = mergeClasses(styles.heading, styles.cell, styles.number);
  return (
    <table className={mergeClasses(styles.grid, texts.figure)}>
      <thead className={texts.quiet}>
        <tr>
          <th scope="col" className={left}>
            {pane.returns.month}
          </th>
          <th scope="col" className={right}>
            {pane.returns.reported}
          </th>
          <th scope="col" className={right}>
            {pane.returns.added(figures.unitOfMeasure)}
          </th>
          <td />
        </tr>
      </thead>
      <tbody>
        {figures.months.map((month) => (
          <MonthRow key={month.month} figures={month} units={figures.units} most={most} />
        ))}
      </tbody>
    </table>
  );
}

interface MonthRowProps {
  readonly figures: MonthFigures;
  readonly units: number;
  /** The figure that a full bar stands for. */
  readonly most: number;
}

function MonthRow({ figures, units, most }: MonthRowProps): ReactElement {
  const styles = useStyles();
  const { pane } = useWords();
  const { month, reported, added, isDue } = figures;
  const number = mergeClasses(styles.cell, styles.number);
  const none = isDue ? '—' : pane.returns.afterCutOff;
  return (
    <tr className={isDue ? '' : styles.later}>
      <th scope="row" className={mergeClasses(styles.heading, styles.cell)}>
        {pane.month(month)}
      </th>
      <td className={number}>{pane.returns.reportedOf(reported, units)}</td>
      <td className={number}>{added === null ? none : count(added)}</td>
      <td className={mergeClasses(styles.cell, styles.barCell)} aria-hidden="true">
        <span className={styles.track}>
          {added !== null && added > 0 && (
            <span className={styles.bar} style={{ width: `${(added / most) * 100}%` }} />
          )}
        </span>
      </td>
    </tr>
  );
}

function Missing({ missing }: { missing: readonly MissingReturns[] }): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const { pane } = useWords();
  const { shown, more } = useShowMore(missing);
  if (missing.length === 0) {
    return (
      <p className={mergeClasses(texts.body, styles.complete)}>
        <span className={styles.tick} aria-hidden="true">
          <DoneIcon />
        </span>
        {pane.returns.complete}
      </p>
    );
  }
  return (
    <>
      <ul className={mergeClasses(texts.list, texts.card)}>
        {shown.map(({ unit, months, cell }) => (
          <li key={cell.row} className={styles.item}>
            <span className={mergeClasses(texts.wrap, styles.unit)}>
              <span className={texts.body}>{unit}</span>{' '}
              <span className={mergeClasses(texts.quiet, texts.figure)}>{pane.months(months)}</span>
            </span>
            <LocateButton cell={cell} what={`${cell.sheet}!${cellAddress(cell)}`} />
          </li>
        ))}
      </ul>
      {more}
    </>
  );
}
