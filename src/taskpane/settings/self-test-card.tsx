/** 自检: what works on this computer, check by check, and a report that the user can send in. */
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useState, type ReactElement } from 'react';
import { failureOf } from '../../actions/parts/failure';
import type { SelfTest, SelfTestResult } from '../../spreadsheet/host';
import { DoneIcon, WarningIcon } from '../ui/icons';
import { useTextStyles } from '../ui/text-styles';
import { useWords } from '../ui/words';

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
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  report: { boxSizing: 'border-box', width: '100%', fontFamily: tokens.fontFamilyMonospace },
});

/** Runs one task at a time, and reports how it ended, even when it fails. */
function useAttempts(): {
  readonly isRunning: boolean;
  readonly said: string;
  readonly attempt: (work: () => Promise<string>) => Promise<void>;
} {
  const { pane, messages } = useWords();
  const [isRunning, setRunning] = useState(false);
  const [said, setSaid] = useState('');
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
  return { isRunning, said, attempt };
}

export default function SelfTestCard({ selfTest }: { selfTest: SelfTest }): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const { pane } = useWords();
  const words = pane.selfTest;
  const [results, setResults] = useState<readonly SelfTestResult[] | null>(null);
  const [report, setReport] = useState('');
  const { isRunning, said, attempt } = useAttempts();
  const isUnfinished = useUnfinished(selfTest) && results === null;
  const run = async (): Promise<string> => {
    const found = await selfTest.run();
    setResults(found);
    const failures = found.filter((result) => !result.isPassed).length;
    return failures === 0 ? words.allPassed : words.failed(failures);
  };
  const save = async (): Promise<string> => words.saved(await selfTest.save());
  /** Copies the report. Where copying fails, the report is shown, so that the user can always send it in. */
  const copy = async (): Promise<string> => {
    const text = await selfTest.report();
    const isCopied = await copyText(text);
    setReport(isCopied ? '' : text);
    return isCopied ? words.copied : words.copyByHand;
  };
  return (
    <section className={styles.root} aria-labelledby="self-test">
      <h3 id="self-test" className={texts.heading}>
        {words.heading}
      </h3>
      <div className={mergeClasses(texts.card, styles.card)}>
        <span className={mergeClasses(texts.quiet, texts.wrap)}>{words.hints[selfTest.program]}</span>
        {isUnfinished && !isRunning && (
          <span className={mergeClasses(texts.body, texts.wrap)}>{words.unfinished}</span>
        )}
        <span className={mergeClasses(texts.body, texts.wrap)} role="status">
          {said}
        </span>
        {results && <Results results={results} />}
        <div className={styles.buttons}>
          <SmallButton
            isRunning={isRunning}
            label={isRunning ? words.running : words.run}
            onPress={() => void attempt(run)}
          />
          {(results !== null || isUnfinished) && (
            <>
              <SmallButton isRunning={isRunning} label={words.save} onPress={() => void attempt(save)} />
              <SmallButton isRunning={isRunning} label={words.copy} onPress={() => void attempt(copy)} />
            </>
          )}
        </div>
        {report !== '' && (
          <textarea className={styles.report} aria-label={words.report} readOnly rows={6} value={report} />
        )}
      </div>
    </section>
  );
}

/** Whether an earlier run was interrupted when the program ended; its report is then still stored. */
function useUnfinished(selfTest: SelfTest): boolean {
  const [isUnfinished, setUnfinished] = useState(false);
  useEffect(() => {
    // A self-test that can't be loaded is not mentioned until the user starts it.
    selfTest.isUnfinished?.().then(setUnfinished, () => undefined);
  }, [selfTest]);
  return isUnfinished;
}

interface SmallButtonProps {
  readonly isRunning: boolean;
  readonly label: string;
  readonly onPress: () => void;
}

function SmallButton({ isRunning, label, onPress }: SmallButtonProps): ReactElement {
  return (
    <Button size="small" disabledFocusable={isRunning} onClick={onPress}>
      {label}
    </Button>
  );
}

/** Copies text. Pages loaded from a folder may have no clipboard, or no access to it. */
async function copyText(text: string): Promise<boolean> {
  const { clipboard } = navigator as { readonly clipboard?: Clipboard };
  try {
    await clipboard?.writeText(text);
    return clipboard !== undefined;
  } catch {
    return false;
  }
}

/** The results of the checks; failed checks come first. */
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
