/**
 * Sends questions that Excel may refuse, so that a refusal does not end the action. They come last in their batch, after a mark. A batch
 * stops at the statement that is refused, so everything before the mark is answered in any case.
 */

/** Loads the data for a question. Returns a function that reads the answer, and throws when there is none. */
type Ask<T> = () => () => T;

/** A question that Excel may refuse. */
class Question<T> {
  private found: { readonly answer: T } | null = null;

  /**
   * @param key the name under which a refusal is remembered: `merges:{id}`
   * @param asks ways to ask, the best first; after a refusal the next way is used
   */
  constructor(
    readonly key: string,
    private readonly asks: readonly Ask<T>[],
  ) {}

  hasWay(way: number): boolean {
    return way < this.asks.length;
  }

  /** Null when Excel refused. */
  get answer(): T | null {
    return this.found ? this.found.answer : null;
  }

  /**
   * Adds the question to the batch. Returns a function that takes in the answer and returns whether there is one; null when there is no
   * such way to ask.
   * @param way the index of the way to ask
   */
  send(way: number): (() => boolean) | null {
    const read = this.asks[way]?.();
    if (!read) return null;
    return () => {
      const answer = answeredOrNull(read);
      this.found = answer;
      return answer !== null;
    };
  }
}

/** The questions of a batch that Excel may refuse, in the order in which they are asked. */
export class Questions {
  private waiting: Question<unknown>[] = [];
  private doubtful: Question<unknown>[] = [];

  /** @param refused the number of ways to ask that were refused earlier, by key of the question; these ways are not tried again */
  constructor(private readonly refused: Map<string, number>) {}

  add<T>(key: string, ...asks: readonly Ask<T>[]): Question<T> {
    const question = new Question(key, asks);
    this.waiting.push(question);
    return question;
  }

  /**
   * Adds a question that is likely to be refused. It is asked after all others, so that no other question must be sent again after a
   * refusal.
   */
  addDoubtful<T>(key: string, ask: Ask<T>): Question<T> {
    const question = new Question(key, [ask]);
    this.doubtful.push(question);
    return question;
  }

  /**
   * Sends the batch with the questions at its end. After a refusal, the questions after the refused one are sent again, which costs a round
   * trip. If the refused question has another way to ask, that way is tried.
   */
  async sync(context: Excel.RequestContext): Promise<void> {
    const mark = markOf(context);
    const sent = [...this.waiting, ...this.doubtful].flatMap((question) => {
      const takeIn = question.send(this.refused.get(question.key) ?? 0);
      return takeIn ? [{ question, takeIn }] : [];
    });
    this.waiting = [];
    this.doubtful = [];
    try {
      await context.sync();
      for (const { takeIn } of sent) takeIn();
    } catch (error) {
      if (!isReached(mark)) throw error;
      const at = sent.findIndex(({ takeIn }) => !takeIn());
      const refused = sent[at]?.question;
      if (!refused) throw error;
      this.refused.set(refused.key, (this.refused.get(refused.key) ?? 0) + 1);
      const rest = sent.slice(at + 1).map(({ question }) => question);
      const isLeft = refused.hasWay(this.refused.get(refused.key) ?? 0);
      this.waiting = isLeft ? [refused, ...rest] : rest;
      if (this.waiting.length > 0) await this.sync(context);
    }
  }
}

/** Sends a batch whose last steps may be refused. @returns how many of these steps ran */
export async function syncWithTail(
  context: Excel.RequestContext,
  tail: readonly (() => void)[],
): Promise<number> {
  const mark = markOf(context);
  const marks = tail.map((step) => {
    step();
    return markOf(context);
  });
  try {
    await context.sync();
    return tail.length;
  } catch (error) {
    if (!isReached(mark)) throw error;
    return marks.filter(isReached).length;
  }
}

/** A question that Excel always answers. Its answer shows that all commands before it ran. */
function markOf(context: Excel.RequestContext): OfficeExtension.ClientResult<number> {
  return context.workbook.worksheets.getCount();
}

function isReached(mark: OfficeExtension.ClientResult<number>): boolean {
  return answeredOrNull(() => mark.value) !== null;
}

function answeredOrNull<T>(read: () => T): { readonly answer: T } | null {
  try {
    return { answer: read() };
  } catch (error) {
    if (error instanceof OfficeExtension.Error) return null;
    throw error;
  }
}
