/**
 * Excel's window as add-ins with a shared runtime can use it: showing the pane, and enabling buttons of the ribbon.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ExcelError, type Thing } from './thing';

const MANIFEST = join(__dirname, '../../manifest.xml');

export class ProgramWindow {
  /** Whether ribbon and pane run in one page (SharedRuntime 1.1). */
  hasSharedRuntime = false;
  /** Whether the add-in has shown the pane. */
  isPaneShown = false;
  /** Whether Excel refuses to change the ribbon until it is restarted, as after an update of the add-in (disable-add-in-commands.md). */
  needsRestart = false;
  /** Ids of disabled buttons. */
  readonly grey = new Set<string>();
  /** How often a button was enabled or disabled. */
  updates = 0;
  private known: ReadonlySet<string> | null = null;

  /** The object that a request creates by the name of a service; null for unknown services. */
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

  /** @throws ExcelError `SharedRuntimeNotAvailable` (office.js, OfficeCore.ErrorCodes) if there is no shared runtime */
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

  /** @throws ExcelError `ControlIdNotFound` (office.js, OfficeCore.ErrorCodes) for ids that are not in the manifest */
  private requireId(id: string): void {
    this.known ??= new Set(
      [...readFileSync(MANIFEST, 'utf8').matchAll(/<(?:Control|CustomTab)\b[^>]*\bid="([^"]+)"/g)].map(
        ([, found = '']) => found,
      ),
    );
    if (!this.known.has(id)) throw new ExcelError('ControlIdNotFound', id);
  }
}
