/** 催报: a reminder for the units that have not reported for the cut-off month, ready to copy. */
import { Button, Input, makeStyles, mergeClasses, Textarea, tokens } from '@fluentui/react-components';
import { useEffect, useId, useMemo, useRef, useState, type ReactElement } from 'react';
import type { Survey } from '../../actions/survey';
import { findUnreported } from '../../domain/returns/chasing';
import type { Ledger } from '../../domain/ledger';
import { reminder } from '../../i18n/returns/reminder';
import { copyText } from '../ui/copy-text';
import { CopyIcon } from '../ui/icons';
import { useReturnWords } from './return-words';
import { useTextStyles } from '../ui/text-styles';

const useStyles = makeStyles({
  text: { width: '100%', marginTop: tokens.spacingVerticalXS },
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
  },
  field: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  buttons: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

export function ChaseCard({ ledger, survey }: { ledger: Ledger; survey: Survey }): ReactElement | null {
  const styles = useStyles();
  const texts = useTextStyles();
  const { pane } = useReturnWords();
  const id = useId();
  const deadlineId = useId();
  /** In the format of a date input: `2015-11-08`, '' for none. */
  const [deadline, setDeadline] = useState('');
  const { breakdown, campaign, cutOffMonth } = survey;
  const units = useMemo(
    () => findUnreported(ledger, breakdown, campaign, cutOffMonth),
    [ledger, breakdown, campaign, cutOffMonth],
  );
  const { copy, note } = useCopy();
  if (units.length === 0) return null;
  const names = units.map(({ unit }) => unit);
  return (
    <section className={mergeClasses(texts.card, styles.card)} aria-labelledby={id}>
      <h3 id={id} className={texts.heading}>
        {pane.chaseHeading(cutOffMonth)}
      </h3>
      <p className={mergeClasses(texts.body, texts.wrap)}>{names.join('、')}</p>
      <p className={texts.quiet}>{pane.chaseHint}</p>
      <div className={styles.field}>
        <label htmlFor={deadlineId} className={texts.quiet}>
          {pane.deadline}
        </label>
        <Input
          id={deadlineId}
          size="small"
          type="date"
          value={deadline}
          onChange={(_, { value }) => {
            setDeadline(value);
          }}
        />
      </div>
      <div className={styles.buttons}>
        <Button
          size="small"
          icon={<CopyIcon />}
          onClick={() => {
            copy(names.join('\n'));
          }}
        >
          {pane.copyList}
        </Button>
        <Button
          size="small"
          icon={<CopyIcon />}
          onClick={() => {
            copy(reminder(units, campaign, cutOffMonth, { today: new Date(), deadline: dayIn(deadline) }));
          }}
        >
          {pane.copyText}
        </Button>
      </div>
      {note}
    </section>
  );
}

/** The local date of `2015-11-08`; null for ''. */
function dayIn(text: string): Date | null {
  return text === '' ? null : new Date(`${text}T00:00`);
}

/** Copies text; if the program does not allow that, shows the text selected for manual copying. */
function useCopy(): { readonly copy: (text: string) => void; readonly note: ReactElement } {
  const styles = useStyles();
  const texts = useTextStyles();
  const { pane } = useReturnWords();
  const [copied, setCopied] = useState<{ readonly text: string; readonly isDone: boolean } | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (copied && !copied.isDone) area.current?.select();
  }, [copied]);
  const copy = (text: string): void => {
    void copyText(text).then((isDone) => {
      setCopied({ text, isDone });
    });
  };
  const note = (
    <div role="status" className={texts.quiet}>
      {copied && (copied.isDone ? pane.copied : pane.copyByHand)}
      {copied && !copied.isDone && (
        <Textarea
          textarea={{ ref: area }}
          readOnly
          rows={8}
          className={styles.text}
          value={copied.text}
          aria-label={pane.copyByHand}
        />
      )}
    </div>
  );
  return { copy, note };
}
