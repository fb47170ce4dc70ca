import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { BITRIX } from './bitrix.js';
import { ANNA, ask, describeOnSite, totalOn } from './site.js';

/** The pages of site builders themselves are imitated in `demo/platforms`. */
describeOnSite('a page of a site builder', [], (site) => {
  before(async () => {
    await site.write(...BITRIX);
  });

  const open = (name: string) => site.openAs(ANNA, `/${name}`);

  it('of 1C-Bitrix answers no user who is no client of the programme', async () => {
    const page = await site.openAs({ client: '', token: '', total: 0 }, '/place.html');
    assert.deepEqual(await ask(page, '/bitrix-session.php'), { status: 200, text: 'null' });
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

  for (const [title, trustedTypes, isRefused] of [
    ['shows the list by a tag', '', false],
    ['refuses a tag that loads a script', "; require-trusted-types-for 'script'", true],
  ] as const) {
    it(`with a policy${trustedTypes && ' of Trusted Types'} ${title}`, async () => {
      const tag = (await site.read('place.html')) + (await site.read('tag.html'));
      await site.write(
        'with-policy.php',
        `<?php header("Content-Security-Policy: default-src 'none'; script-src 'self' 'unsafe-inline'; connect-src 'self' https://api.example; trusted-types client-leads${trustedTypes}"); ?>
        <script>addEventListener('error', ({ message }) => { window.refusal = message; });</script>${tag}`,
      );
      const page = await open('with-policy.php');
      if (isRefused) {
        const refusal = await page.evaluate(() => (window as { refusal?: string }).refusal);
        assert.match(refusal ?? '', /TrustedScriptURL/);
      } else {
        assert.equal(await totalOn(page), ANNA.total);
      }
    });
  }

  const NONCE = 'nonce="k3Rf"';
  const NOT_THERE = [false, 'undefined'] as const;
  const NOT_DEFINED = [true, 'undefined'] as const;

  for (const [title, changes, attribute, expected, reason] of [
    [
      'has nothing by a tag without the nonce, whatever it allows inline',
      { 'script-src': "'self' 'nonce-k3Rf' 'unsafe-inline'" },
      '',
      NOT_THERE,
      /Executing inline script violates/,
    ],
    [
      'has the element alone if it refuses the file',
      { 'script-src': "'nonce-k3Rf'" },
      NONCE,
      NOT_DEFINED,
      /client-leads\.min\.js/,
    ],
    [
      'has the element alone if it refuses the name',
      { 'trusted-types': 'other' },
      NONCE,
      NOT_DEFINED,
      /client-leads/,
    ],
    [
      'has a failure if it refuses to ask the server',
      { 'connect-src': 'https://api.example' },
      NONCE,
      [true, 'error'],
      /session-url cannot be reached/,
    ],
  ] as const) {
    it(`with a policy ${title}`, async () => {
      const tag = (await site.read('tag.html')).replace('<script>', `<script ${attribute}>`);
      const { found, lines } = await openUnderPolicy(changes, tag);
      assert.deepEqual(found, expected, lines);
      assert.match(lines, reason);
    });
  }

  for (const [title, sources] of [
    ['a nonce', "'self' 'nonce-k3Rf'"],
    ["'strict-dynamic'", "'nonce-k3Rf' 'strict-dynamic'"],
  ] as const) {
    it(`with a policy of ${title} has the list by a file that the tag manager inserts`, async () => {
      const tagAlone = await site.read('tag.html');
      const [, code = ''] = /<script>([^]*)<\/script>/.exec(tagAlone) ?? [];
      await site.write('inquiries-tag.js', code);
      const tagManager = `<script ${NONCE}>
        document.head.append(
          Object.assign(document.createElement('script'), { src: '/inquiries-tag.js' }),
        );
      </script>`;
      const { found, lines } = await openUnderPolicy({ 'script-src': sources }, tagManager);
      assert.deepEqual([found, lines], [[true, 'ready'], '']);
    });
  }

  /** Opens a page with a nonce in its policy. Returns whether the element is there, and its status. */
  async function openUnderPolicy(changes: Readonly<Record<string, string>>, tag: string) {
    const policy = {
      'default-src': "'none'",
      'img-src': 'data:',
      'script-src': "'self' 'nonce-k3Rf'",
      'connect-src': "'self' https://api.example",
      'trusted-types': 'client-leads',
      ...changes,
    };
    const directives = Object.entries(policy).map((directive) => directive.join(' '));
    await site.write(
      'with-nonce.php',
      `<?php header("Content-Security-Policy: ${directives.join('; ')}"); ?>
      <link rel="icon" href="data:,">${await site.read('place.html')}${tag}`,
    );
    const page = await open('place.html');
    const lines: string[] = [];
    page.on('console', (message) => lines.push(message.text()));
    await page.goto(`${site.origin}/with-nonce.php`, { waitUntil: 'networkidle0' });
    // The question is tried again before it fails.
    await page.waitForFunction(() => document.querySelector('client-leads')?.status !== 'loading');
    const found = await page.evaluate(() => {
      const leads = document.querySelector('client-leads');
      return [leads !== null, String(leads?.status)];
    });
    return { found, lines: lines.join('\n') };
  }

  it('has one badge by its tag, though that runs twice', async () => {
    const tag = await site.read('badge-tag.html');
    await site.write(
      'badge.html',
      `<header><a href="/account.html">Кабинет</a></header>${tag + tag}`,
    );
    const page = await open('badge.html');
    await page.waitForSelector('a > client-leads-unread:state(shown)');
    assert.equal((await page.$$('client-leads-unread')).length, 1);
  });

  it('has one list though the tag runs twice', async () => {
    const tag = await site.read('tag.html');
    await site.write('twice.html', (await site.read('place.html')) + tag + tag);
    const page = await open('twice.html');
    assert.equal(await totalOn(page), ANNA.total);
    const counts = await page.evaluate(() =>
      ['client-leads', 'script[src*="client-leads"]'].map(
        (selector) => document.querySelectorAll(selector).length,
      ),
    );
    assert.deepEqual(counts, [1, 1]);
  });
});
