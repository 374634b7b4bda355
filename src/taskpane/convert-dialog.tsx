/**
 * Asks before the ledger's figures are converted between 当月新增 and 累计.
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
import type { ReturnKind } from '../domain/campaign';
import type { Ledger } from '../domain/ledger';
import { useReturnWords } from './return-words';

/** Keeps its distance from the edges of a narrow pane. */
const NARROW = 'min(400px, calc(100vw - 32px))';
const useStyles = makeStyles({
  /** Long words, one below the other. */
  actions: { display: 'flex', flexDirection: 'column', alignItems: 'stretch' },
  surface: { maxWidth: NARROW, '@media screen and (max-width: 480px)': { maxWidth: NARROW } },
});

export type ConvertAnswer = 'convert' | 'relabel' | 'leave';

export interface ConvertDialogProps {
  readonly to: ReturnKind;
  readonly ledger: Ledger;
  readonly onAnswer: (answer: ConvertAnswer) => void;
}

export function ConvertDialog({ to, ledger, onAnswer }: ConvertDialogProps): ReactElement {
  const styles = useStyles();
  const { pane } = useReturnWords();
  const figures = ledger.rows.reduce((sum, row) => sum + row.figures.size, 0);
  return (
    <Dialog
      open
      modalType="alert"
      onOpenChange={(_, { open }) => {
        if (!open) onAnswer('leave');
      }}
    >
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{pane.convertTitle(to)}</DialogTitle>
          <DialogContent>{pane.convertText(to, figures)}</DialogContent>
          <DialogActions fluid className={styles.actions}>
            <Button
              appearance="primary"
              onClick={() => {
                onAnswer('convert');
              }}
            >
              {pane.convert}
            </Button>
            <Button
              onClick={() => {
                onAnswer('relabel');
              }}
            >
              {pane.relabel(to)}
            </Button>
            <Button
              onClick={() => {
                onAnswer('leave');
              }}
            >
              {pane.keep}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
