/** Asks before figures that are stored as text are converted to numbers. Loaded with the first question. */
import type { ReactElement } from 'react';
import type { TextFigure } from '../../domain/table/text-figures';
import type { Command } from '../session/command';
import { QuestionDialog } from '../ui/question-dialog';
import { useCurrentSession } from '../session/session-context';
import { useWords } from '../ui/words';

/** The most figures that the dialog lists; more would not fit a pane, so the rest are counted. */
const MOST_SHOWN = 8;

export interface ConvertTextsDialogProps {
  readonly figures: readonly TextFigure[];
  /** The command that continues after the answer. */
  readonly command: Command;
  readonly isOpen: boolean;
}

export default function ConvertTextsDialog({
  figures,
  command,
  isOpen,
}: ConvertTextsDialogProps): ReactElement {
  const { pane } = useWords();
  const { answer } = useCurrentSession();
  const words = pane.convertTexts;
  const more = figures.length - MOST_SHOWN;
  return (
    <QuestionDialog
      title={words.title(figures.length)}
      text={words.text}
      list={[
        ...figures.slice(0, MOST_SHOWN).map((figure) => words.figure(figure)),
        ...(more > 0 ? [words.more(more)] : []),
      ]}
      isOpen={isOpen}
      answers={[
        { answer: 'convert', label: words.convert[goingOn(command)] },
        { answer: 'leave', label: words.leave },
      ]}
      onAnswer={(given) => {
        answer(given === 'convert');
      }}
    />
  );
}

function goingOn({ kind }: Command): 'recompute' | 'make' {
  return kind === 'recompute' ? 'recompute' : 'make';
}
