/** 时间节点: what is due next and what is overdue, at the cut-off month. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId, type ReactElement } from 'react';
import type { Survey } from '../../actions/survey';
import { knownCutOff } from '../../domain/campaign/campaign';
import { dueMilestones, type DueState } from '../../domain/plan/due';
import { readMilestones } from '../../sheets/plan/read-milestones';
import { useShowMore } from '../ui/show-more';
import { useTextStyles } from '../ui/text-styles';
import { useDivideWords } from './divide-words';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
  },
  item: { padding: `${tokens.spacingVerticalXS} 0` },
  line: { display: 'flex', alignItems: 'baseline', gap: tokens.spacingHorizontalS },
  what: { flexGrow: 1 },
  next: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorBrandForeground1 },
  overdue: { color: tokens.colorStatusWarningForeground3 },
});

/** The order of the groups. */
const ORDER: readonly DueState[] = ['next', 'overdue', 'regular', 'later', 'undated'];

export function MilestonesCard({ survey }: { survey: Survey }): ReactElement | null {
  const styles = useStyles();
  const texts = useTextStyles();
  const words = useDivideWords().milestones;
  const id = useId();
  const { workbook, indicators, campaign } = survey;
  const ledgers = indicators.flatMap(({ ledger }) => (ledger ? [ledger.ledger] : []));
  const cutOff = knownCutOff(campaign, ledgers);
  const due = dueMilestones(readMilestones(workbook, campaign.reporting), cutOff, campaign.targetYear);
  const ordered = [...due].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
  const { shown, more } = useShowMore(ordered);
  if (due.length === 0) return null;
  return (
    <section className={mergeClasses(texts.card, styles.card)} aria-labelledby={id}>
      <h3 id={id} className={texts.heading}>
        {words.heading}
      </h3>
      <p className={texts.quiet}>{words.hint(cutOff)}</p>
      <ul className={texts.list}>
        {shown.map(({ what, when, state }, index) => (
          <li key={index} className={styles.item}>
            <div className={styles.line}>
              <span className={mergeClasses(texts.body, texts.wrap, styles.what)}>{what}</span>
              <span
                className={mergeClasses(
                  texts.quiet,
                  state === 'next' && styles.next,
                  state === 'overdue' && styles.overdue,
                )}
              >
                {words[state]}
              </span>
            </div>
            <span className={texts.quiet}>{when}</span>
          </li>
        ))}
      </ul>
      {more}
    </section>
  );
}
