import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { PLATFORM_FILES, WORDPRESS } from './platforms.js';
import { ANNA, describeOnSite, totalOn } from './site.js';

describeOnSite('a page of a site builder', [WORDPRESS], (site) => {
  before(async () => {
    for (const [name, code] of PLATFORM_FILES) {
      await site.write(name, code);
    }
  });

  /** Returns the main part of the page of WordPress in which an author has written this. */
  async function shownByWordPress(html: string): Promise<string> {
    await site.write('written.html', html);
    const page = await (await fetch(`${site.origin}/page.php`)).text();
    const [, main = ''] = /<main>([^]*)<\/main>/.exec(page) ?? [];
    return main.replaceAll(/<!--.*?-->/g, '').trim();
  }

  it('of WordPress keeps the place of the tag, and drops the element of an author', async () => {
    const place = await shownByWordPress(await site.read('place.html'));
    assert.equal(place, '<div id="inquiries"></div>');
    const html = await shownByWordPress(await site.read('account.html'));
    assert.ok(!html.includes('<client-leads'));
  });

  it('of WordPress shows the list by a shortcode, with nothing of the client in it', async () => {
    const html = await shownByWordPress('<p>[inquiries]</p>');
    assert.match(html, /^<p><client-leads [^>]*><\/client-leads><\/p>$/);
    assert.ok(!html.includes(ANNA.token) && !html.includes(ANNA.client));
    assert.equal(await totalOn(await site.openAs(ANNA, '/page.php')), ANNA.total);
  });

  it('of Tilda shows the list by a block alone, with the session from a server elsewhere', async () => {
    const origin = await site.startPhp();
    const answer = await site.read('session-for-subdomain.php');
    await site.write('session-for-subdomain.php', answer.replace('https://shop.example', origin));
    const block = await site.read('tilda-block.html');
    await site.write(
      'tilda-page.html',
      block.replaceAll('https://account.shop.example', site.origin),
    );
    assert.equal(await totalOn(await site.openAs(ANNA, `${origin}/tilda-page.html`)), ANNA.total);
  });

  const POLICY =
    "default-src 'none'; img-src data:; trusted-types client-leads; connect-src 'self'";
  const BY_TAG = '<script src="/inquiries-tag.js" nonce="k3Rf"></script>';

  for (const [title, sources, loads] of [
    ['that allows inline scripts', "'self' 'unsafe-inline'", 'the tag'],
    ['of a nonce', "'self' 'nonce-k3Rf'", 'the file'],
    ["of 'strict-dynamic'", "'nonce-k3Rf' 'strict-dynamic'", 'the file'],
    [
      'that needs Trusted Types',
      "'self' 'unsafe-inline'; require-trusted-types-for 'script'",
      'nothing',
    ],
  ] as const) {
    it(`with a policy ${title} runs ${loads}`, async () => {
      const tag = await site.read('tag.html');
      await site.write('inquiries-tag.js', tag.replaceAll(/<!--.*?-->|<\/?script>/g, ''));
      const policy = `${POLICY} https://api.example; script-src ${sources}`;
      await site.write(
        'with-policy.php',
        `<?php header("Content-Security-Policy: ${policy}"); ?>
        <link rel="icon" href="data:,">${await site.read('place.html')}${loads === 'the file' ? BY_TAG : tag}`,
      );
      const page = await site.openAs(ANNA, '/with-policy.php');
      if (loads === 'nothing') {
        assert.equal(await page.$('script[src]'), null);
      } else {
        assert.equal(await totalOn(page), ANNA.total);
      }
    });
  }

  it('has one list and one badge, though their tags run twice', async () => {
    const tags = (await site.read('tag.html')) + (await site.read('badge-tag.html'));
    const header = '<header><a href="/account.html">Кабинет</a></header>';
    await site.write('twice.html', header + (await site.read('place.html')) + tags + tags);
    const page = await site.openAs(ANNA, '/twice.html');
    assert.equal(await totalOn(page), ANNA.total);
    await page.waitForSelector('a > client-leads-unread:state(shown)');
    for (const selector of ['client-leads', 'client-leads-unread', 'script[src$="leads.min.js"]']) {
      assert.equal((await page.$$(selector)).length, 1, selector);
    }
  });
});
