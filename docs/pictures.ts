/**
 * `npm run pictures`: makes new pictures for the READMEs. Needs LibreOffice, poppler and a Chinese font.
 */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { breakdownJson, HALF_WAY } from '../test/support/command';
import { toPdf, toPng } from '../test/support/libreoffice';
import { scratchFile } from '../test/support/scratch';

const FOLDER = join(__dirname, 'images');
const DPI = 90;

/** Each picture with the command whose output it shows, and the page. */
const PICTURES = [
  { command: 'phases', page: 5, name: 'phase-summary.png' },
  { command: 'year-end', page: 1, name: 'annual.png' },
] as const;

async function pictures(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  for (const { command, page, name } of PICTURES) {
    const out = scratchFile('out.xlsx');
    breakdownJson([command, HALF_WAY, '-o', out]);
    const pages = await toPng(await toPdf(out), DPI);
    const picture = pages[page - 1];
    if (picture === undefined) throw new Error(`${command} has no page ${page}`);
    copyFileSync(picture, join(FOLDER, name));
  }
}

pictures().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
