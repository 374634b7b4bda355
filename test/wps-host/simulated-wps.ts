/**
 * A simulated WPS 表格: a strict stand-in for `window.Application`, answered from a workbook in memory.
 */
import { parseArea } from '../../src/domain/address';
import type { EtApplication } from '../../src/hosts/wps/et';
import { addressOf, ExcelContext } from '../excel-host/context';
import { typeInto, type Typed } from '../excel-host/range-cells';
import { SimulatedWorkbook } from '../simulated-workbook/workbook';
import { EtWorld, type OpenBook } from './et-world';
import type { Crossing, Misbehaviour } from './host-object';
import { activeWindow, type Scroll } from './worksheet';
import { workbook } from './workbook';

const FOLDER = '/home/user/工会';

export class SimulatedWps {
  readonly application: EtApplication;
  /** Someone is typing into a cell. */
  isEditing = false;
  uiLanguage = 2052;
  /** Dialogs that were shown: their addresses. */
  readonly dialogs: string[] = [];
  readonly panes: { url: string; visible: boolean; dock: number }[] = [];
  private readonly world = new EtWorld();
  private readonly scrolls = new Map<string, Scroll>();
  private readonly storage = new Map<string, string | number>();
  private readonly heard = new Map<string, Set<() => void>>();

  constructor(bytes: Uint8Array, name = 'breakdown.xlsx') {
    this.open(bytes, name, FOLDER);
    this.application = this.applicationObject() as EtApplication;
  }

  /** Makes a member go wrong: `Range.Merge`, or all of a class: `Chart.*`. */
  misbehave(member: string, how: Misbehaviour): void {
    this.world.boundary.misbehaviours.set(member, how);
  }

  behave(): void {
    this.world.boundary.misbehaviours.clear();
  }

  set flattens(value: boolean) {
    this.world.flattens = value;
  }

  get crossings(): number {
    return this.world.boundary.crossings;
  }

  /** Tells of every crossing from now on. */
  record(crossing: ((crossing: Crossing) => void) | null): void {
    this.world.boundary.record = crossing;
  }

  /** Whether the screen is drawn and questions are asked, as they must be whenever an action is over. */
  get isAtRest(): boolean {
    return this.world.updatesScreen && this.world.displaysAlerts && this.world.clipboard === null;
  }

  /** What the add-in did that ET does not allow. */
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

  /** Names of the open workbooks, the one in view last. */
  get openBooks(): string[] {
    const { active, books } = this.world;
    return [...books.filter((book) => book !== active), ...(active ? [active] : [])].map((book) => book.name);
  }

  /** The selected cells of the first workbook: `Sheet1!B20`. */
  get selection(): string {
    return addressOf(this.book.activeSheet.name, this.book.activeSheet.selection);
  }

  /** The user opens a workbook, or goes to it. */
  open(bytes: Uint8Array, name: string, folder = ''): void {
    const open: OpenBook = { excel: new ExcelContext(new SimulatedWorkbook(bytes)), name, folder };
    this.world.books.push(open);
    this.world.active = open;
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
        ScreenUpdating: () => world.updatesScreen,
        DisplayAlerts: () => world.displaysAlerts,
        UILanguage: () => this.uiLanguage,
        Version: () => '12.1.0.26895',
        Build: () => 26895,
        ApiEvent: () => this.events(),
        Env: () => world.object('Env', { call: { GetDesktopPath: () => '/home/user/桌面' } }),
        FileSystem: () => this.fileSystem(),
        PluginStorage: () =>
          world.object('PluginStorage', {
            call: {
              getItem: (key: string) => this.storage.get(key) ?? '',
              setItem: (key: string, value: string | number) => this.storage.set(key, value),
            },
          }),
      },
      set: {
        ScreenUpdating: (value: boolean) => (world.updatesScreen = value),
        DisplayAlerts: (value: boolean) => (world.displaysAlerts = value),
        CutCopyMode: (value: unknown) => {
          if (value === 0) world.clipboard = null;
        },
      },
      call: {
        CreateTaskPane: (url: string) => {
          this.panes.push({ url, visible: false, dock: 0 });
          return this.taskPane(this.panes.length);
        },
        GetTaskPane: (id: number) => this.taskPane(id),
        ShowDialog: (url: string) => {
          this.dialogs.push(url);
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
          if (!book) throw new Error(`no workbook ${String(key)}`);
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
          files.set(
            path,
            Uint8Array.from(text, (character) => character.charCodeAt(0)),
          );
          return true;
        },
        ReadFileAsArrayBuffer: (path: string) => {
          const bytes = files.get(path);
          return bytes ? bytes.slice().buffer : null;
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
