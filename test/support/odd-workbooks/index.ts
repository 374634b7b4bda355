/**
 * Odd workbooks, each in one way that OOXML allows or that a program is known to write.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packed, plainBook } from './book';
import { ODD_CONTENTS } from './contents';
import type { Oddity } from './oddity';
import { ODD_PACKAGES } from './packages';
import { ODD_SHEETS } from './sheets';

export const ODDITIES: readonly Oddity[] = [...ODD_PACKAGES, ...ODD_SHEETS, ...ODD_CONTENTS];

/** The workbook's bytes. */
export function oddWorkbook(oddity: Oddity): Uint8Array {
  const parts = plainBook();
  oddity.make(parts);
  return packed(parts, oddity.level);
}

/** The file name of an odd workbook: `03 relationships named by Override only.xlsx`. */
export function oddFileName(oddity: Oddity): string {
  const number = String(ODDITIES.indexOf(oddity) + 1).padStart(2, '0');
  return `${number} ${oddity.name.replace(/[<>:"/\\|?*]/g, '-')}${oddity.extension ?? '.xlsx'}`;
}

/** Writes all odd workbooks into a folder. */
export function writeOddWorkbooks(folder: string): void {
  for (const oddity of ODDITIES) writeFileSync(join(folder, oddFileName(oddity)), oddWorkbook(oddity));
}
