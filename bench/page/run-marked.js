import { frames } from './layout.js';

/**
 * Runs an action in a task of its own, between two marks that a trace of the page shows; the
 * second is set when what was changed has been drawn.
 *
 * @param {() => Promise<unknown>} action
 */
export async function runMarked(action) {
  await new Promise((resolve, reject) => {
    setTimeout(() => {
      performance.mark('bench-start');
      action().then(resolve, reject);
    });
  });
  await frames(3);
  performance.mark('bench-end');
}
