/** The messages about making papers. The papers themselves are always Chinese. */

/** A sentence of the federation's own that was not used, because it names a figure that does not exist. */
export interface RefusedSentence {
  readonly id: string;
  readonly figure: string;
}

export interface PaperWords {
  /** Says which sentence was not used and why, and which sentence is used instead. */
  refused(sentence: RefusedSentence): string;
  readonly cli: {
    made(title: string): string;
    /** Lists the places to fill in. @param hints the hints of these places */
    toFill(hints: readonly string[]): string;
  };
}
