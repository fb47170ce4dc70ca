/** The page of a walk, with its own host. */
import { type startSite, widget } from '../driven/site.js';
import type { Walk } from './walks.js';

const TEXTS = {
  ru: { help: 'Помощь', end: 'Конец страницы' },
  en: { help: 'Help', end: 'End of the page' },
};

export function createPage(
  site: Awaited<ReturnType<typeof startSite>>,
  { language, pageTitle, attributes, contents }: Walk,
) {
  const host = site.createHost(contents);
  const { help, end } = TEXTS[language];
  const list = Object.entries(attributes).map(([name, value]) => `${name}="${value}"`);
  const body = `<main>
    <h1>${pageTitle}</h1>
    <p><a href="#end">${help}</a></p>
    ${widget(host.base, list.join(' '))}
    <p id="end">${end}</p>
  </main>`;
  return { host, url: site.page(body, { lang: language, title: pageTitle }) };
}
