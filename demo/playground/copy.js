/**
 * Copies the text of a node; where the page may not, selects it for the reader to copy.
 *
 * @param {Element} node
 * @returns {Promise<string>} what was done, for the reader
 */
export async function copyText(node) {
  try {
    await navigator.clipboard.writeText(node.textContent);
    return 'Скопировано';
  } catch {
    getSelection().selectAllChildren(node);
    return 'Выделено: скопируйте, Ctrl+C';
  }
}
