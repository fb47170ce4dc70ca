import { expect, waitUntil } from '@open-wc/testing';
import type { Lead } from '../../src/index.js';
import { DemoHost } from '../helpers/demo-host.js';
import { rows, settled, text } from '../helpers/element.js';
import {
  addFrame,
  addPage,
  elementTag,
  FILE,
  openPage,
  scriptTag,
  settledIn,
  type Page,
} from '../helpers/pages.js';

const ELEMENT = elementTag();

const CSP = "require-trusted-types-for 'script'; trusted-types client-leads";

/** A script that keeps what the page would report and which policies it creates. */
const WATCH = `<script>
  window.violations = [];
  document.addEventListener('securitypolicyviolation', (event) =>
    violations.push(event.violatedDirective + ' ' + event.sample));
  window.policies = [];
  if (window.trustedTypes) {
    const { createPolicy } = trustedTypes;
    trustedTypes.createPolicy = function (name, rules) {
      policies.push(name);
      return createPolicy.call(this, name, rules);
    };
  }
</script>`;

type Watched = Page['window'] & { violations: string[]; policies: string[] };

describe('client-leads.min.js', () => {
  for (const [title, write] of [
    ['in the head', (base) => `<head>${scriptTag(base)}</head><body>${ELEMENT}</body>`],
    ['at the end of the body', (base) => `<body>${ELEMENT}${scriptTag(base)}</body>`],
    ['async', (base) => `<head>${scriptTag(base, 'async')}</head><body>${ELEMENT}</body>`],
    ['deferred', (base) => `<head>${scriptTag(base, 'defer')}</head><body>${ELEMENT}</body>`],
    [
      'as a module',
      (base) =>
        `<head><script src="http://"></script>${scriptTag(base, 'type="module"')}</head><body>${ELEMENT}</body>`,
    ],
    [
      'twice',
      (base) =>
        `<head>${scriptTag(base)}${scriptTag('https://other.example/')}</head><body>${ELEMENT}</body>`,
    ],
    [
      'as a module after it ran as a classic script',
      (base) =>
        `<head>${scriptTag(base)}${scriptTag(base, 'type="module"')}</head><body>${ELEMENT}</body>`,
    ],
  ] as [string, (base: string) => string][]) {
    it(`shows the list at its data-api-base, loaded ${title}`, async () => {
      const host = await DemoHost.create({ leads: 30 });
      const page = await openPage(write(host.base));
      const element = await settledIn(page);
      expect(rows(element)).to.have.length(20);
      expect(element.status).to.equal('ready');
      expect(await host.requests()).to.have.length(1);
    });
  }

  it('shows the list in a document that is written to', async () => {
    const host = await DemoHost.create({ leads: 30 });
    const frame = addFrame();
    const page = frame.contentDocument!;
    page.open();
    const loaded = new Promise((resolve) =>
      frame.addEventListener('load', resolve, { once: true }),
    );
    // What old pages do.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    page.write(`<!DOCTYPE html><head>${scriptTag(host.base)}</head><body>${ELEMENT}</body>`);
    page.close();
    await loaded;
    expect(rows(await settled(page.querySelector('client-leads')!))).to.have.length(20);
  });

  it('goes by api-base before data-api-base', async () => {
    const host = await DemoHost.create({ leads: 30 });
    const element = elementTag(`api-base="${host.base}"`);
    const page = await openPage(`${scriptTag('https://other.example/')}<body>${element}</body>`);
    expect(rows(await settledIn(page))).to.have.length(20);
  });

  for (const [title, attributes] of [
    ['as a classic script', ''],
    ['as a module', 'type="module"'],
    ['with an empty data-api-base', 'data-api-base=" "'],
  ] as const) {
    it(`asks where it came from without a data-api-base, ${title}`, async () => {
      const page = await openPage(
        `<script src="${FILE}" ${attributes}></script><body>${ELEMENT}</body>`,
      );
      const element = await settledIn(page);
      expect(rows(element)).to.have.length(20);
      expect(element.totalRows).to.equal(137);
    });
  }

  describe('that has to guess the API base', () => {
    const KEEP_INFO =
      '<script>window.told = []; console.info = (text) => void told.push(text);</script>';

    /** The file at an address that does not end in its name. */
    async function renamedFile(): Promise<string> {
      const text = await (await fetch(FILE)).text();
      return URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
    }

    it('says so once if its name is another, to elements that go by it', async () => {
      const renamed = await renamedFile();
      const page = await openPage(
        `<head>${KEEP_INFO}<script src="${renamed}"></script></head><body>${ELEMENT}${ELEMENT}</body>`,
      );
      for (const element of page.document.querySelectorAll('client-leads')) {
        await settledIn(page, element);
        await element.refresh();
      }
      expect(page.window.told).to.deep.equal([
        `<client-leads> asks ${location.origin}, where its script came from. Set api-base if the API is elsewhere.`,
      ]);
    });

    it('says nothing before an element goes by it', async () => {
      const renamed = await renamedFile();
      const host = await DemoHost.create({ leads: 3 });
      const page = await openPage(
        `<head>${KEEP_INFO}<script src="${renamed}"></script></head><body>` +
          `<client-leads></client-leads>${elementTag(`api-base="${host.base}"`)}</body>`,
      );
      await settledIn(page, page.document.querySelectorAll('client-leads')[1]);
      expect(page.window.told).to.deep.equal([]);
      Object.assign(page.element, { siteCode: 'GIFT-01', client: 1017, token: 1 });
      await settledIn(page);
      expect(page.window.told).to.have.length(1);
    });

    it('says nothing with a data-api-base, or on its own origin under its own name', async () => {
      const renamed = await renamedFile();
      const host = await DemoHost.create({ leads: 3 });
      for (const script of [
        `<script src="${renamed}" data-api-base="${host.base}"></script>`,
        scriptTag(''),
        scriptTag('').replace(FILE, `${FILE}?v=1`),
      ]) {
        const page = await openPage(`<head>${KEEP_INFO}${script}</head><body>${ELEMENT}</body>`);
        expect(rows(await settledIn(page))).not.to.have.length(0);
        expect(page.window.told).to.deep.equal([]);
      }
    });
  });

  it('asks where it came from in a page of opaque origin', async () => {
    const told = new Promise<unknown>((resolve) => {
      addEventListener('message', (event) => resolve(event.data), { once: true });
    });
    addPage(
      `<head><script src="${location.origin}${FILE}"></script><script>
        const told = [];
        console.info = (text) => void told.push(text);
        for (const type of ['leads-load', 'leads-error']) {
          addEventListener(type, ({ detail }) =>
            parent.postMessage([origin, type, detail.loaded, detail.totalRows, ...told], '*'));
        }
      </script></head><body>${ELEMENT}</body>`,
      { sandbox: 'allow-scripts' },
    );
    expect(await told).to.deep.equal([
      'null',
      'leads-load',
      20,
      137,
      `<client-leads> asks ${location.origin}, where its script came from. Set api-base if the API is elsewhere.`,
    ]);
  });

  it("puts nothing on the page's window but the names that Lit documents", async () => {
    const host = await DemoHost.create({ leads: 1 });
    const { window } = await openPage(`<body>${ELEMENT}</body>`);
    const before = Object.keys(window);
    const page = await openPage(`<body>${ELEMENT}${scriptTag(host.base)}</body>`);
    await settledIn(page);
    const added = Object.keys(page.window).filter((name) => !before.includes(name));
    expect(added.sort()).to.deep.equal([
      'litElementVersions',
      'litHtmlVersions',
      'litPropertyMetadata',
      'reactiveElementVersions',
    ]);
  });

  it("draws what the page's own Lit gives for its rows, with any directive", async () => {
    const host = await DemoHost.create({ leads: 2 });
    const own = '<script type="module" src="/test/fixtures/own-rows.ts"></script>';
    const page = await openPage(
      `<head>${scriptTag(host.base)}</head><body>${ELEMENT}${own}</body>`,
    );
    const element = await settledIn(page);
    const { heard } = page.window as unknown as { heard: string[] };
    const [row] = rows(element);
    const [{ id, subject }] = element.leads as [Lead];
    const find = (selector: string) => row?.querySelector<HTMLInputElement>(selector) ?? null;
    await waitUntil(() => text(find('p')) === 'later last');

    expect(heard).to.deep.equal(element.leads.map((lead) => `ref ul ${lead.id}`));
    expect(text(find('h4'))).to.equal(subject);
    expect(find('h4')?.className.trim()).to.equal('own');
    expect(find('h4')?.style.order).to.equal('3');
    expect([...row!.querySelectorAll('li')].map(text)).to.deep.equal(['0c', '1a', '2b']);
    expect(find('p')?.getAttributeNames()).to.deep.equal(['id']);
    expect(find('p')?.id).to.equal(`a-${id}-z`);
    expect(find('input')?.value).to.equal('живо');
    expect(find('input')?.disabled).to.equal(true);
    expect(find('textarea')?.value).to.equal(`text ${id}`);
    expect(find('circle')?.namespaceURI).to.contain('svg');
    expect(find('circle')?.getAttribute('r')).to.equal(`${id}`);
    expect(find('mi')?.namespaceURI).to.contain('MathML');
    expect(['i', 'b', 'u', 'em', 's', 'q'].map((tag) => text(find(tag)))).to.deep.equal([
      'guard',
      'cache',
      'keyed',
      'html',
      'template',
      '2',
    ]);
    expect(find('hr')).not.to.equal(null);

    find('input')?.dispatchEvent(new Event('input'));
    expect(heard.at(-1)).to.equal(`input ${id}`);
  });

  describe('under Trusted Types', () => {
    const meta = `<meta http-equiv="Content-Security-Policy" content="${CSP}">`;

    for (const wireFormat of ['json', 'form', 'xml']) {
      it(`works with a policy of its own name alone, as ${wireFormat}`, async () => {
        const host = await DemoHost.create({ leads: 30 });
        const element = elementTag(`wire-format="${wireFormat}"`);
        const page = await openPage(
          `<head>${meta}${WATCH}${scriptTag(host.base)}</head><body>${element}</body>`,
        );
        const window = page.window as Watched;
        const list = await settledIn(page);
        await list.loadMore();
        expect(rows(list)).to.have.length(30);
        expect(list.status).to.equal('complete');
        expect(window.violations).to.deep.equal([]);
        expect(window.policies).to.deep.equal(window.trustedTypes ? ['client-leads'] : []);
      });
    }

    it('would be seen to break the rules', async () => {
      const page = await openPage(`<head>${meta}${WATCH}</head><body></body>`);
      const { document } = page;
      const window = page.window as Watched;
      const isGuarded = Boolean(window.trustedTypes);
      const reported = new Promise((resolve) => {
        if (!isGuarded) {
          resolve(undefined);
        }
        document.addEventListener('securitypolicyviolation', resolve, { once: true });
      });
      let isRefused = false;
      try {
        document.body.innerHTML = '<b></b>';
      } catch {
        isRefused = true;
      }
      await reported;
      expect(isRefused).to.equal(isGuarded);
      expect(window.violations).to.have.length(isGuarded ? 1 : 0);
    });
  });

  describe('as a file', () => {
    it('is pure ASCII', async () => {
      const bytes = new Uint8Array(await (await fetch(FILE)).arrayBuffer());
      expect(bytes.length).to.be.above(10_000);
      expect(bytes.findIndex((byte) => byte > 127)).to.equal(-1);
    });

    it('creates no policy but client-leads', async () => {
      const text = await (await fetch(FILE)).text();
      const policies = [...text.matchAll(/createPolicy\(([^,)]*)/g)].map(([, name]) => name);
      expect(policies).to.deep.equal(['"client-leads"']);
      expect(text.includes('lit-html"')).to.equal(false);
    });
  });
});
