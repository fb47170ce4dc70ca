import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads } from '../../src/index.js';
import { DemoHost } from '../helpers/demo-host.js';
import { mountFor, part, settled } from '../helpers/element.js';
import { Site } from '../helpers/site.js';
import { captureConsole } from '../helpers/stub.js';
import { WatchedPage } from '../helpers/watched-page.js';

const SECONDS = 10;

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

/** A list whose API fails, with or without a site, and how much it has sent. */
async function open({ isDown = true, hasSite = true } = {}) {
  captureConsole('error');
  const page = new WatchedPage();
  const fail = { status: 404, when: 'always' } as const;
  const api = await DemoHost.create({ leads: 3, settings: isDown ? { fail } : {} });
  const site = await Site.create();
  const client = Site.client(api);
  await site.answer(...Array.from({ length: 60 }, () => client));
  const element = hasSite ? site.add() : mountFor(api);
  return { page, api, site, element: await settled(element) };
}

async function passSeconds(page: WatchedPage): Promise<void> {
  for (let second = 0; second < SECONDS; second++) {
    await page.pass(1000);
  }
}

describe('While everything fails, a page', () => {
  for (const hasSite of [true, false]) {
    for (const [title, call] of Object.entries(CALLS)) {
      it(`asks once a second if it answers each failure ${hasSite ? 'of a client of its site ' : ''}with ${title}`, async () => {
        const { page, element } = await open({ hasSite });
        element.addEventListener('leads-error', () => void call(element));
        void call(element);
        await passSeconds(page);
        const perCall = title === 'sessionChanged()' && hasSite ? 2 : 1;
        expect(page.sent.length).to.be.within(SECONDS / 2, (SECONDS + 4) * perCall);
      });
    }
  }

  it('answers a press at once', async () => {
    const { page, element } = await open({ hasSite: false });
    element.addEventListener('leads-error', () => void element.refresh());
    await page.sentBy(() => element.refresh());
    expect(await page.sentBy(() => part(element, 'retry')!.click())).to.have.length(1);
  });

  it('asks at once again after rows have come', async () => {
    const { page, api, element } = await open({ hasSite: false });
    await page.sentBy(() => element.refresh());
    await api.replace({ settings: {} });
    await page.pass(1000);
    await page.sentBy(() => element.refresh());
    expect(element.status).to.equal('complete');
    expect(await page.sentBy(() => element.refresh())).to.have.length(1);
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
    await element.sessionChanged().catch(() => undefined);
    await passSeconds(page);
    expect([calls, element.status]).to.deep.equal([3, 'signed-out']);
    await api.replace({ settings: {} });
    void element.sessionChanged();
    expect(element.status).to.equal('loading');
    await passSeconds(page);
    expect(element.leads).to.have.length(3);
  });
});

describe('A page that calls a method in an endless loop', () => {
  for (const [title, call] of Object.entries(CALLS)) {
    it(`does not freeze by ${title}`, async () => {
      const { page, element } = await open({ isDown: false, hasSite: false });
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
