import assert from 'node:assert/strict';
import { it } from 'node:test';
import { CARELESS, HONEST, startCache } from './nginx.js';
import { ANNA, BORIS, cookiesOf, describeOnSite, totalOn } from './site.js';

/** What nobody's client is called, and what an attacker would like a client to be called. */
const HOSTILE = `"><script>alert('1')</script>&`;
const VALUES = { client: HOSTILE, token: "55120938' onload='" };
const PATH = '/account.php';

describeOnSite('a page with the values in it', ['nginx'], (site) => {
  it('contains the escaped values of the signed-in client', async () => {
    const Cookie = await cookiesOf(VALUES, site.origin);
    const page = await (await fetch(site.origin + PATH, { headers: { Cookie } })).text();
    const [, client = '', token = ''] = /Client="([^"]*)"\s+Token="([^"]*)"\s*></.exec(page) ?? [];
    assert.equal(unescape(client), VALUES.client);
    assert.equal(unescape(token), VALUES.token);
    assert.ok(!client.includes('<') && !page.includes('<script>'), page);
    assert.match(page, /<link rel="preconnect" href="([^"]*)" crossorigin \/>[^]* api-base="\1"/);
  });

  it('has no element, and connects to no API, if nobody is signed in', async () => {
    const response = await fetch(site.origin + PATH);
    const page = await response.text();
    assert.equal(response.status, 200, page);
    assert.match(page, /^<!doctype html>/);
    assert.ok(!page.includes('<client-leads') && !page.includes('preconnect'), page);
  });

  for (const [title, cache, second] of [
    ['is the client’s own, if a cache obeys its headers', HONEST, BORIS],
    ['is the first client’s, if a cache ignores its headers', CARELESS, ANNA],
  ] as const) {
    it(title, async () => {
      const url = (await startCache(site, site.origin, cache)) + PATH;
      assert.equal(await totalOn(await site.openAs(ANNA, url)), ANNA.total);
      assert.equal(await totalOn(await site.openAs(BORIS, url)), second.total);
    });
  }
});

/** Reads an attribute as HTML does, as far as these recipes write it. */
function unescape(attribute: string): string {
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
  return attribute.replace(/&(?:#(\d+)|(\w+));/g, (_, code?: string, name?: string) =>
    code === undefined ? (named[name ?? ''] ?? '') : String.fromCharCode(Number(code)),
  );
}
