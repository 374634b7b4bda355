/**
 * Finds cells that differ from the rest, by a property that is null where the cells of a range differ: nothing lists them.
 */
import type { Area } from '../../../spreadsheet/address';

/** Rows at the top and bottom of a sheet where merges and the like mostly are; looked at apart, so that a long table between costs nothing. */
const TOP = 24;
const BOTTOM = 8;

/**
 * The parts of an area of which `ask` says true, down to single cells. It is asked about as few parts as it takes:
 * one, where it says true or false of the whole.
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

/** Rows first: what is looked for stands in few of them. */
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
