/** Shown when the workbook has no table: says what the workbook is instead, or which rows came nearest and what a table needs. */
import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { Failure } from '../../actions/parts/failure';
import { latePart } from '../late/late-part';
import { lateViews } from '../late/late-views';
import { PartBoundary } from '../late/part-boundary';
import { CommandButton } from '../ui/command-button';
import { EmptyState } from '../ui/empty-state';
import { NoTableIcon, RereadIcon } from '../ui/icons';
import { useWords } from '../ui/words';

const PlanCard = latePart(lateViews.divide, ({ PlanCard: Part }) => Part);

const useStyles = makeStyles({
  nearest: { margin: `0 0 ${tokens.spacingVerticalM}`, fontWeight: tokens.fontWeightSemibold },
  needs: { margin: `0 0 ${tokens.spacingVerticalXS}` },
  list: { margin: 0, paddingLeft: '1.4em', textAlign: 'left' },
});

export function NoTable({ failure }: { failure: Failure }): ReactElement {
  const styles = useStyles();
  const { pane, messages } = useWords();
  const reread = (
    <CommandButton command={{ kind: 'read' }} appearance="primary" icon={<RereadIcon />}>
      {pane.table.reread}
    </CommandButton>
  );
  if (failure.code === 'own-sheet') {
    return (
      <EmptyState
        icon={<NoTableIcon />}
        title={pane.table.own[failure.details.own]}
        level={2}
        text={messages.failure(failure.code, { path: pane.actions.workbook, ...failure.details })}
        action={reread}
      />
    );
  }
  return (
    <>
      <EmptyState
        icon={<NoTableIcon />}
        title={pane.table.none}
        level={2}
        text={
          <>
            {failure.code === 'sideways-table' && (
              <p className={styles.nearest}>{messages.failure(failure.code, failure.details)}</p>
            )}
            {failure.code === 'no-table-near-miss' && (
              <p className={styles.nearest}>{pane.table.nearMiss(failure.details)}</p>
            )}
            <p className={styles.needs}>{pane.table.needsTitle}</p>
            <ul className={styles.list}>
              {pane.table.needs.map((need) => (
                <li key={need}>{need}</li>
              ))}
            </ul>
          </>
        }
        action={reread}
      />
      <PartBoundary>
        <PlanCard />
      </PartBoundary>
    </>
  );
}
