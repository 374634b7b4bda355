/**
 * The only way to Excel: every batch runs here, and every failure gets an error code of the host interface.
 */
import { HostError, type HostErrorCode } from '../../spreadsheet/host';

/** Error codes of Office.js after which no command of the batch has run. */
const NOTHING_DONE: Readonly<Record<string, HostErrorCode>> = {
  InvalidOperationInCellEditMode: 'cell-in-edit-mode',
};

/** Other error codes of Office.js: the statement that failed did not run, and the statements before it did. */
const STATEMENT_FAILED: Readonly<Record<string, HostErrorCode>> = {
  // office.js does not check the API before sending. Excel gives this error when it reaches the statement.
  ApiNotFound: 'host-too-old',
  ItemNotFound: 'sheet-not-found',
  AccessDenied: 'read-only',
};

/** The error code for an answer of more than 5 MB, which Excel on the web does not transmit. */
export const TOO_LARGE = 'ResponsePayloadSizeLimitExceeded';
/** The error codes for an answer or a request that is too large. */
const TOO_LARGE_CODES: readonly string[] = [TOO_LARGE, 'RequestPayloadSizeLimitExceeded'];

/** A failure on the way to Excel or back. */
export class ExcelFailure extends Error {
  override readonly name = 'ExcelFailure';

  /**
   * @param code as Office.js gives it: `ItemNotFound`, `GeneralException`
   * @param isAnswered whether Excel answered and named the statement that failed; otherwise it is unknown which commands ran
   */
  constructor(
    readonly code: string,
    readonly isAnswered: boolean,
    readonly detail: string,
    options?: ErrorOptions,
  ) {
    super(`${code}: ${detail}`, options);
  }

  /** Whether it is certain that the workbook did not change. */
  get isHarmless(): boolean {
    return this.code in NOTHING_DONE;
  }

  get isTooLarge(): boolean {
    return TOO_LARGE_CODES.includes(this.code);
  }

  /** The same failure as an error of the host interface. */
  toHostError(): HostError {
    const known = NOTHING_DONE[this.code] ?? (this.isAnswered ? STATEMENT_FAILED[this.code] : undefined);
    const code = known ?? (this.isAnswered ? 'refused' : 'no-answer');
    return new HostError(code, this.code, { cause: this });
  }
}

/** Runs a batch in Excel. A self-test passes a runner that records it (self-test/record-batches.ts). */
export type ExcelRunner = <T>(
  batch: (context: Excel.RequestContext) => Promise<T>,
  options?: Excel.RunOptions,
) => Promise<T>;

export const runInExcel: ExcelRunner = (batch, options) =>
  options ? Excel.run(options, batch) : Excel.run(batch);

/**
 * Runs a batch.
 * @throws ExcelFailure for errors of Office.js; other errors are passed on
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
    // After a lost connection, fields are missing that the types promise.
    const location = (debugInfo as { errorLocation?: string } | undefined)?.errorLocation;
    const isAnswered = location !== undefined && location !== '';
    throw new ExcelFailure(code, isAnswered, `${location ?? ''} ${message}`.trim(), { cause: error });
  }
}

/** Whether a sync failed because its request or its answer was too large. */
export function isTooLarge(error: unknown): boolean {
  if (error instanceof ExcelFailure) return error.isTooLarge;
  return error instanceof OfficeExtension.Error && TOO_LARGE_CODES.includes(error.code);
}

/** The failure as an error of the host interface. Throws an error that is neither Excel's nor the host's. */
export function asHostError(error: unknown): HostError {
  if (error instanceof HostError) return error;
  if (error instanceof ExcelFailure) return error.toHostError();
  throw error;
}

/** Suspends drawing until the batch ends, where Excel can do that. */
export function suspendScreen(context: Excel.RequestContext): void {
  if (hasApi('1.9')) context.application.suspendScreenUpdatingUntilNextSync();
}

/** Whether this Excel supports a version of the requirement set ExcelApi. */
export function hasApi(version: '1.9' | '1.13' | '1.14' | '1.15' | '1.20'): boolean {
  return Office.context.requirements.isSetSupported('ExcelApi', version);
}
