import { expect, fixtureSync, html } from '@open-wc/testing';
import '../../src/index.js';
import { setVisibility } from '../helpers/browser-state.js';
import { DemoHost } from '../helpers/demo-host.js';
import { mountFor, rows, settled } from '../helpers/element.js';
import {
  BADGE_FILE,
  elementTag,
  openList,
  openPage,
  scriptTag,
  settledIn,
} from '../helpers/pages.js';
import { captureConsole } from '../helpers/stub.js';
import { WatchedPage } from '../helpers/watched-page.js';

/** The properties of `document` and `window` that our code reads at any time. */
const READ_BY_US = namesIn(`
  activeElement addEventListener baseURI currentScript customElements defaultView documentElement
  fetch innerHeight location navigator origin performance prerendering querySelectorAll scripts
  scrollingElement visibilityState
`);

/** The properties that Lit reads. An element that takes one of these names may break the list. */
const READ_BY_LIT = namesIn(`
  adoptedStyleSheets createComment createElement createTextNode createTreeWalker importNode
  litElementHydrateSupport litElementPolyfillSupport litElementVersions litHtmlPolyfillSupport
  litHtmlVersions litNonce litPropertyMetadata reactiveElementPolyfillSupport
  reactiveElementVersions ShadyCSS trustedTypes
`);

/** Elements that take a name on `document` and on `window`. */
const TAKERS: Readonly<Record<string, (name: string) => string>> = {
  img: (name) => `<img name="${name}" id="${name}" alt="">`,
  form: (name) => `<form name="${name}" id="${name}" action="https://evil.example/"></form>`,
  iframe: (name) => `<iframe name="${name}" id="${name}" srcdoc=""></iframe>`,
  'a pair of objects': (name) => `<object name="${name}" id="${name}"></object>`.repeat(2),
};

/** Records the address of each request, and each error: Lit may fail here. */
const RECORD = `<script>
  window.asked = [];
  window.faults = [];
  const ownFetch = window.fetch;
  window.fetch = (url, init) => (asked.push(url), ownFetch(url, init));
  for (const type of ['error', 'unhandledrejection']) {
    window.addEventListener(type, (event) => {
      event.preventDefault();
      faults.push(event.message ?? String(event.reason));
    });
  }
</script>`;

const BASE = '<base href="https://evil.example/">';

/** The names of a list with white space between them. */
function namesIn(list: string): string[] {
  return list.trim().split(/\s+/);
}

/** The base of a host, relative to the page. */
function pathOf({ base }: DemoHost): string {
  return new URL(base).pathname;
}

describe('markup that takes the names of properties', () => {
  for (const [title, take] of Object.entries(TAKERS)) {
    for (const script of ['', 'async', 'type="module"']) {
      it(`does not affect the list or its token: ${title}, script ${script}`, async () => {
        const host = await DemoHost.create({ leads: 3 });
        const markup = READ_BY_US.map(take).join('');
        const { page, element } = await openList(pathOf(host), {
          script,
          write: (own, tag) => `<body>${RECORD}${markup}${own}${tag}</body>`,
        });
        expect(rows(element)).to.have.length(3);
        expect(page.window.asked).to.have.length(1);
        expect(page.window.faults).to.deep.equal([]);
        expect(await host.requests()).to.have.length(1);
      });
    }
  }

  for (const name of READ_BY_LIT) {
    it(`sends the token to nobody else through ${name}, which Lit reads`, async () => {
      const host = await DemoHost.create({ leads: 1 });
      const taker = TAKERS.img!(name);
      const tag = elementTag(pathOf(host));
      const page = await openPage(`<body>${RECORD}${taker}${tag}${scriptTag()}</body>`);
      // The script upgrades the element, whose request would follow in the next microtask.
      const asked = page.window.asked as string[];
      expect(asked.filter((url) => !url.startsWith(host.base))).to.deep.equal([]);
    });
  }
});

describe('an <img> that takes the name visibilityState', () => {
  it('does not make a hidden page ask for what has failed', async () => {
    const page = new WatchedPage();
    captureConsole('error');
    const host = await DemoHost.create({ settings: { fail: { status: 500, when: 'always' } } });
    const taker = fixtureSync<HTMLElement>(html`<img name="visibilityState" alt="" />`);
    expect(document.visibilityState).to.equal(taker);
    await settled(mountFor(host));
    setVisibility('hidden');
    expect(await page.sentBy(() => page.pass(3_600_000))).to.deep.equal([]);
    expect(await page.sentBy(() => setVisibility('visible'))).to.have.length(1);
  });
});

describe('a form around the list whose controls take the names of its members', () => {
  for (const name of namesIn(`
    assignedSlot getAttribute getRootNode host parentElement parentNode scrollHeight
  `)) {
    it(`does not affect the list, the badge or a refresh: ${name}`, async () => {
      const host = await DemoHost.create({ leads: 3 });
      const badge = `<client-leads-unread sitecode="GIFT-01"></client-leads-unread><script src="${BADGE_FILE}"></script>`;
      const { page, element } = await openList(host.base, {
        write: (own, tag) =>
          `<body>${RECORD}<form><img name="${name}" alt="">${badge}${tag}</form>${own}</body>`,
      });
      expect(rows(element)).to.have.length(3);
      await host.change({ insert: { row: { Id: 77, Subject: 'Новая тема' } } });
      await element.refresh();
      expect(rows(element)).to.have.length(4);
      expect(page.window.faults).to.deep.equal([]);
    });
  }
});

describe('<base> of another origin', () => {
  for (const attributes of ['async', 'type="module"']) {
    it(`does not redirect the token of an element without api-base, script ${attributes}`, async () => {
      const script = scriptTag(attributes);
      const page = await openPage(
        `<head>${script}${RECORD}${BASE}</head><body>${elementTag()}</body>`,
      );
      expect(rows(await settledIn(page))).to.have.length(20);
      expect(page.window.asked).to.deep.equal([`${location.origin}/api/client/LeadsPagingInfo`]);
    });
  }
});
