/**
 * Handles files dropped anywhere on the pane: documents are plans, all other files are returns. Returns are ignored while there is
 * no table for them. Without this handler, the browser would show a dropped file in place of the pane.
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
