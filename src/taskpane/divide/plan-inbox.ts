/**
 * The plan in the pane: the file that was chosen, dropped or opened in the workbench, and the items read from it. It is kept while
 * the user switches views. The code that reads it is loaded with the view.
 */
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { PlanChoice } from '../../domain/plan/chosen-items';
import type { PlanDocument } from '../../domain/plan/plan-document';
import type { ReadPlan } from '../../domain/plan/read-plan';
import type { FileEngine } from '../../engine/file-engine';
import type { DroppedFile } from '../returns/returns-inbox';

/** File names of documents. A dropped file with such a name is a plan rather than a return. */
const DOCUMENT = /\.(?:docx|docm|doc|wps|pdf|txt|md|html?)$/i;

export function isPlanName(fileName: string): boolean {
  return DOCUMENT.test(fileName);
}

/** The items that were read, with the user's choices. */
export interface PlanPreview {
  readonly document: PlanDocument;
  readonly plan: ReadPlan;
  readonly units: number;
  readonly choices: readonly PlanChoice[];
}

export interface PlanInboxState {
  /** The file that waits to be read; null when none does. */
  readonly file: DroppedFile | null;
  readonly preview: PlanPreview | null;
}

export class PlanInbox {
  private state: PlanInboxState = { file: null, preview: null };
  private readonly listeners = new Set<() => void>();

  constructor(readonly startEngine: () => FileEngine) {}

  readonly getState = (): PlanInboxState => this.state;

  readonly set = (change: Partial<PlanInboxState>): void => {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
}

const PlanInboxContext = createContext<PlanInbox | null>(null);

export const PlanInboxProvider = PlanInboxContext.Provider;

/** The inbox and its state. @throws Error outside a provider */
export function usePlanInbox(): { readonly inbox: PlanInbox; readonly state: PlanInboxState } {
  const inbox = useContext(PlanInboxContext);
  if (!inbox) throw new Error('no plan inbox');
  return { inbox, state: useSyncExternalStore(inbox.subscribe, inbox.getState) };
}
