import { expect, oneEvent } from '@open-wc/testing';
import { ClientList } from '../../src/client-list/client-list.js';
import { ClientLeads } from '../../src/client-leads.js';
import { define } from '../../src/define.js';
import { SignIn } from '../../src/sign-in/sign-in.js';
import { DemoHost } from '../helpers/demo-host.js';
import { mountFor, settled } from '../helpers/element.js';
import { Site } from '../helpers/site.js';
import { captureConsole, countReads } from '../helpers/stub.js';

// Not the entry, which the shipped file can replace: its classes are not those that are counted here.
define('client-leads', ClientLeads);

/** A list that a site lets read, before it is defined or asks anything, and how often it works out what. */
async function watch() {
  const api = await DemoHost.create({ leads: 60 });
  const site = await Site.create();
  await site.answer(Site.client(api));
  const element = document.createElement('client-leads');
  const settings = countReads(element, 'skeletonRows');
  // Each view asks once whether the site is being asked.
  const views = countReads(SignIn.prototype, 'isAsking');
  const states = countReads(ClientList.prototype, 'state');
  const counts = () => [settings(), views(), states()];
  const add = () =>
    mountFor(api, { 'session-url': site.url, client: '', token: '', 'api-base': '' }, element);
  return { element, counts, add };
}

describe('what an element works out', () => {
  it('is worked out at most three times for a first page, however often it is read', async () => {
    const { element, counts, add } = await watch();
    add();
    await oneEvent(element, 'leads-load');
    const read = () => [element.status, element.leads.length, element.hasMore, element.unread];
    expect(read().slice(0, 3)).to.deep.equal(['ready', 20, true]);
    read();
    for (const count of counts()) {
      expect(count).to.be.within(1, 3);
    }
  });

  it('is worked out at most three times for a further page', async () => {
    const { element, counts, add } = await watch();
    await settled(add());
    const before = counts();
    expect(await element.loadMore()).to.equal(true);
    const [settings, views, states] = counts().map((count, index) => count - before[index]!);
    expect(settings).to.equal(0);
    expect(views).to.be.within(1, 3);
    expect(states).to.be.within(1, 3);
  });
});

describe('a getter of the element', () => {
  it('writes nothing to the console; the next update does', async () => {
    const lines = captureConsole('error');
    const element = mountFor(await DemoHost.create());
    await settled(element);
    element.pageSize = 999;
    expect([element.status, lines]).to.deep.equal(['empty', []]);
    await element.updateComplete;
    expect(lines).to.deep.equal(['<client-leads> length must be 1 to 200; the value is ignored.']);
  });
});
