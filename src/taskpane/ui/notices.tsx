/** Messages about failures, and about features that the program lacks. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { HostFeature } from '../../spreadsheet/host';
import { Banner } from './banner';
import { CommandButton } from './command-button';
import { isNoTable } from '../session/session';
import { useCurrentSession } from '../session/session-context';
import { useWords } from './words';

const useStyles = makeStyles({
  docked: { flexShrink: 0, padding: tokens.spacingHorizontalM },
  list: { margin: 0, paddingLeft: '1.2em' },
});

/** The last failure. When docked, it is above the buttons and visible however far the pane is scrolled. */
export function FailureNotice({ isDocked = false }: { isDocked?: boolean }): ReactElement | null {
  const styles = useStyles();
  const { pane, messages } = useWords();
  const { state, dismiss } = useCurrentSession();
  if (!state.failure || isNoTable(state.failure.failure)) return null;
  const { failure, command } = state.failure;
  return (
    <div className={isDocked ? styles.docked : ''}>
      <Banner
        kind="error"
        title={pane.actions.failed}
        action={<CommandButton command={command}>{pane.actions.retry}</CommandButton>}
        onDismiss={() => {
          dismiss('failure');
        }}
      >
        {messages.failure(failure.code, { path: pane.actions.workbook, ...failure.details })}
      </Banner>
    </div>
  );
}

/** A change that Excel did not confirm; shown until the user dismisses it or starts another command. */
export function UnconfirmedNotice(): ReactElement {
  const styles = useStyles();
  const { pane } = useWords();
  const { state, dismiss } = useCurrentSession();
  const { unconfirmed } = state;
  // The region is rendered before its text, because screen readers announce only text that is added to a region.
  return (
    <div className={unconfirmed ? styles.docked : ''} aria-live="polite">
      {unconfirmed && (
        <Banner
          kind="info"
          title={pane.unconfirmedTitle}
          onDismiss={() => {
            dismiss('unconfirmed');
          }}
        >
          {unconfirmed.notice && <div>{pane.notice(unconfirmed.notice)}</div>}
          {pane.unconfirmed(unconfirmed.undo)}
        </Banner>
      )}
    </div>
  );
}

/** Features that the program lacks; shown until the user dismisses the message. */
export function MissingNotice({ missing }: { missing: readonly HostFeature[] }): ReactElement | null {
  const styles = useStyles();
  const { pane } = useWords();
  const [isRead, setRead] = useState(false);
  if (missing.length === 0 || isRead) return null;
  return (
    <Banner
      kind="info"
      title={pane.featuresTitle}
      onDismiss={() => {
        setRead(true);
      }}
    >
      <ul className={styles.list}>
        {missing.map((feature) => (
          <li key={feature}>{pane.feature(feature)}</li>
        ))}
      </ul>
    </Banner>
  );
}
