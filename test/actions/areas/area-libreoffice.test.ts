/**
 * LibreOffice and the file host compute the same figures of key areas.
 */
import { writeFile } from 'node:fs/promises';
import { summarisePhases } from '../../../src/actions/summarise-phases';
import { yearEnd } from '../../../src/actions/year-end';
import { zhCN } from '../../../src/i18n/zh-CN';
import { areaBook, AREA_ROWS } from '../../support/books/area-book';
import { recalculateAll } from '../../support/libreoffice';
import { readWithOpenpyxl, worksheet } from '../../support/openpyxl';
import { scratchFile } from '../../support/scratch';

const SHEETS = ['重点领域建会情况', '推进实施阶段汇总'];

/** The results of all formulas, numbers rounded to twelve digits. */
async function results(path: string): Promise<unknown> {
  const book = await readWithOpenpyxl(path);
  return SHEETS.map((name) => [
    name,
    Object.entries(worksheet(book, name).cells)
      .filter(([, { formula }]) => formula !== null)
      .map(([address, { value }]) => [
        address,
        typeof value === 'number' ? Number(value.toPrecision(12)) : (value ?? ''),
      ]),
  ]);
}

it('computes the same figures in the workbook and in the year-end workbook', async () => {
  const host = await areaBook([...AREA_ROWS, ['无名县', '建筑项目', '一处', 1, 1, '是', 42136, '30人', '']]);
  await summarisePhases(host);
  const { bytes } = await yearEnd(host, { source: 'a.xlsx', words: zhCN });
  const paths = [scratchFile('book.xlsx'), scratchFile('year.xlsx')] as const;
  await writeFile(paths[0], host.save());
  await writeFile(paths[1], bytes ?? new Uint8Array());
  const computed = await recalculateAll(paths);
  for (const [index, path] of paths.entries())
    expect(await results(computed[index] ?? '')).toEqual(await results(path));
});
