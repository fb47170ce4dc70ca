/**
 * Keeps account of what the scripts of this page leave open: listeners on window and document,
 * timers and observers. To be opened before the scripts that it is to account for are loaded.
 *
 * @returns {() => Record<string, number>} tells how many of each are open
 */
export function openLedger() {
  const listeners = accountForListeners();
  const timers = accountForTimers();
  const observers = accountForObservers();
  return () => ({
    listeners: listeners.length,
    timers: timers.size,
    observers: observers.size,
  });
}

/** @returns {unknown[]} the listeners that are there */
function accountForListeners() {
  const open = [];
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  const isPage = (target) => !target || target === window || target === document;
  const find = (target, type, listener, options) => {
    const capture = Boolean(typeof options === 'object' ? options?.capture : options);
    const entry = [target ?? window, type, listener, capture];
    const index = open.findIndex((known) => known.every((member, i) => member === entry[i]));
    return { entry, index };
  };
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    const { entry, index } = find(this, type, listener, options);
    if (isPage(this) && index < 0) {
      open.push(entry);
    }
    return addEventListener.call(this, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    const { index } = find(this, type, listener, options);
    if (index >= 0) {
      open.splice(index, 1);
    }
    return removeEventListener.call(this, type, listener, options);
  };
  return open;
}

/** @returns {Set<unknown>} the timers that run */
function accountForTimers() {
  const open = new Set();
  const { setTimeout, clearTimeout, setInterval, clearInterval } = window;
  window.setTimeout = (callback, delay, ...args) => {
    const timer = setTimeout(() => {
      open.delete(timer);
      callback(...args);
    }, delay);
    open.add(timer);
    return timer;
  };
  window.setInterval = (...args) => {
    const timer = setInterval(...args);
    open.add(timer);
    return timer;
  };
  window.clearTimeout = (timer) => {
    open.delete(timer);
    clearTimeout(timer);
  };
  window.clearInterval = (timer) => {
    open.delete(timer);
    clearInterval(timer);
  };
  return open;
}

/** @returns {Set<unknown>} the observers that observe something */
function accountForObservers() {
  const open = new Set();
  for (const name of ['IntersectionObserver', 'MutationObserver', 'ResizeObserver']) {
    window[name] = class extends window[name] {
      observe(...args) {
        open.add(this);
        super.observe(...args);
      }

      disconnect() {
        open.delete(this);
        super.disconnect();
      }
    };
  }
  return open;
}
