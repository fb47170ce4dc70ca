import { find } from '../pages/find.js';

/** The look of the page around the element: its language, colours and column width. */
export const INITIAL_VIEW = {
  'view-lang': 'ru',
  'view-scheme': 'light dark',
  'view-width': '',
  /** Whether the page sets `statusTones`: `on` or empty. */
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

/** Applies this view to the page around the element. */
export function applyView(stage: HTMLElement, view: View): void {
  const width = view['view-width'];
  stage.lang = view['view-lang'];
  document.documentElement.style.colorScheme = view['view-scheme'];
  stage.style.inlineSize = width ? `${width}px` : '';
  find('#width', HTMLElement).textContent = width ? `${width} px` : 'по месту';
}
