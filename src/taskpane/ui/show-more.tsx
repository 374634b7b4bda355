/**
 * Shows long lists in parts, so that ten thousand units do not slow the pane down.
 */
import { Button } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import { useWords } from './words';

const STEP = 50;

/** The visible part of a list, and the button for more; null when the whole list is visible. */
export function useShowMore<Item>(items: readonly Item[]): {
  readonly shown: readonly Item[];
  readonly more: ReactElement | null;
} {
  const { pane } = useWords();
  const [limit, setLimit] = useState(STEP);
  const hidden = items.length - limit;
  const more =
    hidden > 0 ? (
      <Button
        appearance="subtle"
        onClick={() => {
          setLimit(limit + STEP);
        }}
      >
        {pane.more(hidden, STEP)}
      </Button>
    ) : null;
  return { shown: items.slice(0, limit), more };
}
