import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createPagesApi } from '../../demo/pages-api.js';
import { startCrossOriginServer } from '../../demo/serve-api.js';

type Answer = { readonly client: string } | null;

describe("the server of the demo's sites", () => {
  let server: Awaited<ReturnType<typeof startCrossOriginServer>>;

  before(async () => {
    server = await startCrossOriginServer(createPagesApi());
  });
  after(() => server.close());

  /** Sends these fields from a browser with this cookie, or asks without a body. */
  function post(cookie: string, fields?: Record<string, string>, query = ''): Promise<Response> {
    return fetch(`${server.origin}/demo/session${query}`, {
      method: 'POST',
      headers: { Cookie: cookie },
      redirect: 'manual',
      body: fields ? new URLSearchParams(fields) : null,
    });
  }

  /** Returns the cookie of a browser that has sent these fields. */
  async function cookieAfter(fields: Record<string, string>): Promise<string> {
    const [cookie = ''] = (await post('', fields)).headers.getSetCookie();
    return cookie.split(';')[0] ?? '';
  }

  async function clientOf(cookie: string, query = ''): Promise<string | undefined> {
    return ((await (await post(cookie, undefined, query)).json()) as Answer)?.client;
  }

  it('signs in, out, and another client, each in their own browser and programme', async () => {
    const anna = await cookieAfter({ client: 'anna' });
    const boris = await cookieAfter({ client: 'boris' });
    const query = '?programme=journey';
    assert.deepEqual(
      await Promise.all([clientOf(''), clientOf(anna), clientOf(boris), clientOf(anna, query)]),
      [undefined, '1017', '1021', '1020'],
    );
    assert.equal(await clientOf(await cookieAfter({ client: '' })), undefined);
    assert.equal(await clientOf(await cookieAfter({ client: 'nobody' })), undefined);
  });

  it('changes nothing if it is asked without a body, and no cache keeps its answer', async () => {
    const { headers } = await post(await cookieAfter({ client: 'anna' }), undefined, '?client=');
    assert.deepEqual(headers.getSetCookie(), []);
    assert.equal(headers.get('cache-control'), 'private, no-store');
  });

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
