/**
 * The grid: a window onto one sheet of the open workbook. Only the rows and columns in view are there.
 */
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
import type { Area, Position } from '../../domain/address';
import type { OpenBook } from '../book/open-book';
import type { SheetLook } from '../../hosts/file/look/look';
import { ChartsOver } from '../chart/charts-over';
import { CellEditor, type Editing, type EditorHandlers } from './cell-editor';
import { ColumnHeadings } from './column-headings';
import { Geometry, HEADING_HEIGHT, HEADING_WIDTH, type Scroll } from './geometry';
import { GridLines } from './grid-lines';
import { GridRow } from './grid-row';
import { mergesByRow } from './merges-by-row';
import { at, landed, selectedArea, type Selection } from './selection';

export interface GridProps {
  readonly book: OpenBook;
  readonly sheet: SheetLook;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  /** @param width pixels */
  readonly onResize: (column: number, width: number) => void;
  readonly editing: Editing | null;
  readonly handlers: EditorHandlers;
  readonly editor: RefObject<HTMLTextAreaElement | null>;
  /** What a screen reader says of the grid, and of the cell that is typed into. */
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
  useInView(root, geometry, selection);
  const pointer = usePointer(props, geometry, root);
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
        <div className="wb-charts" style={{ top: HEADING_HEIGHT, left: HEADING_WIDTH }}>
          <ChartsOver charts={sheet.charts} />
        </div>
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
        typedKey={book.rows.typedKey(sheet.name, row)}
      />
    );
  };
  const frozen = rowsBetween(geometry, 1, sheet.freeze.rows);
  const scrolled = rowsBetween(geometry, view.top, view.bottom);
  // A merge that begins above the part in view is drawn by the row it begins in.
  const above = merges.rowsReaching(view.top).filter((row) => row > sheet.freeze.rows);
  return (
    <>
      {frozen.length > 0 && (
        <div className="wb-frozen" style={{ height: geometry.frozen.height, top: HEADING_HEIGHT }}>
          <GridLines geometry={geometry} view={{ ...view, top: 1, bottom: sheet.freeze.rows }} />
          {frozen.map(draw)}
        </div>
      )}
      <div className="wb-body" style={{ top: HEADING_HEIGHT }}>
        <GridLines geometry={geometry} view={view} />
        {[...above, ...scrolled].map(draw)}
      </div>
    </>
  );
}

/** The rows that are not hidden. */
function rowsBetween({ rows }: Geometry, from: number, to: number): number[] {
  const found: number[] = [];
  for (let row = from; row <= to; row += 1) if (rows.length(row) > 0) found.push(row);
  return found;
}

function isSame(a: Area, b: Area): boolean {
  return a.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right;
}

/** How far the grid is scrolled, once a frame; another sheet begins at its top. */
function useScroll(root: RefObject<HTMLDivElement | null>, sheet: string): readonly [Scroll, () => void] {
  const [scroll, setScroll] = useState(NO_SCROLL);
  const frame = useRef(0);
  const measure = useCallback(() => {
    const element = root.current;
    if (!element) return;
    const { scrollLeft: left, scrollTop: top, clientWidth: width, clientHeight: height } = element;
    setScroll({ left, top, width, height });
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

/** Scrolls so that the end of the selection is in view, when it moves. */
function useInView(
  root: RefObject<HTMLDivElement | null>,
  geometry: Geometry,
  { active, end }: Selection,
): void {
  const { name, merges } = geometry.sheet;
  useLayoutEffect(() => {
    const element = root.current;
    if (!element) return;
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = element;
    const scroll = { left: scrollLeft, top: scrollTop, width: clientWidth, height: clientHeight };
    const target = geometry.scrollTo(selectedArea(at(end), merges), scroll);
    element.scrollTo(target.left, target.top);
    // Only when the selection or the sheet changes: a change of the workbook must not scroll.
  }, [root, name, active.row, active.column, end.row, end.column]);
}

/** Clicks and drags over cells and headings. */
function usePointer(props: GridProps, geometry: Geometry, root: RefObject<HTMLDivElement | null>) {
  const { selection, onSelect, handlers, sheet } = props;
  const dragged = useRef(false);
  const cellUnder = (event: PointerEvent<HTMLElement>): ReturnType<Geometry['cellAt']> | null => {
    const element = root.current;
    if (!element) return null;
    const { left, top } = element.getBoundingClientRect();
    const [x, y] = [event.clientX - left, event.clientY - top];
    // The scroll bars are the browser's.
    if (x >= element.clientWidth || y >= element.clientHeight) return null;
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = element;
    return geometry.cellAt(x, y, {
      left: scrollLeft,
      top: scrollTop,
      width: clientWidth,
      height: clientHeight,
    });
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      const under = event.button === 0 && !isEditor(event.target) ? cellUnder(event) : null;
      if (!under) return;
      event.preventDefault();
      dragged.current = under.row !== null && under.column !== null;
      onSelect(clicked(under, event.shiftKey ? selection : null, geometry));
      handlers.focus();
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (!dragged.current || event.buttons !== 1) return;
      const { row = null, column = null } = cellUnder(event) ?? {};
      if (row === null || column === null) return;
      const end = { row, column };
      if (end.row !== selection.end.row || end.column !== selection.end.column)
        onSelect({ ...selection, end });
    },
    onPointerUp: () => {
      dragged.current = false;
    },
    onDoubleClick: (event: { readonly target: EventTarget | null }) => {
      if (!isEditor(event.target) && geometry.isInside(landed(selection.active, sheet.merges)))
        handlers.begin();
    },
  };
}

function isEditor(target: EventTarget | null): boolean {
  return target instanceof HTMLTextAreaElement && target.classList.contains('wb-editing');
}

/** A heading selects its row or column, the corner everything. */
function clicked(
  { row, column }: ReturnType<Geometry['cellAt']>,
  widened: Selection | null,
  { rows, columns, sheet }: Geometry,
): Selection {
  const end: Position = { row: row ?? rows.count, column: column ?? columns.count };
  if (widened) return { ...widened, end };
  if (row !== null && column !== null) return at(landed(end, sheet.merges));
  return { active: { row: row ?? 1, column: column ?? 1 }, end };
}
