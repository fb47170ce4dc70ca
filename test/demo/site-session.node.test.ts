import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createPagesApi } from '../../demo/pages-api.js';

const { app } = createPagesApi();

describe("the server of the demo's sites", () => {
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
      const { status, headers } = await app.request('http://localhost/demo/session', {
        method: 'POST',
        body: new URLSearchParams({ client: 'anna', back }),
      });
      assert.deepEqual([status, headers.get('location')], [303, location]);
      assert.equal(headers.get('cache-control'), 'private, no-store');
    });
  }

  it('sends the list to an API in the language of the page, and names who is in a picture', async () => {
    for (const [lang, apiBase] of [
      ['ru', '../'],
      ['en', '../en/'],
    ] as const) {
      const answer = await app.request('http://localhost/demo/session?as=anna', {
        method: 'POST',
        headers: { Cookie: `client=boris; lang=${lang}` },
      });
      assert.deepEqual(await answer.json(), { client: '1017', token: '55120938', apiBase });
    }
  });
});
