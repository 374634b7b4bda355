/**
 * A simulated Excel: answers the requests of the real Office.js client from a workbook in memory. How requests and answers are
 * transported is up to the caller.
 */
import { areaAddress, parseArea } from '../../src/spreadsheet/address';
import type { CellValue } from '../../src/spreadsheet/grid';
import { contentsOf, type Contents } from './contents';
import { SimulatedWorkbook } from '../simulated-workbook/workbook';
import { addressOf, ExcelContext, type ExcelState } from './context';
import { ProgramWindow } from './program-window';
import { execute, type RequestBody, type ResponseBody } from './execute';
import { typeInto, type Typed } from './range-cells';
import { ExcelError, type Thing } from './thing';
import { UndoStack } from './undo-stack';
import { workbookThing } from './workbook';

/** The largest request and answer in Excel on the web. */
const MOST_BYTES = 5 * 1024 * 1024;

/** The cost of requests. */
export interface Traffic {
  /** The number of requests that a `context.sync` of the add-in sent. */
  roundTrips: number;
  /** The number of their actions. A large write that the client splits counts as one. */
  commands: number;
  /** The sizes of the largest request and the largest answer, in bytes of UTF-8. */
  largestRequest: number;
  largestResponse: number;
}

/** A way in which a request fails. */
export type Failure =
  /** The request never arrives. */
  | { readonly kind: 'lost-request' }
  /** The request is carried out, up to the share `after` of its actions (0 to 1), all by default, but the answer is lost. */
  | { readonly kind: 'lost-answer'; readonly after?: number }
  /** Excel refuses an action; the actions before it are done. `after` is the share of actions (0 to 1) that are done. */
  | { readonly kind: 'refused'; readonly after: number }
  /** Excel refuses the action with this index in the request; the actions before it are done. */
  | { readonly kind: 'refused-at'; readonly action: number };

/** An action that was performed: the number of its round trip since the start, its index in the request, and its member. */
export interface CarriedOut {
  readonly trip: number;
  readonly action: number;
  /** For example `Range.Formulas`. For queries it ends with the dot. */
  readonly what: string;
}

/** An answer, or the code of a transport failure. */
export type Answer = { readonly body: ResponseBody } | { readonly transportError: string };

/** An event as it is sent to the client. The first entry is 65536 in every transport. */
export type EventEntry = readonly [category: number, type: number, target: string, message: string];

/** Message types of events, as captured from the client. */
const EVENT_TYPE: Readonly<Record<string, number>> = { changed: 10, added: 11, deleted: 13, calculated: 30 };
const RICH_API_MESSAGE = 65_536;

export class SimulatedExcel {
  readonly book: SimulatedWorkbook;
  /** The pane and the ribbon. */
  readonly window = new ProgramWindow();
  /** The steps that Ctrl+Z undoes. */
  readonly undo = new UndoStack(() => this.save());
  readonly traffic: Traffic = { roundTrips: 0, commands: 0, largestRequest: 0, largestResponse: 0 };
  /** Whether the user is editing a cell. */
  isEditing = false;
  /** The new workbooks that the add-in opened. */
  readonly opened: Uint8Array[] = [];
  /** Failures of coming round trips; 0 is the next one. */
  readonly failures = new Map<number, Failure>();
  /** If set, it is called for every action that was performed. */
  record: ((action: CarriedOut) => void) | null = null;
  /** Receives the events for the client. */
  onEvent: (entries: readonly EventEntry[]) => void = () => undefined;
  private readonly excel: ExcelContext;
  private readonly root: Thing;
  private readonly references = new Map<string, Thing>();
  private readonly heard = new Set<string>();

  constructor(bytes: Uint8Array) {
    this.book = new SimulatedWorkbook(bytes);
    this.excel = new ExcelContext(this.book);
    this.root = workbookThing(this.excel, {
      register: (event) => this.heard.add(event),
      opened: (base64) => this.opened.push(Uint8Array.from(Buffer.from(base64, 'base64'))),
      released: (ids) => {
        for (const id of ids) this.references.delete(id);
      },
    });
  }

