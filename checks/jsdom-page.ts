import { JSDOM, type ConstructorOptions, type DOMWindow } from 'jsdom';

/** Opens a page in which the script-tag files run, although jsdom lacks what they look for. */
export function openJsdomPage(html: string, options: ConstructorOptions): DOMWindow {
  const { window } = new JSDOM(html, options);
  Object.assign(window, { CSSContainerRule: Object });
  Object.assign(window.document, { adoptedStyleSheets: [] });
  return window;
}
