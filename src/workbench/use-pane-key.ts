/** F6 moves the focus between grid and pane, as it does between the parts of spreadsheet programs. */
import { useEffect } from 'react';

export function usePaneKey(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'F6') return;
      event.preventDefault();
      const pane = document.querySelector('.wb-pane');
      const isInPane = pane?.contains(document.activeElement) === true;
      const target = isInPane
        ? document.querySelector<HTMLElement>('.wb-editor')
        : (pane?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]') ??
          pane?.querySelector<HTMLElement>('button'));
      target?.focus();
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, []);
}
