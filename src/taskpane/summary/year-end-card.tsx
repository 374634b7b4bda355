/** 年终工作簿: made in steps; the card shows each step, and the user can cancel. */
import { Button, makeStyles, mergeClasses, ProgressBar, tokens } from '@fluentui/react-components';
import { useEffect, useRef, type ReactElement } from 'react';
import type { YearEndStep } from '../../actions/year-end';
import { CommandButton } from '../ui/command-button';
import { useCurrentSession } from '../session/session-context';
import { useTextStyles } from '../ui/text-styles';
import { useWords } from '../ui/words';

const STEPS: readonly YearEndStep[] = ['reading', 'computing', 'opening'];

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
  },
  progress: {
    alignSelf: 'stretch',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    marginTop: tokens.spacingVerticalXS,
    scrollMarginBottom: tokens.spacingVerticalL,
  },
  steps: { display: 'grid', gridTemplateColumns: 'repeat(3, 1fr)' },
  now: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  cancel: { alignSelf: 'flex-start' },
});

export function YearEndCard(): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const { pane } = useWords();
  const { state } = useCurrentSession();
  return (
    <section className={mergeClasses(texts.card, styles.card)}>
      <h3 className={texts.heading}>{pane.summary.yearEndHeading}</h3>
      <p className={texts.quiet}>{pane.summary.yearEndHint}</p>
      <CommandButton command={{ kind: 'year-end' }}>{pane.summary.makeYearEnd}</CommandButton>
      {state.running?.kind === 'year-end' && <YearEndProgress />}
    </section>
  );
}

function YearEndProgress(): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const { pane } = useWords();
  const { state, cancel } = useCurrentSession();
  const at = STEPS.indexOf(state.yearEndStep ?? 'reading');
  const now = STEPS[at] ?? 'reading';
  const shown = useRef<HTMLDivElement>(null);
  useEffect(() => {
    shown.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={shown} className={styles.progress}>
      <ProgressBar
        value={at + 1}
        max={STEPS.length + 1}
        thickness="large"
        aria-label={pane.summary.stepLabel}
        aria-valuetext={pane.summary.steps[now]}
      />
      <ol className={mergeClasses(texts.list, texts.quiet, styles.steps)}>
        {STEPS.map((step) => (
          <li
            key={step}
            className={step === now ? styles.now : ''}
            {...(step === now ? { 'aria-current': 'step' } : {})}
          >
            {pane.summary.steps[step]}
          </li>
        ))}
      </ol>
      <Button size="small" className={styles.cancel} disabledFocusable={state.isCancelling} onClick={cancel}>
        {state.isCancelling ? pane.summary.cancelling : pane.summary.cancel}
      </Button>
    </div>
  );
}
