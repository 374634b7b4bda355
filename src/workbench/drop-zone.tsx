/**
 * Opens a workbook that is dropped anywhere on the page.
 */
import { useEffect, useState, type ReactElement } from 'react';
import { fileSource, type Source } from './files/sources';
import { useWorkbenchWords } from './workbench-words';

export function DropZone({ open }: { open: (source: Source) => void }): ReactElement | null {
  const words = useWorkbenchWords();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const hasFiles = (event: DragEvent): boolean =>
      // What is dropped into a drop zone of the pane is the pane's.
      !event.defaultPrevented && event.dataTransfer?.types.includes('Files') === true;
    const onOver = (event: DragEvent): void => {
      if (!hasFiles(event)) {
        setOver(false);
        return;
      }
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      setOver(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      const [file] = Array.from(event.dataTransfer?.files ?? []);
      if (file) open(fileSource(file));
    };
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, [open]);
  return isOver ? <div className="wb-drop">{words.dropHere}</div> : null;
}
