/**
 * The program's window around the workbook, as add-ins with a shared runtime reach it: the pane, and the buttons of the ribbon.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ExcelError, type Thing } from './thing';

const MANIFEST = join(__dirname, '../../manifest.xml');

export class ProgramWindow {
  /** Whether ribbon and pane run in one page (SharedRuntime 1.1). */
  hasSharedRuntime = false;
  /** Whether the pane was asked into view. */
  isPaneShown = false;
  /** After an update of the add-in Excel refuses to change the ribbon until it is started anew (disable-add-in-commands.md). */
  needsRestart = false;
  /** Ids of buttons that are grey. */
  readonly grey = new Set<string>();
  /** How often the ribbon was asked to change. */
  updates = 0;
  private known: ReadonlySet<string> | null = null;

  /** What the client makes anew in a request, by its name on the wire; null for what is not here. */
  service(name: string): Thing | null {
    switch (name) {
      case 'Microsoft.AppRuntime.AppRuntimeService':
        return this.runtime();
      case 'Microsoft.DynamicRibbon.DynamicRibbon':
        return this.ribbon();
      default:
        return null;
    }
  }

  /** Without a shared runtime the client's code for it is `SharedRuntimeNotAvailable` (office.js, OfficeCore.ErrorCodes). */
  private requireShared(): void {
    if (!this.hasSharedRuntime)
      throw new ExcelError('SharedRuntimeNotAvailable', 'There is no shared runtime.');
  }

  private runtime(): Thing {
    return {
      type: 'AppRuntimeService',
      call: {
        SetAppRuntimeState: (state: string) => {
          this.requireShared();
          this.isPaneShown = state === 'Visible';
        },
      },
    };
  }

  private ribbon(): Thing {
    this.requireShared();
    return {
      type: 'DynamicRibbon',
      call: {
        GetTab: (id: string) => {
          this.requireId(id);
          return { type: 'RibbonTab' };
        },
        GetButton: (id: string) => this.button(id),
      },
    };
  }

  private button(id: string): Thing {
    this.requireId(id);
    return {
      type: 'RibbonButton',
      identity: () => ({ Id: id }),
      set: {
        Enabled: (isEnabled: boolean) => {
          if (this.needsRestart) throw new ExcelError('HostRestartNeeded', 'The program must be restarted.');
          this.updates += 1;
          if (isEnabled) this.grey.delete(id);
          else this.grey.add(id);
        },
      },
    };
  }

  /** Only controls of the manifest can be changed (office.js, OfficeCore.ErrorCodes: `ControlIdNotFound`). */
  private requireId(id: string): void {
    this.known ??= new Set(
      [...readFileSync(MANIFEST, 'utf8').matchAll(/<(?:Control|CustomTab)\b[^>]*\bid="([^"]+)"/g)].map(
        ([, found = '']) => found,
      ),
    );
    if (!this.known.has(id)) throw new ExcelError('ControlIdNotFound', id);
  }
}
