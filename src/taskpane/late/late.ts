/**
 * Code that is loaded when it is first needed, or ahead of that.
 */
export class Late<Module> {
  /** The loaded code; null before that. */
  now: Module | null = null;

  constructor(private readonly load: () => Promise<Module>) {}

  /** Loads the code once. Rejects if it can't be loaded; the next call tries again. */
  async get(): Promise<Module> {
    this.now ??= await this.load();
    return this.now;
  }
}
