/** The grid: shows one sheet of the open workbook. Only the rows and columns in view are rendered. */
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type PointerEvent,
  type ReactElement,
  type RefObject,
} from 'react';
import type { Area } from '../../spreadsheet/address';
import type { OpenBook } from '../book/open-book';
import type { SheetLook } from '../../spreadsheet/look';
import { ChartsInPane, ChartsOver } from '../chart/charts-over';
import { CellEditor, type Editing, type EditorHandlers } from './cell-editor';
import { ColumnHeadings } from './column-headings';
import { Geometry, HEADING_HEIGHT, scrollOf, type Scroll } from './geometry';
import { GridLines } from './grid-lines';
import { GridRow } from './grid-row';
import { mergesByRow } from './merges-by-row';
import { at, firstCellOfMerge, selectedArea, wholeColumns, wholeRows, type Selection } from './selection';
import { useInView, useReveal } from './use-in-view';

export interface GridProps {
  readonly book: OpenBook;
  readonly sheet: SheetLook;
  readonly selection: Selection;
  /** The area that was cut and not pasted yet. */
  readonly cut: Area | null;
  /** The area that the pane's last action added to the sheet. */
  readonly added: Area | null;
  readonly onSelect: (selection: Selection) => void;
  /** @param width pixels */
  readonly onResize: (column: number, width: number) => void;
  readonly editing: Editing | null;
  readonly handlers: EditorHandlers;
  readonly editor: RefObject<HTMLTextAreaElement | null>;
  /** The labels for screen readers: of the grid, and of the active cell. */
  readonly label: string;
  readonly cellLabel: string;
}

const NO_SCROLL: Scroll = { left: 0, top: 0, width: 800, height: 600 };
const EMPTY: ReadonlyMap<number, Area> = new Map();

export function Grid(props: GridProps): ReactElement {
  const { sheet, selection, editing, handlers, editor } = props;
  const root = useRef<HTMLDivElement>(null);
  const geometry = useMemo(() => new Geometry(sheet), [sheet]);
  const [scroll, onScroll] = useScroll(root, sheet.name);
  const area = selectedArea(selection, sheet.merges);
  const keepStill = useInView(root, geometry, selection);
  useReveal(root, geometry, props.added);
  const pointer = usePointer(props, geometry, { root, keepStill });
  const { width, height } = geometry.size;
  return (
    <div ref={root} className="wb-grid" onScroll={onScroll} {...pointer}>
      <div className="wb-sheet" style={{ width, height }}>
        <div
          role="grid"
          className="wb-table"
          aria-label={props.label}
          aria-rowcount={geometry.rows.count + 1}
          aria-colcount={geometry.columns.count + 1}
        >
          <ColumnHeadings geometry={geometry} scroll={scroll} area={area} onResize={props.onResize} />
          <Rows {...props} geometry={geometry} scroll={scroll} area={area} />
        </div>
        <ChartsOver charts={sheet.charts} />
        <CellEditor
          editor={editor}
          box={geometry.editorBox(selectedArea(at(selection.active), sheet.merges), scroll)}
          editing={editing}
          handlers={handlers}
          label={props.cellLabel}
        />
      </div>
    </div>
  );
}

function Rows(props: GridProps & { geometry: Geometry; scroll: Scroll; area: Area }): ReactElement {
  const { book, sheet, geometry, scroll, area, selection } = props;
  const view = geometry.window(scroll);
  const merges = useMemo(() => mergesByRow(sheet.merges), [sheet.merges]);
  const isTinted = !isSame(area, selectedArea(at(selection.active), sheet.merges));
  const draw = (row: number): ReactElement => {
    const isSelected = row >= area.top && row <= area.bottom;
    return (
      <GridRow
        key={row}
        row={row}
        geometry={geometry}
        shown={book.rows.row(sheet.name, row)}
        book={book}
        from={view.left}
        to={view.right}
        merges={merges.beginning.get(row) ?? EMPTY}
        covers={merges.covering(row)}
        selectedLeft={isSelected ? area.left : null}
        selectedRight={isSelected ? area.right : null}
        isFirstSelected={row === area.top}
        isLastSelected={row === area.bottom}
        isTinted={isTinted}
        active={row === selection.active.row ? selection.active.column : null}
        cut={props.cut && row >= props.cut.top && row <= props.cut.bottom ? props.cut : null}
        typedKey={book.rows.typedKey(sheet.name, row)}
      />
    );
  };
  const frozen = rowsBetween(geometry, 1, sheet.freeze.rows);
  const scrolled = rowsBetween(geometry, view.top, view.bottom);
  // The first row of a merged cell renders all of it, so such rows above the visible part are rendered, too.
  const above = merges.rowsReaching(view.top).filter((row) => row > sheet.freeze.rows);
  /** Later rows are drawn over earlier ones where columns are frozen, so rows with cells that reach down from there come last. */
  const drawAll = (all: readonly number[]): ReactElement[] => {
    const isReaching = (row: number): boolean =>
      Array.from(merges.beginning.get(row)?.values() ?? []).some(
        ({ left, bottom }) => left <= geometry.frozen.columns && bottom > row,
      );
    return [...all.filter((row) => !isReaching(row)), ...all.filter(isReaching)].map(draw);
  };
  return (
    <>
      {frozen.length > 0 && (
        <div className="wb-frozen" style={{ height: geometry.frozen.height, top: HEADING_HEIGHT }}>
          <GridLines geometry={geometry} view={{ ...view, top: 1, bottom: sheet.freeze.rows }} />
          {drawAll(frozen)}
          <ChartsInPane geometry={geometry} pane="rows" />
          <ChartsInPane geometry={geometry} pane="both" />
        </div>
      )}
      <div className="wb-body" style={{ top: HEADING_HEIGHT }}>
        <GridLines geometry={geometry} view={view} />
        {drawAll([...above, ...scrolled])}
        <ChartsInPane geometry={geometry} pane="columns" />
      </div>
    </>
  );
}

