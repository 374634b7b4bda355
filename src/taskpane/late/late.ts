/**
 * Code that is fetched when it is first needed, or ahead of that.
 */
export class Late<Module> {
  /** What was fetched; null before that. */
  now: Module | null = null;

  constructor(private readonly load: () => Promise<Module>) {}

  /** Fetches it, once. Rejected where it can't be had; the next call tries again. */
  async get(): Promise<Module> {
    this.now ??= await this.load();
    return this.now;
  }
}
