/**
 * A button that starts a command. It shows a spinner while the command runs, and is disabled while another one runs.
 */
import { Button, Spinner, type ButtonProps } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';
import type { Command } from '../session/command';
import { LocateIcon } from './icons';
import { useCurrentSession } from '../session/session-context';
import type { SheetCell } from '../../sheets/memory';
import { useWords } from './words';

export interface CommandButtonProps {
  readonly command: Command;
  readonly children?: ReactNode;
  readonly icon?: ReactElement;
  readonly appearance?: ButtonProps['appearance'];
  readonly size?: ButtonProps['size'];
  readonly isUnavailable?: boolean;
  readonly className?: string;
  /** The accessible name, where the button's text alone is ambiguous, as in a list. */
  readonly label?: string;
}

export function CommandButton(props: CommandButtonProps): ReactElement {
  const { command, children, icon, isUnavailable = false, className, label } = props;
  const { state, isBusy, run } = useCurrentSession();
  const isRunning = state.running !== null && isSame(state.running, command);
  return (
    <Button
      appearance={props.appearance ?? 'secondary'}
      size={props.size ?? 'medium'}
      // A disabled button remains focusable, so that the focus is not lost.
      disabledFocusable={isBusy || isUnavailable}
      {...(className === undefined ? {} : { className })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(isRunning ? { icon: <Spinner size="extra-tiny" />, 'aria-busy': true } : icon ? { icon } : {})}
      onClick={() => {
        run(command);
      }}
    >
      {children}
    </Button>
  );
}

/** The button 定位, which scrolls a cell into view. */
export function LocateButton({ cell, what }: { cell: SheetCell; what: string }): ReactElement {
  const { pane } = useWords();
  return (
    <CommandButton
      command={{ kind: 'go-to', cell }}
      icon={<LocateIcon />}
      appearance="subtle"
      size="small"
      label={pane.locateWhat(what)}
    >
      {pane.locate}
    </CommandButton>
  );
}

function isSame(running: Command, command: Command): boolean {
  if (running.kind === 'fix' && command.kind === 'fix') {
    const isOfOneLength = running.findings.length === command.findings.length;
    return isOfOneLength && running.findings[0] === command.findings[0];
  }
  if (running.kind === 'make-paper' && command.kind === 'make-paper') return running.paper === command.paper;
  return running.kind === command.kind;
}
