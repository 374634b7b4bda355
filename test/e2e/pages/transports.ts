/**
 * Connects a page to a simulated Excel in the ways of Excel for Windows and Excel on the web. The scripts here play the program's side
 * of the connection and contain nothing of the add-in.
 */
import type { Page } from 'playwright-core';
import type { EventEntry, SimulatedExcel } from '../../excel-host/simulated-excel';

export interface HostOptions {
  /** `zh-CN` or `en-US`: the language of Office, which the pane follows. */
  readonly locale: string;
  /** The highest requirement set of ExcelApi: 15 is 1.15. */
  readonly apiVersion: number;
  readonly bookName: string;
  /** Whether ribbon and pane run in one page. */
  readonly isShared?: boolean;
  /** Whether Office has a dark theme. */
  readonly isDark?: boolean;
  /** Milliseconds added to each answer. */
  readonly latency?: number;
}

/** The function that a page calls with a request's body. It returns an answer or a transport error as JSON. */
const ANSWER = 'simulatedExcelAnswers';

/** Error numbers of the transport in Excel for Windows (OSF error codes). */
const TRANSPORT_NUMBERS: Readonly<Record<string, number>> = {
  InvalidOperationInCellEditMode: 5004,
  ResponsePayloadSizeLimitExceeded: 5104,
  RequestPayloadSizeLimitExceeded: 5103,
  ConnectionFailure: 5001,
};

async function expose(page: Page, excel: SimulatedExcel, latency = 0): Promise<void> {
  await page.exposeFunction(ANSWER, async (body: string) => {
    if (latency > 0) await new Promise((resolve) => setTimeout(resolve, latency));
    const answer = excel.handle(body);
    if ('body' in answer) return JSON.stringify(answer);
    return JSON.stringify({ transportError: TRANSPORT_NUMBERS[answer.transportError] ?? 5001 });
  });
}

/** Sends events to a page, unless it has been closed. */
function tellPage(page: Page, entries: readonly EventEntry[]): void {
  page
    .evaluate((sent) => {
      (window as unknown as { excelTells(entries: unknown): void }).excelTells(sent);
    }, entries)
    .catch((error: unknown) => {
      if (!page.isClosed()) throw error;
    });
}

/** Excel for Windows: the pane is the page itself, and reaches Excel through `window.external`. */
export async function asWindows(page: Page, excel: SimulatedExcel, options: HostOptions): Promise<void> {
  excel.apiVersion = options.apiVersion;
  excel.window.hasSharedRuntime = options.isShared ?? false;
  await expose(page, excel, options.latency);
  await page.addInitScript(windowsExternal, options);
  excel.onEvent = (entries) => {
    tellPage(page, entries);
  };
}

