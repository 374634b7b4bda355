/**
 * Keeps in view what the user should see: the end of the selection when it moves, and what an action added.
 */
import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { Area } from '../../spreadsheet/address';
import { scrollOf, type Geometry } from './geometry';
import { at, selectedArea, type Selection } from './selection';

/** @returns called before a selection that must not scroll: one made by a click on what is in view */
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
    // Whole columns are in view at any row, whole rows at any column.
    element.scrollTo(
      span === 'rows' ? scroll.left : target.left,
      span === 'columns' ? scroll.top : target.top,
    );
    // Only when the selection or the sheet changes: a change of the workbook must not scroll.
  }, [root, name, active.row, active.column, end.row, end.column, span]);
  return () => {
    isStill.current = true;
  };
}

/** Scrolls to what an action added, as soon as it is there. The selection stays where it is. */
export function useReveal(
  root: RefObject<HTMLDivElement | null>,
  geometry: Geometry,
  added: Area | null,
): void {
  const shown = useRef<Area | null>(null);
  useLayoutEffect(() => {
    const element = root.current;
    // Once for each action, not whenever its sheet comes into view again.
    if (!element || !added || shown.current === added) return;
    shown.current = added;
    const scroll = scrollOf(element);
    element.scrollTo(geometry.scrollTo(added, scroll).left, scroll.top);
  }, [root, added]);
}
