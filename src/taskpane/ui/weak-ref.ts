/**
 * Replaces WeakRef in web views without it (Chromium before 84), because the focus library uses it. The replacement holds a strong
 * reference, which only costs some memory. It must be imported before any code that uses WeakRef.
 */
class HeldReference<T> {
  constructor(private readonly target: T) {}

  deref(): T {
    return this.target;
  }
}

if (!('WeakRef' in globalThis)) Object.assign(globalThis, { WeakRef: HeldReference });