/** The visible rows in a range. */
function rowsBetween({ rows }: Geometry, from: number, to: number): number[] {
  const found: number[] = [];
  for (let row = from; row <= to; row += 1) if (rows.length(row) > 0) found.push(row);
  return found;
}

function isSame(a: Area, b: Area): boolean {
  return a.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right;
}

/** The scroll position, updated once per frame. Another sheet begins at its top. */
function useScroll(root: RefObject<HTMLDivElement | null>, sheet: string): readonly [Scroll, () => void] {
  const [scroll, setScroll] = useState(NO_SCROLL);
  const frame = useRef(0);
  const measure = useCallback(() => {
    const element = root.current;
    if (!element) return;
    setScroll(scrollOf(element));
  }, [root]);
  const onScroll = useCallback(() => {
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(measure);
  }, [measure]);
  useLayoutEffect(() => {
    root.current?.scrollTo(0, 0);
    measure();
  }, [root, sheet, measure]);
  useEffect(() => {
    const observer = new ResizeObserver(measure);
    if (root.current) observer.observe(root.current);
    return () => {
      observer.disconnect();
    };
  }, [root, measure]);
  return [scroll, onScroll];
}

/** Handles clicks and drags on cells and headings. */
function usePointer(
  { selection, onSelect, handlers, sheet }: GridProps,
  geometry: Geometry,
  { root, keepStill }: { root: RefObject<HTMLDivElement | null>; keepStill: () => void },
) {
  const dragged = useRef<'cells' | 'rows' | 'columns' | null>(null);
  const cellUnder = (event: PointerEvent<HTMLElement>): ReturnType<Geometry['cellAt']> | null => {
    const element = root.current;
    if (!element) return null;
    const { left, top } = element.getBoundingClientRect();
    const [x, y] = [event.clientX - left, event.clientY - top];
    // The browser handles clicks on scroll bars.
    if (x >= element.clientWidth || y >= element.clientHeight) return null;
    return geometry.cellAt(x, y, scrollOf(element));
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      const under = event.button === 0 && !isEditor(event.target) ? cellUnder(event) : null;
      if (!under) return;
      event.preventDefault();
      const next = clicked(under, event.shiftKey ? selection : null, geometry);
      dragged.current = under.row === null && under.column === null ? null : (next.span ?? 'cells');
      // A clicked cell is in view, so the grid must not scroll.
      keepStill();
      onSelect(next);
      handlers.focus();
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (dragged.current === null || event.buttons !== 1) return;
      const { row = null, column = null } = cellUnder(event) ?? {};
      const end = {
        row: dragged.current === 'columns' ? selection.end.row : row,
        column: dragged.current === 'rows' ? selection.end.column : column,
      };
      if (end.row === null || end.column === null) return;
      if (end.row !== selection.end.row || end.column !== selection.end.column)
        onSelect({ ...selection, end: { row: end.row, column: end.column } });
    },
    onPointerUp: () => {
      dragged.current = null;
    },
    onDoubleClick: (event: { readonly target: EventTarget | null }) => {
      if (!isEditor(event.target) && geometry.isInside(firstCellOfMerge(selection.active, sheet.merges)))
        handlers.begin();
    },
  };
}

function isEditor(target: EventTarget | null): boolean {
  return target instanceof HTMLTextAreaElement && target.classList.contains('wb-editing');
}

/** The selection after a click. A heading selects its row or column, the corner selects everything. */
function clicked(
  { row, column }: ReturnType<Geometry['cellAt']>,
  widened: Selection | null,
  { columns, sheet }: Geometry,
): Selection {
  if (row === null && column === null) return wholeColumns(1, columns.count, sheet.merges);
  if (row === null) return wholeColumns(widened?.active.column ?? column ?? 1, column ?? 1, sheet.merges);
  if (column === null) return wholeRows(widened?.active.row ?? row, row, sheet.merges);
  return widened
    ? { active: widened.active, end: { row, column } }
    : at(firstCellOfMerge({ row, column }, sheet.merges));
}
