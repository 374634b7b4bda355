/** The lines that the command line prints, in simplified Chinese. */
import type { CommandLineMessages } from '../messages';
import { count, percentAgainst, quantity, shortPercent, signedQuantity } from '../numbers';
import { shellWord } from '../shell-word';
import { zhCN, measureWord } from '../zh-CN';

export const commandLineZhCN: CommandLineMessages = {
  ...zhCN,
  cli: {
    ...zhCN.cli,
    tableFound: ({ sheet, range, units }) =>
      `在“${sheet}”${range} 找到任务分解表，共 ${count(units)} 个单位。`,
    otherTables: (tables) =>
      [
        `另有 ${count(tables.length)} 张任务分解表。要用哪一张，就加上它后面的选项：`,
        ...tables.map(
          ({ sheet, range, units }) =>
            `  “${sheet}”${range}，${count(units)} 个单位：--table "${sheet}!${range}"`,
        ),
      ].join('\n'),
    indicator: ({ name, unitOfMeasure }) => `指标“${name}”（${unitOfMeasure}）：`,
    totals: ({ unitOfMeasure, computed, stated, difference, texts, ...measured }) =>
      `${measureWord(measured)}：各单位相加 ${quantity(computed, unitOfMeasure)}${texts === 0 ? '' : `（其中 ${count(texts)} 个是文本，公式没有计入）`}${stated === 'no-total' ? '，表中没有合计' : stated === 'unreadable' ? '，表中合计的单元格里没有能用的数' : `，表中合计 ${quantity(stated, unitOfMeasure)}${difference === 0 ? '，相符' : `，相差 ${signedQuantity(difference, unitOfMeasure)}`}`}。`,
    goal: ({ goal, rate, unitOfMeasure, required, shortfall }) =>
      `增长目标 ${shortPercent(goal)}：任务数合计为基数的 ${percentAgainst(rate, goal)}，需要 ${quantity(required, unitOfMeasure)}，${shortfall > 0 ? `还差 ${quantity(shortfall, unitOfMeasure)}` : '已达到'}。`,
    seeFindings: (book) => `逐条查看：breakdown check ${shellWord(book)}`,
    written: (path) => `已写入 ${path}`,
    sheetWritten: ({ name, range, state }) =>
      `  “${name}”${range} ${{ made: '新建', refreshed: '已刷新', patched: '已更新' }[state]}`,
    unchanged: () => '各列都已是最新，没有需要改的。',
    keptCopy: (sheet, copy) => `“${sheet}”被手工改过，原表已留存为“${copy}”。`,
    signatureDropped: () =>
      '工作簿原有数字签名，改动后不再有效，写出的文件里已去掉，请重新签名。原文件没有改动。',
    progress: (step) => ({ reading: '正在读取…', writing: '正在计算…', saving: '正在保存…' })[step],
  },
};
