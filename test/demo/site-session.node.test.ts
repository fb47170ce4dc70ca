import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createPagesApi } from '../../demo/pages-api.js';

const { app } = createPagesApi();

/** Sends these fields from a browser with this cookie, or asks without a body. */
async function post(cookie: string, fields?: Record<string, string>, query = '') {
  return app.request(`http://localhost/demo/session${query}`, {
    method: 'POST',
    headers: { Cookie: cookie },
    body: fields ? new URLSearchParams(fields) : null,
  });
}

describe("the server of the demo's sites", () => {
  for (const [name, query, client] of [
    ['anna', '', '1017'],
    ['anna', '?programme=journey', '1020'],
    ['boris', '', '1021'],
    ['', '', undefined],
    ['nobody', '', undefined],
  ] as const) {
    it(`signs ${name || 'out'}${query}: ${client}`, async () => {
      const [cookie = ''] = (await post('client=boris', { client: name })).headers.getSetCookie();
      const answer = await post(cookie.replace(/;.*/, ''), undefined, query);
      assert.equal(((await answer.json()) as { client: string } | null)?.client, client);
      assert.deepEqual(answer.headers.getSetCookie(), []);
      assert.equal(answer.headers.get('cache-control'), 'private, no-store');
    });
  }

  for (const [back, location] of [
    ['partner/', 'partner/'],
    ['/demo/gift/?a=b#c', '/demo/gift/?a=b#c'],
    ['//stranger.example/', './'],
    ['https://stranger.example/', './'],
    ['\\\\stranger.example', './'],
    ['javascript:alert(1)', './'],
    ['http://', './'],
  ] as const) {
    it(`leads back within its own origin only: ${back}`, async () => {
      const { status, headers } = await post('', { client: 'anna', back });
      assert.deepEqual([status, headers.get('location')], [303, location]);
    });
  }
});
