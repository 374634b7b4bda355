/** The buttons that are always visible: 一键重算 and 撤销. */
import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { COMMANDS, isEnabled, type CommandEntry } from '../../commands/list';
import { CommandButton } from '../ui/command-button';
import { RecomputeIcon, UndoIcon } from '../ui/icons';
import { circumstancesOf } from '../session/circumstances';
import { useCurrentSession } from '../session/session-context';
import { Toast } from '../ui/toast';
import { useWords } from '../ui/words';

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

/** The buttons of the bar, with their looks. */
const DRAWN = {
  recompute: { appearance: 'primary', icon: <RecomputeIcon />, style: 'main' },
  undo: { appearance: 'secondary', icon: <UndoIcon />, style: 'other' },
} as const;

type BarName = keyof typeof DRAWN;

const BAR = COMMANDS.filter((command): command is CommandEntry & { name: BarName } => command.name in DRAWN);

export function ActionBar(): ReactElement {
  const styles = useStyles();
  const { pane } = useWords();
  const circumstances = circumstancesOf(useCurrentSession().state);
  return (
    <footer className={styles.root} aria-label={pane.actions.label}>
      <Toast />
      {BAR.map((command) => {
        const { appearance, icon, style } = DRAWN[command.name];
        return (
          <CommandButton
            key={command.name}
            command={{ kind: command.name }}
            appearance={appearance}
            icon={icon}
            className={styles[style]}
            isUnavailable={!isEnabled(command, circumstances)}
          >
            {pane.commands[command.name]}
          </CommandButton>
        );
      })}
    </footer>
  );
}
