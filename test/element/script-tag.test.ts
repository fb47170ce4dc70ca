import { expect, oneEvent } from '@open-wc/testing';
import type { ClientLeads, Lead } from '../../src/index.js';
import { DemoHost } from '../helpers/demo-host.js';
import { rows, settled, text } from '../helpers/element.js';
import {
  addPage,
  copyOfFile,
  createFrame,
  elementTag,
  FILE,
  openList,
  openPage,
  scriptTag,
  settledIn,
} from '../helpers/pages.js';
import { waitUntil } from '../helpers/wait-until.js';

const ELEMENT = elementTag();

/** Records the console output of the page. */
const KEEP_INFO =
  '<script>window.told = []; console.info = (text) => void told.push(text);</script>';

/** The console message about a guessed base. */
const GUESS = `<client-leads> uses ${location.origin}, the origin of its script. Set api-base if the API is elsewhere.`;

const FETCH_FILE = `fetch('${FILE}').then((file) => file.text())`;

/** The ways of a page's script to add another one. */
const INSERTIONS: Readonly<Record<string, string>> = {
  'a classic script': `script.src = '${FILE}'; document.head.append(script);`,
  'a module': `script.type = 'module'; script.src = '${FILE}'; document.head.append(script);`,
  'the text of a script': `${FETCH_FILE}.then((text) => {
    script.text = text;
    document.head.append(script);
  });`,
  'jQuery does, which runs its text in a script that it removes': `
    script.type = 'true/text/javascript';
    script.src = '${FILE}';
    document.body.append(script);
    ${FETCH_FILE}.then((text) => {
      const runner = document.createElement('script');
      runner.text = text;
      document.head.append(runner);
      runner.remove();
    });`,
};

async function expectList(host: DemoHost, html: string): Promise<void> {
  const element = await settledIn(await openPage(html));
  expect(rows(element)).to.have.length(20);
  expect(element.status).to.equal('ready');
  expect(await host.requests()).to.have.length(1);
}

