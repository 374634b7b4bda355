/**
 * Finds the cells with a property (merged, hidden) that ET does not list: for a range it only answers true, false, or null where the cells
 * differ.
 */
import type { Area } from '../../../spreadsheet/address';

/**
 * Rows at the top and the bottom of a sheet, which have most of the merged cells and hidden rows. They are searched apart from the rows
 * between, so that a long table costs few calls.
 */
const TOP = 24;
const BOTTOM = 8;

/**
 * The parts of an area for which `ask` answers true, down to single cells. If it answers true or false for the whole area, it is called
 * only once.
 */
export function partsWhere(area: Area, ask: (part: Area) => boolean | null): Area[] {
  const answer = ask(area);
  if (answer !== null) return answer ? [area] : [];
  return bands(area).flatMap((part) => search(part, ask));
}

function search(area: Area, ask: (part: Area) => boolean | null): Area[] {
  const answer = ask(area);
  if (answer !== null) return answer ? [area] : [];
  const halves = halvesOf(area);
  return halves.length === 1 ? [] : halves.flatMap((half) => search(half, ask));
}

function bands(area: Area): Area[] {
  const { top, bottom } = area;
  if (bottom - top + 1 <= TOP + BOTTOM) return halvesOf(area);
  return [
    { ...area, bottom: top + TOP - 1 },
    { ...area, top: top + TOP, bottom: bottom - BOTTOM },
    { ...area, top: bottom - BOTTOM + 1 },
  ];
}

/** Splits by rows first, because merged cells and hidden rows occur in few rows. */
function halvesOf(area: Area): Area[] {
  const { top, left, bottom, right } = area;
  if (bottom > top) {
    const middle = Math.floor((top + bottom) / 2);
    return [
      { ...area, bottom: middle },
      { ...area, top: middle + 1 },
    ];
  }
  if (right === left) return [area];
  const middle = Math.floor((left + right) / 2);
  return [
    { ...area, right: middle },
    { ...area, left: middle + 1 },
  ];
}
