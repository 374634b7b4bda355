/**
 * A simulated WPS 表格: a strict stand-in for `window.Application`, answered from a workbook in memory.
 */
import { parseArea } from '../../src/spreadsheet/address';
import type { EtApplication } from '../../src/hosts/wps/et';
import { contentsOf, type Contents } from '../excel-host/contents';
import { addressOf, ExcelContext } from '../excel-host/context';
import { typeInto, type Typed } from '../excel-host/range-cells';
import { SimulatedWorkbook } from '../simulated-workbook/workbook';
import { EtWorld, type OpenBook, type Writable } from './et-world';
import type { Crossing, Misbehaviour } from './host-object';
import { activeWindow, type Scroll } from './worksheet';
import { workbook } from './workbook';

const FOLDER = '/home/user/工会';
const TEMPORARY = '/tmp/wps-user';
/** The folder of files written under a name without a path. */
const OWN_FOLDER = '/home/user/.local/share/Kingsoft/wps/addons/data';

export class SimulatedWps {
  readonly application: EtApplication;
  /** Whether the user is editing a cell. */
  isEditing = false;
  uiLanguage = 2052;
  /** The longest text that PluginStorage keeps; longer ones are silently dropped. WPS does not document its limit. */
  storageLimit = Infinity;
  /** Addresses of the dialogs that were shown. */
  readonly dialogs: string[] = [];
  /** Widths and heights of these dialogs, in physical pixels. */
  readonly dialogSizes: [number, number][] = [];
  /** How often the add-in called Calculate. */
  calculations = 0;
  /** Application.CalculationState: 2 is pending; undefined on builds without it. */
  calculationState: number | undefined = 2;
  readonly panes: { url: string; visible: boolean; dock: number }[] = [];
  private readonly world = new EtWorld();
  private readonly scrolls = new Map<string, Scroll>();
  private readonly storage = new Map<string, string | number>();
  private readonly heard = new Map<string, Set<() => void>>();

  constructor(bytes: Uint8Array, name = 'breakdown.xlsx') {
    this.open(bytes, name, FOLDER);
    this.application = this.applicationObject() as EtApplication;
  }

  /** Makes a member (`Range.Merge`) or all members of a class (`Chart.*`) misbehave. */
  misbehave(member: string, how: Misbehaviour): void {
    this.world.boundary.misbehaviours.set(member, how);
  }

  /** Makes one later call fail: 1 is the next call. null cancels it. @param isCarriedOut whether the call does its work first */
  failAfter(calls: number | null, isCarriedOut = false): void {
    const { boundary } = this.world;
    boundary.isCarriedOut = isCarriedOut;
    boundary.failsAt = calls === null ? null : boundary.crossings + calls;
  }

  behave(): void {
    this.failAfter(null);
    this.world.boundary.misbehaviours.clear();
  }

  /** Sets where add-ins may write files. */
  set writable(value: Writable) {
    this.world.writable = value;
  }

  /** See {@link EtWorld.wordsOwnWay}. */
  set wordsOwnWay(value: boolean) {
    this.world.wordsOwnWay = value;
  }

  /** The user switches to manual calculation. */
  calculateByHand(): void {
    this.world.calculate();
  }

  /** Whether calculation is manual. */
  get isManual(): boolean {
    return this.world.stale !== null;
  }

  /** The value that a cell of the first workbook shows. */
  shown(sheetName: string, address: string): unknown {
    const [sheet, area] = [this.book.sheet(sheetName), parseArea(address)];
    return sheet && area ? this.world.shown(this.main, sheet, area.top, area.left) : null;
  }

  set flattens(value: boolean) {
    this.world.flattens = value;
  }

  get crossings(): number {
    return this.world.boundary.crossings;
  }

  /** Calls a function for every crossing from now on; null stops it. */
  record(crossing: ((crossing: Crossing) => void) | null): void {
    this.world.boundary.record = crossing;
  }

  /** The number of cells whose contents were passed to the add-in. */
  get carried(): number {
    return this.world.carried;
  }

  /** The user colours a whole column of the first workbook. */
  colourColumn(sheetName: string, column: number): void {
    const sheet = this.book.sheet(sheetName);
    if (sheet) this.world.coloured.set(sheet.id, column);
  }

  /** Whether ScreenUpdating and DisplayAlerts are on, as they must be after every action. */
  get isAtRest(): boolean {
    return this.world.updatesScreen && this.world.displaysAlerts;
  }

  /** Everything the add-in did that ET does not allow. */
  get violations(): readonly string[] {
    return this.world.boundary.violations;
  }

  get book(): SimulatedWorkbook {
    return this.main.excel.book;
  }

  /** Files on the machine, by path. */
  get files(): Map<string, Uint8Array> {
    return this.world.files;
  }

  /** Paths passed to `ShellExecute`, for the system to open. */
  get shellOpened(): readonly string[] {
    return this.world.shellOpened;
  }

  /** Names of the open workbooks, the active one last. */
  get openBooks(): string[] {
    const { active, books } = this.world;
    return [...books.filter((book) => book !== active), ...(active ? [active] : [])].map((book) => book.name);
  }

