/**
 * Draws the icons from their SVG sources: one source for 16 pixels, where every line sits on the pixel grid, and one for all larger sizes.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { browserProgram } from '../../test/support/chromium';

const NAMES = ['app', 'pane', 'recompute', 'phases', 'year-end', 'check', 'locate'];
const SIZES = [16, 32, 64, 80];

async function main(): Promise<void> {
  const browser = await chromium.launch({
    executablePath: browserProgram(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const page = await browser.newPage();
  for (const name of NAMES) {
    for (const size of SIZES) {
      const source = join(__dirname, `${name}${size === 16 ? '-16' : ''}.svg`);
      await page.setViewportSize({ width: size, height: size });
      const svg = await readFile(source, 'utf8');
      await page.setContent(
        `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
      );
      await writeFile(
        join(__dirname, `${name}-${size}.png`),
        await page.screenshot({ omitBackground: true }),
      );
    }
  }
  await browser.close();
}

void main();
