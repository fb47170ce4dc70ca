/** Status texts, by the language of the page. */
const OUTCOMES = {
  ru: { copied: 'Скопировано', selected: 'Выделено: скопируйте, Ctrl+C' },
  en: { copied: 'Copied', selected: 'Selected: copy it with Ctrl+C' },
};

/** Copies the text of a node and shows a status. Selects the text if the page must not copy. */
export async function copyText(node: Node, status: Element): Promise<void> {
  const { copied, selected } = OUTCOMES[document.documentElement.lang === 'en' ? 'en' : 'ru'];
  try {
    await navigator.clipboard.writeText(node.textContent ?? '');
    status.textContent = copied;
  } catch {
    getSelection()?.selectAllChildren(node);
    status.textContent = selected;
  }
}
