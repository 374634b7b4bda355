/**
 * One file that was sent in, from its bytes to what it reports. Whatever is wrong with it is an answer, not an exception:
 * the others go in.
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

/** Reads a returned workbook. Never rejected. */
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

/** What no code of ours stands for is damage too: something in the file that nobody foresaw. */
function problemOf(error: unknown): ReturnProblem {
  return error instanceof HostError && PROBLEMS.includes(error.code)
    ? (error.code as ReturnProblem)
    : 'damaged';
}
