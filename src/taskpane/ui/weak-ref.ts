/**
 * WeakRef for web views that have none (Chromium before 84): the focus library makes them. Held fast instead of weakly, which
 * costs some memory and nothing else. Imported before anything that uses it.
 */
class HeldReference<T> {
  constructor(private readonly target: T) {}

  deref(): T {
    return this.target;
  }
}

if (!('WeakRef' in globalThis)) Object.assign(globalThis, { WeakRef: HeldReference });
