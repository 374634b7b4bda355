/**
 * Does the same job as openpyxl_peer.py with exceljs: node exceljs-peer.mjs check BOOK | recompute BOOK OUT
 */
import process from 'node:process';
import ExcelJS from 'exceljs';

const HEADER = 3;
const HEADINGS = ['实际新增数（人）', '完成率', '增长率', '2015年底会员数（人）', '完成排名', '进度状态'];

const [task, path, out] = process.argv.slice(2);
const book = new ExcelJS.Workbook();
await book.xlsx.readFile(path);
const sheet = book.worksheets[0];
let end = HEADER;
while (![null, '合计'].includes(sheet.getCell(end + 1, 1).value)) end += 1;

if (task === 'check') check();
else await recompute();

function check() {
  const units = [];
  for (let row = HEADER + 1; row <= end; row += 1)
    units.push([1, 2, 3].map((column) => sheet.getCell(row, column).value));
  const stated = [2, 3].map((column) => sheet.getCell(end + 1, column).value);
  const sumOf = (column) =>
    units.reduce((sum, unit) => sum + (typeof unit[column] === 'number' ? unit[column] : 0), 0);
  const seen = new Set();
  const twice = units.flatMap(([name]) => (seen.has(name) ? [name] : (seen.add(name), [])));
  const ratios = units
    .flatMap(([, baseline, target]) => (baseline ? [target / baseline] : []))
    .sort((a, b) => a - b);
  process.stdout.write(
    JSON.stringify({
      units: units.map(([name, baseline, target]) => ({ name, baseline, target })),
      stated,
      computed: [sumOf(1), sumOf(2)],
      growth: sumOf(2) / sumOf(1),
      blank: units.flatMap(([name, ...figures]) => (figures.includes(null) ? [name] : [])),
      twice,
      median: ratios[Math.floor(ratios.length / 2)],
    }),
  );
}

async function recompute() {
  const formulas = (row) => ({
    6: `IF(N(C${row})>0,IF(ISNUMBER(E${row}),E${row}/C${row},""),"")`,
    7: `IF(N(B${row})>0,IF(ISNUMBER(E${row}),E${row}/B${row},""),"")`,
    8: `IF(AND(ISNUMBER(B${row}),ISNUMBER(E${row})),B${row}+E${row},"")`,
    9: `IF(ISNUMBER(F${row}),RANK(F${row},$F$4:$F$${end}),"")`,
    10: `IF(N(C${row})<=0,"无任务",IF(ISNUMBER(E${row}),IF(F${row}>=1,"已完成",IF(F${row}>=1,"正常",IF(F${row}>=0.8,"滞后","严重滞后"))),"未填报"))`,
  });
  HEADINGS.forEach((heading, offset) => {
    const column = 5 + offset;
    for (let row = HEADER; row <= end + 1; row += 1) {
      const cell = sheet.getCell(row, column);
      cell.style = {
        ...sheet.getCell(row, 3).style,
        ...([1, 2].includes(offset) ? { numFmt: '0.00%' } : {}),
      };
    }
    sheet.getCell(HEADER, column).value = heading;
  });
  for (let row = HEADER + 1; row <= end; row += 1) {
    for (const [column, formula] of Object.entries(formulas(row)))
      sheet.getCell(row, Number(column)).value = { formula };
  }
  sheet.addConditionalFormatting({
    ref: `F4:F${end}`,
    rules: [
      {
        type: 'dataBar',
        cfvo: [
          { type: 'num', value: 0 },
          { type: 'num', value: 1 },
        ],
        color: { argb: 'FF9DBBE0' },
      },
    ],
  });
  sheet.addConditionalFormatting({
    ref: `J4:J${end}`,
    rules: [
      {
        type: 'expression',
        formulae: ['$J4="严重滞后"'],
        style: { fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: 'FFFADFDD' } } },
      },
    ],
  });
  await book.xlsx.writeFile(out);
}
