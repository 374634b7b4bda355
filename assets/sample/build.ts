/**
 * Writes the sample workbooks beside this file.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { halfWayBook, sampleBook } from './sample-book';

async function build(): Promise<void> {
  const sample = sampleBook();
  writeFileSync(join(__dirname, 'breakdown.xlsx'), sample);
  writeFileSync(join(__dirname, 'half-way.xlsx'), await halfWayBook(sample));
}

void build();
