/** The messages about making papers, in English. */
import type { PaperWords } from './messages';

export const papersEnUS: PaperWords = {
  refused: ({ id, figure }) =>
    `The sentence ${id} on the sheet 文稿素材 was not used: there is no figure “{${figure}}”. The paper has the original sentence; correct yours and make the paper again.`,
  cli: {
    made: (title) => `Paper: ${title}`,
    toFill: (hints) =>
      `${hints.length} ${hints.length === 1 ? 'place' : 'places'} in red only people can write: ${hints.join('; ')}.`,
  },
};
