import { expect } from '@open-wc/testing';
import { decided, inquiries, shows, startSite } from '../helpers/badge.js';
import { DemoHost } from '../helpers/demo-host.js';
import {
  addPage,
  BADGE_FILE,
  KEEP_FAILURES,
  openPage,
  pageIn,
  scriptTag,
} from '../helpers/pages.js';
import type { Site } from '../helpers/site.js';
import { waitUntil } from '../helpers/wait-until.js';

const ownTag = (attributes = '') => `<script src="${BADGE_FILE}" ${attributes}></script>`;
const badgeTag = ({ url }: Site) =>
  `<a href="/inquiries">Обращения <client-leads-unread session-url="${url}" SiteCode="GIFT-01"></client-leads-unread></a>`;
const listTag = ({ url }: Site) =>
  `<client-leads session-url="${url}" SiteCode="GIFT-01" length="2" first-position="1"></client-leads>`;

const EARLY = '<script src="/dist/client-leads-early.min.js"></script>';
/** Three unread messages, two of them in the first two inquiries. */
const CONTENTS = { leads: inquiries(3, 1, 1, 1) };

/** Opens a page with a badge, and waits until it shows a number. */
async function openBadge(html: string, number: string, policy = '') {
  const page = await openPage(html, { policy });
  const badge = page.document.querySelector('client-leads-unread')!;
  await page.window.customElements.whenDefined('client-leads-unread');
  await shows(badge, number);
  return { page, badge };
}

describe('client-leads-unread.min.js', () => {
  for (const [title, write] of [
    ['alone', (badge) => ownTag() + badge],
    ['as a module', (badge) => ownTag('type="module"') + badge],
    ['after the file of the list', (badge) => scriptTag() + ownTag() + badge],
    ['before the file of the list', (badge) => ownTag() + scriptTag() + badge],
  ] as [string, (badge: string) => string][]) {
    it(`shows the number, loaded ${title}`, async () => {
      const { api, site } = await startSite(CONTENTS);
      const { page } = await openBadge(KEEP_FAILURES + write(badgeTag(site)), '3');
      expect(await api.requests()).to.have.length(1);
      expect(page.window.failures).to.deep.equal([]);
    });
  }

  for (const [title, write] of [
    ['above it', (badge, list) => ownTag() + scriptTag() + badge + list],
    ['below it, at the end of the body', (badge, list) => list + badge + ownTag() + scriptTag()],
    ['after the early file', (badge, list) => EARLY + ownTag() + badge + list + scriptTag()],
  ] as [string, (badge: string, list: string) => string][]) {
    it(`shows the number of a list, and sends nothing, ${title}`, async () => {
      const { api, site } = await startSite(CONTENTS);
      const html = KEEP_FAILURES + write(badgeTag(site), listTag(site));
      const { page } = await openBadge(html, '2+');
      expect(await api.requests()).to.have.length(1);
      expect(await site.questions()).to.have.length(1);
      expect(page.window.failures).to.deep.equal([]);
    });
  }

  it('waits for a list whose file has not come, until the page has loaded', async () => {
    const { api, site } = await startSite(CONTENTS);
    const gate = await DemoHost.create();
    const { pathname } = new URL(gate.base);
    const image = `<img src="/control${pathname}held?atLeast=1" alt="">`;
    const frame = addPage(ownTag() + badgeTag(site) + listTag(site) + image);
    const entries = () => pageIn(frame).window.performance.getEntriesByName(site.url);
    await waitUntil(() => entries().length > 0, 'the site has answered');
    await decided();
    expect(await api.requests()).to.deep.equal([]);
    // The image comes now.
    await gate.answer({ hold: true });
    void fetch(`${gate.base}api/client/LeadsPagingInfo`, { method: 'POST' });
    await shows(pageIn(frame).document.querySelector('client-leads-unread')!, '3');
  });

  it('works under a strict policy', async () => {
    const { site } = await startSite(CONTENTS);
    const policy = `default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'`;
    const { page, badge } = await openBadge(ownTag() + badgeTag(site), '3', policy);
    const number = badge.shadowRoot!.querySelector('[part=number]')!;
    expect(page.window.getComputedStyle(number).fontWeight).to.equal('600');
  });

  it('shows the number whatever names the markup takes', async () => {
    const { site } = await startSite(CONTENTS);
    const names = `addEventListener adoptedStyleSheets baseURI createElement customElements defaultView
      documentElement fetch getAttribute getRootNode isConnected location navigator ownerDocument
      parentElement performance prerendering readyState visibilityState`;
    const takers = names.replaceAll(/\w+/g, '<img name="$&" id="$&" alt="">');
    const html = `<body>${KEEP_FAILURES}<form>${takers}${ownTag()}${badgeTag(site)}</form>${takers}`;
    const { page } = await openBadge(html, '3');
    expect(page.window.failures).to.deep.equal([]);
  });
});
