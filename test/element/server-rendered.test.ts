import { expect, fixtureSync, html } from '@open-wc/testing';
import '../../src/index.js';
import '../../src/unread.js';
import { DemoHost } from '../helpers/demo-host.js';
import { rows } from '../helpers/element.js';
import { openPage, scriptTag, settledIn } from '../helpers/pages.js';
import { captureConsole } from '../helpers/stub.js';

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

  it('tells the developer the attribute for a name of a property, which React writes there', async () => {
    const lines = captureConsole('error');
    fixtureSync(
      html`<div>
        <client-leads sessionUrl="/in" siteCode="GIFT-01" pageSize="5" lang="ru"></client-leads>
        <client-leads-unread sessionUrl="/in" siteCode="GIFT-01"></client-leads-unread>
      </div>`,
    );
    await document.querySelector('client-leads')!.updateComplete;
    expect(lines.sort()).to.deep.equal([
      '<client-leads-unread> sessionurl is not read: write session-url.',
      '<client-leads> pagesize is not read: write length.',
      '<client-leads> sessionurl is not read: write session-url.',
    ]);
  });
});
