import { expect } from '@open-wc/testing';
import { DemoHost } from '../helpers/demo-host.js';
import { rows } from '../helpers/element.js';
import {
  addScript,
  BADGE_FILE,
  FILE,
  KEEP_FAILURES,
  openPage,
  settledIn,
  type Page,
} from '../helpers/pages.js';

const FALLBACK = '<p id="fallback">Ваши обращения: <a href="/help">в центре поддержки</a></p>';
const SLOTTED = '<p id="empty" slot="empty">Обращений пока нет</p>';

/** A page whose element has a fallback, and a text for an empty list. */
async function openWith(leads: number) {
  const host = await DemoHost.create({ leads });
  const tag = `<client-leads SiteCode="GIFT-01" Client="1017" Token="55120938" first-position="1"
    api-base="${host.base}">${SLOTTED}${FALLBACK}</client-leads>`;
  const page = await openPage(`<body>${tag}</body>`);
  return { host, page };
}

function isShown(node: Element | null | undefined): boolean {
  return (node?.getClientRects().length ?? 0) > 0;
}

/** The visible parts of the children and of the element’s own content. */
function shownIn({ document, element }: Page) {
  return {
    fallback: isShown(document.getElementById('fallback')),
    empty: isShown(document.getElementById('empty')),
    widget: isShown(element.shadowRoot?.querySelector('section')),
  };
}

const BEFORE = { fallback: true, empty: true, widget: false };
const WITH_ROWS = { fallback: false, empty: false, widget: true };

describe('the content of the tag', () => {
  it('is shown until the script has loaded, and the list replaces it', async () => {
    const { host, page } = await openWith(3);
    expect(shownIn(page)).to.deep.equal(BEFORE);
    await host.answer({ hold: true });
    await addScript(page);
    await host.holds(1);
    await page.element.updateComplete;
    expect(shownIn(page)).to.deep.equal(WITH_ROWS);
    await host.release();
    expect(rows(await settledIn(page))).to.have.length(3);
    expect(shownIn(page)).to.deep.equal(WITH_ROWS);
  });

  for (const [browser, lack] of [
    ['Safari 16.3', 'delete Document.prototype.adoptedStyleSheets'],
    ['Chrome 104', 'delete window.CSSContainerRule'],
  ] as const) {
    it(`stays in a browser as old as ${browser}`, async () => {
      const page = await openPage(`<body>
        ${KEEP_FAILURES}<script>${lack}</script>
        <client-leads session-url="/session">${FALLBACK}</client-leads>
        <client-leads-unread session-url="/session">3</client-leads-unread>
        <script src="${FILE}"></script><script src="${BADGE_FILE}"></script>
      </body>`);
      expect(page.element.matches(':defined')).to.equal(false);
      expect(isShown(page.document.getElementById('fallback'))).to.equal(true);
      expect(isShown(page.document.querySelector('client-leads-unread'))).to.equal(true);
      expect(page.window.failures).to.deep.equal([]);
      expect(
        page.window.performance.getEntriesByType('resource').map(({ name }) => name),
      ).to.deep.equal([FILE, BADGE_FILE].map((file) => location.origin + file));
    });
  }
});
