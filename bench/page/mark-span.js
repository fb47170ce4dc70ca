/**
 * Runs a part of what is measured between two marks, by which the trace tells its time from the
 * rest.
 *
 * @template T
 * @param {'host' | 'parsing'} name
 * @param {() => T} action
 * @returns {T}
 */
export function markSpan(name, action) {
  performance.mark(`bench-${name}-start`);
  try {
    return action();
  } finally {
    performance.mark(`bench-${name}-end`);
  }
}
