/**
 * The self-test's own workbook. On it the test does what it must not do to the user's workbook: two hosts change it alternately, and it is
 * saved, closed and opened again.
 */
import { sheetNamed } from '../../../spreadsheet/grid';
import { emptySpec, type WorkbookChange } from '../../../spreadsheet/spec';
import { RefusedStepError } from '../../../spreadsheet/host';
import { READ_ALL } from '../../../spreadsheet/reading';
import type { EtApplication, EtWorkbook } from '../et';
import type { WorkbookMaker } from '../../shared/made-bytes';
import { joined, saveBytes } from '../files/save-bytes';
import { WpsHost } from '../wps-host';

const FILE = '任务分解自检.xlsx';
const SHEET = '自检表';

export class OwnBook {
  private open: EtWorkbook | null = null;
  private path: string | null = null;

  constructor(
    private readonly app: EtApplication,
    private readonly makeWorkbook: WorkbookMaker,
  ) {}

  /** Pane and ribbon change the workbook alternately, and take back each other's changes. @throws HostError */
  async takeTurns(): Promise<void> {
    const path = await this.written();
    this.opened(path);
    const [pane, ribbon] = [this.host(), this.host()];
    await pane.apply(typed('甲'));
    await ribbon.apply(typed('乙'));
    await this.takeBack(pane, '甲');
    await this.takeBack(ribbon, null);
    // Read again, because the pane's last reading is older than the ribbon's change, and a change planned on it would be refused.
    await pane.read(READ_ALL);
    await pane.apply(typed('丙'));
  }

  /** Saves the workbook with a change, closes it, opens it, changes it, and takes that change back. @throws HostError */
  async saveAndOpen(): Promise<void> {
    const { open, path } = this;
    if (!open || path === null) throw new RefusedStepError('open-file', FILE);
    open.Save();
    open.Close(false);
    this.open = null;
    this.opened(path);
    const host = this.host();
    await host.apply(typed('丁'));
    await this.takeBack(host, '丙');
  }

  /** Closes the workbook and deletes its file. @returns the file if it still exists or is still open */
  cleanUp(): string[] {
    const { app, path } = this;
    try {
      this.open?.Close(false);
      this.open = null;
    } catch {
      return [FILE];
    }
    if (path === null) return [];
    try {
      app.FileSystem?.Remove(path);
      return app.FileSystem?.Exists(path) === true ? [path] : [];
    } catch {
      return [path];
    }
  }

  private async written(): Promise<string> {
    const rows = [
      ['单位', '数'],
      ['甲单位', 1],
    ];
    const bytes = await this.makeWorkbook({
      fileName: FILE,
      title: '',
      open: { sheet: SHEET, row: 1, column: 1 },
      change: { ...NOTHING, sheets: [{ ...emptySpec(SHEET, 'own'), blocks: [{ top: 1, left: 1, rows }] }] },
    });
    this.path = saveBytes(this.app, joined(this.app.Env?.GetDesktopPath() ?? '', FILE), bytes);
    if (this.path === null) throw new RefusedStepError('save-file', FILE);
    return this.path;
  }

  private opened(path: string): void {
    this.open = this.app.Workbooks?.Open(path) ?? null;
    if (!this.open) throw new RefusedStepError('open-file', path);
    this.open.Activate();
  }

  private host(): WpsHost {
    return new WpsHost(this.app, this.makeWorkbook);
  }

  private async takeBack(host: WpsHost, expected: string | null): Promise<void> {
    const isDone = await host.undo();
    const sheet = sheetNamed(await host.read(READ_ALL), SHEET);
    const text = sheet?.values[2]?.[0] ?? null;
    if (!isDone || text !== expected)
      throw new RefusedStepError('keep-backup', `${String(isDone)} ${JSON.stringify(text)}`);
  }
}

const NOTHING = { copies: [], names: [], removedNames: [] } as const;

function typed(text: string): WorkbookChange {
  return {
    ...NOTHING,
    sheets: [{ ...emptySpec(SHEET, 'patch'), blocks: [{ top: 3, left: 1, rows: [[text]] }] }],
  };
}
