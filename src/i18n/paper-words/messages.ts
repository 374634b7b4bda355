/**
 * What every language must be able to say of making papers. The papers themselves are Chinese in all of them.
 */

/** A sentence of the federation's own that names a figure there is none of. */
export interface RefusedSentence {
  readonly id: string;
  readonly figure: string;
}

export interface PaperWords {
  /** Which sentence was not used and why, and what stands in its place. */
  refused(sentence: RefusedSentence): string;
  readonly cli: {
    made(title: string): string;
    /** @param hints of the places that only people can fill in */
    toFill(hints: readonly string[]): string;
  };
}