function windowsExternal({
  locale,
  apiVersion,
  bookName,
  isShared = false,
  isDark = false,
}: HostOptions): void {
  const safeArray = (items: readonly unknown[]) => ({ toArray: () => items, dimensions: () => 1 });
  const handlers = new Map<number, (id: number, args: unknown) => void>();
  const dialogs: string[] = [];
  const ended = new Map<string, () => void>();
  /** Buttons pressed before office.js listens for them: Excel can call a function only once office.js has registered for it. */
  const early: (() => void)[] = [];
  /** Numbers of the client's methods and events. */
  const COMMAND_ENDED = 94;
  const COMMAND_INVOKED = 39;
  const DIALOG = 10;
  /** The event code that a dialog's owner gets when the user closes the dialog (office-js-docs-pr, dialog-handle-errors-events.md). */
  const CLOSED = 12006;
  /** Document settings, in the form in which the client stores them. */
  const settings = new Map<string, string>();
  let closeDialog: () => void = () => undefined;
  /** The error with which dialogs are refused: 12007 another dialog is open, 12009 ignored or blocked (same source); 0 for none. */
  let refusal = 0;
  const context = {
    GetAppType: () => 1,
    GetSolutionRef: () => 'breakdown',
    GetAppVersionMajor: () => 16,
    GetAppVersionMinor: () => 1,
    GetAppUILocale: () => locale,
    GetAppDataLocale: () => locale,
    GetDocUrl: () => `C:\\工会\\${bookName}`,
    GetAppCapabilities: () => 0,
    GetActivationMode: () => 1,
    GetControlIntegrationLevel: () => 1,
    GetSolutionToken: () => '',
    GetSupportedMatrix: () =>
      JSON.stringify({
        ExcelApi: `1.${apiVersion}`,
        DialogApi: '1.1',
        AddinCommands: '1.1',
        ...(isShared ? { SharedRuntime: '1.1', RibbonApi: '1.1', SharedRuntimeInternal: '1.2' } : {}),
      }),
    GetOfficeThemeInfo: () =>
      JSON.stringify({
        bodyBackgroundColor: isDark ? 0x262626 : 0xffffff,
        bodyForegroundColor: isDark ? 0xffffff : 0,
      }),
    GetHostFullVersion: () => '16.0.0.0',
    GetSettings: () => ({
      Read: (keys: string[], values: string[]) => {
        for (const [key, value] of settings) {
          keys.push(key);
          values.push(value);
        }
      },
      Write: (keys: readonly string[], values: readonly string[]) => {
        settings.clear();
        keys.forEach((key, index) => settings.set(key, values[index] ?? ''));
      },
    }),
  };
  const answer = (body: string) =>
    (window as unknown as { simulatedExcelAnswers(body: string): Promise<string> }).simulatedExcelAnswers(
      body,
    );
  const external = {
    GetContext: () => context,
    GetHostInfo: () => `Excel$Win32$16.01$${locale}$telemetry$$disableLogging$0`,
    Execute: (id: number, message: readonly (readonly unknown[])[], done: (answer: unknown) => void) => {
      if (id === COMMAND_ENDED) {
        ended.get(String(message[0]))?.();
        done(safeArray([0]));
        return;
      }
      const body = message[0]?.[4];
      if (id !== 93 || typeof body !== 'string') return;
      void answer(body).then((text) => {
        const { body: result, transportError } = JSON.parse(text) as {
          body?: unknown;
          transportError?: number;
        };
        if (transportError !== undefined) done(safeArray([transportError]));
        else done(safeArray([0, safeArray([200, safeArray([]), JSON.stringify(result)])]));
      });
    },
    RegisterEvent: (
      id: number,
      target: string,
      handler: (id: number, args: unknown) => void,
      done: (status: unknown) => void,
    ) => {
      // The client opens a dialog by registering for its events. The target holds the address and the size.
      if (id === DIALOG && refusal !== 0) {
        done(refusal);
        return;
      }
      if (id === DIALOG) {
        dialogs.push((JSON.parse(target) as { url: string }).url);
        closeDialog = () => {
          handler(DIALOG, safeArray([CLOSED, '']));
        };
      } else handlers.set(id, handler);
      done(0);
      if (id === COMMAND_INVOKED) for (const send of early.splice(0)) setTimeout(send);
    },
    UnregisterEvent: (id: number, _target: string, done: (status: unknown) => void) => {
      handlers.delete(id);
      done(0);
    },
  };
  Object.defineProperty(window, 'external', { value: external });
  Object.assign(window, {
    excelTells: (entries: readonly (readonly unknown[])[]) => {
      handlers.get(33)?.(33, safeArray(entries));
    },
    excelDialogs: dialogs,
    excelSettings: settings,
    excelClosesDialog: () => {
      closeDialog();
    },
    excelRefusesDialogs: (number: number) => {
      refusal = number;
    },
    /** Presses a button of the ribbon; resolves when the add-in calls `completed`. */
    excelInvokes: (name: string) =>
      new Promise<void>((resolve) => {
        const id = `${name}-${ended.size}`;
        ended.set(id, resolve);
        const send = (): void =>
          handlers.get(COMMAND_INVOKED)?.(COMMAND_INVOKED, safeArray([id, name, '{}']));
        if (handlers.has(COMMAND_INVOKED)) send();
        else early.push(send);
      }),
  });
}

