import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { ANNA, ask, describeOnSite, totalOn } from './site.js';
import { WORDPRESS, WORDPRESS_ANSWER, WORDPRESS_FILES } from './wordpress.js';

describeOnSite('a page of WordPress', [WORDPRESS], (site) => {
  before(async () => {
    for (const [name, code] of WORDPRESS_FILES) {
      await site.write(name, code);
    }
  });

  /** Returns the main part of the page in which an author has written this. */
  async function shown(html: string): Promise<string> {
    await site.write('written.html', html);
    const page = await (await fetch(`${site.origin}/page.php`)).text();
    const [, main = ''] = /<main>([^]*)<\/main>/.exec(page) ?? [];
    return main.replaceAll(/<!--.*?-->/g, '').trim();
  }

  it('keeps the place of the tag, and drops the element, which authors may not write', async () => {
    assert.equal(await shown(await site.read('place.html')), '<div id="inquiries"></div>');
    assert.ok(!(await shown(await site.read('account.html'))).includes('<client-leads'));
  });

  it('shows the list by a shortcode, with nothing of the client in it', async () => {
    const html = await shown('<p>[inquiries]</p>');
    assert.match(html, /^<p><client-leads [^>]*><\/client-leads><\/p>$/);
    assert.ok(!html.includes(ANNA.token) && !html.includes(ANNA.client));
    const page = await site.openAs(ANNA, '/page.php');
    assert.equal(await totalOn(page), ANNA.total);
  });

  it('shows nothing to a user who is no client of the programme', async () => {
    const nobody = { client: '', token: '', total: 0 };
    const page = await site.openAs(nobody, '/page.php');
    assert.deepEqual(await ask(page, WORDPRESS_ANSWER), { status: 200, text: 'null' });
  });
});
