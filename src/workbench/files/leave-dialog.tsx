/**
 * Asks before another workbook replaces one with unsaved changes.
 */
import type { ReactElement } from 'react';
import { QuestionDialog } from '../../taskpane/ui/question-dialog';
import { useWorkbenchWords } from '../workbench-words';

export type LeaveAnswer = 'save' | 'discard' | 'cancel';

export interface LeaveDialogProps {
  readonly bookName: string;
  readonly isOpen: boolean;
  readonly answer: (answer: LeaveAnswer) => void;
}

export function LeaveDialog({ bookName, isOpen, answer }: LeaveDialogProps): ReactElement {
  const words = useWorkbenchWords();
  return (
    <QuestionDialog<LeaveAnswer>
      title={words.leaveTitle}
      text={words.leaveText(bookName)}
      isOpen={isOpen}
      answers={[
        { answer: 'save', label: words.leaveSave },
        { answer: 'discard', label: words.leaveDiscard },
        { answer: 'cancel', label: words.cancel },
      ]}
      onAnswer={answer}
    />
  );
}
