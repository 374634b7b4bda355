/**
 * The only way to Excel: every batch runs here, and every failure gets one of the product's own codes here.
 */
import { HostError, type HostErrorCode } from '../../spreadsheet/host';

/** Codes of Office.js that mean that nothing of a batch was carried out. */
const NOTHING_DONE: Readonly<Record<string, HostErrorCode>> = {
  InvalidOperationInCellEditMode: 'cell-in-edit-mode',
};

/** Other codes of Office.js: the statement that failed was not carried out, those before it were. */
const STATEMENT_FAILED: Readonly<Record<string, HostErrorCode>> = {
  // office.js does not check this before it sends. Excel answers when it comes to the statement.
  ApiNotFound: 'host-too-old',
  ItemNotFound: 'sheet-not-found',
  AccessDenied: 'read-only',
};

/** The code of an answer Excel on the web does not carry: more than 5 MB. */
export const TOO_LARGE = 'ResponsePayloadSizeLimitExceeded';
/** The same for an answer or a request. */
const TOO_LARGE_CODES: readonly string[] = [TOO_LARGE, 'RequestPayloadSizeLimitExceeded'];

/** A failure on the way to Excel or back. */
export class ExcelFailure extends Error {
  override readonly name = 'ExcelFailure';

  /**
   * @param code as Office.js gives it: `ItemNotFound`, `GeneralException`
   * @param isAnswered whether Excel answered and named the statement that failed; if not, it is not known what was carried out
   */
  constructor(
    readonly code: string,
    readonly isAnswered: boolean,
    readonly detail: string,
    options?: ErrorOptions,
  ) {
    super(`${code}: ${detail}`, options);
  }

  /** Whether it is certain that the workbook was not changed. */
  get isHarmless(): boolean {
    return this.code in NOTHING_DONE;
  }

  get isTooLarge(): boolean {
    return TOO_LARGE_CODES.includes(this.code);
  }

  /** The same failure with a code of the host interface. */
  toHostError(): HostError {
    const known = NOTHING_DONE[this.code] ?? (this.isAnswered ? STATEMENT_FAILED[this.code] : undefined);
    const code = known ?? (this.isAnswered ? 'refused' : 'no-answer');
    return new HostError(code, this.code, { cause: this });
  }
}

/** Runs a batch in Excel. A self-test passes one that records (self-test/record-batches.ts). */
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
    // After a lost connection there is less than the types promise.
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

/** The failure with a code of the host interface. Errors that are neither Excel's nor the host's are thrown on. */
export function asHostError(error: unknown): HostError {
  if (error instanceof HostError) return error;
  if (error instanceof ExcelFailure) return error.toHostError();
  throw error;
}

/** Stops drawing until the batch ends, where Excel can do that. */
export function suspendScreen(context: Excel.RequestContext): void {
  if (hasApi('1.9')) context.application.suspendScreenUpdatingUntilNextSync();
}

/** Whether this Excel knows a requirement set of ExcelApi. */
export function hasApi(version: '1.9' | '1.13' | '1.14' | '1.15' | '1.20'): boolean {
  return Office.context.requirements.isSetSupported('ExcelApi', version);
}
