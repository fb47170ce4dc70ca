/**
 * Copies the text of a node. If the page may not, selects it for the reader to copy. Returns whether
 * it is copied.
 */
export async function copyText(node: Node): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(node.textContent ?? '');
    return true;
  } catch {
    getSelection()?.selectAllChildren(node);
    return false;
  }
}
