/**
 * Asks before a workbook with unsaved changes gives way to another one.
 */
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { useWorkbenchWords } from './workbench-words';

export type LeaveAnswer = 'save' | 'discard' | 'cancel';

export interface LeaveDialogProps {
  readonly bookName: string;
  readonly isOpen: boolean;
  readonly answer: (answer: LeaveAnswer) => void;
}

export function LeaveDialog({ bookName, isOpen, answer }: LeaveDialogProps): ReactElement {
  const words = useWorkbenchWords();
  const button = (which: LeaveAnswer, label: string): ReactElement => (
    <Button
      appearance={which === 'save' ? 'primary' : 'secondary'}
      onClick={() => {
        answer(which);
      }}
    >
      {label}
    </Button>
  );
  return (
    <Dialog
      open={isOpen}
      modalType="alert"
      onOpenChange={(_, { open }) => {
        if (!open && isOpen) answer('cancel');
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{words.leaveTitle}</DialogTitle>
          <DialogContent>{words.leaveText(bookName)}</DialogContent>
          <DialogActions>
            {button('save', words.leaveSave)}
            {button('discard', words.leaveDiscard)}
            {button('cancel', words.cancel)}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
