import { html, render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
// After the module above, which adds stand-ins for a DOM.
import 'client-leads';
import { completePage } from '../../page.js';
import { scriptedPage } from '../pages.js';

const ABOUT = {
  title: 'Страница с сервера',
  text: `Node пишет страницу вместе с элементом по <code>@lit-labs/ssr</code>; токен приходит
      потом, из <code>tokenProvider</code>.`,
};

/**
 * Writes the page for a signed-in client. It contains the element with its shadow DOM, but no
 * token, which the page's script sets.
 */
export async function renderPage({ apiBase }: { apiBase: string }): Promise<string> {
  const element = html`<client-leads
    sitecode="GIFT-01"
    client="1017"
    api-base=${apiBase}
    first-position="1"
    selectable
  ></client-leads>`;
  return completePage(scriptedPage(ABOUT, await collectResult(render(element))), '../../');
}
