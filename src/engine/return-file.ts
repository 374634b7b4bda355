/**
 * Reads a returned file from its bytes. A problem is returned, not thrown, so that the other files are still collected.
 */
import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex } from '@noble/hashes/utils';
import { LARGEST_RETURN, type ReadReturn, type ReturnProblem } from '../domain/returns/returns';
import { readReturn } from '../sheets/returns/read-return';
import { HostError } from '../spreadsheet/host';
import { FileHost } from '../hosts/file/file-host';

const PROBLEMS: readonly string[] = [
  'not-a-workbook',
  'old-format',
  'encrypted',
  'damaged',
  'too-large',
  'unsafe',
  'no-worksheet',
] satisfies readonly ReturnProblem[];

/** Reads a returned workbook. The promise never rejects. */
export async function readReturnFile(fileName: string, bytes: Uint8Array): Promise<ReadReturn> {
  const hash = bytesToHex(sha256(bytes));
  try {
    if (bytes.length > LARGEST_RETURN) throw new HostError('too-large');
    const workbook = await FileHost.open(bytes).read();
    return { fileName, sha256: hash, ...readReturn(workbook, fileName) };
  } catch (error) {
    return { fileName, sha256: hash, figures: [], problem: problemOf(error) };
  }
}

/** The problem for an error. An error without a code of the product counts as damage: the file contains something unforeseen. */
function problemOf(error: unknown): ReturnProblem {
  return error instanceof HostError && PROBLEMS.includes(error.code)
    ? (error.code as ReturnProblem)
    : 'damaged';
}
