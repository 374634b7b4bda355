/**
 * The one way to Excel: every batch goes through here, and every failure comes out of here with a code of ours.
 */
import { HostError, type HostErrorCode } from '../../spreadsheet/host';

/** Codes of Office.js under which nothing of a batch was carried out. */
const NOTHING_DONE: Readonly<Record<string, HostErrorCode>> = {
  InvalidOperationInCellEditMode: 'cell-in-edit-mode',
};

/** What else Office.js may answer: the statement that failed was not carried out, those before it were. */
const STATEMENT_FAILED: Readonly<Record<string, HostErrorCode>> = {
  // office.js does not look before it sends: Excel answers when it comes to the statement.
  ApiNotFound: 'host-too-old',
  ItemNotFound: 'sheet-not-found',
  AccessDenied: 'read-only',
};

/** The code of an answer Excel on the web does not carry: more than 5 MB. */
export const TOO_LARGE = 'ResponsePayloadSizeLimitExceeded';
/** The same, and that of a request. */
const TOO_LARGE_CODES: readonly string[] = [TOO_LARGE, 'RequestPayloadSizeLimitExceeded'];

/** A failure on the way to Excel or back. */
export class ExcelFailure extends Error {
  override readonly name = 'ExcelFailure';

  /**
   * @param code as Office.js gives it: `ItemNotFound`, `GeneralException`
   * @param isAnswered Excel answered, and told which statement failed; otherwise it is not known what was carried out
   */
  constructor(
    readonly code: string,
    readonly isAnswered: boolean,
    readonly detail: string,
    options?: ErrorOptions,
  ) {
    super(`${code}: ${detail}`, options);
  }

  /** Certain that the workbook was not touched. */
  get isHarmless(): boolean {
    return this.code in NOTHING_DONE;
  }

  get isTooLarge(): boolean {
    return TOO_LARGE_CODES.includes(this.code);
  }

  /** In the words of the host interface. */
  toHostError(): HostError {
    const known = NOTHING_DONE[this.code] ?? (this.isAnswered ? STATEMENT_FAILED[this.code] : undefined);
    const code = known ?? (this.isAnswered ? 'refused' : 'no-answer');
    return new HostError(code, this.code, { cause: this });
  }
}

/** How a batch gets to Excel. A self-test looks on (self-test/record-batches.ts). */
export type ExcelRunner = <T>(
  batch: (context: Excel.RequestContext) => Promise<T>,
  options?: Excel.RunOptions,
) => Promise<T>;

export const runInExcel: ExcelRunner = (batch, options) =>
  options ? Excel.run(options, batch) : Excel.run(batch);

/**
 * Runs a batch.
 * @throws ExcelFailure; what is not from Office.js comes through as it is
 */
export async function inExcel<T>(
  batch: (context: Excel.RequestContext) => Promise<T>,
  run: ExcelRunner = runInExcel,
  options?: Excel.RunOptions,
): Promise<T> {
  try {
    return await run(batch, options);
  } catch (error) {
    if (!(error instanceof OfficeExtension.Error)) throw error;
    const { code, message, debugInfo } = error;
    // The types promise more than a lost connection delivers.
    const location = (debugInfo as { errorLocation?: string } | undefined)?.errorLocation;
    const isAnswered = location !== undefined && location !== '';
    throw new ExcelFailure(code, isAnswered, `${location ?? ''} ${message}`.trim(), { cause: error });
  }
}

/** Whether a sync within a batch failed because its answer, or what it asked, was too large. */
export function isTooLarge(error: unknown): boolean {
  if (error instanceof ExcelFailure) return error.isTooLarge;
  return error instanceof OfficeExtension.Error && TOO_LARGE_CODES.includes(error.code);
}

/** A failure in the words of the host interface; what is neither Excel's nor the host's is thrown on. */
export function asHostError(error: unknown): HostError {
  if (error instanceof HostError) return error;
  if (error instanceof ExcelFailure) return error.toHostError();
  throw error;
}

/** Nothing shows until the batch ends, where Excel can do that. */
export function suspendScreen(context: Excel.RequestContext): void {
  if (hasApi('1.9')) context.application.suspendScreenUpdatingUntilNextSync();
}

/** Whether this Excel knows a requirement set of ExcelApi. */
export function hasApi(version: '1.9' | '1.13' | '1.14' | '1.15' | '1.20'): boolean {
  return Office.context.requirements.isSetSupported('ExcelApi', version);
}
