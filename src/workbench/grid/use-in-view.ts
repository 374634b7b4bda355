/** Scrolls to what the user should see: the end of the selection when it moves, and columns that an action added. */
import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { Area } from '../../spreadsheet/address';
import { scrollOf, type Geometry } from './geometry';
import { at, selectedArea, type Selection } from './selection';

/**
 * Scrolls to the end of the selection when it moves.
 * @returns a function to call before a selection that must not scroll, such as a click on a visible cell
 */
export function useInView(
  root: RefObject<HTMLDivElement | null>,
  geometry: Geometry,
  { active, end, span }: Selection,
): () => void {
  const isStill = useRef(false);
  const { name, merges } = geometry.sheet;
  useLayoutEffect(() => {
    const element = root.current;
    const mayScroll = !isStill.current;
    isStill.current = false;
    if (!element || !mayScroll) return;
    const scroll = scrollOf(element);
    const target = geometry.scrollTo(selectedArea(at(end), merges), scroll);
    // A selection of whole columns needs no vertical scrolling, one of whole rows no horizontal scrolling.
    element.scrollTo(
      span === 'rows' ? scroll.left : target.left,
      span === 'columns' ? scroll.top : target.top,
    );
    // The geometry is no dependency, because a change of the workbook must not scroll.
  }, [root, name, active.row, active.column, end.row, end.column, span]);
  return () => {
    isStill.current = true;
  };
}

/** Scrolls to the columns that an action added, as soon as they are shown. The selection is unchanged. */
export function useReveal(
  root: RefObject<HTMLDivElement | null>,
  geometry: Geometry,
  added: Area | null,
): void {
  const shown = useRef<Area | null>(null);
  useLayoutEffect(() => {
    const element = root.current;
    // Only once per action, not each time its sheet is shown again.
    if (!element || !added || shown.current === added) return;
    shown.current = added;
    const scroll = scrollOf(element);
    element.scrollTo(geometry.scrollTo(added, scroll).left, scroll.top);
  }, [root, added]);
}
