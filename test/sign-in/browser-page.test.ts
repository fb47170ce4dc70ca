import { expect } from '@esm-bundle/chai';
import { BrowserPage, meetingPoint } from '../../src/sign-in/browser-page.js';
import { reply } from '../fixtures/fake-fetch.js';
import { captureConsole, stub } from '../helpers/stub.js';
import { SESSION_URL } from './sign-in-world.js';

/** What `BrowserPage` uses of a browser; the tests also run in real ones. */
function standInForBrowser(): void {
  if (!('document' in globalThis)) {
    const page = { visibilityState: 'visible', defaultView: globalThis };
    stub(globalThis, 'window', new EventTarget() as typeof window);
    stub(globalThis, 'document', page as unknown as Document);
  }
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

  it('tells nothing when the page is hidden, or is in a frame that was removed', () => {
    const { told } = watch();
    stub(document, 'visibilityState', 'hidden');
    dispatch('visibilitychange');
    stub(document, 'defaultView', null);
    dispatch('online');
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

  it('goes on after document.open, which removes all listeners of the window', () => {
    const removals: (() => void)[] = [];
    const listen = window.addEventListener.bind(window);
    stub(window, 'addEventListener', (...[type, listener]: Parameters<typeof listen>) => {
      listen(type, listener);
      removals.push(() => window.removeEventListener(type, listener));
    });
    const { start, told } = watch();
    removals.forEach((remove) => remove());
    start();
    dispatch('pageshow', { persisted: true });
    expect(told()).to.deep.equal(['restored']);
  });

  it('knows whether it is in the back/forward cache, and its restorations, even if nobody watches it', () => {
    const { page, stop } = watch();
    dispatch('pagehide', { persisted: true });
    // It may be visible before it is restored.
    dispatch('visibilitychange');
    expect(page.isCached).to.equal(true);
    stop();
    dispatch('pageshow', { persisted: true });
    dispatch('pageshow', { persisted: false });
    expect([page.isCached, page.restorations]).to.deep.equal([false, 1]);
  });

  describe('openChannel', () => {
    it('connects to the other windows until it is closed', async () => {
      const other = new BroadcastChannel('client-leads.sign-in');
      const heard = new Promise((resolve) => {
        other.onmessage = ({ data }: MessageEvent<unknown>) => resolve(data);
      });
      const message = new Promise((resolve) => {
        const channel = new BrowserPage().openChannel((received) => {
          channel!.close();
          channel!.post('too late');
          resolve(received);
        });
        channel!.post('hi');
      });
      expect(await heard).to.equal('hi');
      other.postMessage('hello');
      expect(await message).to.equal('hello');
      other.close();
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

describe('meetingPoint', () => {
  it('gives sources that ask the site with the page’s own fetch, and warn once', async () => {
    standInForBrowser();
    const lines = captureConsole('error');
    const source = meetingPoint.sourceFor({}, { url: SESSION_URL });
    const urls: unknown[] = [];
    stub(globalThis, 'fetch', (url) => {
      urls.push(url);
      return Promise.resolve(reply('', null, { status: 403 }));
    });
    await source.ask();
    await source.changed();
    expect(source.signIn.state).to.equal('nobody');
    expect(urls).to.deep.equal([SESSION_URL, SESSION_URL]);
    expect(lines).to.have.length(1);
  });
});
