import { expect } from '@open-wc/testing';
import '../../src/index.js';
import '../../src/unread.js';
import type { ClientLeads } from '../../src/index.js';
import { DemoHost, type HostContents } from '../helpers/demo-host.js';
import { mountBadge, startSite } from '../helpers/badge.js';
import { mount, mountFor, part, settled } from '../helpers/element.js';
import { Site } from '../helpers/site.js';
import { captureConsole } from '../helpers/stub.js';
import { WatchedPage } from '../helpers/watched-page.js';

const SECONDS = 8;
const RECOVERY_SECONDS = 4;
const MOST_AT_ONCE = 20;

/** How an API fails. A timer below a second runs by itself. */
const FAILURES: Readonly<Record<string, Contents>> = {
  'a refusal': { settings: { fail: { status: 401, when: 'always' } } },
  'status 500': { settings: { fail: { status: 500, when: 'always' } } },
  'a timeout': { settings: { delay: 500 }, attributes: { timeout: '20' } },
};

interface Contents {
  readonly settings: HostContents['settings'];
  readonly attributes?: Record<string, string>;
}

/** What a listener of `leads-error` may call. */
const CALLS: Readonly<Record<string, (element: ClientLeads) => unknown>> = {
  'refresh()': (element) => element.refresh(),
  'refresh() in a later turn': async (element) => {
    await Promise.resolve();
    await element.refresh();
  },
  'loadMore()': (element) => element.loadMore(),
  'sessionChanged()': (element) => element.sessionChanged(),
};

/** As a framework does whose key for the element changes. */
const replace = (element: ClientLeads) => element.replaceWith(element.cloneNode(true));

const ALWAYS_404 = { settings: { fail: { status: 404, when: 'always' } } } as const;

/** A list whose API fails, with or without a site, and how much it has sent. */
async function open({ settings, attributes = {} }: Contents = ALWAYS_404, hasSite = true) {
  captureConsole('error');
  const page = new WatchedPage();
  const api = await DemoHost.create({ leads: 3, settings: settings ?? {} });
  const site = await Site.create();
  const client = Site.client(api);
  await site.answer(...Array.from({ length: 400 }, () => client));
  const element = hasSite ? site.add(attributes) : mountFor(api, attributes);
  return { page, api, site, element: await settled(element) };
}

/** Calls something at each failure of any list on the page. Returns the newest of these lists. */
function answerFailures(first: ClientLeads, call: (element: ClientLeads) => unknown) {
  const place = first.parentElement!;
  place.addEventListener('leads-error', ({ target }) => void call(target as ClientLeads));
  void call(first);
  return () => place.querySelector('client-leads')!;
}

/** Lets an API answer again, and waits for its answers as long as usual. */
async function recover(api: DemoHost): Promise<void> {
  await api.replace({ settings: {} });
  for (const element of document.querySelectorAll('client-leads')) {
    element.timeout = 15_000;
  }
}

/**
 * Lets the clock stand still, then move on while the server fails, then while it answers. An
 * operation sends this many requests.
 */
async function outlast(page: WatchedPage, operation: number, recovery?: () => Promise<void>) {
  const start = page.sent.length;
  await page.idle();
  const { length } = page.sent;
  expect(length - start, 'while the clock stands still').to.be.at.most(MOST_AT_ONCE);
  await passSeconds(page, SECONDS);
  expect(page.sent.length - length).to.be.within(SECONDS / 2, SECONDS * operation);
  await recovery?.();
  await passSeconds(page, RECOVERY_SECONDS);
}

async function passSeconds(page: WatchedPage, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second++) {
    await page.pass(1000);
  }
}

