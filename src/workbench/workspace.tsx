/** An open workbook: formula bar, grid, tabs and status bar, with the pane beside them. */
import { sheetNamed } from '../spreadsheet/grid';
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore, type ReactElement } from 'react';
import { failureOf } from '../actions/parts/failure';
import { cellAddress } from '../spreadsheet/address';
import type { SheetLook } from '../spreadsheet/look';
import { useWords } from '../taskpane/ui/words';
import type { TypedCell, TypedResult } from './book/book-service';
import type { BookState, Cell, OpenBook } from './book/open-book';
import { FormulaBar } from './cells/formula-bar';
import { Grid } from './grid/grid';
import { holdNames, type NameColumn } from './grid/held-names';
import { at, firstCellOfMerge, selectedArea, type Selection } from './grid/selection';
import type { Message } from './message';
import { SheetTabs } from './sheet-tabs';
import { StatusBar } from './cells/status-bar';
import { useCellDetail, useSelected, type Selected } from './cells/use-cell';
import type { ClipboardTrouble } from '../i18n/workbench/messages';
import { useClipboard } from './cells/use-clipboard';
import { useTyping } from './cells/use-typing';
import { useWorkbenchWords } from './workbench-words';

export interface WorkspaceProps {
  readonly book: OpenBook;
  /** The column of the table's unit names; null while no table is known. */
  readonly names: NameColumn | null;
  readonly tell: (message: Message) => void;
  /** Called with the active cell, because a saved workbook opens there. */
  readonly onPlace: (place: Cell) => void;
}

/** The visible sheet, and the selection on each sheet. */
interface View {
  readonly sheet: string;
  readonly selections: Readonly<Record<string, Selection>>;
}

export function Workspace({ book, names, tell, onPlace }: WorkspaceProps): ReactElement | null {
  const state = useSyncExternalStore(book.subscribe, book.getState);
  const { look } = state;
  const [view, setView] = useState<View>({ sheet: look.activeSheet, selections: {} });
  const shown = sheetNamed(look, view.sheet) ?? look.sheets.find((candidate) => candidate.visible);
  const isWidened = shown !== undefined && state.widened.has(shown.name);
  const sheet = useMemo(
    () => shown && (isWidened ? holdNames(shown, names) : shown),
    [shown, isWidened, names],
  );
  const show = useCallback((cell: Cell) => {
    setView(({ selections }) => ({
      sheet: cell.sheet,
      selections: { ...selections, [cell.sheet]: at({ row: cell.row, column: cell.column }) },
    }));
  }, []);
  useEffect(() => {
    book.onSelect(show);
  }, [book, show]);
  if (!sheet) return null;
  const selection = view.selections[sheet.name] ?? at(firstCellOfMerge(sheet.activeCell, sheet.merges));
  const select = (next: Selection): void => {
    setView(({ selections }) => ({ sheet: sheet.name, selections: { ...selections, [sheet.name]: next } }));
  };
  return (
    <SheetInView
      {...{ book, names, tell, onPlace, state, sheet, selection, select, show }}
      choose={(name) => {
        setView(({ selections }) => ({ sheet: name, selections }));
      }}
    />
  );
}

interface SheetInViewProps extends WorkspaceProps {
  readonly state: BookState;
  readonly sheet: SheetLook;
  readonly selection: Selection;
  readonly select: (selection: Selection) => void;
  readonly show: (cell: Cell) => void;
  readonly choose: (sheet: string) => void;
}

