import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { test } from 'node:test';
import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { html } from 'lit';

test('a server renders the element empty, without a request', async (context) => {
  const fetch = context.mock.method(globalThis, 'fetch', () => Promise.reject(new Error('asked')));
  const errors = context.mock.method(console, 'error', () => undefined);
  await import('client-leads');
  const markup = await collectResult(
    render(
      html`<client-leads SiteCode="GIFT-01" Client="1017" Token="55120938"></client-leads>
        <client-leads sitecode="GIFT-01" client=${'1018'} .token=${'55120939'}></client-leads>`,
    ),
  );
  await turn();

  const tags = [...markup.matchAll(/<client-leads\s+([^>]*)>/g)].map(([, attributes = '']) =>
    attributes.trim(),
  );
  assert.deepEqual(tags, [
    'sitecode="GIFT-01" client="1017" token="55120938"',
    'sitecode="GIFT-01" client="1018"',
  ]);
  const roots = [
    ...markup.matchAll(/<template [^>]*shadowrootmode="open"[^>]*>(.*?)<\/template>/gs),
  ];
  assert.equal(roots.length, 2);
  for (const [, content = ''] of roots) {
    const shown = content.replace(/<style>.*?<\/style>|<!--.*?-->|\s+/gs, '');
    assert.equal(
      shown,
      '<divclass="widget"lang="ru"><divclass="spoken"aria-live="polite"></div></div>',
    );
  }
  assert.equal(fetch.mock.callCount(), 0);
  assert.equal(errors.mock.callCount(), 0);
});
