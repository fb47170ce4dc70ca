import { expect } from '@open-wc/testing';
import { decided, inquiries, seen, shows, startSite } from '../helpers/badge.js';
import { DemoHost } from '../helpers/demo-host.js';
import {
  addPage,
  BADGE_FILE,
  EARLY_FILE,
  FILE,
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

/** A script of the page that adds the file after an event. */
const addedAfter = (event: 'DOMContentLoaded' | 'load') => `<script>
  addEventListener('${event}', () => setTimeout(() => {
    document.head.append(Object.assign(document.createElement('script'), { src: '${BADGE_FILE}' }));
  }));
</script>`;
/** An image that keeps the page from being loaded until its host is asked for an answer. */
const imageOf = ({ base }: DemoHost) =>
  `<img src="/control${new URL(base).pathname}held?atLeast=1" alt="">`;

/** Keeps what waits for a late list, for the test to run. */
const HOLD_TIMERS = `<script>{
  const { setTimeout } = window;
  window.timers = [];
  window.setTimeout = (run, ms, ...args) =>
    ms === 2000 ? void timers.push(run) : setTimeout(run, ms, ...args);
}</script>`;

const EARLY = `<script src="${EARLY_FILE}"></script>`;
/** Three unread messages, two of them in the first two inquiries. */
const CONTENTS = { leads: inquiries(3, 1, 1, 1) };

/** Waits until the badge has had the site's answer. */
async function answered({ performance }: Window, { url }: Site): Promise<void> {
  await waitUntil(() => performance.getEntriesByName(url).length > 0, 'the site has answered');
  await decided();
}

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
    ['by a script once the page has loaded', (badge) => badge + addedAfter('load')],
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

  it('shows the number before the page has loaded, if its file is added after DOMContentLoaded', async () => {
    const { site } = await startSite(CONTENTS);
    const image = imageOf(await DemoHost.create());
    const frame = addPage(badgeTag(site) + image + addedAfter('DOMContentLoaded'));
    const badge = () => pageIn(frame).document.querySelector('client-leads-unread');
    await waitUntil(() => badge()?.shadowRoot && seen(badge()!) === '3');
    expect(pageIn(frame).document.readyState).to.equal('interactive');
  });

  it('shows the number of a list that is defined soon after the page has loaded', async () => {
    const { api, site } = await startSite(CONTENTS);
    const { document, window } = await openPage(
      HOLD_TIMERS + badgeTag(site) + listTag(site) + addedAfter('load'),
    );
    await answered(window, site);
    expect(await api.requests()).to.deep.equal([]);
    const script = document.createElement('script');
    script.src = FILE;
    document.head.append(script);
    await shows(document.querySelector('client-leads-unread')!, '2+');
    expect(await api.requests()).to.have.length(1);
  });

  it('waits for a list whose file does not come, until some time after the page has loaded', async () => {
    const { api, site } = await startSite(CONTENTS);
    const gate = await DemoHost.create();
    const frame = addPage(HOLD_TIMERS + ownTag() + badgeTag(site) + listTag(site) + imageOf(gate));
    await waitUntil(() => pageIn(frame).document.querySelector('client-leads-unread'));
    const { document, window } = pageIn(frame);
    await answered(window, site);
    const timers = window.timers as (() => void)[];
    expect(timers).to.deep.equal([]);
    // The image comes now.
    await gate.answer({ hold: true });
    void fetch(`${gate.base}api/client/LeadsPagingInfo`, { method: 'POST' });
    await waitUntil(() => timers.length > 0);
    expect(await api.requests()).to.deep.equal([]);
    timers.forEach((run) => run());
    await shows(document.querySelector('client-leads-unread')!, '3');
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
