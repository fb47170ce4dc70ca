import type { Readable } from 'node:stream';
import { html, render } from '@lit-labs/ssr';
import { RenderResultReadable } from '@lit-labs/ssr/lib/render-result-readable.js';
// After the module above, which adds stand-ins for a DOM.
import 'client-leads';

/**
 * Writes the page for a client who has signed in. The element stands in it with its shadow DOM, and
 * without a token, which the page's script gives.
 */
export function renderPage({ apiBase }: { apiBase: string }): Readable {
  return new RenderResultReadable(
    render(html`
      <!doctype html>
      <html lang="ru">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>client-leads: страница с сервера</title>
          <link rel="icon" href="data:," />
          <link rel="stylesheet" href="../../demo.css" />
          <script async src="/dist/client-leads.min.js"></script>
          <script type="module" src="../plain/page.ts"></script>
        </head>
        <body>
          <main>
            <p><a href="../../">Все ситуации</a></p>
            <h1>Страница с сервера</h1>
            <p>
              Node пишет страницу вместе с элементом по <code>@lit-labs/ssr</code>; токен приходит
              потом, из <code>tokenProvider</code>.
            </p>
            <div class="toolbar">
              <button id="sign">Выйти</button>
              <button id="client">Клиент 1021</button>
              <button id="language">English</button>
              <button id="rows">Свои строки</button>
              <button id="second">Два списка</button>
            </div>
            <p>Выбрано: <output id="chosen">—</output></p>
            <output id="log"></output>
            <div class="lists">
              <client-leads
                sitecode="GIFT-01"
                client="1017"
                api-base=${apiBase}
                first-position="1"
                selectable
              ></client-leads>
            </div>
          </main>
        </body>
      </html>
    `),
  );
}
