import { expect } from '@open-wc/testing';
import { nothing } from 'lit';
import { ApiError } from '../../src/model/api-error.js';
import { systemClock } from '../../src/waiting/clock.js';
import { ListController } from '../../src/controllers/list-controller.js';
import type { SignedInClient } from '../../src/sign-in/ask-site.js';
import { DeveloperLog } from '../../src/settings/developer-log.js';
import { createHost, mountHost, updateHost } from '../helpers/controller-host.js';
import { DemoHost, hostRows } from '../helpers/demo-host.js';
import { Site } from '../helpers/site.js';
import { nextTask } from '../helpers/task.js';
import { waitUntil } from '../helpers/wait-until.js';

/** What a page sets on an element. */
type Settings = Record<string, unknown>;

/** An element that only has a list, and opens it at each update. */
class ListHost {
  readonly element = createHost();
  readonly list: ListController;
  /** How often the settings were read. */
  reads = 0;
  /** What the page has heard of. */
  readonly kinds: string[] = [];

  constructor(settings: Settings) {
    const { element } = this;
    const count = () => {
      this.reads++;
      return 1;
    };
    Object.defineProperty(element, 'firstPosition', { get: count });
    this.list = new ListController(element as never, {
      builtApiBase: undefined,
      clock: systemClock,
      log: new DeveloperLog(),
    });
    Object.assign(element, { siteCode: 'GIFT-01', ...settings });
    element.content = () => {
      this.kinds.push(...this.list.takeFailures().map(({ error }) => error.kind));
      this.list.update();
      this.list.start();
      void this.list.clientList?.open();
      return nothing;
    };
  }

  static async mount(settings: Settings): Promise<ListHost> {
    const host = new ListHost(settings);
    await mountHost(host.element);
    return host;
  }

  /** Changes settings, as Lit does. */
  set(settings: Settings): Promise<void> {
    Object.assign(this.element, settings);
    this.list.noteChange();
    return updateHost(this.element);
  }

  get ids(): number[] {
    return this.list.view.state.leads.map(({ id }) => id);
  }

  async untilShown(...ids: number[]): Promise<void> {
    await waitUntil(() => this.ids.join() === ids.join());
  }
}

/** An API with one row for each of two clients. */
const twoClients = () => DemoHost.create({ clients: { 1: hostRows(1), 2: hostRows(2) } });

const ownClient = ({ base: apiBase }: DemoHost, client: string) => ({
  client,
  token: '55120938',
  apiBase,
});

/** An element of a site that answers so. */
async function mountWithSite(...answers: Parameters<Site['answer']>) {
  const site = await Site.create();
  await site.answer(...answers);
  return { site, host: await ListHost.mount({ sessionUrl: site.url }) };
}

describe('ListController', () => {
  it('reads the settings once for each change, however often they are asked for', async () => {
    const api = await twoClients();
    const host = await ListHost.mount(ownClient(api, '1'));
    await host.untilShown(1);
    expect(host.reads).to.equal(1);
    await host.set({ client: '2' });
    await host.untilShown(2);
    expect(host.reads).to.equal(2);
  });

  it('shows no row from the moment at which the page names another client', async () => {
    const host = await ListHost.mount(ownClient(await twoClients(), '1'));
    await host.untilShown(1);
    const changed = host.set({ client: '2' });
    const { clientList, state } = host.list.view;
    expect([clientList, state.leads, state.status]).to.deep.equal([undefined, [], 'loading']);
    await changed;
  });

  it('tells nothing that has failed for a former client', async () => {
    const api = await twoClients();
    const host = await ListHost.mount(ownClient(api, '1'));
    await host.untilShown(1);
    host.list.clientList!.failures.note('refresh', new ApiError('timeout', 'Too late.'), false);
    await host.set({ client: '2' });
    await host.untilShown(2);
    expect(host.kinds).to.deep.equal([]);
  });

  it('drops the list of the page’s own client once a site is to say who is signed in', async () => {
    const api = await twoClients();
    const host = await ListHost.mount(ownClient(api, '1'));
    await host.untilShown(1);
    const site = await Site.create();
    await site.answer({ ...Site.client(api, '1'), hold: true });
    await host.set({ sessionUrl: site.url, client: null, token: null, apiBase: null });
    expect(host.list.clientList).to.equal(undefined);
    await site.release();
    await host.untilShown(1);
  });

  it('reads a list again that had failed before a doubt, once the site names its client', async () => {
    const api = await twoClients();
    await api.answer({ status: 404 });
    const answer = Site.client(api, '1');
    const { host } = await mountWithSite(answer, answer);
    await waitUntil(() => host.list.view.state.failure !== undefined);
    await host.list.signIn!.sessionChanged();
    await host.untilShown(1);
  });

  it('reads nothing again for an answer that nobody doubted', async () => {
    const api = await twoClients();
    await api.answer({ status: 404 });
    const answer = Site.client(api, '1');
    const { host } = await mountWithSite(answer, answer);
    await waitUntil(() => host.list.view.state.failure !== undefined);
    const { said } = host.list.settings;
    const { client } = said as { client: SignedInClient };
    await host.list.signIn!.access.for(client).ask!();
    await updateHost(host.element);
    expect(await api.requests()).to.have.length(1);
  });

  it('forgets the failure of a former site', async () => {
    const { host } = await mountWithSite({ status: 404 });
    await waitUntil(() => host.list.view.state.status === 'error');
    expect(host.kinds).to.deep.equal(['http']);
    const next = await Site.create();
    await next.answer({ json: null, hold: true });
    await host.set({ sessionUrl: next.url });
    const { status, failure } = host.list.view.state;
    expect([status, failure]).to.deep.equal(['loading', undefined]);
    await next.release();
  });

  it('tells a bad setting again that was good in between', async () => {
    const api = await twoClients();
    const host = await ListHost.mount(ownClient(api, 'abc'));
    await waitUntil(() => host.kinds.length === 1);
    await host.set({ client: '1' });
    await host.untilShown(1);
    await host.set({ client: 'abc' });
    await waitUntil(() => host.kinds.length === 2);
    expect(host.kinds).to.deep.equal(['config', 'config']);
  });

  it('accepts the API of the answer as api-base, with or without a slash at its end, and no other', async () => {
    const api = await twoClients();
    const answer = Site.client(api, '1');
    const { host } = await mountWithSite(answer);
    await host.untilShown(1);
    for (const [apiBase, state] of [
      [api.base, 'client'],
      [api.base.replace(/\/$/, ''), 'client'],
      [`${api.base}other/`, 'invalid'],
    ]) {
      await host.set({ apiBase });
      expect(host.list.settings.who.state).to.equal(state);
    }
  });

  it('leaves its site a task after it has left the page, unless it has come back', async () => {
    const api = await twoClients();
    const { host } = await mountWithSite(Site.client(api, '1'));
    await host.untilShown(1);
    const signIn = host.list.signIn!;
    const { parentElement } = host.element;
    host.element.remove();
    await Promise.resolve();
    parentElement!.append(host.element);
    await nextTask();
    expect(signIn.currentSince(0).state).to.equal('client');
    host.element.remove();
    await nextTask();
    expect(signIn.currentSince(0).state).to.equal('unknown');
  });
});
