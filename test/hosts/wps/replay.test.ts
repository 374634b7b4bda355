/**
 * The host's calls are recorded and replayed in LibreOffice, an independent program with the same object model.
 */
import { writeFile } from 'node:fs/promises';
import { summarisePhases } from '../../../src/actions/summarise-phases';
import { canonicalFormula } from '../../../src/formula/canonical';
import { replayInLibreOffice } from '../../support/libreoffice';
import { readWithOpenpyxl, type ReadSheet } from '../../support/openpyxl';
import { scratchFile } from '../../support/scratch';
import { asBasic } from '../../wps-host/as-basic';
import type { Crossing } from '../../wps-host/host-object';
import { sampleBook } from '../books';
import { openInWps } from '../opened-book';

/** Members that LibreOffice's Basic lacks: conditional formats, tab colours, series and axes of charts. */
const LEFT_OUT: readonly string[] = [
  'Axis.TickLabels',
  'Chart.Legend',
  'Chart.SeriesCollection',
  'FormatConditions.Add',
  'FormatConditions.AddDatabar',
  'FormatConditions.Delete',
  'Range.FormatConditions',
  'SeriesCollection.Item',
  'SeriesCollection.NewSeries',
  'Validation.Add',
  'Worksheet.Tab',
];
/** Members of objects that are reached through those, and therefore fail, too. */
const FOLLOWING =
  /^(?:FormatCondition|Databar|ConditionValue|FormatColor|Series|ChartFormat|ColorFormat|FillFormat|LineFormat|DataLabels|TickLabels|Legend)\.|^(?:Font|Interior|Tab)\.Color$|^Range\.Select$/;

it('gives the same workbook when LibreOffice replays the calls to WPS', async () => {
  const { wps, host } = openInWps(sampleBook());
  const crossings: Crossing[] = [];
  // PluginStorage does not belong to the workbook, and its texts would make the script very long.
  wps.record((crossing) => {
    if (crossing.type !== 'PluginStorage' && crossing.member !== 'PluginStorage') crossings.push(crossing);
  });
  await summarisePhases(host, { phases: ['推进实施'] });
  wps.record(null);
  const source = scratchFile('book.xlsx');
  await writeFile(source, sampleBook());
  const { path, told } = await replayInLibreOffice(source, asBasic(crossings));
  const lacking = [...new Set(told)].filter((member) => !FOLLOWING.test(member)).sort();
  expect(lacking).toEqual(LEFT_OUT);
  // LibreOffice silently ignores names with Chinese characters, so that results of formulas are not compared.
  expect((await readWithOpenpyxl(path)).names).toEqual([]);
  const mine = scratchFile('mine.xlsx');
  await writeFile(mine, wps.save());
  for (const name of ['任务分解表', '参数', '推进实施阶段汇总']) {
    expect([name, looks(await sheetIn(path, name))]).toEqual([name, looks(await sheetIn(mine, name))]);
  }
});

async function sheetIn(path: string, name: string): Promise<ReadSheet> {
  const { sheets } = await readWithOpenpyxl(path);
  const found = sheets.find((sheet) => sheet.name === name);
  if (found?.kind !== 'worksheet') throw new Error(`no sheet ${name}`);
  return found;
}

/** The properties that both programs keep alike; not fonts, because LibreOffice has separate fonts for Chinese text. */
function looks({ cells, merges, columns, print }: ReadSheet): object {
  const shown = Object.entries(cells).filter(([, { value }]) => value !== null && value !== '');
  return {
    cells: Object.fromEntries(
      shown.map(([at, { value, formula, numberFormat, fill, border, alignment }]) => [
        at,
        {
          value: formula === null ? rounded(value) : null,
          formula: formula === null ? null : worded(formula),
          numberFormat: numberFormat.replace(/["\\]/g, ''),
          fill,
          border,
          alignment: [alignment.horizontal ?? 'general', alignment.wrap],
        },
      ]),
    ),
    merges: [...merges].sort(),
    hidden: columns
      .filter((column) => column.hidden)
      .flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, index) => first + index)),
    paper: [print.paperSize, print.fitToWidth, print.centered],
  };
}

function rounded(value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(10)) : value;
}

/** A formula with logical values as numbers, as LibreOffice writes them when the formula is set from Basic. */
function worded(formula: string): string {
  return canonicalFormula(formula)
    .replace(/\bFALSE\b/g, '0')
    .replace(/\bTRUE\b/g, '1');
}
