import { expect } from '@open-wc/testing';
import { DemoHost } from '../helpers/demo-host.js';
import { rows } from '../helpers/element.js';
import { addScript, elementTag, openPage, scriptTag, settledIn } from '../helpers/pages.js';

describe('rendered by a server', () => {
  for (const [title, write] of [
    ['before the script', (markup, script) => `<body>${markup}${script}</body>`],
    ['after the script', (markup, script) => `<head>${script}</head><body>${markup}</body>`],
    [
      'with the script run during parsing, before the rest of it',
      (markup, script) => {
        const late = `$&${script}Чужой текст<p>Чужой текст</p><!-- -->Чужой текст`;
        return `<body>${markup.replace(/<template [^>]*>/, late)}</body>`;
      },
    ],
  ] as [string, (markup: string, script: string) => string][]) {
    it(`shows the list once and nothing else, ${title}`, async () => {
      const host = await DemoHost.create({ leads: 30 });
      const markup = await (await fetch(`/server-rendered?base=${host.base}`)).text();
      expect(markup).to.contain('shadowrootmode="open"');
      const page = await openPage(write(markup, scriptTag(host.base)));
      const element = await settledIn(page);
      expect(rows(element)).to.have.length(20);
      await element.loadMore();
      const root = element.shadowRoot!;
      expect(rows(element)).to.have.length(30);
      expect(root.querySelectorAll('section')).to.have.length(1);
      expect(root.querySelectorAll('[aria-live]')).to.have.length(1);
      expect(root.querySelectorAll('style')).to.have.length(0);
      expect(root.textContent).not.to.contain('Чужой текст');
      expect(await host.requests()).to.have.length(2);
    });
  }

  it('shows the list in a closed root, and works entirely inside it', async () => {
    const host = await DemoHost.create({ leads: 30 });
    const roots: (ShadowRoot | null)[] = [];
    const closed = '<template shadowrootmode="closed"><p>Старое</p></template>';
    const page = await openPage(
      elementTag('filter-controls="search"').replace('</client-leads>', `${closed}$&`),
    );
    const { prototype } = page.window.ElementInternals;
    const own = Object.getOwnPropertyDescriptor(prototype, 'shadowRoot')!;
    Object.defineProperty(prototype, 'shadowRoot', {
      get(this: ElementInternals) {
        roots.push(own.get!.call(this) as ShadowRoot | null);
        return roots.at(-1);
      },
    });
    page.element.apiBase = host.base;
    await addScript(page);
    const element = await settledIn(page);
    expect(element.shadowRoot).to.equal(null);
    const [root] = roots;
    expect(root?.querySelectorAll('[role=listitem]')).to.have.length(20);
    expect(root?.textContent).not.to.contain('Старое');
    root?.querySelector('button')?.focus();
    await element.loadMore();
    expect(root?.querySelectorAll('[role=listitem]')).to.have.length(30);
    expect(root?.activeElement?.getAttribute('role')).to.equal('listitem');
  });
});
