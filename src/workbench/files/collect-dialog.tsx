/**
 * Asks what to do with dropped files that look like returns.
 */
import type { ReactElement } from 'react';
import { QuestionDialog } from '../../taskpane/ui/question-dialog';
import { useWorkbenchWords } from '../workbench-words';

export type DropAnswer = 'collect' | 'open' | 'cancel';

export interface CollectDialogProps {
  readonly files: readonly File[];
  readonly answer: (answer: DropAnswer) => void;
}

export function CollectDialog({ files, answer }: CollectDialogProps): ReactElement {
  const words = useWorkbenchWords();
  const [first] = files;
  const name = first?.name ?? '';
  return (
    <QuestionDialog<DropAnswer>
      title={words.dropTitle}
      text={words.dropText(name, files.length)}
      isOpen={files.length > 0}
      answers={[
        { answer: 'collect', label: words.dropCollect },
        { answer: 'open', label: words.dropOpen(name) },
        { answer: 'cancel', label: words.cancel },
      ]}
      isStacked
      onAnswer={answer}
    />
  );
}
