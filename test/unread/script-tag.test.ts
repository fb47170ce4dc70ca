import { expect } from '@open-wc/testing';
import { inquiries } from '../helpers/badge.js';
import { DemoHost } from '../helpers/demo-host.js';
import { BADGE_FILE, KEEP_FAILURES, openPage, scriptTag, type Page } from '../helpers/pages.js';
import { Site } from '../helpers/site.js';
import { waitUntil } from '../helpers/wait-until.js';

const ownTag = (attributes = '') => `<script src="${BADGE_FILE}" ${attributes}></script>`;
const badgeTag = ({ url }: Site) =>
  `<a href="/inquiries">Обращения <client-leads-unread session-url="${url}" SiteCode="GIFT-01"></client-leads-unread></a>`;
const listTag = ({ url }: Site) =>
  `<client-leads session-url="${url}" SiteCode="GIFT-01" length="2" first-position="1"></client-leads>`;

/** A client with three unread messages, two of them in the first two inquiries. */
async function startSite() {
  const api = await DemoHost.create({ leads: inquiries(3, 1, 1, 1) });
  const site = await Site.create();
  await site.answer(Site.client(api));
  return { api, site };
}

async function shows(page: Page, number: string): Promise<void> {
  const badge = page.document.querySelector('client-leads-unread')!;
  const seen = () => badge.shadowRoot?.querySelector('[part=number]')?.textContent;
  await waitUntil(() => seen() === number, `shows «${number}»`);
}

describe('client-leads-unread.min.js', () => {
  for (const [title, write] of [
    ['alone', (badge) => ownTag() + badge],
    ['as a module', (badge) => ownTag('type="module"') + badge],
    ['twice', (badge) => ownTag() + ownTag() + badge],
    ['after the file of the list', (badge) => scriptTag() + ownTag() + badge],
    ['before the file of the list', (badge) => ownTag() + scriptTag() + badge],
  ] as [string, (badge: string) => string][]) {
    it(`shows the number, loaded ${title}`, async () => {
      const { api, site } = await startSite();
      const page = await openPage(KEEP_FAILURES + write(badgeTag(site)));
      await shows(page, '3');
      expect(await api.requests()).to.have.length(1);
      expect(page.window.failures).to.deep.equal([]);
    });
  }

  for (const [title, write] of [
    ['above it', (badge, list) => ownTag() + scriptTag() + badge + list],
    ['above it, deferred', (badge, list) => ownTag('defer') + scriptTag('defer') + badge + list],
    ['below it, at the end of the body', (badge, list) => list + badge + ownTag() + scriptTag()],
  ] as [string, (badge: string, list: string) => string][]) {
    it(`shows the number of a list, and sends nothing, ${title}`, async () => {
      const { api, site } = await startSite();
      const page = await openPage(KEEP_FAILURES + write(badgeTag(site), listTag(site)));
      await shows(page, '2+');
      expect(await api.requests()).to.have.length(1);
      expect(await site.questions()).to.have.length(1);
      expect(page.window.failures).to.deep.equal([]);
    });
  }

  it('works under a strict policy', async () => {
    const { site } = await startSite();
    const policy = `default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'`;
    const page = await openPage(ownTag() + badgeTag(site), { policy });
    await shows(page, '3');
    const number = page.document
      .querySelector('client-leads-unread')!
      .shadowRoot!.querySelector('[part=number]')!;
    expect(page.window.getComputedStyle(number).fontWeight).to.equal('600');
  });

  it('adds no name to the window', async () => {
    const badge = '<client-leads-unread></client-leads-unread>';
    const before = Object.keys((await openPage(badge)).window);
    const page = await openPage(ownTag() + badge);
    expect(Object.keys(page.window).filter((name) => !before.includes(name))).to.deep.equal([]);
  });
});

describe('client-leads.min.js', () => {
  it('leaves the badge to its own file', async () => {
    const page = await openPage(scriptTag() + ownTag('async'));
    await page.window.customElements.whenDefined('client-leads-unread');
    const list = await openPage(scriptTag());
    expect(list.window.customElements.get('client-leads-unread')).to.equal(undefined);
  });
});
