/**
 * The real Office.js client in Node, connected to a simulated Excel through the bridge that its debug build offers.
 */
import { readFileSync } from 'node:fs';
import type { Answer, SimulatedExcel } from './simulated-excel';

const LIBRARY = require.resolve('@microsoft/office-js/dist/excel-win32-16.01.debug.js');

interface BridgeMessage {
  readonly id: number;
  readonly message: { readonly body: unknown };
}

interface Bridge {
  sendMessageToHost(text: string): void;
  /** Set by the client, to receive messages. */
  onMessageFromHost?: (text: string) => void;
}

interface Globals {
  window: unknown;
  _richApiNativeBridge: Bridge;
  Office: object;
  OfficeExtension: { CommonUtility: { _doApiNotSupportedCheck: boolean } };
}

/** What the client is connected to: a simulated Excel, or a recording in place of it. */
export interface Wire extends Pick<SimulatedExcel, 'apiVersion' | 'handle' | 'onEvent'> {
  readonly window: { readonly hasSharedRuntime: boolean };
  readonly undo?: Pick<SimulatedExcel['undo'], 'beginGroup' | 'endGroup'>;
}

let excel: Wire | null = null;
let isLoaded = false;

/** Connects the client to a simulated Excel. @param version the highest set of ExcelApi that it supports: 15 is 1.15 */
export function connect(simulated: Wire, version = 15): void {
  excel = simulated;
  simulated.apiVersion = version;
  if (!isLoaded) load();
  simulated.onEvent = (entries) =>
    bridge.onMessageFromHost?.(JSON.stringify({ type: 3, message: { entries } }));
}

/** Waits until the client has released its references; otherwise that request would be counted for the next action. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

const bridge: Bridge = {
  sendMessageToHost(text) {
    const { id, message } = JSON.parse(text) as BridgeMessage;
    const body = typeof message.body === 'string' ? message.body : JSON.stringify(message.body);
    setImmediate(() => bridge.onMessageFromHost?.(JSON.stringify({ id, type: 2, message: answer(body) })));
  },
};

function answer(body: string): object {
  const answered = carriedOut(body);
  if (answered && 'body' in answered) return { statusCode: 200, headers: {}, body: answered.body };
  const code = answered?.transportError ?? 'ConnectionFailure';
  // Without a Location the client treats the error as a failure of the transport.
  return {
    statusCode: 200,
    headers: {},
    body: { Error: { Code: code, Message: code, HttpStatusCode: 500 }, Results: [] },
  };
}

/** Passes a request to the simulation. Anything not simulated is answered with an error, so that the test fails at once. */
function carriedOut(body: string): Answer | undefined {
  try {
    return excel?.handle(body);
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const problem = {
      Code: 'NotSimulated',
      Message: message,
      Location: 'simulation',
      ActionIndex: 0,
      HttpStatusCode: 500,
    };
    return { body: { Results: [], TraceIds: [], Error: problem } };
  }
}

function load(): void {
  const globals = globalThis as unknown as Globals;
  globals.window = globalThis;
  if (!('navigator' in globalThis)) Object.assign(globalThis, { navigator: { userAgent: 'node' } });
  globals._richApiNativeBridge = bridge;
  // Indirect eval, so that the library's errors belong to the same realm as the add-in's.
  (0, eval)(readFileSync(LIBRARY, 'utf8'));
  globals.Office = {
    context: {
      requirements: {
        isSetSupported: (set: string, version: string) =>
          set === 'SharedRuntime'
            ? version === '1.1' && excel?.window.hasSharedRuntime === true
            : set === 'ExcelApi' && Number(version.split('.')[1] ?? 0) <= (excel?.apiVersion ?? 0),
      },
    },
  };
  // This build has the check off because it confuses two names. Switched on, the client itself refuses members of newer sets.
  globals.OfficeExtension.CommonUtility._doApiNotSupportedCheck = true;
  tellOfUndoGroups();
  isLoaded = true;
}

/**
 * Adds `mergeUndoGroup` (ExcelApi 1.20) to `Excel.run`, which this build of the client ignores: the simulation is told directly where
 * a group begins and ends, instead of in the requests.
 */
function tellOfUndoGroups(): void {
  const runIn: (...args: never[]) => Promise<unknown> = Excel.run;
  const grouped = async (...args: unknown[]): Promise<unknown> => {
    if ((args[0] as Excel.RunOptions).mergeUndoGroup !== true) return runIn(...(args as never[]));
    const undo = excel?.undo;
    undo?.beginGroup();
    try {
      return await runIn(...(args as never[]));
    } finally {
      undo?.endGroup();
    }
  };
  // A function expression, because it needs a prototype like the client's own.
  Object.assign(Excel, {
    run: function run(...args: unknown[]) {
      return grouped(...args);
    },
  });
}

/** Runs a batch; returns the code of the error it fails with, or 'none'. */
export async function codeOf(batch: (context: Excel.RequestContext) => void): Promise<string> {
  try {
    await Excel.run(async (context) => {
      batch(context);
      await context.sync();
    });
  } catch (error) {
    if (error instanceof OfficeExtension.Error) return error.code;
    throw error;
  }
  return 'none';
}
