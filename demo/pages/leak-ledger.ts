/** What can be left open. */
export const OPEN_KINDS = ['listeners', 'timers', 'observers'] as const;

/** How many of each are open. */
export type OpenCounts = Record<(typeof OPEN_KINDS)[number], number>;

type Listener = EventListenerOrEventListenerObject | null;
type Options = boolean | EventListenerOptions | undefined;
/** What a listener is known by: its target, the type, itself, and whether it captures. */
type ListenerKey = readonly [EventTarget, string, Listener, boolean];

/**
 * The methods that are replaced, as properties: a function read from one is called with a target
 * of its own.
 */
interface Target {
  addEventListener: (
    this: MaybeWindow,
    type: string,
    listener: Listener,
    options?: Options,
  ) => void;
  removeEventListener: Target['addEventListener'];
}
interface Observer {
  observe: (this: Observer, ...args: never[]) => void;
  disconnect: (this: Observer) => void;
}
interface Timers {
  setTimeout: (handler: TimerHandler, delay?: number, ...args: unknown[]) => number;
  setInterval: Timers['setTimeout'];
  clearTimeout: (timer?: number) => void;
  clearInterval: Timers['clearTimeout'];
}

/** A method of the window that is called by its bare name has no `this`. */
type MaybeWindow = EventTarget | undefined;

/**
 * Counts what the scripts of this page leave open: listeners on window and document, timers and
 * observers. Must be called before the scripts whose leaks it counts are loaded.
 */
export function openLedger(): () => OpenCounts {
  const listeners = recordListeners(EventTarget.prototype);
  const timers = recordTimers(window);
  const observers = new Set<unknown>();
  for (const { prototype } of [IntersectionObserver, MutationObserver, ResizeObserver]) {
    recordObservers(prototype, observers);
  }
  return () => ({
    listeners: listeners.length,
    timers: timers.size,
    observers: observers.size,
  });
}

/** Returns the listeners that are there, kept up to date. */
function recordListeners(prototype: Target): readonly ListenerKey[] {
  const open: ListenerKey[] = [];
  const { addEventListener, removeEventListener } = prototype;

  prototype.addEventListener = function (type, listener, options) {
    const key = listenerKey(this, type, listener, options);
    if (isPage(key[0]) && indexOf(open, key) < 0) {
      open.push(key);
    }
    addEventListener.call(this, type, listener, options);
  };

  prototype.removeEventListener = function (type, listener, options) {
    const index = indexOf(open, listenerKey(this, type, listener, options));
    if (index >= 0) {
      open.splice(index, 1);
    }
    removeEventListener.call(this, type, listener, options);
  };

  return open;
}

function isPage(target: EventTarget): boolean {
  return target === window || target === document;
}

function listenerKey(
  target: MaybeWindow,
  type: string,
  listener: Listener,
  options: Options,
): ListenerKey {
  const capture = typeof options === 'object' ? options.capture : options;
  return [target ?? window, type, listener, Boolean(capture)];
}

function indexOf(keys: readonly ListenerKey[], wanted: ListenerKey): number {
  return keys.findIndex((key) => key.every((member, index) => member === wanted[index]));
}

/** Returns the timers that run, kept up to date. */
function recordTimers(page: Timers & Window): ReadonlySet<unknown> {
  const open = new Set<unknown>();
  const setTimeout = page.setTimeout.bind(page);
  const setInterval = page.setInterval.bind(page);
  const clearTimeout = page.clearTimeout.bind(page);
  const clearInterval = page.clearInterval.bind(page);

  page.setTimeout = (handler, delay, ...args) => {
    const timer = setTimeout(() => {
      open.delete(timer);
      if (typeof handler === 'function') {
        Reflect.apply(handler, page, args);
      }
    }, delay);
    open.add(timer);
    return timer;
  };

  page.setInterval = (...args) => {
    const timer = setInterval(...args);
    open.add(timer);
    return timer;
  };

  page.clearTimeout = (timer) => {
    open.delete(timer);
    clearTimeout(timer);
  };

  page.clearInterval = (timer) => {
    open.delete(timer);
    clearInterval(timer);
  };

  return open;
}

/** Adds to `open` each observer of this kind while it observes something. */
function recordObservers(prototype: Observer, open: Set<unknown>): void {
  const { observe, disconnect } = prototype;

  prototype.observe = function (...args) {
    open.add(this);
    observe.apply(this, args);
  };

  prototype.disconnect = function () {
    open.delete(this);
    disconnect.call(this);
  };
}
