/**
 * Copies the text of a node. If the page may not, selects it for the reader to copy. Returns what
 * was done, in the reader's words.
 */
export async function copyText(node: Node): Promise<string> {
  try {
    await navigator.clipboard.writeText(node.textContent ?? '');
    return 'Скопировано';
  } catch {
    getSelection()?.selectAllChildren(node);
    return 'Выделено: скопируйте, Ctrl+C';
  }
}
