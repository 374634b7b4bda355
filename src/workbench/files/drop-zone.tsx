/**
 * Handles files dropped on the page. On the pane they are taken as returns; on the grid, a workbook is opened. If files dropped on
 * the grid look like returns, the user is asked.
 */
import { useEffect, useState, type ReactElement } from 'react';
import { browserFileEngine } from '../../engine/browser-engine';
import { LARGEST_RETURN } from '../../domain/returns/returns';
import { isPlanName } from '../../taskpane/divide/plan-inbox';
import type { Collect } from '../../taskpane/frame/pane-props';
import { CollectDialog, type DropAnswer } from './collect-dialog';
import { fileSource, type Source } from './sources';
import { useWorkbenchWords } from '../workbench-words';

export interface DropZoneProps {
  readonly open: (source: Source) => void;
  readonly readPlan: (file: File) => void;
  /** Returns the function that presently takes returned files; null when there is none. */
  readonly collect: () => Collect | null;
}

export function DropZone({ open, readPlan, collect }: DropZoneProps): ReactElement {
  const words = useWorkbenchWords();
  const [asked, setAsked] = useState<readonly File[]>([]);
  const place = useDrop(collect, (files) => {
    const plan = files.find(({ name }) => isPlanName(name));
    if (plan) {
      readPlan(plan);
      return;
    }
    void mayBeReturns(files, collect() !== null).then((isUnclear) => {
      const [first] = files;
      if (isUnclear) setAsked(files);
      else if (first) open(fileSource(first));
    });
  });
  const answer = (given: DropAnswer): void => {
    const [first] = asked;
    setAsked([]);
    if (given === 'collect') collect()?.(asked);
    else if (given === 'open' && first) open(fileSource(first));
  };
  return (
    <>
      {place !== null && (
        <div className={`wb-drop wb-drop-${place}`}>
          {place === 'pane' ? words.dropReturns : words.dropHere}
        </div>
      )}
      <CollectDialog files={asked} answer={answer} />
    </>
  );
}

/** Whether and where the user is dragging files. Files dropped outside the pane are passed to `dropped`. */
function useDrop(
  collect: () => Collect | null,
  dropped: (files: readonly File[]) => void,
): 'pane' | 'grid' | null {
  const [place, setPlace] = useState<'pane' | 'grid' | null>(null);
  useEffect(() => {
    const placeOf = ({ target }: DragEvent): 'pane' | 'grid' =>
      target instanceof Element && target.closest('.wb-pane') && collect() !== null ? 'pane' : 'grid';
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
    const onOver = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setPlace(placeOf(event));
    };
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setPlace(null);
    };
    const onDrop = (event: DragEvent): void => {
      setPlace(null);
      if (!hasFiles(event) || placeOf(event) === 'pane') return;
      event.preventDefault();
      event.stopPropagation();
      dropped(Array.from(event.dataTransfer?.files ?? []));
    };
    window.addEventListener('dragover', onOver, true);
    window.addEventListener('dragleave', onLeave, true);
    window.addEventListener('drop', onDrop, true);
    return () => {
      window.removeEventListener('dragover', onOver, true);
      window.removeEventListener('dragleave', onLeave, true);
      window.removeEventListener('drop', onDrop, true);
    };
  });
  return place;
}

/** Whether files may be returns: several files, or a file about a single unit, such as a template. */
async function mayBeReturns(files: readonly File[], canCollect: boolean): Promise<boolean> {
  const [file] = files;
  if (!canCollect || !file) return false;
  if (files.length > 1) return true;
  if (file.size > LARGEST_RETURN) return false;
  const engine = browserFileEngine();
  try {
    const { figures, handedDown, problem } = await engine.readReturn(
      file.name,
      new Uint8Array(await file.arrayBuffer()),
    );
    if (handedDown) return true;
    return problem === 'not-filled-in' || new Set(figures.map(({ unit }) => unit)).size === 1;
  } catch {
    // The caller then opens the file as a workbook, which reports what is wrong with it.
    return false;
  } finally {
    engine.close();
  }
}