  /** Answers one request; `text` is its body as JSON. */
  handle(text: string): Answer {
    const body = JSON.parse(text) as RequestBody;
    if (isHousekeeping(body)) return { body: this.perform(body, null) };
    const failure = this.nextFailure();
    this.traffic.roundTrips += 1;
    this.traffic.commands += body.Actions.length - clientsOwn(body);
    const size = Buffer.byteLength(text);
    this.traffic.largestRequest = Math.max(this.traffic.largestRequest, size);
    if (this.isEditing) return { transportError: 'InvalidOperationInCellEditMode' };
    if (size > MOST_BYTES) return { transportError: 'RequestPayloadSizeLimitExceeded' };
    if (failure?.kind === 'lost-request') return { transportError: 'ConnectionFailure' };
    const answer = this.perform(body, failure);
    if (failure?.kind === 'lost-answer') return { transportError: 'ConnectionFailure' };
    const answered = Buffer.byteLength(JSON.stringify(answer));
    if (answered > MOST_BYTES) return { transportError: 'ResponsePayloadSizeLimitExceeded' };
    this.traffic.largestResponse = Math.max(this.traffic.largestResponse, answered);
    return { body: answer };
  }

  resetTraffic(): void {
    Object.assign(this.traffic, { roundTrips: 0, commands: 0, largestRequest: 0, largestResponse: 0 });
  }

  /** A user types into a cell. */
  type(sheetName: string, address: string, typed: Typed): void {
    const sheet = this.book.sheet(sheetName);
    const area = parseArea(address);
    if (!sheet || !area) throw new Error(`${sheetName}!${address}`);
    const isText = this.excel.look(sheet, area.top, area.left).numberFormat === '@';
    typeInto(sheet, area.top, area.left, typed, isText);
    this.book.changed();
    this.tell('changed', { address, changeType: 'RangeEdited', source: 'Local', worksheetId: sheet.id });
  }

  /** A user protects a sheet. */
  protect(sheetName: string): void {
    const sheet = this.book.sheet(sheetName);
    if (!sheet) throw new Error(sheetName);
    this.book.part(sheet).section('sheetProtection').setAttribute('sheet', '1');
  }

  /** A user deletes a sheet. */
  deleteSheet(sheetName: string): void {
    const sheet = this.book.sheet(sheetName);
    if (!sheet) throw new Error(sheetName);
    this.excel.rules.delete(sheet.id);
    this.book.deleteSheet(sheet);
    this.tell('deleted', { worksheetId: sheet.id, source: 'Local' });
  }

  renameSheet(from: string, to: string): void {
    const sheet = this.book.sheet(from);
    if (sheet) this.book.renameSheet(sheet, to);
  }

  /** Settings made by users and administrators, and behaviour that differs between builds. */
  get state(): ExcelState {
    return this.excel.state;
  }

  get apiVersion(): number {
    return this.excel.state.apiVersion;
  }

  /** The highest requirement set: 15 is ExcelApi 1.15. */
  set apiVersion(version: number) {
    this.excel.state.apiVersion = version;
  }

  /** A user hides rows, by hand or with a filter. */
  hideRows(sheetName: string, rows: readonly number[], by: 'hand' | 'filter'): void {
    const sheet = this.book.sheet(sheetName);
    if (!sheet) throw new Error(sheetName);
    this.excel.hidden.hide(sheet, rows, by);
  }

  /** A user shows all rows again. */
  showRows(sheetName: string): void {
    const sheet = this.book.sheet(sheetName);
    if (sheet) this.excel.hidden.show(sheet);
  }

  /** The value that a cell shows. */
  value(sheetName: string, row: number, column: number): CellValue {
    const sheet = this.book.sheet(sheetName);
    if (!sheet) throw new Error(sheetName);
    return this.excel.value(sheet, row, column);
  }

  /** A user selects cells of the sheet in front. */
  select(address: string): void {
    const area = parseArea(address);
    if (!area) throw new Error(address);
    this.book.activeSheet.selection = area;
  }

