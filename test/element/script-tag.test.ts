import { expect, oneEvent } from '@open-wc/testing';
import type { Lead } from '../../src/index.js';
import { DemoHost } from '../helpers/demo-host.js';
import { rows, text } from '../helpers/element.js';
import {
  createFrame,
  elementTag,
  FILE,
  openList,
  openPage,
  scriptTag,
  settledIn,
} from '../helpers/pages.js';
import { waitUntil } from '../helpers/wait-until.js';

/** The ways of a page's script to add another one. */
const INSERTIONS: Readonly<Record<string, string>> = {
  'a classic script': `script.src = '${FILE}'; document.head.append(script);`,
  'jQuery does, which runs its text in a script that it removes': `
    script.type = 'true/text/javascript';
    script.src = '${FILE}';
    document.body.append(script);
    fetch('${FILE}').then((file) => file.text()).then((text) => {
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
    ['at the end of the body', (element) => `<body>${element}${scriptTag()}</body>`],
    ['async', (element) => `<head>${scriptTag('async')}</head><body>${element}</body>`],
    ['as a module', (element) => scriptTag('type="module"') + element],
    [
      'as a module, where MooTools has replaced Document',
      (element) =>
        `<script>window.Document = function () {};</script>${scriptTag('type="module"')}${element}`,
    ],
    ['imported', (element) => `${element}<script>import('${FILE}')</script>`],
  ] as [string, (element: string) => string][]) {
    it(`shows the list, loaded ${title}`, async () => {
      const host = await DemoHost.create({ leads: 30 });
      await expectList(host, write(elementTag(host.base)));
    });
  }

  for (const [title, insert] of Object.entries(INSERTIONS)) {
    it(`shows the list, added by another script as ${title}`, async () => {
      const host = await DemoHost.create({ leads: 30 });
      const script = `<script>
        const script = document.createElement('script');
        ${insert}
      </script>`;
      await expectList(host, elementTag(host.base) + script);
    });
  }

  it('reports a configuration error without an API base in a page whose origin is opaque', async () => {
    const heard = oneEvent<MessageEvent>(window, 'message');
    const frame = createFrame();
    frame.src = `data:text/html,${encodeURIComponent(`<script>
      addEventListener('leads-error', ({ detail }) => parent.postMessage(detail.kind, '*'));
    </script>${scriptTag().replace(FILE, location.origin + FILE)}${elementTag()}`)}`;
    document.body.append(frame);
    expect((await heard).data).to.equal('config');
  });

  it("adds nothing to the page's window but the names that Lit documents", async () => {
    const host = await DemoHost.create({ leads: 1 });
    const before = Object.keys((await openPage(elementTag())).window);
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
    const host = await DemoHost.create({ leads: 1 });
    const own = '<script type="module" src="/test/fixtures/own-rows.ts"></script>';
    const { page, element } = await openList(host.base, {
      write: (script, tag) => `<head>${script}</head><body>${tag}${own}</body>`,
    });
    const [{ id, subject }] = element.leads as [Lead];
    const find = (selector: string) => element.shadowRoot!.querySelector(selector);
    await waitUntil(() => text(find(`#a-${id}-z`)) === 'later');
    expect([text(find('h4.own')), text(find('ul'))]).to.deep.equal([subject, '0c1a']);
    expect(find('circle')?.namespaceURI).to.contain('svg');
    expect((find('input') as HTMLInputElement).value).to.equal('живо');
    find('input')?.dispatchEvent(new Event('input'));
    expect(page.window.heard).to.deep.equal(['ref', `input ${id}`]);
  });
});

for (const name of ['client-leads', 'client-leads-unread', 'client-leads-early']) {
  it(`${name}.min.js is pure ASCII, for pages in any encoding`, async () => {
    const bytes = new Uint8Array(await (await fetch(`/dist/${name}.min.js`)).arrayBuffer());
    expect(bytes.length).to.be.above(1000);
    expect(bytes.findIndex((byte) => byte > 127)).to.equal(-1);
  });
}
