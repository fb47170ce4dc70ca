import { find } from '../pages/find.js';

/** How the page around the element looks: its language, its colours, the width of its column. */
export const INITIAL_VIEW = {
  'view-lang': 'ru',
  'view-scheme': 'light dark',
  'view-width': '',
  /** Whether the page gives `statusTones`: `on` or nothing. */
  'view-tones': '',
};

export type View = Readonly<typeof INITIAL_VIEW>;

/** Sets the switches to this view. */
export function showSwitches(view: View): void {
  for (const name of ['view-lang', 'view-scheme', 'view-tones'] as const) {
    find(`[name=${name}][value="${view[name]}"]`, HTMLInputElement).checked = true;
  }
  find('#view-width', HTMLInputElement).value = view['view-width'] || '1200';
}

/** Makes the page around the element look like this. */
export function applyView(stage: HTMLElement, view: View): void {
  const width = view['view-width'];
  stage.lang = view['view-lang'];
  document.documentElement.style.colorScheme = view['view-scheme'];
  stage.style.inlineSize = width ? `${width}px` : '';
  find('#width', HTMLElement).textContent = width ? `${width} px` : 'по месту';
}
