/** How the page around the element looks: its language, its colours, the width of its column. */
export const INITIAL_VIEW = { 'view-lang': 'ru', 'view-scheme': 'light dark', 'view-width': '' };

const WIDEST = '1200';

/**
 * Sets the switches to what is asked for.
 *
 * @param {HTMLFormElement} form
 * @param {Record<string, string>} values
 */
export function showSwitches({ elements }, values) {
  elements['view-lang'].value = values['view-lang'];
  elements['view-scheme'].value = values['view-scheme'];
  elements['view-width'].value = values['view-width'] || WIDEST;
}

/**
 * @param {HTMLElement} stage
 * @param {Record<string, string>} values
 */
export function applyView(stage, values) {
  const width = values['view-width'];
  stage.lang = values['view-lang'];
  document.documentElement.style.colorScheme = values['view-scheme'];
  stage.style.inlineSize = width ? `${width}px` : '';
  document.querySelector('#width').textContent = width ? `${width} px` : 'по месту';
}
