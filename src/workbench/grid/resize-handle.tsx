/** The edge of a column's heading. Dragging it changes the width of the column. */
import { useRef, useState, type PointerEvent, type ReactElement } from 'react';

/** The smallest width in pixels; a narrower column could hardly be widened again. */
const NARROWEST = 16;

export interface ResizeHandleProps {
  readonly width: number;
  readonly onResize: (width: number) => void;
}

export function ResizeHandle({ width, onResize }: ResizeHandleProps): ReactElement {
  const start = useRef<number | null>(null);
  const [shift, setShift] = useState<number | null>(null);
  const shiftOf = (event: PointerEvent<HTMLElement>): number =>
    Math.max(NARROWEST - width, Math.round(event.clientX - (start.current ?? event.clientX)));
  return (
    <div
      className={shift === null ? 'wb-resize' : 'wb-resize wb-resizing'}
      aria-hidden="true"
      style={shift === null ? {} : { transform: `translateX(${shift}px)` }}
      onPointerDown={(event) => {
        // The heading must not treat this as a click, and the focus must stay where it is.
        event.stopPropagation();
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = event.clientX;
        setShift(0);
      }}
      onPointerMove={(event) => {
        if (start.current !== null) setShift(shiftOf(event));
      }}
      onPointerUp={(event) => {
        const by = shiftOf(event);
        start.current = null;
        setShift(null);
        if (by !== 0) onResize(width + by);
      }}
      onPointerCancel={() => {
        start.current = null;
        setShift(null);
      }}
    />
  );
}
