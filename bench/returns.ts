/**
 * A part of `npm run bench`: `breakdown collect` with returned files of 50 KB. Memory should not grow with the number of files.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startingCampaign } from '../src/domain/campaign/starting-campaign';
import { createWorkbook } from '../src/hosts/file/file-host';
import { returnTemplate } from '../src/sheets/returns/return-template';
import { emptySpec, type CellContent } from '../src/spreadsheet/spec';
import { COMMAND, measure } from './measure';

const COUNTS = [10, 100, 500];
/** Bytes of text that can't be compressed. They bring a return to the size of one with some remarks and a letterhead. */
const REMARK_BYTES = 36_000;
const { campaign: CAMPAIGN } = startingCampaign({
  title: '“农民工入会集中行动”',
  baseYear: 2014,
  targetYear: 2015,
});

function returned(unit: string, figure: number): Uint8Array {
  const book = returnTemplate(CAMPAIGN, { name: unit, target: 100, figures: new Map([[4, figure]]) });
  const remarks =
    randomBytes(REMARK_BYTES)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  const rows = remarks.map((remark): CellContent[] => [remark]);
  const notes = { ...emptySpec('说明', 'own'), blocks: [{ top: 1, left: 1, rows }] };
  return createWorkbook({ ...book, change: { ...book.change, sheets: [...book.change.sheets, notes] } });
}

function tableOf(units: number): Uint8Array {
  const rows: CellContent[][] = [
    ['单位名称', '2014年底会员数（人）', '2015新增任务数（人）'],
    ...Array.from({ length: units }, (_, index): CellContent[] => [`单位${index + 1}`, 1000, 100]),
  ];
  const sheet = { ...emptySpec('任务分解表', 'own'), blocks: [{ top: 1, left: 1, rows }] };
  const change = { copies: [], names: [], removedNames: [], sheets: [sheet] };
  const open = { sheet: '任务分解表', row: 1, column: 1 };
  return createWorkbook({ fileName: '', title: '', change, open });
}

async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-returns-'));
  console.log('\nfiles\tsize\tcollect\tmemory\tper file');
  try {
    for (const count of COUNTS) {
      const [book, inbox] = [join(folder, `${count}.xlsx`), join(folder, String(count))];
      writeFileSync(book, tableOf(count));
      mkdirSync(inbox);
      let bytes = 0;
      for (let number = 1; number <= count; number += 1) {
        const file = returned(`单位${number}`, number);
        bytes += file.length;
        writeFileSync(join(inbox, `${number}.xlsx`), file);
      }
      const out = join(folder, 'out.xlsx');
      const run = await measure(process.execPath, [COMMAND, 'collect', book, inbox, '-o', out, '--force']);
      const size = `${(bytes / count / 1024).toFixed(0)} KB`;
      const each = `${((run.seconds / count) * 1000).toFixed(1)} ms`;
      console.log(
        [count, size, `${run.seconds.toFixed(2)} s`, `${run.megabytes.toFixed(0)} MB`, each].join('\t'),
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

bench().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
