/**
 * Files dropped on the pane are returns, wherever on it they are dropped. Without a table they could be for nothing happens:
 * the browser would show a dropped file in the pane's place.
 */
import type { DragEvent } from 'react';
import type { Collect } from './pane-props';

export interface PaneDrop {
  readonly onDragOver: (event: DragEvent<HTMLElement>) => void;
  readonly onDrop: (event: DragEvent<HTMLElement>) => void;
}

export function paneDrop(collect: Collect | null): PaneDrop {
  return {
    onDragOver: (event) => {
      event.preventDefault();
    },
    onDrop: (event) => {
      event.preventDefault();
      collect?.(Array.from(event.dataTransfer.files));
    },
  };
}
