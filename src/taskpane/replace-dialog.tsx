/**
 * Asks before a sheet that was changed by hand is made anew. Loaded when there is something to ask.
 */
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
} from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { useCurrentSession } from './session-context';
import { useWords } from './words';

/** Keeps its distance from the edges of a narrow pane. */
const NARROW = 'min(400px, calc(100vw - 32px))';
const useStyles = makeStyles({
  surface: { maxWidth: NARROW, '@media screen and (max-width: 480px)': { maxWidth: NARROW } },
});

export interface ReplaceDialogProps {
  readonly sheet: string;
  /** It stays mounted: closed is how it gives the page behind it back to screen readers. */
  readonly isOpen: boolean;
}

export default function ReplaceDialog({ sheet, isOpen }: ReplaceDialogProps): ReactElement {
  const { pane } = useWords();
  const { answer } = useCurrentSession();
  const styles = useStyles();
  return (
    <Dialog
      open={isOpen}
      modalType="alert"
      onOpenChange={(_, { open }) => {
        if (!open && isOpen) answer(false);
      }}
    >
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{pane.summary.replaceTitle}</DialogTitle>
          <DialogContent>{pane.summary.replaceText(sheet)}</DialogContent>
          <DialogActions>
            <Button
              appearance="primary"
              onClick={() => {
                answer(true);
              }}
            >
              {pane.summary.replace}
            </Button>
            <Button
              onClick={() => {
                answer(false);
              }}
            >
              {pane.summary.skip}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
