import { expect } from '@open-wc/testing';
import { DemoHost } from '../helpers/demo-host.js';
import { rows } from '../helpers/element.js';
import { elementTag, FILE, openList, openPage, scriptTag, settledIn } from '../helpers/pages.js';

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

/** Elements that take a name on `document` and on `window`, with the base of a stranger. */
const TAKERS: Readonly<Record<string, (name: string, base: string) => string>> = {
  img: (name, base) => `<img name="${name}" id="${name}" data-api-base="${base}" alt="">`,
  form: (name, base) =>
    `<form name="${name}" id="${name}" action="${base}" data-api-base="${base}"></form>`,
  iframe: (name, base) =>
    `<iframe name="${name}" id="${name}" srcdoc="" data-api-base="${base}"></iframe>`,
  'a pair of objects': (name, base) =>
    `<object name="${name}" id="${name}" data-api-base="${base}"></object>`.repeat(2),
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
const TAKEN = READ_BY_US.map((name) => TAKERS.img!(name, 'https://evil.example/')).join('');

/** The names of a list with white space between them. */
function namesIn(list: string): string[] {
  return list.trim().split(/\s+/);
}

function tagFor(path: string): string {
  return elementTag(`api-base="${path}"`);
}

describe('markup that takes the names of properties', () => {
  for (const [title, take] of Object.entries(TAKERS)) {
    for (const script of ['', 'async', 'type="module"']) {
      it(`does not affect the list or its token: ${title}, script ${script}`, async () => {
        const host = await DemoHost.create({ leads: 3 });
        const stranger = await DemoHost.create({ leads: 1 });
        const markup = READ_BY_US.map((name) => take(name, stranger.base)).join('');
        const { page, element } = await openList(host.base, {
          script,
          write: (own, tag) => `<body>${RECORD}${markup}${own}${tag}</body>`,
        });
        expect(rows(element)).to.have.length(3);
        expect(page.window.asked).to.have.length(1);
        expect(page.window.faults).to.deep.equal([]);
        expect(await host.requests()).to.have.length(1);
        expect(await stranger.requests()).to.deep.equal([]);
      });
    }
  }

  for (const name of READ_BY_LIT) {
    it(`sends the token to nobody else through ${name}, which Lit reads`, async () => {
      const host = await DemoHost.create({ leads: 1 });
      const taker = TAKERS.img!(name, 'https://evil.example/');
      const page = await openPage(
        `<body>${RECORD}${taker}${elementTag()}${scriptTag(host.base)}</body>`,
      );
      // The script upgrades the element, whose request would follow in the next microtask.
      const asked = page.window.asked as string[];
      expect(asked.filter((url) => !url.startsWith(host.base))).to.deep.equal([]);
    });
  }
});

describe('a form around the list whose controls take the names of its members', () => {
  for (const name of namesIn(`
    assignedSlot getAttribute getRootNode host parentElement parentNode scrollHeight
  `)) {
    it(`does not affect the list, the badge or a refresh: ${name}`, async () => {
      const host = await DemoHost.create({ leads: 3 });
      const badge = '<client-leads-unread sitecode="GIFT-01"></client-leads-unread>';
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

describe('a script tag of a stranger that never runs', () => {
  const ADDRESS = 'https://evil.example/client-leads.min.js';
  const OWN = `${location.origin}/api/client/LeadsPagingInfo`;
  const TAKER = TAKERS.img!('currentScript', 'https://evil.example/');

  const INERT = `<script type="text/plain" src="${ADDRESS}"></script>`;

  for (const [script, requests, status] of [
    ['', [OWN], 'ready'],
    ['async', [OWN], 'ready'],
    ['type="module"', [], 'error'],
  ] as const) {
    it(`does not receive the token beside a script ${script}`, async () => {
      const own = `<script src="${FILE}" ${script}></script>`;
      const page = await openPage(`<body>${RECORD}${TAKER}${INERT}${own}${elementTag()}</body>`);
      const element = await settledIn(page);
      expect(page.window.asked).to.deep.equal(requests);
      expect(element.status).to.equal(status);
    });
  }

  for (const script of ['', 'async', 'type="module"']) {
    it(`does not receive the token in a shadow root that markup has opened, script ${script}`, async () => {
      const inert = `<script type="text/plain" src="${FILE}" data-api-base="https://evil.example/"></script>`;
      const opened = '<div id="opened"><template shadowrootmode="open">';
      const own = scriptTag(location.origin, script);
      const page = await openPage(`<body>${RECORD}${inert}${opened}${own}${elementTag()}`);
      const root = page.document.querySelector('#opened')!.shadowRoot!;
      const element = await settledIn(page, root.querySelector('client-leads')!);
      expect(page.window.asked).to.deep.equal([]);
      expect(element.status).to.equal('error');
    });
  }

  it('makes the console ask for api-base if it is the only tag with the name of the file', async () => {
    const page = await openPage(
      `<body>${RECORD}<script>
        window.told = [];
        console.error = (text) => void told.push(text);
      </script>
      <script type="text/plain" src="${ADDRESS}" data-api-base="https://evil.example/"></script>
      ${elementTag()}<script>import('${FILE}')</script></body>`,
    );
    await settledIn(page);
    expect(page.window.asked).to.deep.equal([]);
    expect(page.window.told).to.deep.equal([
      '<client-leads> api-base must be an http or https URL, without a password.',
    ]);
  });
});

describe('<base> of another origin', () => {
  for (const attributes of ['async', 'type="module"']) {
    it(`does not redirect the token after a relative script, ${attributes}`, async () => {
      const script = `<script src="${FILE}" ${attributes}></script>`;
      const page = await openPage(
        `<head>${script}${RECORD}${BASE}</head><body>${elementTag()}</body>`,
      );
      expect(rows(await settledIn(page))).to.have.length(20);
      expect(page.window.asked).to.deep.equal([`${location.origin}/api/client/LeadsPagingInfo`]);
    });
  }
});

describe('a relative base', () => {
  for (const [title, write] of [
    [
      'is not redirected by the names of properties',
      (path) => TAKEN + scriptTag('') + tagFor(path),
    ],
    [
      'of the script is not redirected by a <base> of another origin',
      (path) => scriptTag(path) + BASE + tagFor(''),
    ],
    [
      'of the element is not redirected by a <base> of another origin',
      (path) => scriptTag('') + BASE + tagFor(path),
    ],
  ] as [string, (path: string) => string][]) {
    it(title, async () => {
      const host = await DemoHost.create({ leads: 3 });
      const page = await openPage(write(new URL(host.base).pathname));
      expect(rows(await settledIn(page))).to.have.length(3);
    });
  }
});
