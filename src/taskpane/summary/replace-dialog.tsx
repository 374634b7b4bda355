/** Asks before a manually edited sheet is replaced. Loaded with the first question. */
import type { ReactElement } from 'react';
import { QuestionDialog } from '../ui/question-dialog';
import { useCurrentSession } from '../session/session-context';
import { useWords } from '../ui/words';

export interface ReplaceDialogProps {
  readonly sheet: string;
  readonly isOpen: boolean;
}

export default function ReplaceDialog({ sheet, isOpen }: ReplaceDialogProps): ReactElement {
  const { pane } = useWords();
  const { answer } = useCurrentSession();
  return (
    <QuestionDialog
      title={pane.summary.replaceTitle}
      text={pane.summary.replaceText(sheet)}
      isOpen={isOpen}
      answers={[
        { answer: 'replace', label: pane.summary.replace },
        { answer: 'skip', label: pane.summary.skip },
      ]}
      onAnswer={(given) => {
        answer(given === 'replace');
      }}
    />
  );
}