describe('client-leads.min.js', () => {
  for (const [title, write] of [
    ['at the end of the body', (base) => `<body>${ELEMENT}${scriptTag(base)}</body>`],
    ['async', (base) => `<head>${scriptTag(base, 'async')}</head><body>${ELEMENT}</body>`],
    [
      'as a module, behind a script whose src is no URL',
      (base) => `<script src="http://"></script>${scriptTag(base, 'type="module"')}${ELEMENT}`,
    ],
    [
      'as a module, where MooTools has replaced Document',
      (base) =>
        `<script>window.Document = function () {};</script>${scriptTag(base, 'type="module"')}${ELEMENT}`,
    ],
    ['twice', (base) => `${scriptTag(base)}${scriptTag('https://other.example/')}${ELEMENT}`],
    [
      'as a module after it ran as a classic script',
      (base) => `${scriptTag(base)}${scriptTag(base, 'type="module"')}${ELEMENT}`,
    ],
  ] as [string, (base: string) => string][]) {
    it(`shows the list at its data-api-base, loaded ${title}`, async () => {
      const host = await DemoHost.create({ leads: 30 });
      await expectList(host, write(host.base));
    });
  }

  for (const [title, insert] of Object.entries(INSERTIONS)) {
    it(`shows the list at its data-api-base, added by another script as ${title}`, async () => {
      const host = await DemoHost.create({ leads: 30 });
      const script = `<script>
        const script = document.createElement('script');
        script.dataset.apiBase = '${host.base}';
        ${insert}
      </script>`;
      await expectList(host, ELEMENT + script);
    });
  }

  it('shows the list in a document during document.write', async () => {
    const host = await DemoHost.create({ leads: 30 });
    const frame = createFrame();
    document.body.append(frame);
    const page = frame.contentDocument!;
    page.open();
    const loaded = oneEvent(frame, 'load');
    // Old pages do this.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    page.write(`<!DOCTYPE html><head>${scriptTag(host.base)}</head><body>${ELEMENT}</body>`);
    page.close();
    await loaded;
    expect(rows(await settled(page.querySelector('client-leads')!))).to.have.length(20);
  });

  for (const [title, script] of [
    ['as a classic script', `<script src="${FILE}"></script>`],
    ['as a module', `<script src="${FILE}" type="module"></script>`],
    ['with an empty data-api-base', scriptTag(' ')],
    ['imported', `<script>import('${FILE}')</script>`],
    ['run as text', `<script>${FETCH_FILE}.then((text) => (0, eval)(text))</script>`],
  ] as const) {
    it(`uses its own origin without a data-api-base, ${title}`, async () => {
      const element = await settledIn(await openPage(ELEMENT + script));
      expect(rows(element)).to.have.length(20);
      expect(element.totalRows).to.equal(137);
    });
  }

  describe('without an API base', () => {
    it('warns once if its file name differs, as soon as an element uses the guess', async () => {
      const host = await DemoHost.create({ leads: 3 });
      const other = elementTag(`id="other" api-base="${host.base}"`);
      const script = `<script src="${await copyOfFile()}"></script>`;
      const page = await openPage(`${KEEP_INFO}${script}<client-leads></client-leads>${other}`);
      const element = await settledIn(page, page.document.querySelector<ClientLeads>('#other')!);
      expect(page.window.told).to.deep.equal([]);
      element.apiBase = null;
      await settled(element);
      expect(page.window.told).to.deep.equal([GUESS]);
      await element.refresh();
      Object.assign(page.element, { siteCode: 'GIFT-01', client: 1017, token: 55120938 });
      expect(rows(await settledIn(page))).to.have.length(20);
      expect(page.window.told).to.deep.equal([GUESS]);
    });

    it('does not warn with a data-api-base, or on its own origin under its own name', async () => {
      const renamed = await copyOfFile();
      const host = await DemoHost.create({ leads: 3 });
      for (const script of [
        `<script src="${renamed}" data-api-base="${host.base}"></script>`,
        scriptTag(''),
        scriptTag('').replace(FILE, `${FILE}?v=1`),
      ]) {
        const page = await openPage(KEEP_INFO + script + ELEMENT);
        expect(rows(await settledIn(page))).not.to.have.length(0);
        expect(page.window.told).to.deep.equal([]);
      }
    });
  });

  it('loads the list in a sandbox', async () => {
    const heard = oneEvent<MessageEvent>(window, 'message');
    const tell = `<script>
      addEventListener('leads-load', ({ detail }) =>
        parent.postMessage([origin, detail.loaded], '*'));
    </script>`;
    addPage(tell + scriptTag('') + ELEMENT, { sandbox: 'allow-scripts' });
    expect((await heard).data).to.deep.equal(['null', 20]);
  });

  it("adds nothing to the page's window but the names that Lit documents", async () => {
    const host = await DemoHost.create({ leads: 1 });
    const before = Object.keys((await openPage(ELEMENT)).window);
    const { page } = await openList(host.base);
    const added = Object.keys(page.window).filter((name) => !before.includes(name));
    expect(added.sort()).to.deep.equal([
      'litElementVersions',
      'litHtmlVersions',
      'litPropertyMetadata',
      'reactiveElementVersions',
    ]);
  });

  it("draws rows of the page's own Lit, with any directive", async () => {
    const host = await DemoHost.create({ leads: 2 });
    const own = '<script type="module" src="/test/fixtures/own-rows.ts"></script>';
    const { page, element } = await openList(host.base, {
      write: (script, tag) => `<head>${script}</head><body>${tag}${own}</body>`,
    });
    const { heard } = page.window as unknown as { heard: string[] };
    const [row] = rows(element);
    const [{ id, subject }] = element.leads as [Lead];
    const find = (selector: string) => row?.querySelector<HTMLInputElement>(selector) ?? null;
    await waitUntil(() => text(find('p')) === 'later last');

    expect(heard).to.deep.equal(element.leads.map((lead) => `ref ul ${lead.id}`));
    const drawn = find('div')!
      .innerHTML.replaceAll(/<!--[^]*?-->/g, '')
      .replaceAll(/\s+/g, ' ');
    expect(drawn.replaceAll(/ ?([<>]) ?/g, '$1')).to.equal(
      [
        `<h4 class=" own " style="order:3;">${subject}</h4>`,
        '<ul><li>0c</li><li>1a</li><li>2b</li></ul>',
        `<p id="a-${id}-z">later last</p>`,
        `<input disabled=""><textarea>text ${id}</textarea>`,
        `<svg viewBox="0 0 2 2"><circle r="${id}"></circle></svg><math><mi>x</mi></math>`,
        '<i>guard</i><b>cache</b><u>keyed</u><em>html</em><s>template</s>1<q>2</q><hr>',
      ].join(''),
    );
    expect(find('input')?.value).to.equal('живо');
    expect(find('circle')?.namespaceURI).to.contain('svg');
    expect(find('mi')?.namespaceURI).to.contain('MathML');

    find('input')?.dispatchEvent(new Event('input'));
    expect(heard.at(-1)).to.equal(`input ${id}`);
  });

  it('creates no policy but client-leads', async () => {
    const text = await (await fetch(FILE)).text();
    const policies = [...text.matchAll(/createPolicy\(([^,)]*)/g)].map(([, name]) => name);
    expect(policies).to.deep.equal(['"client-leads"']);
    expect(text.includes('lit-html"')).to.equal(false);
  });
});

for (const name of ['client-leads', 'client-leads-unread', 'client-leads-early']) {
  it(`${name}.min.js is pure ASCII, for pages in any encoding`, async () => {
    const bytes = new Uint8Array(await (await fetch(`/dist/${name}.min.js`)).arrayBuffer());
    expect(bytes.length).to.be.above(1000);
    expect(bytes.findIndex((byte) => byte > 127)).to.equal(-1);
  });
}
