/** The whole pane: the table's card, the views, and the buttons that are always visible. */
import {
  Button,
  FluentProvider,
  makeStyles,
  mergeClasses,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useState, type ReactElement } from 'react';
import { ActionBar } from './action-bar';
import { InboxProvider, useInbox } from '../returns/inbox-context';
import { PlanInboxProvider, usePlanInbox, type PlanInbox } from '../divide/plan-inbox';
import { DismissIcon } from '../ui/icons';
import { latePart } from '../late/late-part';
import { lateNoTable } from '../late/late-no-table';
import { lateViews } from '../late/late-views';
import { loadAhead } from '../late/load-ahead';
import type { Collect, PaneProps } from './pane-props';
import { FailureNotice, MissingNotice, UnconfirmedNotice } from '../ui/notices';
import { paneDrop } from './pane-drop';
import { PartBoundary } from '../late/part-boundary';
import { isNoTable, type Question } from '../session/session';
import type { SessionRunner } from '../session/session-runner';
import { OpenWithBookProvider } from '../settings/open-with-book-context';
import { SelfTestProvider, useSelfTest } from '../settings/self-test-context';
import { SessionProvider, useCurrentSession } from '../session/session-context';
import { TableCard } from './table-card';
import { Tabs } from './tabs';
import { useTextStyles } from '../ui/text-styles';
import { usePaneTheme } from '../ui/theme';
import { UnstatedNotice } from './unstated-notice';
import { useSession } from '../session/use-session';
import { useWords, WordsProvider } from '../ui/words';

const NoTable = latePart(lateNoTable, (loaded) => loaded.NoTable);
const ReplaceDialog = latePart(lateViews.replaceDialog, (loaded) => loaded.default);
const ConvertTextsDialog = latePart(lateViews.convertTextsDialog, (loaded) => loaded.default);

const useStyles = makeStyles({
  // The background is on an inner element, because dialogs get this class too and must not be covered.
  provider: { height: '100%', backgroundColor: 'transparent' },
  pane: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    height: '100%',
    minWidth: 0,
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground2,
  },
  scroller: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    flexGrow: 1,
    minHeight: 0,
    overflowX: 'hidden',
    overflowY: 'auto',
    padding: `0 ${tokens.spacingHorizontalM}`,
  },
  head: { display: 'flex', alignItems: 'end', justifyContent: 'space-between' },
  product: {
    margin: `${tokens.spacingVerticalS} 0 0`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  /** A placeholder where findings will appear. */
  skeleton: { marginTop: tokens.spacingVerticalS, opacity: 0.6 },
  reading: { padding: tokens.spacingVerticalXXL },
});

export interface AppProps extends PaneProps {
  readonly session: SessionRunner;
  readonly plan: PlanInbox;
  /** Called with the function that presently takes returned files; null if there is none. */
  readonly onCollect: (collect: Collect | null) => void;
}

export function App(props: AppProps): ReactElement {
  const {
    host,
    save,
    plan,
    openBook,
    words,
    theme: choice,
    startEngine,
    onClose,
    selfTest,
    openWithBook,
    onCollect,
  } = props;
  const styles = useStyles();
  const { theme, isDark } = usePaneTheme(choice, words.language);
  const session = useSession(props.session, {
    canSave: save !== undefined,
    opensBooks: openBook !== undefined,
  });
  return (
    <FluentProvider
      theme={theme}
      lang={words.language}
      className={styles.provider}
      style={{ colorScheme: isDark ? 'dark' : 'light' }}
    >
      <WordsProvider value={words}>
        <SessionProvider value={session}>
          <InboxProvider startEngine={startEngine}>
            <PlanInboxProvider value={plan}>
              <SelfTestProvider value={selfTest ?? null}>
                <OpenWithBookProvider value={openWithBook ?? null}>
                  <Pane missing={host.missing} onClose={onClose} onCollect={onCollect} />
                </OpenWithBookProvider>
              </SelfTestProvider>
            </PlanInboxProvider>
          </InboxProvider>
        </SessionProvider>
      </WordsProvider>
    </FluentProvider>
  );
}

interface PaneFrameProps extends Pick<PaneProps['host'], 'missing'>, Pick<AppProps, 'onCollect'> {
  readonly onClose: PaneProps['onClose'] | undefined;
}

function Pane({ missing, onClose, onCollect }: PaneFrameProps): ReactElement {
  const styles = useStyles();
  const { pane } = useWords();
  const { state, isBusy } = useCurrentSession();
  const isRead = state.running?.kind !== 'read';
  const selfTest = useSelfTest();
  useEffect(() => {
    // The table is read first; everything else can wait.
    if (isRead) void loadAhead(selfTest);
  }, [isRead, selfTest]);
  const { inbox } = useInbox();
  const { inbox: plan } = usePlanInbox();
  const collect = state.survey ? inbox.add : null;
  useEffect(() => {
    onCollect(collect);
  }, [onCollect, collect]);
  const isTableMissing = !state.survey && state.failure !== null && isNoTable(state.failure.failure);
  return (
    <div
      className={styles.pane}
      {...paneDrop(collect, (file) => {
        plan.set({ file, preview: null });
      })}
    >
      <main className={styles.scroller} aria-busy={isBusy}>
        <div className={styles.head}>
          <h1 className={styles.product}>{pane.product}</h1>
          {onClose && (
            <Button
              appearance="subtle"
              size="small"
              icon={<DismissIcon />}
              aria-label={pane.close}
              onClick={onClose}
            />
          )}
        </div>
        {!isTableMissing && <TableCard />}
        <MissingNotice key={missing.join()} missing={missing} />
        {state.survey && <UnstatedNotice survey={state.survey} />}
        <Content />
      </main>
      {state.survey && <FailureNotice isDocked />}
      <UnconfirmedNotice />
      <ActionBar />
      <QuestionAsked question={state.question} />
    </div>
  );
}

/** The question to the user; the dialog's code is loaded with the first question. */
function QuestionAsked({ question }: { question: Question | null }): ReactElement | null {
  // Keeps the text while the dialog fades out.
  const [last, setLast] = useState<Question | null>(null);
  if (question !== null && question !== last) setLast(question);
  if (last === null) return null;
  return (
    <PartBoundary>
      {last.kind === 'replace' ? (
        <ReplaceDialog sheet={last.sheet} isOpen={question !== null} />
      ) : (
        <ConvertTextsDialog figures={last.figures} command={last.command} isOpen={question !== null} />
      )}
    </PartBoundary>
  );
}

function Content(): ReactElement | null {
  const styles = useStyles();
  const texts = useTextStyles();
  const { pane } = useWords();
  const { state } = useCurrentSession();
  if (state.survey) return <Tabs survey={state.survey} />;
  if (state.failure && isNoTable(state.failure.failure)) return <NoTable failure={state.failure.failure} />;
  if (!state.running) return <FailureNotice />;
  return (
    <div>
      {[88, 56, 120].map((height) => (
        <div key={height} className={mergeClasses(texts.card, styles.skeleton)} style={{ height }} />
      ))}
      <div className={styles.reading}>
        <Spinner size="tiny" label={pane.actions.reading} />
      </div>
    </div>
  );
}
