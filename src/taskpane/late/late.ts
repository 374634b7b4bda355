/** A module that is loaded on first use, or ahead of it. */
export class Late<Module> {
  /** The loaded module; null until it is loaded. */
  now: Module | null = null;

  constructor(private readonly load: () => Promise<Module>) {}

  /** Loads the module once. Rejects if it can't be loaded; the next call tries again. */
  async get(): Promise<Module> {
    this.now ??= await this.load();
    return this.now;
  }
}
