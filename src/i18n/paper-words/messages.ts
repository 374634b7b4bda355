/**
 * The messages about making papers. The papers themselves are Chinese in every language.
 */

/** One of the federation's own sentences that names a figure which does not exist. */
export interface RefusedSentence {
  readonly id: string;
  readonly figure: string;
}

export interface PaperWords {
  /** Which sentence was not used and why, and which sentence is used instead. */
  refused(sentence: RefusedSentence): string;
  readonly cli: {
    made(title: string): string;
    /** @param hints the hints of the places that only people can fill in */
    toFill(hints: readonly string[]): string;
  };
}
