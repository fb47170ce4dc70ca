import { expect } from '@esm-bundle/chai';
import { BrowserPage, createMeetingPoint } from '../../src/sign-in/browser-page.js';
import { reply } from '../fixtures/fake-fetch.js';
import { stub } from '../helpers/stub.js';
import { SESSION_URL, turns } from './sign-in-world.js';

/** What `BrowserPage` uses of a browser; the tests also run in real ones. */
function standInForBrowser(): void {
  if (!('document' in globalThis)) {
    const page = { visibilityState: 'visible', defaultView: globalThis };
    stub(globalThis, 'window', new EventTarget() as typeof window);
    stub(globalThis, 'document', page as unknown as Document);
  }
}

/** A channel that the test controls. */
class FakeChannel {
  static opened: FakeChannel[] = [];
  readonly name: string;
  readonly posted: unknown[] = [];
  isClosed = false;
  onmessage: ((event: { data: unknown }) => void) | undefined;

  constructor(name: string) {
    this.name = name;
    FakeChannel.opened.push(this);
  }

  postMessage(message: unknown): void {
    if (this.isClosed) {
      throw new DOMException('Closed', 'InvalidStateError');
    }
    this.posted.push(message);
  }

  close(): void {
    this.isClosed = true;
  }
}

function useFakeChannels(): void {
  FakeChannel.opened = [];
  stub(globalThis, 'BroadcastChannel', FakeChannel as unknown as typeof BroadcastChannel);
}

function dispatch(type: string, more = {}): void {
  window.dispatchEvent(Object.assign(new Event(type), more));
}

/** A watched page, and what it has told. */
function watch() {
  const page = new BrowserPage();
  const moments: string[] = [];
  const listener = (moment: string) => void moments.push(moment);
  const start = () => page.watch(listener);
  const stop = () => page.unwatch(listener);
  start();
  const told = () => moments.splice(0);
  return { page, start, stop, told };
}

describe('BrowserPage', () => {
  beforeEach(standInForBrowser);

  for (const [type, more, moments] of [
    ['visibilitychange', {}, ['visible']],
    ['online', {}, ['online']],
    ['pagehide', { persisted: true }, ['cached']],
    ['pagehide', { persisted: false }, ['left']],
    ['pageshow', { persisted: true }, ['restored']],
    ['pageshow', { persisted: false }, []],
  ] as const) {
    it(`tells ${moments[0] ?? 'nothing'} at ${type} ${JSON.stringify(more)}`, () => {
      const { told } = watch();
      dispatch(type, more);
      expect(told()).to.deep.equal(moments);
    });
  }

  it('tells nothing when the page is hidden', () => {
    const { told } = watch();
    stub(document, 'visibilityState', 'hidden');
    dispatch('visibilitychange');
    expect(told()).to.deep.equal([]);
  });

  it('tells each moment once, however often it is watched, and nothing once it is not', () => {
    const { start, stop, told } = watch();
    start();
    dispatch('online');
    expect(told()).to.deep.equal(['online']);
    stop();
    dispatch('online');
    expect(told()).to.deep.equal([]);
  });

  it('counts how often the page was restored, even while nobody watches it', () => {
    const { page, stop } = watch();
    dispatch('pageshow', { persisted: true });
    stop();
    dispatch('pageshow', { persisted: true });
    dispatch('pageshow', { persisted: false });
    expect(page.restorations).to.equal(2);
  });

  it('is in the back/forward cache until it is restored, even if it is visible before', () => {
    const { page } = watch();
    dispatch('pagehide', { persisted: true });
    dispatch('visibilitychange');
    expect(page.isCached).to.equal(true);
    dispatch('pageshow', { persisted: true });
    expect(page.isCached).to.equal(false);
  });

  it('tells nothing in a frame that was removed', () => {
    const { told } = watch();
    stub(document, 'defaultView', null);
    dispatch('online');
    expect(told()).to.deep.equal([]);
  });

  describe('openChannel', () => {
    it('connects to the other windows until it is closed', () => {
      useFakeChannels();
      const messages: unknown[] = [];
      const channel = new BrowserPage().openChannel((message) => messages.push(message))!;
      const [fake] = FakeChannel.opened;
      expect(fake!.name).to.equal('client-leads.sign-in');
      fake!.onmessage!({ data: 'hello' });
      channel.post('hi');
      expect([messages, fake!.posted]).to.deep.equal([['hello'], ['hi']]);
      channel.close();
      expect(fake!.isClosed).to.equal(true);
      channel.post('too late');
      expect(fake!.posted).to.deep.equal(['hi']);
    });

    it('reaches another channel of the browser', async () => {
      const message = await new Promise((resolve) => {
        const other = new BrowserPage().openChannel((received) => {
          other?.close();
          resolve(received);
        });
        const own = new BrowserPage().openChannel(() => undefined);
        own?.post({ url: SESSION_URL, type: 'ended' });
        own?.close();
      });
      expect(message).to.deep.equal({ url: SESSION_URL, type: 'ended' });
    });

    it('gives nothing where the browser has none or forbids it', () => {
      const forbid = () => {
        throw new DOMException('Sandboxed', 'SecurityError');
      };
      for (const constructor of [undefined, forbid]) {
        stub(globalThis, 'BroadcastChannel', constructor as unknown as typeof BroadcastChannel);
        expect(new BrowserPage().openChannel(() => undefined)).to.equal(undefined);
      }
    });
  });
});

describe('createMeetingPoint', () => {
  beforeEach(standInForBrowser);

  it('gives sources that ask the site with the page’s own fetch, and warn', async () => {
    useFakeChannels();
    const urls: string[] = [];
    const warnings: string[] = [];
    const meetingPoint = createMeetingPoint((sentence) => warnings.push(sentence));
    const place = {};
    const source = meetingPoint.sourceFor(place, { url: SESSION_URL });
    expect(meetingPoint.sourceFor(place, { url: SESSION_URL })).to.equal(source);
    const unsubscribe = source.subscribe(() => undefined);
    stub(globalThis, 'fetch', (url) => {
      urls.push(url as string);
      return Promise.resolve(reply('', null, { status: 403 }));
    });
    await source.ask();
    expect(source.signIn.state).to.equal('nobody');
    expect(urls).to.deep.equal([SESSION_URL]);
    expect(warnings).to.have.length(1);
    expect(FakeChannel.opened.map(({ posted }) => posted)).to.deep.equal([
      [{ url: SESSION_URL, type: 'answer', client: null }],
    ]);
    unsubscribe();
    await turns();
    expect(FakeChannel.opened[0]!.isClosed).to.equal(true);
  });
});