  /** The selected cells of the first workbook: `Sheet1!B20`. */
  get selection(): string {
    return addressOf(this.book.activeSheet.name, this.book.activeSheet.selection);
  }

  /** The user opens a workbook, which becomes the active one. */
  open(bytes: Uint8Array, name: string, folder = ''): void {
    const open: OpenBook = { excel: new ExcelContext(new SimulatedWorkbook(bytes)), name, folder };
    this.world.books.push(open);
    this.world.active = open;
  }

  /** The user closes the first workbook and opens it again from these bytes, while WPS keeps running. */
  reopen(bytes: Uint8Array): void {
    const { name, folder } = this.main;
    this.world.books.shift();
    this.world.books.unshift({ excel: new ExcelContext(new SimulatedWorkbook(bytes)), name, folder });
    [this.world.active = null] = this.world.books;
  }

  /** The user restarts WPS: the common storage of the pages is empty. */
  startAnew(): void {
    this.storage.clear();
  }

  /** The user saves the first workbook under another name. */
  saveAs(name: string): void {
    this.main.name = name;
  }

  /** The user deletes a sheet of the first workbook. */
  deleteSheet(name: string): void {
    const sheet = this.book.sheet(name);
    if (sheet) this.book.deleteSheet(sheet);
    this.tell('SheetBeforeDelete');
  }

  /**
   * Fires the events of the add-in's own writes, on every page. Whether and when WPS does so is not documented: it is assumed to fire them
   * late.
   * @returns whether there were any
   */
  tellOfWrites(): boolean {
    const has = this.world.hasUntold;
    this.world.hasUntold = false;
    if (has) this.tell('SheetChange');
    return has;
  }

  goTo(name: string): void {
    this.world.active = this.world.books.find((book) => book.name === name) ?? null;
    this.tell('WorkbookActivate');
  }

  /** A user types into a cell. */
  type(sheetName: string, address: string, typed: Typed): void {
    const sheet = this.book.sheet(sheetName);
    const area = parseArea(address);
    if (!sheet || !area) throw new Error(`${sheetName}!${address}`);
    const isText = this.main.excel.look(sheet, area.top, area.left).numberFormat === '@';
    typeInto(sheet, area.top, area.left, typed, isText);
    this.book.changed();
    this.tell('SheetChange');
  }

  /** The contents of the first workbook as texts that can be compared. */
  contents(): Contents {
    return contentsOf(this.main.excel);
  }

  /**
   * Returns a function that restores the present state of open workbooks, files and the common storage of the pages. It also ends all
   * misbehaviour, and can be called repeatedly.
   */
  keep(): () => void {
    const { world, storage } = this;
    const books = world.books.map((open) => ({ open, restore: open.excel.keep(), told: { ...open } }));
    const { active } = world;
    const [files, stored] = [new Map(world.files), new Map(storage)];
    return () => {
      for (const { open, restore, told } of books) {
        restore();
        Object.assign(open, told);
      }
      world.books.splice(0, world.books.length, ...books.map(({ open }) => open));
      Object.assign(world, { active, displaysAlerts: true, updatesScreen: true, hasUntold: false });
      put(world.files, files);
      put(storage, stored);
      this.heard.clear();
      this.behave();
    };
  }

  /** The first workbook as a file. */
  save(): Uint8Array {
    if (this.violations.length > 0) throw new Error(`not in ET: ${this.violations.join('; ')}`);
    const rules = this.book.sheets.flatMap((sheet) => this.main.excel.rulesOf(sheet).map((rule) => rule.id));
    for (const [id, left] of this.world.unfinished) {
      if (left.size > 0 && rules.includes(id)) throw new Error(`left as it was: ${[...left].join(', ')}`);
    }
    return this.main.excel.save();
  }

  private get main(): OpenBook {
    const [first] = this.world.books;
    if (!first) throw new Error('no workbook');
    return first;
  }

  private tell(event: string): void {
    for (const heard of this.heard.get(event) ?? []) heard();
  }

