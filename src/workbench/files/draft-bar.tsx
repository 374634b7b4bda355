/** Offers the newest draft that a closed page left behind, above the grid. */
import { Button } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { clockTime } from '../../i18n/clock-time';
import { Banner } from '../../taskpane/ui/banner';
import { useWorkbenchWords } from '../workbench-words';
import type { Draft } from './drafts';
import { draftSource, type Source } from './sources';

export interface DraftBarProps {
  readonly drafts: readonly Draft[];
  readonly open: (source: Source) => void;
  readonly discard: (draft: Draft) => void;
}

export function DraftBar({ drafts, open, discard }: DraftBarProps): ReactElement | null {
  const words = useWorkbenchWords();
  const [draft] = drafts;
  if (!draft) return null;
  return (
    <div className="wb-message">
      <Banner kind="info" title={words.draftTitle(draft.name)}>
        {words.draftText(clockTime(new Date(draft.keptAt)))}
        <div className="wb-answers">
          <Button
            size="small"
            appearance="primary"
            onClick={() => {
              open(draftSource(draft));
            }}
          >
            {words.draftOpen}
          </Button>
          <Button
            size="small"
            onClick={() => {
              discard(draft);
            }}
          >
            {words.draftDiscard}
          </Button>
        </div>
      </Banner>
    </div>
  );
}
