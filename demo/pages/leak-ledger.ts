/** What can be left open. */
export const OPEN_KINDS = ['listeners', 'timers', 'observers'] as const;

/** How many of each are open. */
export type OpenCounts = Record<(typeof OPEN_KINDS)[number], number>;

/** A method, as a property: it is called with a target of its own. */
type Method = (this: unknown, ...args: never[]) => unknown;

/**
 * Counts what the scripts of this page leave open: listeners on window and document, timers and
 * observers. Must be called before the scripts whose leaks it counts are loaded.
 */
export function openLedger(): () => OpenCounts {
  const listeners = recordListeners();
  const timers = recordTimers();
  const observers = recordObservers();
  return () => ({ listeners: listeners.length, timers: timers.size, observers: observers.size });
}

/** Calls `before` with the target and the arguments of each call of a method. */
function watch<Name extends string>(
  owner: Readonly<Record<Name, Method>>,
  name: Name,
  before: (target: unknown, args: readonly unknown[]) => void,
): void {
  const method = owner[name];
  Object.assign(owner, {
    [name](this: unknown, ...args: never[]) {
      before(this, args);
      return method.apply(this, args);
    },
  });
}

/** Returns the listeners that are there, kept up to date. */
function recordListeners(): readonly unknown[][] {
  const open: unknown[][] = [];
  /** What a listener is known by: its target, the type, itself, and whether it captures. */
  const keyOf = (target: unknown, [type, listener, options]: readonly unknown[]) => {
    const capture = options instanceof Object && 'capture' in options ? options.capture : options;
    // A method of the window that is called by its bare name has no `this`.
    return [target ?? window, type, listener, capture === true];
  };
  const indexOf = (wanted: readonly unknown[]) =>
    open.findIndex((key) => key.every((member, index) => member === wanted[index]));

  watch(EventTarget.prototype, 'addEventListener', (target, args) => {
    const key = keyOf(target, args);
    if ((key[0] === window || key[0] === document) && indexOf(key) < 0) {
      open.push(key);
    }
  });
  watch(EventTarget.prototype, 'removeEventListener', (target, args) => {
    const index = indexOf(keyOf(target, args));
    if (index >= 0) {
      open.splice(index, 1);
    }
  });
  return open;
}

/** Returns the timers that run, kept up to date. */
function recordTimers(): ReadonlySet<unknown> {
  const open = new Set<unknown>();
  const setTimeout = window.setTimeout.bind(window);
  const setInterval = window.setInterval.bind(window);

  Object.assign(window, {
    setTimeout(handler: Method, delay?: number, ...args: never[]) {
      const timer = setTimeout(() => {
        open.delete(timer);
        handler.apply(window, args);
      }, delay);
      open.add(timer);
      return timer;
    },
    setInterval(...args: Parameters<typeof setInterval>) {
      const timer = setInterval(...args);
      open.add(timer);
      return timer;
    },
  });
  for (const clear of ['clearTimeout', 'clearInterval'] as const) {
    watch(window, clear, (_, [timer]) => open.delete(timer));
  }
  return open;
}

/** Returns the observers that observe something, kept up to date. */
function recordObservers(): ReadonlySet<unknown> {
  const open = new Set<unknown>();
  for (const { prototype } of [IntersectionObserver, MutationObserver, ResizeObserver]) {
    watch(prototype, 'observe', (observer) => open.add(observer));
    watch(prototype, 'disconnect', (observer) => open.delete(observer));
  }
  return open;
}