describe('While everything fails, a page', () => {
  for (const [failure, contents] of Object.entries(FAILURES)) {
    for (const hasSite of [true, false]) {
      for (const [title, call] of Object.entries({ ...CALLS, 'another element': replace })) {
        it(`asks once a second if it answers ${failure} ${hasSite ? 'of the API of its site ' : ''}with ${title}`, async () => {
          const { page, api, element } = await open(contents, hasSite);
          const newest = answerFailures(element, call);
          // A refused operation asks the API twice, and the site before and between.
          const operation = hasSite ? 4 : 1;
          await outlast(page, operation, () => recover(api));
          expect(newest().status).to.equal('complete');
        });
      }
    }
  }

  it('asks the site once a second if it answers each failure of it with another element', async () => {
    captureConsole('error');
    const page = new WatchedPage();
    const api = await DemoHost.create({ leads: 3 });
    const site = await Site.create();
    const failures = Array.from({ length: SECONDS }, () => ({ status: 500 }));
    await site.answer(...failures, Site.client(api));
    const newest = answerFailures(await site.mount(), replace);
    await outlast(page, 1);
    expect(newest().status).to.equal('complete');
  });

  for (const [title, call] of Object.entries<(element: ClientLeads, number: number) => void>({
    'session-url': (element, number) => (element.sessionUrl = `${element.sessionUrl}?${number}`),
    'api-base': (element, number) => {
      element.apiBase = `${element.apiBase!.split('?')[0]}${number}/`;
    },
  })) {
    it(`asks once a second, whatever the address, if it answers each failure with another ${title}`, async () => {
      captureConsole('error');
      const page = new WatchedPage();
      const host = await DemoHost.create({ settings: { fail: { status: 500, when: 'always' } } });
      const site = `${host.base}api/client/LeadsPagingInfo`;
      const own = { client: '1017', token: '55120938', 'api-base': host.base };
      const who = title === 'session-url' ? { 'session-url': site } : own;
      const element = await settled(mount({ sitecode: 'GIFT-01', 'first-position': '1', ...who }));
      let failures = 0;
      answerFailures(element, (each) => call(each, failures++));
      await outlast(page, 1);
      expect(failures).to.be.at.most(SECONDS + RECOVERY_SECONDS + 3);
    });
  }

  it('hears of a failure once a second if it answers each with another element', async () => {
    captureConsole('error');
    const page = new WatchedPage();
    const site = await Site.create();
    await site.answer(...Array.from({ length: 400 }, () => ({ status: 500 })));
    let failures = 0;
    // With it, who is signed in is known to have failed before the next list comes.
    mountBadge(site);
    const element = await site.mount();
    element.parentElement!.addEventListener('leads-error', () => failures++);
    answerFailures(element, replace);
    await outlast(page, 1);
    expect(failures).to.be.within(SECONDS, SECONDS + RECOVERY_SECONDS + 3);
  });

  it('asks once a second if it calls sessionChanged() of a badge in a loop', async () => {
    captureConsole('error');
    const page = new WatchedPage();
    const { site } = await startSite({ settings: { fail: { status: 503, when: 'always' } } }, 400);
    const badge = mountBadge(site);
    const loop = { isOn: true };
    void (async () => {
      while (loop.isOn) {
        await badge.sessionChanged();
      }
    })();
    // A question to the site, which is well, and one request to the API.
    await outlast(page, 2);
    loop.isOn = false;
    await page.pass(1000);
  });

  it('reads on once a second for a filter that it takes back at each failure, and sets again', async () => {
    captureConsole('error');
    const page = new WatchedPage();
    const further = { fail: { status: 500, when: 'further' } } as const;
    const api = await DemoHost.create({ leads: 300, settings: further });
    const element = await settled(mountFor(api));
    answerFailures(element, (each) => {
      each.filter = null;
      each.filter = { search: 'нет' };
      void each.updateComplete.then(() => {
        each.filter = null;
        void each.updateComplete.then(() => (each.filter = { search: 'нет' }));
      });
    });
    await outlast(page, 1, () => recover(api));
    expect(element.status).to.equal('complete');
  });

  it('settles each call of an element that is taken out and put back while the site fails', async () => {
    captureConsole('error');
    const page = new WatchedPage();
    const api = await DemoHost.create({ leads: 300 });
    const site = await Site.create();
    await site.answer(Site.client(api), { status: 404 }, ...[1, 2].map(() => Site.client(api)));
    const element = await site.mount();
    await element.sessionChanged();
    element.filter = { search: 'нет' };
    const place = element.parentElement!;
    for (const _ of [1, 2]) {
      element.remove();
      await page.turn();
      place.append(element);
      await page.turn();
    }
    let pending = 2;
    void element.refresh().then(() => pending--);
    void element.loadMore().then(() => pending--);
    await page.pass(10_000);
    expect([pending, element.status, element.leads.length]).to.deep.equal([0, 'complete', 300]);
  });

  it('asks once a second if a further page fails, and it refreshes then, and loads more after that', async () => {
    const further = { settings: { fail: { status: 500, when: 'further' } } } as const;
    const { page, api, element } = await open({ ...further, attributes: { length: '1' } }, false);
    element.addEventListener('leads-load', () => void element.loadMore());
    answerFailures(element, (each) => each.refresh());
    await outlast(page, 1, () => recover(api));
    expect(element.status).to.equal('complete');
  });

  it('asks once a second for each of two lists of which one fails, and both are refreshed then', async () => {
    const { page, api, site, element } = await open({ settings: { delay: 200 } });
    const other = site.add({ timeout: '20' });
    element.after(other);
    answerFailures(element, () => void Promise.all([element.refresh(), other.refresh()]));
    await outlast(page, 2, () => recover(api));
    expect([element.status, other.status]).to.deep.equal(['complete', 'complete']);
  });

  it('answers a press at once', async () => {
    const { page, element } = await open(ALWAYS_404, false);
    element.addEventListener('leads-error', () => void element.refresh());
    await page.sentBy(() => element.refresh());
    expect(await page.sentBy(() => part(element, 'retry')!.click())).to.have.length(1);
  });

  it('asks at once again 10 seconds after the last failure', async () => {
    const { page, api, element } = await open(ALWAYS_404, false);
    await page.sentBy(() => element.refresh());
    await api.replace({ settings: {} });
    await page.pass(10_000);
    const refreshes = () => Promise.all([element.refresh(), element.refresh()]);
    expect(await page.sentBy(refreshes)).to.have.length(1);
    expect(await page.sentBy(refreshes)).to.have.length(1);
    expect(element.status).to.equal('complete');
  });

  it('can end the session at once, and loses no change of it', async () => {
    const { page, api, element } = await open();
    let calls = 0;
    element.addEventListener('leads-error', () => {
      calls++;
      if (calls < 3) {
        void element.sessionChanged();
      } else {
        element.sessionEnded();
      }
    });
    await element.sessionChanged();
    await page.pass(20_000);
    expect([calls, element.status]).to.deep.equal([3, 'signed-out']);
    await api.replace({ settings: {} });
    void element.sessionChanged();
    expect(element.status).to.equal('loading');
    await page.pass(20_000);
    expect(element.leads).to.have.length(3);
  });
});

describe('A page that calls a method in an endless loop', () => {
  for (const [title, call] of Object.entries(CALLS)) {
    it(`does not freeze by ${title}`, async () => {
      const { page, element } = await open({ settings: {} }, false);
      for (const prepare of [() => undefined, () => void (element.client = null)]) {
        prepare();
        const loop = { isOn: true };
        void (async () => {
          while (loop.isOn) {
            await call(element);
          }
        })();
        await page.turn();
        loop.isOn = false;
      }
    });
  }
});
