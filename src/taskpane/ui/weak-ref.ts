/**
 * WeakRef for web views without it (Chromium before 84), because the focus library uses it. It holds strongly, which only costs
 * some memory. Imported before anything that uses it.
 */
class HeldReference<T> {
  constructor(private readonly target: T) {}

  deref(): T {
    return this.target;
  }
}

if (!('WeakRef' in globalThis)) Object.assign(globalThis, { WeakRef: HeldReference });
