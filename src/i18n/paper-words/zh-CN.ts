/** The messages about making papers (文稿), in simplified Chinese. */
import type { PaperWords } from './messages';

export const papersZhCN: PaperWords = {
  refused: ({ id, figure }) =>
    `“文稿素材”表里 ${id} 这一句没有采用：没有“{${figure}}”这个数。文稿里用的是原句，请改正后再生成。`,
  cli: {
    made: (title) => `文稿：${title}`,
    toFill: (hints) => `有 ${hints.length} 处标红的【待填写】要由人来写：${hints.join('；')}。`,
  },
};
