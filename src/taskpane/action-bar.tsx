/**
 * The buttons that are always in view: 一键重算 and 撤销.
 */
import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { CommandButton } from './ui/command-button';
import { RecomputeIcon, UndoIcon } from './ui/icons';
import { useCurrentSession } from './session/session-context';
import { Toast } from './ui/toast';
import { useWords } from './ui/words';

const useStyles = makeStyles({
  root: {
    position: 'relative',
    flexShrink: 0,
    zIndex: 2,
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  main: { flexGrow: 1, minHeight: '36px' },
  other: { minWidth: 'auto', minHeight: '36px' },
});

export function ActionBar(): ReactElement {
  const styles = useStyles();
  const { pane } = useWords();
  const { state } = useCurrentSession();
  return (
    <footer className={styles.root} aria-label={pane.actions.label}>
      <Toast />
      <CommandButton
        command={{ kind: 'recompute' }}
        appearance="primary"
        icon={<RecomputeIcon />}
        className={styles.main}
        isUnavailable={!state.survey}
      >
        {pane.actions.recompute}
      </CommandButton>
      <CommandButton
        command={{ kind: 'undo' }}
        icon={<UndoIcon />}
        className={styles.other}
        isUnavailable={state.steps.length === 0}
      >
        {pane.actions.undo}
      </CommandButton>
    </footer>
  );
}
