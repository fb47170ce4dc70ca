import { expect, nextFrame } from '@open-wc/testing';
import { DemoHost } from '../helpers/demo-host.js';
import { rows } from '../helpers/element.js';
import { FILE, openPage, scriptTag, settledIn, type Page } from '../helpers/pages.js';

const FALLBACK = '<p id="fallback">Ваши обращения: <a href="/help">в центре поддержки</a></p>';
const SLOTTED = '<p id="empty" slot="empty">Обращений пока нет</p>';
const HIDE_SLOTTED = '<style>client-leads:not(:defined) > [slot] { display: none }</style>';

/** An element with a fallback and a text for an empty list. */
function tagFor({ base }: DemoHost): string {
  return `<client-leads SiteCode="GIFT-01" Client="1017" Token="55120938" first-position="1"
    api-base="${base}">${SLOTTED}${FALLBACK}</client-leads>`;
}

function isShown(node: Element | null | undefined): boolean {
  return (node?.getClientRects().length ?? 0) > 0;
}

/** What is seen of the children, and of the element's own. */
function shownIn({ document, element }: Page) {
  return {
    fallback: isShown(document.getElementById('fallback')),
    empty: isShown(document.getElementById('empty')),
    widget: isShown(element.shadowRoot?.querySelector('section')),
  };
}

/** Keeps what is seen in each frame, until it is called off. */
function watchFrames(page: Page) {
  const frames: ReturnType<typeof shownIn>[] = [];
  let request = requestAnimationFrame(function watch() {
    frames.push(shownIn(page));
    request = requestAnimationFrame(watch);
  });
  return { frames, stop: () => cancelAnimationFrame(request) };
}

function addScript({ document }: Page): void {
  const script = document.createElement('script');
  script.src = FILE;
  document.head.append(script);
}

const BEFORE = { fallback: true, empty: true, widget: false };

describe('what the page has put into the tag', () => {
  it('is shown until the script comes, and then the list in its place, never both', async () => {
    const host = await DemoHost.create({ leads: 3 });
    const page = await openPage(`<body>${tagFor(host)}</body>`);
    expect(shownIn(page)).to.deep.equal(BEFORE);
    await host.answer({ hold: true });
    const { frames, stop } = watchFrames(page);
    await nextFrame();
    addScript(page);
    await host.holds(1);
    await page.element.updateComplete;
    const after = { fallback: false, empty: false, widget: true };
    expect(shownIn(page)).to.deep.equal(after);
    await host.release();
    expect(rows(await settledIn(page))).to.have.length(3);
    expect(shownIn(page)).to.deep.equal(after);
    await nextFrame();
    stop();
    expect(frames).to.deep.include.members([BEFORE, after]);
    expect(frames.filter(({ fallback, widget }) => fallback === widget)).to.deep.equal([]);
  });

  it('is not shown where the script was there before', async () => {
    const host = await DemoHost.create({ leads: 0 });
    const page = await openPage(`<head>${scriptTag(host.base)}</head><body>${tagFor(host)}</body>`);
    await settledIn(page);
    expect(shownIn(page)).to.deep.equal({ fallback: false, empty: true, widget: true });
  });

  for (const [title, script, policy] of [
    ['is not found', '<script async src="/dist/missing.min.js"></script>', ''],
    [
      'does not run',
      `<script src="${FILE}"></script>`,
      "default-src 'none'; style-src 'unsafe-inline'",
    ],
  ] as const) {
    it(`stays if the script ${title}`, async () => {
      const host = await DemoHost.create({ leads: 3 });
      const page = await openPage(`<head>${script}</head><body>${tagFor(host)}</body>`, { policy });
      expect(shownIn(page)).to.deep.equal(BEFORE);
      expect(page.window.customElements.get('client-leads') === undefined).to.equal(true);
      expect(await host.requests()).to.have.length(0);
    });
  }

  it('is shown without what stands in named slots, if the page hides that till then', async () => {
    const host = await DemoHost.create({ leads: 0 });
    const page = await openPage(`<head>${HIDE_SLOTTED}</head><body>${tagFor(host)}</body>`);
    expect(shownIn(page)).to.deep.equal({ ...BEFORE, empty: false });
    addScript(page);
    await settledIn(page);
    expect(shownIn(page)).to.deep.equal({ fallback: false, empty: true, widget: true });
  });
});
