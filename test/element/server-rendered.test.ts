import { expect } from '@open-wc/testing';
import { DemoHost } from '../helpers/demo-host.js';
import { rows } from '../helpers/element.js';
import { openPage, scriptTag, settledIn } from '../helpers/pages.js';

describe('rendered by a server', () => {
  it('shows the list once and nothing else', async () => {
    const host = await DemoHost.create({ leads: 30 });
    const markup = await (await fetch(`/server-rendered?base=${host.base}`)).text();
    expect(markup).to.contain('shadowrootmode="open"');
    const page = await openPage(`<head>${scriptTag()}</head><body>${markup}</body>`);
    const element = await settledIn(page);
    expect(rows(element)).to.have.length(20);
    await element.loadMore();
    const root = element.shadowRoot!;
    expect(rows(element)).to.have.length(30);
    expect(root.querySelectorAll('section')).to.have.length(1);
    expect(root.querySelectorAll('[aria-live]')).to.have.length(1);
    expect(root.querySelectorAll('style')).to.have.length(0);
    expect(await host.requests()).to.have.length(2);
  });
});
