/**
 * The self-test as the pane offers it, and the recording that users send in.
 */
import { isOwnName, REPORT_FILE } from '../../shared/self-test/own-names';
import type { SelfTestPlace } from '../../shared/self-test/running';
import { RefusedStepError, type SelfTest } from '../../../spreadsheet/host';
import {
  RECORDING_FORMAT,
  recordingText,
  type RecordedCheck,
  type WpsRecording,
} from '../../shared/self-test/recording';
import type { EtApplication } from '../et';
import { CallRecorder } from './record-calls';
import { joined, saveBytes } from '../files/save-bytes';

/** The self-test for the pane. Its checks are loaded when it first runs. */
export function wpsSelfTest(app: EtApplication, place: SelfTestPlace): SelfTest {
  let recording = emptyRecording(app, place);
  const text = (): string => recordingText(recording);
  const keep = (): string | null =>
    saveBytes(app, joined(app.Env?.GetDesktopPath() ?? '', REPORT_FILE), new TextEncoder().encode(text()));
  return {
    program: 'wps',
    run: async () => {
      const { selfTest } = await import('./self-test');
      const recorder = new CallRecorder(isOwnName, place.now);
      const checks: RecordedCheck[] = [];
      recording = { ...emptyRecording(app, place), types: recorder.types };
      const { results, leftBehind } = await selfTest(recorder.application(app), {
        makeWorkbook: place.makeWorkbook,
        onCheck: (result) => {
          checks.push({ ...result, calls: recorder.take() });
          recording = { ...recording, checks };
          // Saved to the desktop after each check, so that it survives a crash of the program.
          keep();
        },
      });
      recording = { ...recording, leftBehind };
      return results;
    },
    // eslint-disable-next-line @typescript-eslint/require-await -- the interface is asynchronous, ET is not
    save: async () => {
      const path = keep();
      if (path === null) throw new RefusedStepError('save-file', REPORT_FILE);
      return path;
    },
    report: () => Promise.resolve(text()),
  };
}

function emptyRecording(app: EtApplication, { userAgent, pixelRatio }: SelfTestPlace): WpsRecording {
  const { Version: version, Build: build, UILanguage: language } = app;
  return {
    format: RECORDING_FORMAT,
    host: 'wps',
    program: {
      version: version ?? null,
      build: build ?? null,
      language: language ?? null,
      userAgent,
      pixelRatio,
    },
    types: {},
    checks: [],
  };
}
