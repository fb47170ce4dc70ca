/**
 * Counts the listeners on window and document, timers and observers that the scripts of this page
 * leave open. Must be loaded before the scripts whose leaks it counts.
 */

/** The number of open ones of each kind. */
export type OpenCounts = ReturnType<typeof countOpen>;

/** A method as a property. It is called with its own target. */
type Method = (this: unknown, ...args: never[]) => unknown;

/** The identity of a listener: its target, type, function and capture flag. */
type ListenerKey = readonly unknown[];

const listeners: ListenerKey[] = [];
const timers = new Set<unknown>();
const observers = new Set<unknown>();

watch(EventTarget.prototype, 'addEventListener', (target, args) => {
  const key = keyOf(target, args);
  if ((key[0] === window || key[0] === document) && indexOf(key) < 0) {
    listeners.push(key);
  }
});
watch(EventTarget.prototype, 'removeEventListener', (target, args) => {
  const index = indexOf(keyOf(target, args));
  if (index >= 0) {
    listeners.splice(index, 1);
  }
});

for (const name of ['setTimeout', 'setInterval'] as const) {
  const start = window[name].bind(window);
  Object.assign(window, {
    [name](handler: Method, delay?: number, ...args: never[]) {
      const timer = start(() => {
        if (name === 'setTimeout') {
          timers.delete(timer);
        }
        handler.apply(window, args);
      }, delay);
      timers.add(timer);
      return timer;
    },
  });
}
for (const name of ['clearTimeout', 'clearInterval'] as const) {
  watch(window, name, (_, [timer]) => timers.delete(timer));
}

for (const { prototype } of [IntersectionObserver, MutationObserver, ResizeObserver]) {
  watch(prototype, 'observe', (observer) => observers.add(observer));
  watch(prototype, 'disconnect', (observer) => observers.delete(observer));
}

export function countOpen() {
  return { listeners: listeners.length, timers: timers.size, observers: observers.size };
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

function keyOf(target: unknown, [type, listener, options]: readonly unknown[]): ListenerKey {
  const capture = options instanceof Object && 'capture' in options ? options.capture : options;
  // A method of the window that is called by its name alone has no `this`.
  return [target ?? window, type, listener, capture === true];
}

function indexOf(wanted: ListenerKey): number {
  return listeners.findIndex((key) => key.every((member, index) => member === wanted[index]));
}
