/**
 * Files dropped on the pane are returns, wherever on it they are dropped; documents are plans. Without a table they could be for nothing happens:
 * the browser would show a dropped file in the pane's place.
 */
import type { DragEvent } from 'react';
import { isPlanName } from '../divide/plan-inbox';
import type { Collect } from './pane-props';
import type { DroppedFile } from '../returns/returns-inbox';

export interface PaneDrop {
  readonly onDragOver: (event: DragEvent<HTMLElement>) => void;
  readonly onDrop: (event: DragEvent<HTMLElement>) => void;
}

export function paneDrop(collect: Collect | null, readPlan: (file: DroppedFile) => void): PaneDrop {
  return {
    onDragOver: (event) => {
      event.preventDefault();
    },
    onDrop: (event) => {
      event.preventDefault();
      const files = Array.from(event.dataTransfer.files);
      const plan = files.find(({ name }) => isPlanName(name));
      if (plan) readPlan(plan);
      const returns = files.filter(({ name }) => !isPlanName(name));
      if (returns.length > 0) collect?.(returns);
    },
  };
}
