/** A question that must be answered before the command continues. */
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { ReactElement } from 'react';

/** Leaves a margin to the edges of a narrow pane. */
const NARROW = 'min(400px, calc(100vw - 32px))';
const useStyles = makeStyles({
  surface: { maxWidth: NARROW, '@media screen and (max-width: 480px)': { maxWidth: NARROW } },
  list: { margin: `${tokens.spacingVerticalS} 0 0`, paddingLeft: tokens.spacingHorizontalL },
  stacked: { display: 'flex', flexDirection: 'column', alignItems: 'stretch' },
});

export interface QuestionDialogProps<Answer extends string> {
  readonly title: string;
  readonly text: string;
  /** What the question is about, one line each. */
  readonly list?: readonly string[];
  /** Whether the dialog is open. A closed dialog stays mounted, because closing makes the page behind it available to screen readers again. */
  readonly isOpen: boolean;
  /** The first answer is the primary button; Esc gives the last answer. */
  readonly answers: readonly { readonly answer: Answer; readonly label: string }[];
  /** Whether the answers are stacked vertically, for long labels. */
  readonly isStacked?: boolean;
  readonly onAnswer: (answer: Answer) => void;
}

export function QuestionDialog<Answer extends string>(props: QuestionDialogProps<Answer>): ReactElement {
  const { title, text, list = [], isOpen, answers, isStacked = false, onAnswer } = props;
  const styles = useStyles();
  const last = answers[answers.length - 1];
  return (
    <Dialog
      open={isOpen}
      modalType="alert"
      onOpenChange={(_, { open }) => {
        if (!open && isOpen && last) onAnswer(last.answer);
      }}
    >
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>
            {text}
            {list.length > 0 && (
              <ul className={styles.list}>
                {list.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )}
          </DialogContent>
          <DialogActions fluid={isStacked} className={isStacked ? styles.stacked : ''}>
            {answers.map(({ answer, label }, index) => (
              <Button
                key={answer}
                appearance={index === 0 ? 'primary' : 'secondary'}
                onClick={() => {
                  onAnswer(answer);
                }}
              >
                {label}
              </Button>
            ))}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
