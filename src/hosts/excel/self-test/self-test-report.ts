/**
 * The self-test as the pane offers it, and the recording that users send in. An add-in in Excel has no folder to write to. So after each
 * check the recording goes into the browser's storage, where it survives a crash.
 */
import { RefusedStepError, type SelfTest, type SelfTestResult } from '../../../spreadsheet/host';
import { isOwnName, REPORT_FILE } from '../../shared/self-test/own-names';
import type { SelfTestPlace } from '../../shared/self-test/running';
import {
  RECORDING_FORMAT,
  recordingText,
  type ExcelRecording,
  type RecordedBatchCheck,
} from '../../shared/self-test/recording';
import { BatchRecorder } from './record-batches';
import { selfTest } from './self-test';

const KEY = '任务分解助手自检';

/** What the self-test needs from the page that runs it. */
export interface ExcelSelfTestPlace extends SelfTestPlace {
  /** Storage that outlives the pane; null in a web view without storage. */
  readonly store: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null;
  /** Hands a file to the user and returns where it was put. Missing in a web view without downloads. */
  readonly save?: (fileName: string, bytes: Uint8Array) => string;
}

export function excelSelfTest(place: ExcelSelfTestPlace): SelfTest {
  const evidence = new Evidence(place.store);
  let recording: ExcelRecording | null = null;
  const text = (): string => (recording ? recordingText(recording) : (evidence.read() ?? ''));
  const run = async (): Promise<readonly SelfTestResult[]> => {
    const recorder = new BatchRecorder(isOwnName, place.now);
    const checks: RecordedBatchCheck[] = [];
    const begun = { ...emptyRecording(place), types: recorder.types };
    recording = begun;
    const { results, leftBehind } = await selfTest({
      run: recorder.run,
      makeWorkbook: place.makeWorkbook,
      onCheck: (result, facts) => {
        const noted = Object.keys(facts).length > 0 ? { facts } : {};
        checks.push({ ...result, ...noted, batches: recorder.take() });
        recording = { ...begun, checks };
        evidence.keep(recordingText(recording));
      },
    });
    recording = { ...begun, checks: withLast(checks, recorder), leftBehind };
    evidence.drop();
    return results;
  };
  return {
    program: 'excel',
    run,
    // eslint-disable-next-line @typescript-eslint/require-await -- an error must reject the promise, not be thrown
    save: async () => {
      const path = place.save?.(REPORT_FILE, new TextEncoder().encode(text()));
      if (path === undefined) throw new RefusedStepError('save-file', REPORT_FILE);
      return path;
    },
    report: () => Promise.resolve(text()),
    isUnfinished: () => Promise.resolve(recording === null && evidence.read() !== null),
  };
}

/** Adds the batches of the cleanup to the last check. */
function withLast(checks: readonly RecordedBatchCheck[], recorder: BatchRecorder): RecordedBatchCheck[] {
  const last = checks[checks.length - 1];
  return last
    ? [...checks.slice(0, -1), { ...last, batches: [...last.batches, ...recorder.take()] }]
    : [...checks];
}

/** The recording of an unfinished run, in the browser's storage. */
class Evidence {
  private readonly key: string;

  constructor(private readonly store: ExcelSelfTestPlace['store']) {
    // In Excel on the web, each site that embeds Excel has its own partition of the storage (d.ts, Office.context.partitionKey).
    const { partitionKey } = Office.context as { readonly partitionKey?: string };
    this.key = `${partitionKey ?? ''}${KEY}`;
  }

  read(): string | null {
    return this.tried((store) => store.getItem(this.key));
  }

  keep(text: string): void {
    this.tried((store) => {
      store.setItem(this.key, text);
    });
  }

  drop(): void {
    this.tried((store) => {
      store.removeItem(this.key);
    });
  }

  /** Uses the storage. Storage that is full or forbidden keeps nothing, and the test continues. */
  private tried<T>(act: (store: NonNullable<ExcelSelfTestPlace['store']>) => T): T | null {
    try {
      return this.store && act(this.store);
    } catch {
      return null;
    }
  }
}

function emptyRecording({ userAgent, pixelRatio }: ExcelSelfTestPlace): ExcelRecording {
  const { diagnostics, displayLanguage, contentLanguage, platform } =
    Office.context as Partial<Office.Context>;
  return {
    format: RECORDING_FORMAT,
    host: 'excel',
    program: {
      version: diagnostics?.version ?? null,
      platform: platform === undefined ? null : String(platform),
      sets: supportedSets().join(', '),
      language: displayLanguage ?? null,
      contentLanguage: contentLanguage ?? null,
      userAgent,
      pixelRatio,
    },
    types: {},
    checks: [],
  };
}

/** More than the number of any ExcelApi set that exists. */
const HIGHEST_API = 30;

function supportedSets(): string[] {
  const { requirements } = Office.context;
  let highest = 0;
  for (let number = 1; number <= HIGHEST_API; number += 1)
    if (requirements.isSetSupported('ExcelApi', `1.${number}`)) highest = number;
  const others = ['ExcelApiOnline', 'SharedRuntime', 'DialogApi', 'RibbonApi', 'KeyboardShortcuts'];
  return [`ExcelApi 1.${highest}`, ...others.filter((set) => requirements.isSetSupported(set, '1.1'))];
}
