/**
 * 自检: what works on this computer, check by check, and a report to send in.
 */
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import { failureOf } from '../actions/failure';
import type { SelfTest, SelfTestResult } from '../hosts/host';
import { DoneIcon, WarningIcon } from './icons';
import { useTextStyles } from './text-styles';
import { useWords } from './words';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
  },
  line: {
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'center',
    padding: `${tokens.spacingVerticalXXS} 0`,
  },
  passed: { display: 'flex', color: tokens.colorStatusSuccessForeground1 },
  failed: { display: 'flex', color: tokens.colorStatusWarningForeground1 },
  buttons: { display: 'flex', gap: tokens.spacingHorizontalS },
});

export default function SelfTestCard({ selfTest }: { selfTest: SelfTest }): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const { pane, messages } = useWords();
  const words = pane.selfTest;
  const [results, setResults] = useState<readonly SelfTestResult[] | null>(null);
  const [isRunning, setRunning] = useState(false);
  const [said, setSaid] = useState('');
  /** Says what comes of it, also when it fails. */
  const attempt = async (work: () => Promise<string>): Promise<void> => {
    setRunning(true);
    setSaid('');
    try {
      setSaid(await work());
    } catch (error) {
      const { code, details } = failureOf(error);
      setSaid(messages.failure(code, { path: pane.actions.workbook, ...details }));
    }
    setRunning(false);
  };
  const run = async (): Promise<string> => {
    const found = await selfTest.run();
    setResults(found);
    const failures = found.filter((one) => !one.isPassed).length;
    return failures === 0 ? words.allPassed : words.failed(failures);
  };
  return (
    <section className={styles.root} aria-labelledby="self-test">
      <h3 id="self-test" className={texts.heading}>
        {words.heading}
      </h3>
      <div className={mergeClasses(texts.card, styles.card)}>
        <span className={mergeClasses(texts.quiet, texts.wrap)}>{words.hint}</span>
        <span className={mergeClasses(texts.body, texts.wrap)} role="status">
          {said}
        </span>
        {results && <Results results={results} />}
        <div className={styles.buttons}>
          <Button size="small" disabledFocusable={isRunning} onClick={() => void attempt(run)}>
            {isRunning ? words.running : words.run}
          </Button>
          {results && (
            <Button
              size="small"
              disabledFocusable={isRunning}
              onClick={() => void attempt(async () => words.saved(await selfTest.save(results)))}
            >
              {words.save}
            </Button>
          )}
        </div>
      </div>
    </section>
  );
}

/** Failed checks first. */
function Results({ results }: { results: readonly SelfTestResult[] }): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const { pane } = useWords();
  const words = pane.selfTest;
  const sorted = [...results].sort((a, b) => Number(a.isPassed) - Number(b.isPassed));
  return (
    <ul className={texts.list}>
      {sorted.map(({ check, isPassed }) => (
        <li key={check} className={styles.line}>
          <span className={isPassed ? styles.passed : styles.failed} aria-hidden="true">
            {isPassed ? <DoneIcon /> : <WarningIcon />}
          </span>
          <span className={mergeClasses(texts.body, texts.wrap)}>{words.checks[check]}</span>
          <span className={texts.quiet}>{isPassed ? words.passed : words.notPassed}</span>
        </li>
      ))}
    </ul>
  );
}
