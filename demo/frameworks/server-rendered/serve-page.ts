import type { Middleware } from '@web/dev-server-core';
import { completePage } from '../../page.js';
import { scriptedPage } from '../pages.js';

const PATH = '/demo/frameworks/server-rendered/';

const ABOUT = {
  title: 'Страница с сервера',
  text: `Node пишет страницу вместе с элементом по <code>@lit-labs/ssr</code>, для всех одну; кто вошёл,
      элемент узнаёт в браузере.`,
};

/** Writes the page, which contains the element with its shadow DOM, and nothing about a client. */
export const serveRenderedPage: Middleware = async (context, next) => {
  if (context.path !== PATH) {
    await next();
    return;
  }
  // Imported late, since it adds stand-ins for a DOM to this process, which the built element needs.
  const { html, render } = await import('@lit-labs/ssr');
  const { collectResult } = await import('@lit-labs/ssr/lib/render-result.js');
  await import('client-leads');
  const element = html`<client-leads
    session-url="../../session"
    sitecode="GIFT-01"
    first-position="1"
    selectable
  ></client-leads>`;
  const written = await collectResult(render(element));
  context.type = 'html';
  context.body = completePage(
    scriptedPage(ABOUT, written, 'frameworks/server-rendered/'),
    '../../',
  );
};
