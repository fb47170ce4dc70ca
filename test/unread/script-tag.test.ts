import { expect } from '@open-wc/testing';
import { inquiries } from '../helpers/badge.js';
import { DemoHost } from '../helpers/demo-host.js';
import { KEEP_FAILURES, openPage, scriptTag, type Page } from '../helpers/pages.js';
import { waitUntil } from '../helpers/wait-until.js';

const FILE = '/dist/client-leads-unread.min.js';
const ATTRIBUTES = 'SiteCode="GIFT-01" Client="1017" Token="55120938"';
const BADGE = `<a href="/inquiries">Обращения <client-leads-unread ${ATTRIBUTES}></client-leads-unread></a>`;
const LIST = `<client-leads ${ATTRIBUTES} length="2" first-position="1"></client-leads>`;

const ownTag = (base: string, attributes = '') =>
  `<script src="${FILE}" data-api-base="${base}" ${attributes}></script>`;

async function shows(page: Page, number: string): Promise<void> {
  const badge = page.document.querySelector('client-leads-unread')!;
  const seen = () => badge.shadowRoot?.querySelector('[part=number]')?.textContent;
  await waitUntil(() => seen() === number, `shows «${number}»`);
}

describe('client-leads-unread.min.js', () => {
  for (const [title, write] of [
    ['alone', (base) => ownTag(base) + BADGE],
    ['as a module', (base) => ownTag(base, 'type="module"') + BADGE],
    ['twice', (base) => ownTag(base) + ownTag('https://other.example/') + BADGE],
    ['after the file of the list', (base) => scriptTag(base) + ownTag(base) + BADGE],
    ['before the file of the list', (base) => ownTag(base) + scriptTag(base) + BADGE],
    ['above a list', (base) => ownTag(base) + scriptTag(base) + BADGE + LIST],
    [
      'above a list, deferred',
      (base) => ownTag(base, 'defer') + scriptTag(base, 'defer') + BADGE + LIST,
    ],
    [
      'below a list, at the end of the body',
      (base) => BADGE + LIST + ownTag(base) + scriptTag(base),
    ],
  ] as [string, (base: string) => string][]) {
    const hasList = title.includes('a list');
    it(`shows the number${hasList ? ' of the list, and sends nothing' : ''}, loaded ${title}`, async () => {
      const api = await DemoHost.create({ leads: inquiries(3, 1, 2) });
      const page = await openPage(KEEP_FAILURES + write(api.base));
      await shows(page, hasList ? '3+' : '3');
      expect(await api.spans()).to.deep.equal([[1, hasList ? 2 : 50]]);
      expect(page.window.failures).to.deep.equal([]);
    });
  }

  it('works under a strict policy', async () => {
    const api = await DemoHost.create({ leads: inquiries(3, 1, 2) });
    const policy = `default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'`;
    const page = await openPage(ownTag(api.base) + BADGE, { policy });
    await shows(page, '3');
    const number = page.document
      .querySelector('client-leads-unread')!
      .shadowRoot!.querySelector('[part=number]')!;
    expect(page.window.getComputedStyle(number).fontWeight).to.equal('600');
  });

  it('adds no name to the window', async () => {
    const before = Object.keys((await openPage(BADGE)).window);
    const page = await openPage(ownTag('https://api.example/'));
    expect(Object.keys(page.window).filter((name) => !before.includes(name))).to.deep.equal([]);
  });
});