/** Excel on the web: the pane is in a frame of a page that plays Excel and exchanges the real messages with it. */
export async function asWeb(
  page: Page,
  excel: SimulatedExcel,
  options: HostOptions & { readonly pane: string },
): Promise<void> {
  excel.apiVersion = options.apiVersion;
  await expose(page, excel, options.latency);
  excel.onEvent = (entries) => {
    tellPage(page, entries);
  };
  await page.evaluate(webParent, options);
}

interface WireMessage {
  readonly _actionName: string;
  readonly _actionType: number;
  readonly _conversationId: string;
  readonly _correlationId: number;
  readonly _data: unknown;
}

function webParent({ locale, apiVersion, bookName, pane }: HostOptions & { readonly pane: string }): void {
  const frame = document.createElement('iframe');
  frame.name = JSON.stringify({
    hostInfo: `Excel|Web|16.00|${locale}|corr|||0`,
    xdmInfo: `conv_1|breakdown|${location.href}`,
    serializerVersion: '1',
    baseFrameName: 'f1',
    flights: '[]',
  });
  frame.title = 'pane';
  frame.style.cssText = 'position:absolute;inset:0;width:100%;height:100%;border:0';
  const appContext = {
    _id: 'breakdown',
    _appName: 16,
    _appVersion: '16.00',
    _appUILocale: locale,
    _dataLocale: locale,
    _docUrl: `https://files.example.org/${encodeURIComponent(bookName)}`,
    _clientMode: 0,
    _settings: [],
    _reason: 1,
    _osfControlType: 1,
    // office.js parses it as XML. If it were empty, the parser's error page would violate the security policy with inline styles.
    _eToken: encodeURIComponent('<r><t cid="1" oid="1"/></r>'),
    _requirementMatrix: JSON.stringify({ ExcelApi: `1.${apiVersion}` }),
  };
  let events: WireMessage | null = null;
  const send = (to: WireMessage, rest: object): void => {
    const { _conversationId, _correlationId, _actionName } = to;
    const message = {
      _messageType: 1,
      _conversationId,
      _correlationId,
      _actionName,
      _errorCode: 0,
      _responseType: 0,
      _serializerVersion: '1',
      ...rest,
    };
    frame.contentWindow?.postMessage(JSON.stringify(message), '*');
  };
  const execute = (message: WireMessage): void => {
    const { ArrayData } = message._data as { ArrayData?: readonly unknown[] };
    const body = ArrayData?.[4];
    if (typeof body !== 'string') {
      send(message, { _data: { Error: 0 } });
      return;
    }
    void (window as unknown as { simulatedExcelAnswers(body: string): Promise<string> })
      .simulatedExcelAnswers(body)
      .then((text) => {
        const { body: result, transportError } = JSON.parse(text) as {
          body?: unknown;
          transportError?: number;
        };
        if (transportError !== undefined) send(message, { _data: { Error: transportError } });
        else send(message, { _data: { Error: 0, Version: 1, Data: [200, [], JSON.stringify(result)] } });
      });
  };
  window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (typeof data !== 'string' || !data.startsWith('{')) return;
    const message = JSON.parse(data) as WireMessage;
    if (message._actionName === 'ContextActivationManager_getAppContextAsync')
      send(message, { _data: appContext });
    else if (message._actionName === 'executeMethod') execute(message);
    else {
      if (message._actionName === 'richApiMessage') events = message;
      send(message, { _data: message._actionType === 1 ? { Error: 0 } : null });
    }
  });
  Object.assign(window, {
    excelTells: (entries: unknown) => {
      if (events) send(events, { _responseType: 1, _data: { ArrayData: entries } });
    },
  });
  frame.src = pane;
  document.body.append(frame);
}