  private applicationObject(): object {
    const { world } = this;
    return world.object('Application', {
      get: {
        ActiveWorkbook: () => world.active && workbook(world, world.active),
        ActiveWindow: () => world.active && activeWindow(world, world.active, this.scrolls),
        Workbooks: () => this.workbooks(),
        Ready: () => !this.isEditing,
        Calculation: () => (world.stale ? -4135 : -4105),
        CalculationState: () => (world.stale ? this.calculationState : 0),
        ScreenUpdating: () => world.updatesScreen,
        DisplayAlerts: () => world.displaysAlerts,
        UILanguage: () => this.uiLanguage,
        WorksheetFunction: () =>
          world.object('WorksheetFunction', {
            call: { CountA: (cells: unknown) => countFilled(world, cells) },
          }),
        Version: () => '12.1.0.26895',
        Build: () => 26895,
        ApiEvent: () => this.events(),
        Env: () =>
          world.object('Env', {
            call: { GetDesktopPath: () => '/home/user/桌面', GetTempPath: () => TEMPORARY },
          }),
        FileSystem: () => this.fileSystem(),
        OAAssist: () =>
          world.object('OAAssist', {
            // Returns nothing, neither whether the file exists nor whether a program opened it.
            call: {
              ShellExecute: (path: string) => {
                world.shellOpened.push(path);
              },
            },
          }),
        PluginStorage: () =>
          world.object('PluginStorage', {
            call: {
              getItem: (key: string) => this.storage.get(key) ?? '',
              setItem: (key: string, value: string | number) => {
                if (String(value).length <= this.storageLimit) this.storage.set(key, value);
              },
              removeItem: (key: string) => this.storage.delete(key),
            },
          }),
      },
      set: {
        ScreenUpdating: (value: boolean) => (world.updatesScreen = value),
        DisplayAlerts: (value: boolean) => (world.displaysAlerts = value),
      },
      call: {
        CreateTaskPane: (url: string) => {
          this.panes.push({ url, visible: false, dock: 0 });
          return this.taskPane(this.panes.length);
        },
        GetTaskPane: (id: number) => this.taskPane(id),
        Calculate: () => {
          this.calculations += 1;
          if (world.stale) world.calculate();
        },
        // Width and height are in physical pixels, as in wpsjs's own pages.
        ShowDialog: (url: string, _title: string, width: number, height: number) => {
          this.dialogs.push(url);
          this.dialogSizes.push([width, height]);
        },
      },
    });
  }

  private workbooks(): object {
    const { world } = this;
    return world.object('Workbooks', {
      get: { Count: () => world.books.length },
      call: {
        Item: (key: number) => {
          const book = world.books[key - 1];
          if (!book) throw new Error(`no workbook ${key}`);
          return workbook(world, book);
        },
        Open: (path: string) => {
          const bytes = world.files.get(path);
          if (!bytes) throw new Error(`no file ${path}`);
          const [, folder = '', name = path] = /^(.*)\/([^/]+)$/.exec(path) ?? [];
          this.open(bytes, name, folder);
          return world.active && workbook(world, world.active);
        },
      },
    });
  }

  private events(): object {
    return this.world.object('ApiEvent', {
      call: {
        AddApiEventListener: (event: string, heard: () => void) => {
          this.heard.set(event, (this.heard.get(event) ?? new Set()).add(heard));
        },
        RemoveApiEventListener: (event: string, heard: () => void) => {
          this.heard.get(event)?.delete(heard);
        },
      },
    });
  }

  private fileSystem(): object {
    const { files } = this.world;
    return this.world.object('FileSystem', {
      call: {
        Exists: (path: string) => files.has(path),
        writeAsBinaryString: (path: string, text: string) => {
          const hasFolder = /[\\/]/.test(path);
          const { writable } = this.world;
          if (writable === 'nowhere' || (hasFolder && writable === 'names')) {
            throw new Error('path cannot contains "/" or "\\"');
          }
          if (writable === 'temporary' && !path.startsWith(`${TEMPORARY}/`)) return false;
          files.set(
            hasFolder ? path : `${OWN_FOLDER}/${path}`,
            Uint8Array.from(text, (character) => character.charCodeAt(0)),
          );
          return true;
        },
        ReadFileAsArrayBuffer: (path: string) => {
          const bytes = files.get(path);
          return bytes ? bytes.slice().buffer : null;
        },
        absoluteFilePath: (path: string) => (path.includes('/') ? path : `${OWN_FOLDER}/${path}`),
        copyFileSync: (from: string, to: string) => {
          const bytes = files.get(from);
          if (bytes) files.set(to, bytes);
          return bytes !== undefined;
        },
        Remove: (path: string) => files.delete(path),
      },
    });
  }

  private taskPane(id: number): object | null {
    const pane = this.panes[id - 1];
    if (!pane) return null;
    return this.world.object('TaskPane', {
      get: { ID: () => id, Visible: () => pane.visible, DockPosition: () => pane.dock, Width: () => 420 },
      set: {
        Visible: (value: boolean) => (pane.visible = value),
        DockPosition: (value: number) => (pane.dock = value),
        Width: () => undefined,
      },
    });
  }
}

function put<Key, Value>(into: Map<Key, Value>, entries: ReadonlyMap<Key, Value>): void {
  into.clear();
  for (const [key, value] of entries) into.set(key, value);
}

/** COUNTA: counts cells with a value, an error or a formula, also a formula with the result ''. */
function countFilled(world: EtWorld, argument: unknown): number {
  const cells = world.cellsOf(argument);
  if (!cells) throw new Error('CountA of no range');
  const { sheet, area } = cells;
  const used = sheet.usedArea();
  if (!used) return 0;
  let count = 0;
  for (let row = Math.max(area.top, used.top); row <= Math.min(area.bottom, used.bottom); row += 1) {
    for (
      let column = Math.max(area.left, used.left);
      column <= Math.min(area.right, used.right);
      column += 1
    ) {
      if (sheet.cell(row, column)) count += 1;
    }
  }
  return count;
}
