import { expect, waitUntil } from '@open-wc/testing';
import type { Lead } from '../src/index.js';
import { DemoHost } from './helpers/demo-host.js';
import { rows, settled, text } from './helpers/element.js';
import {
  addFrame,
  addPage,
  elementTag,
  FILE,
  openPage,
  scriptTag,
  settledIn,
  type Page,
} from './helpers/pages.js';

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

  it('asks where it came from in a page of opaque origin', async () => {
    const told = new Promise<unknown>((resolve) => {
      addEventListener('message', (event) => resolve(event.data), { once: true });
    });
    addPage(
      `<head><script src="${location.origin}${FILE}"></script><script>
        for (const type of ['leads-load', 'leads-error']) {
          addEventListener(type, ({ detail }) =>
            parent.postMessage([origin, type, detail.loaded, detail.totalRows], '*'));
        }
      </script></head><body>${ELEMENT}</body>`,
      { sandbox: 'allow-scripts' },
    );
    expect(await told).to.deep.equal(['null', 'leads-load', 20, 137]);
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
