const ATTRIBUTES = {
  sitecode: 'GIFT-01',
  client: '1017',
  token: '55120938',
  'first-position': '1',
};

/**
 * A list made by an element, ours or a hand-written one, with its first page shown.
 *
 * @param {HTMLElement} stage
 * @param {string} tag
 * @param {Record<string, string>} attributes
 */
export async function createElementList(stage, tag, attributes) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries({ ...ATTRIBUTES, ...attributes })) {
    element.setAttribute(name, value);
  }
  const shown = new Promise((resolve, reject) => {
    element.addEventListener('leads-load', resolve, { once: true });
    element.addEventListener('leads-error', ({ detail }) => reject(new Error(detail.message)));
  });
  stage.append(element);
  await shown;
  return {
    root: element.shadowRoot,
    rowSelector: '[part~=lead]',
    scrollToEnd: () => element.scrollIntoView({ block: 'end' }),
    append: () => element.loadMore(),
    refresh: () => element.refresh(),
  };
}
