/**
 * What collecting returned lists of key areas would do to the workbook's list, row by row. Pure. Neither the order of the files
 * matters, nor whether they are collected together or one after the other.
 */
import { nearestUnit } from '../nearest';
import {
  AREA_HEADING,
  entryKey,
  sameName,
  type AreaEntry,
  type AreaFigure,
  type AreaList,
  type FoundedOn,
} from './area-list';

/** A unit's part of the list as a file returns it. Plain data, so that a worker can send it. */
export interface ReturnedAreas {
  /**
   * The unit that the template was made for; null where the file is not a template. Only in a template does a missing row mean that
   * the unit removed the entry.
   */
  readonly unit: string | null;
  readonly entries: readonly AreaEntry[];
}

/** A returned file with its part of the list. */
export interface AreaFile {
  readonly fileName: string;
  readonly areas?: ReturnedAreas;
}

/** An entry without its row. */
export type AreaContent = Omit<AreaEntry, 'row'>;

export interface PlannedEntry {
  /** Identifies the planned change: two changes have the same key where both replace the same content with the same new content. */
  readonly key: string;
  readonly state: 'new' | 'changed' | 'vanished' | 'same' | 'refused';
  /** The entry as it will stand in the list; for a removed row, the entry as the list has it now. */
  readonly entry: AreaContent;
  /** The row that is changed or removed; null for a new row. */
  readonly before: AreaEntry | null;
  /** Files contradict each other about one employer or project: no version is taken until the user chooses. */
  readonly isContested: boolean;
  /** For a refused entry, the unit that was probably meant; null where no unit's name is near. */
  readonly nearest: string | null;
  /** The files that contain the entry, in order; for a vanished row, the files that lack it. */
  readonly files: readonly string[];
}

/** The present list, with the units and areas it allows. */
export interface AreaTarget {
  readonly list: AreaList | null;
  /** The units and areas that entries may have, in the spelling of the list. */
  readonly units: readonly string[];
  readonly areas: readonly string[];
}

/** Whether the user may tick a row. */
export function mayTakeEntry({ state }: PlannedEntry): boolean {
  return state === 'new' || state === 'changed' || state === 'vanished';
}

/** Whether a row is ticked by default. Removing a row is never ticked by default: nothing is lost unasked. */
export function isEntryTickedByDefault({ state, isContested }: PlannedEntry): boolean {
  return (state === 'new' || state === 'changed') && !isContested;
}

/** The planned rows: first those of the list in their order, then new ones by unit, area and name. Empty where the workbook has no list. */
export function planAreas(files: readonly AreaFile[], target: AreaTarget): PlannedEntry[] {
  const { list } = target;
  if (!list) return [];
  const returned = files.flatMap(({ fileName, areas }) => (areas ? [{ fileName, areas }] : []));
  if (returned.length === 0) return [];
  const offered = offers(returned, target);
  const standing = groupBy(list.entries, entryKey);
  const planned = [...groupBy(offered.good, ({ entry }) => entryKey(entry))].flatMap(([key, some]) =>
    planKey(some, standing.get(key) ?? []),
  );
  return [...planned, ...offered.refused, ...vanished(returned, offered.good, target)].sort(inOrder(target));
}

interface Offer {
  readonly entry: AreaContent;
  readonly content: string;
  readonly files: readonly string[];
}

type Returned = readonly { readonly fileName: string; readonly areas: ReturnedAreas }[];

/** Each distinct entry once, with the files that contain it. Units and areas are spelled as in the list. */
function offers(
  returned: Returned,
  { units, areas }: AreaTarget,
): { readonly good: Offer[]; readonly refused: PlannedEntry[] } {
  const byContent = new Map<string, { entry: AreaContent; files: Set<string> }>();
  for (const { fileName, areas: part } of returned) {
    for (const entry of part.entries) {
      const unit = entry.unit === '' ? (part.unit ?? '') : entry.unit;
      const written = {
        ...withoutRow(entry),
        unit: sameName(unit, units) ?? unit,
        area: sameName(entry.area, areas) ?? entry.area,
      };
      const content = contentOf(written);
      const known = byContent.get(content);
      if (known) known.files.add(fileName);
      else byContent.set(content, { entry: written, files: new Set([fileName]) });
    }
  }
  const all = [...byContent].map(([content, { entry, files }]): Offer => ({
    entry,
    content,
    files: [...files].sort(compare),
  }));
  const isKnown = ({ entry }: Offer): boolean => units.includes(entry.unit);
  return {
    good: all.filter(isKnown),
    refused: all
      .filter((offer) => !isKnown(offer))
      .map(({ entry, content, files }) => ({
        key: `refused ${content}`,
        state: 'refused',
        entry,
        before: null,
        isContested: false,
        nearest: nearestUnit(entry.unit, units),
        files,
      })),
  };
}

