import { html, render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
// After the module above, which adds stand-ins for a DOM.
import 'client-leads';
import { completePage } from '../../page.js';
import { scriptedPage } from '../pages.js';

const ABOUT = {
  title: 'Страница с сервера',
  text: `Node пишет страницу вместе с элементом по <code>@lit-labs/ssr</code>, для всех одну; кто вошёл,
      элемент узнаёт в браузере.`,
};

/** Writes the page, which contains the element with its shadow DOM, and nothing about a client. */
export async function renderPage(): Promise<string> {
  const element = html`<client-leads
    session-url="../../session"
    sitecode="GIFT-01"
    first-position="1"
    selectable
  ></client-leads>`;
  const written = await collectResult(render(element));
  return completePage(scriptedPage(ABOUT, written, 'frameworks/server-rendered/'), '../../');
}
