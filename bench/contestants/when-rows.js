/**
 * Resolves once a grid has drawn its rows, as many as it draws.
 *
 * @param {ParentNode & Node} root
 * @param {string} selector
 * @param {number} count
 * @returns {Promise<void>}
 */
export function whenRows(root, selector, count) {
  return new Promise((resolve) => {
    const isDrawn = () => root.querySelectorAll(selector).length >= count;
    const observer = new MutationObserver(() => {
      if (isDrawn()) {
        finish();
      }
    });
    const finish = () => {
      observer.disconnect();
      resolve();
    };
    if (isDrawn()) {
      finish();
    } else {
      observer.observe(root, { childList: true, subtree: true });
    }
  });
}