function SheetInView(props: SheetInViewProps): ReactElement {
  const { book, state, sheet, selection, select, choose, onPlace } = props;
  const words = useWorkbenchWords();
  const { active } = selection;
  const detail = useCellDetail(book, sheet.name, active, state.version);
  const selected = useSelected(book, sheet, selection, state.version);
  const typedText = (): string | undefined => book.rows.typedText(sheet.name, active.row, active.column);
  const known = typedText() ?? detail?.input ?? null;
  const input = known ?? '';
  const changes = useChanges(props);
  const { version } = state;
  const texts = (): Selected['texts'] => {
    const holds = book.isQuiet && book.getState().version === version;
    return holds ? (selected?.texts ?? null) : null;
  };
  const content = async (): Promise<string> => typedText() ?? (await book.cell(sheet.name, active)).input;
  const clipboard = useClipboard({ book, version, sheet, selection, select, texts, ...changes });
  const typing = useTyping({ book, sheet, selection, select, input, content, clipboard, ...changes });
  useEffect(() => {
    onPlace({ sheet: sheet.name, ...active });
  }, [onPlace, sheet.name, active.row, active.column]);
  const address = cellAddress(active);
  return (
    <section className="wb-main" aria-label={words.workbook}>
      <FormulaBar
        address={address}
        text={typing.editing?.text ?? known}
        values={detail?.rule?.values ?? []}
        typing={typing}
        goTo={(cell) => {
          select(at(firstCellOfMerge(cell, sheet.merges)));
          typing.handlers.focus();
        }}
      />
      <Grid
        book={book}
        sheet={sheet}
        selection={selection}
        cut={clipboard.cut?.sheet === sheet.name ? clipboard.cut : null}
        added={state.added.get(sheet.name) ?? null}
        onSelect={select}
        onResize={changes.resize}
        editing={typing.editing}
        handlers={typing.handlers}
        editor={typing.editor}
        label={words.grid(sheet.name)}
        cellLabel={words.cell({ address, text: input })}
      />
      <SheetTabs sheets={state.look.sheets} current={sheet.name} choose={choose} />
      <StatusBar
        isBusy={state.isBusy}
        tally={selected?.tally ?? null}
        area={selectedArea(selection, sheet.merges)}
      />
    </section>
  );
}

/** Functions that change the workbook and show messages about the result. */
function useChanges({ book, sheet, tell, show }: SheetInViewProps) {
  const words = useWorkbenchWords();
  const { messages, pane } = useWords();
  const failed = (error: unknown): void => {
    const { code, details } = failureOf(error);
    tell({
      kind: 'error',
      title: words.notTyped,
      text: messages.failure(code, { path: pane.actions.workbook, ...details }),
    });
  };
  const step = (take: () => ReturnType<OpenBook['undoTyping']>, nothing: string): void => {
    take().then((stepped) => {
      if (stepped === 'action') tell({ kind: 'note', text: words.undoInPane });
      else if (stepped === null) tell({ kind: 'note', text: nothing });
      else if (stepped.place) show(stepped.place);
    }, failed);
  };
  const tellRefused = ({ refused }: TypedResult): void => {
    const [first, ...others] = refused;
    if (!first) return;
    const address = cellAddress(first);
    const why =
      first.refusal.reason === 'not-a-formula'
        ? words.notAFormula(address)
        : words.notAllowed(address, first.refusal.message);
    const text = others.length === 0 ? why : why + words.andMore(others.map(cellAddress));
    tell({ kind: 'error', title: words.notTyped, text });
  };
  return {
    write: (cells: readonly TypedCell[]) => {
      if (cells.length > 0) book.type(sheet.name, cells).then(tellRefused, failed);
    },
    pasted: (result: Promise<TypedResult>) => {
      result.then(tellRefused, failed);
    },
    trouble: (trouble: ClipboardTrouble) => {
      const { title, text } = words.clipboard[trouble];
      tell({ kind: 'error', title, text });
    },
    resize: (column: number, width: number) => {
      book.resize(sheet.name, column, width).catch(failed);
    },
    tooMuch: () => {
      tell({ kind: 'error', title: words.notTyped, text: words.tooMuch });
    },
    undo: () => {
      step(() => book.undoTyping(), words.nothingToUndo);
    },
    redo: () => {
      step(() => book.redoTyping(), words.nothingToRedo);
    },
  };
}