/** Plans the changes for one employer or project: compares the files' entries with its rows in the list. */
function planKey(some: readonly Offer[], standing: readonly AreaEntry[]): PlannedEntry[] {
  const rest = [...standing];
  const sorted = [...some].sort((a, b) => compare(a.content, b.content));
  const same: PlannedEntry[] = [];
  const others: Offer[] = [];
  for (const offer of sorted) {
    const at = rest.findIndex((row) => contentOf(row) === offer.content);
    const [row] = at < 0 ? [] : rest.splice(at, 1);
    if (row) same.push(plannedAs('same', offer, row, false));
    else others.push(offer);
  }
  // A file that repeats the present entry contradicts a file that changes it.
  const isContested = others.length > 1 || (others.length > 0 && rest.length === 0 && same.length > 0);
  return [
    ...same,
    ...others.map((offer, index) => {
      const before = rest[Math.min(index, rest.length - 1)] ?? standing[0] ?? null;
      return plannedAs(before ? 'changed' : 'new', offer, before, isContested);
    }),
  ];
}

function plannedAs(
  state: 'same' | 'new' | 'changed',
  { entry, content, files }: Offer,
  before: AreaEntry | null,
  isContested: boolean,
): PlannedEntry {
  const key = `${state} ${before ? contentOf(before) : ''} → ${content}`;
  return { key, state, entry, before, isContested, nearest: null, files };
}

/** Rows of the list that none of the unit's files contains, for units that returned their part of the list. */
function vanished(returned: Returned, good: readonly Offer[], { list, units }: AreaTarget): PlannedEntry[] {
  const filesOf = groupBy(
    returned.filter(({ areas }) => areas.unit !== null),
    ({ areas }) => sameName(areas.unit ?? '', units) ?? '',
  );
  const returnedKeys = new Set(good.map(({ entry }) => entryKey(entry)));
  return (list?.entries ?? []).flatMap((row): PlannedEntry[] => {
    const files = filesOf.get(sameName(row.unit, units) ?? '');
    if (row.unit === '' || !files || returnedKeys.has(entryKey(row))) return [];
    const entry = withoutRow(row);
    return [
      {
        key: `vanished ${contentOf(row)}`,
        state: 'vanished',
        entry,
        before: row,
        isContested: false,
        nearest: null,
        files: [...new Set(files.map(({ fileName }) => fileName))].sort(compare),
      },
    ];
  });
}

/** One cell of a planned row; `before` is null where the row is new. */
export interface EntryChange {
  readonly heading: string;
  readonly before: string | null;
  readonly after: string;
}

/** The cells that differ in a changed row; in a new row, all cells except unit, area and name. */
export function entryChanges({ state, entry, before }: PlannedEntry): EntryChange[] {
  const shown = CHANGING.map((key) => ({
    heading: AREA_HEADING[key],
    before: before && shownText(before[key]),
    after: shownText(entry[key]),
  }));
  if (state === 'new') return shown.slice(NAMING).filter(({ after }) => after !== '');
  return shown.filter((row) => row.before !== row.after);
}

/** The columns that are compared; the first {@link NAMING} of them name the entry. */
const CHANGING = [
  'unit',
  'area',
  'name',
  'employees',
  'migrants',
  'founded',
  'foundedOn',
  'members',
  'note',
] as const;
const NAMING = 3;

function shownText(cell: string | AreaFigure | FoundedOn): string {
  if (typeof cell === 'string') return cell;
  switch (cell.kind) {
    case 'blank':
      return '';
    case 'number':
      return String(cell.value);
    default:
      return cell.text;
  }
}

function withoutRow({ unit, area, name, founded, note, ...rest }: AreaEntry): AreaContent {
  const { employees, migrants, members, foundedOn } = rest;
  return { unit, area, name, employees, migrants, founded, foundedOn, members, note };
}

/** An entry's content as a string for comparing, without its position on the sheet. */
function contentOf({ unit, area, name, founded, note, ...rest }: AreaContent): string {
  const { employees, migrants, members, foundedOn } = rest;
  const cells = [employees, migrants, members, foundedOn].map((cell) =>
    cell.kind === 'blank' ? '' : cell.value,
  );
  return JSON.stringify([unit, area, name, founded, note, ...cells]);
}

function inOrder({ units, areas }: AreaTarget): (a: PlannedEntry, b: PlannedEntry) => number {
  const [unitPlace, areaPlace] = [placesOf(units), placesOf(areas)];
  return (a, b) =>
    (a.before?.row ?? Infinity) - (b.before?.row ?? Infinity) ||
    unitPlace(a.entry.unit) - unitPlace(b.entry.unit) ||
    areaPlace(a.entry.area) - areaPlace(b.entry.area) ||
    compare(a.entry.name, b.entry.name) ||
    compare(a.key, b.key);
}

function placesOf(names: readonly string[]): (name: string) => number {
  const places = new Map(names.map((name, index) => [name, index]));
  return (name) => places.get(name) ?? names.length;
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** Compares by code points, so that the order is the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
