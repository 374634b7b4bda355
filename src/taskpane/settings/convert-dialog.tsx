/**
 * Asks before the ledger's figures are converted between 当月新增 and 累计.
 */
import type { ReactElement } from 'react';
import type { Ledger, ReturnKind } from '../../domain/ledger';
import { QuestionDialog } from '../ui/question-dialog';
import { useReturnWords } from '../returns/return-words';

export type ConvertAnswer = 'convert' | 'relabel' | 'leave';

export interface ConvertDialogProps {
  readonly to: ReturnKind;
  readonly ledger: Ledger;
  readonly isOpen: boolean;
  readonly onAnswer: (answer: ConvertAnswer) => void;
}

export function ConvertDialog({ to, ledger, isOpen, onAnswer }: ConvertDialogProps): ReactElement {
  const { pane } = useReturnWords();
  const figures = ledger.rows.reduce((sum, row) => sum + row.figures.size, 0);
  return (
    <QuestionDialog<ConvertAnswer>
      title={pane.convertTitle(to)}
      text={pane.convertText(to, figures)}
      isOpen={isOpen}
      answers={[
        { answer: 'convert', label: pane.convert },
        { answer: 'relabel', label: pane.relabel(to) },
        { answer: 'leave', label: pane.keep },
      ]}
      isStacked
      onAnswer={onAnswer}
    />
  );
}
