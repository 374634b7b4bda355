/** 收取月报: a drop area for files, the progress of reading them, and a preview of what collecting would do. */
import { Button, makeStyles, mergeClasses, ProgressBar, tokens } from '@fluentui/react-components';
import { useId, useRef, useState, type ReactElement } from 'react';
import type { Survey } from '../../actions/survey';
import { Banner } from '../ui/banner';
import { CollectPreview } from './collect-preview';
import { ReceiveIcon } from '../ui/icons';
import { useInbox } from './inbox-context';
import { useReturnWords } from './return-words';
import { useCurrentSession } from '../session/session-context';
import { useTextStyles } from '../ui/text-styles';
import { useWords } from '../ui/words';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
  },
  zone: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalM}`,
    textAlign: 'center',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px dashed ${tokens.colorNeutralStrokeAccessible}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  over: {
    border: `1px solid ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorBrandBackground2,
  },
  icon: { display: 'flex', color: tokens.colorBrandForeground1 },
  choose: { marginTop: tokens.spacingVerticalS },
  reading: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalS,
  },
});

export function CollectCard({ survey }: { survey: Survey }): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const { pane } = useReturnWords();
  const { state } = useInbox();
  const id = useId();
  return (
    <section className={mergeClasses(texts.card, styles.card)} aria-labelledby={id}>
      <h3 id={id} className={texts.heading}>
        {pane.collectHeading}
      </h3>
      {state.reading ? <Reading {...state.reading} /> : <DropZone />}
      {state.unread.length > 0 && <Unread files={state.unread.length} />}
      {!state.reading && state.returns.length > 0 && <CollectPreview survey={survey} />}
    </section>
  );
}

function Reading({ done, total }: { done: number; total: number }): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const { pane } = useReturnWords();
  const { inbox } = useInbox();
  const words = pane.reading(done, total);
  return (
    <div className={styles.reading}>
      <ProgressBar
        value={done}
        max={total}
        thickness="large"
        aria-label={pane.readingLabel}
        aria-valuetext={words}
      />
      <span className={mergeClasses(texts.quiet, texts.figure)}>{words}</span>
      <Button size="small" onClick={inbox.stop}>
        {pane.cancel}
      </Button>
    </div>
  );
}

/** Files that could not be read because the code for reading failed to load, with a retry button. */
function Unread({ files }: { files: number }): ReactElement {
  const { pane } = useReturnWords();
  const { pane: words, messages } = useWords();
  const { inbox } = useInbox();
  return (
    <Banner
      kind="error"
      title={pane.notRead(files)}
      action={
        <Button size="small" onClick={inbox.retry}>
          {words.actions.retry}
        </Button>
      }
    >
      {messages.failure('not-loaded', {})}
    </Banner>
  );
}

function DropZone(): ReactElement {
  const styles = useStyles();
  const texts = useTextStyles();
  const { pane } = useReturnWords();
  const { inbox } = useInbox();
  const { isBusy } = useCurrentSession();
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  return (
    <div
      className={mergeClasses(styles.zone, isOver && styles.over)}
      onDragEnter={() => {
        setOver(true);
      }}
      onDragOver={() => {
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={() => {
        // Only the highlight is removed; the pane handles the drop itself.
        setOver(false);
      }}
    >
      <span className={styles.icon} aria-hidden="true">
        <ReceiveIcon />
      </span>
      <span className={texts.body}>{pane.drop}</span>
      <span className={texts.quiet}>{pane.dropHint}</span>
      <Button className={styles.choose} disabledFocusable={isBusy} onClick={() => input.current?.click()}>
        {pane.chooseFiles}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept=".xlsx,.xlsm,.xls,.et"
        aria-label={pane.chooseFiles}
        onChange={({ currentTarget }) => {
          void inbox.add(Array.from(currentTarget.files ?? []));
          // Without this reset, choosing the same files again would fire no event.
          currentTarget.value = '';
        }}
      />
    </div>
  );
}