  /** The selected cells: `Sheet1!B20`. */
  get selection(): string {
    const { activeSheet } = this.book;
    return addressOf(activeSheet.name, activeSheet.selection);
  }

  /** The contents of the workbook as texts that can be compared. */
  contents(): Contents {
    return contentsOf(this.excel);
  }

  /** Returns a function that restores the present state of the workbook. It can be called repeatedly. */
  keep(): () => void {
    const restore = this.excel.keep();
    return () => {
      restore();
      this.references.clear();
      this.failures.clear();
      this.opened.length = 0;
      this.isEditing = false;
    };
  }

  /** The workbook as a file. */
  save(): Uint8Array {
    return this.excel.save();
  }

  private perform(body: RequestBody, failure: Failure | null): ResponseBody {
    const tabs = this.book.sheets.map((sheet) => sheet.id);
    const answer = this.undo.step(() => this.carryOut(body, failure));
    this.tellOfOwnWrites(tabs);
    return answer;
  }

  /**
   * d.ts, WorksheetChangedEventArgs.triggerSource (ExcelApi 1.14): the add-in's own writes fire events, too, with the source
   * `ThisLocalAddin`. They come after the answer. Events about added and deleted sheets state no source.
   */
  private tellOfOwnWrites(tabs: readonly string[]): void {
    const source = this.apiVersion >= 14 ? { triggerSource: 'ThisLocalAddin' } : {};
    const written = this.excel.written.splice(0);
    const now = this.book.sheets.map((sheet) => sheet.id);
    setImmediate(() => {
      for (const { sheet, area } of written) {
        this.tell('changed', {
          address: areaAddress(area),
          changeType: 'RangeEdited',
          source: 'Local',
          worksheetId: sheet.id,
          ...source,
        });
      }
      for (const id of now) if (!tabs.includes(id)) this.tell('added', { worksheetId: id, source: 'Local' });
      for (const id of tabs)
        if (!now.includes(id)) this.tell('deleted', { worksheetId: id, source: 'Local' });
    });
  }

  private carryOut(body: RequestBody, failure: Failure | null): ResponseBody {
    const failAt = refusedAction(failure, body.Actions.length);
    return execute(body, {
      root: this.root,
      references: this.references,
      apiVersion: this.apiVersion,
      service: (name) => this.window.service(name),
      uses: (member) => {
        this.undo.uses(member);
      },
      afterAction: (action, what) => this.record?.({ trip: this.traffic.roundTrips, action, what }),
      beforeAction: (index) => {
        if (index >= failAt) throw new ExcelError('GeneralException', 'There was an internal error.');
      },
    });
  }

  private nextFailure(): Failure | null {
    const failure = this.failures.get(0) ?? null;
    const rest = [...this.failures].filter(([number]) => number > 0);
    this.failures.clear();
    for (const [number, later] of rest) this.failures.set(number - 1, later);
    return failure;
  }

  private tell(event: string, message: object): void {
    if (!this.heard.has(event)) return;
    this.onEvent([[RICH_API_MESSAGE, EVENT_TYPE[event] ?? 0, 'Workbook', JSON.stringify(message)]]);
  }
}

function refusedAction(failure: Failure | null, count: number): number {
  if (failure?.kind === 'refused-at') return failure.action;
  return failure && 'after' in failure ? Math.floor(count * failure.after) : Infinity;
}

/** The number of actions that the client added by itself: it splits writes of more than 1,500 cells, with extra ranges for the parts. */
function clientsOwn(body: RequestBody): number {
  const isPiece = (name = ''): boolean => name === 'GetBoundingRect' || name === 'GetRow';
  return body.Actions.filter((action) => isPiece(body.ObjectPaths[String(action.ObjectPathId)]?.Name)).length;
}

/** Methods that the client calls by itself. */
const HOUSEKEEPING = ['_RemoveReference', 'NotifyActionHandlerReady'];

/** Whether the client sent a request by itself. It releases references after each run, and the add-in does not wait for that. */
function isHousekeeping(body: RequestBody): boolean {
  return body.Actions.every((action) => action.ActionType === 1 || HOUSEKEEPING.includes(action.Name));
}
