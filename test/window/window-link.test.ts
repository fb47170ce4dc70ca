import { expect } from '@esm-bundle/chai';
import { WINDOWS_CHANNEL } from '../../src/window/windows-channel.js';
import { WindowLink } from '../../src/window/window-link.js';
import { stub } from '../helpers/stub.js';
import { standInForBrowser } from '../sign-in/sign-in-world.js';

/** A channel between `WindowLink`s, which receive at once. */
class FakeChannel {
  static readonly open = new Set<FakeChannel>();
  readonly name: string;
  onmessage: ((event: { readonly data: unknown }) => void) | undefined;

  constructor(name: string) {
    this.name = name;
    FakeChannel.open.add(this);
  }

  postMessage(data: unknown): void {
    for (const other of FakeChannel.open) {
      if (other !== this && other.name === this.name) {
        other.onmessage?.({ data });
      }
    }
  }

  close(): void {
    FakeChannel.open.delete(this);
  }
}

function standIn(): void {
  standInForBrowser();
  FakeChannel.open.clear();
  stub(globalThis, 'BroadcastChannel', FakeChannel as unknown as typeof BroadcastChannel);
}

function dispatch(type: string, persisted?: boolean, target: unknown = document): void {
  const event = Object.assign(new Event(type), { persisted });
  window.dispatchEvent(Object.defineProperty(event, 'target', { value: target }));
}

function setVisibility(state: DocumentVisibilityState): void {
  stub(Object.getPrototypeOf(document) as Document, 'visibilityState', state);
  dispatch('visibilitychange');
}

/** A watched page, and what it has told its listener since the last look. */
function watch() {
  const own = new WindowLink();
  const moments: string[] = [];
  const listener = (...moment: unknown[]) => void moments.push(moment.join(' ').trim());
  const start = () => own.watch(listener, true);
  const stop = () => own.unwatch(listener);
  start();
  return { own, start, stop, seen: () => moments.splice(0).join(', ') };
}

describe('WindowLink', () => {
  beforeEach(standIn);

  for (const [type, persisted, moment] of [
    ['online', undefined, 'online'],
    ['pagehide', true, 'cached'],
    ['pagehide', false, 'left'],
    ['pageshow', true, 'restored'],
    ['pageshow', false, 'shown'],
  ] as const) {
    it(`tells ${moment} at ${type}, persisted: ${String(persisted)}`, () => {
      const { seen } = watch();
      dispatch(type, persisted);
      expect(seen()).to.equal(moment);
    });
  }

  it('tells that the page is hidden, and that it is visible again', () => {
    const { own, seen } = watch();
    setVisibility('hidden');
    expect([seen(), own.isHidden]).to.deep.equal(['hidden', true]);
    setVisibility('visible');
    expect([seen(), own.isHidden]).to.deep.equal(['visible', false]);
  });

  it('knows whether the page is hidden beside markup that takes the name', () => {
    stub(document, 'visibilityState', 'an <img>' as DocumentVisibilityState);
    const { own, seen } = watch();
    setVisibility('hidden');
    expect([seen(), own.isHidden]).to.deep.equal(['hidden', true]);
  });

  it('takes no event of a component for a return', () => {
    const { seen } = watch();
    dispatch('visibilitychange', undefined, {});
    expect(seen()).to.equal('');
  });

  it('tells each moment once, however often it is watched, and nothing once it is not, or in a frame that was removed', () => {
    const { start, stop, seen } = watch();
    start();
    dispatch('online');
    expect([seen(), FakeChannel.open.size]).to.deep.equal(['online', 1]);
    stop();
    dispatch('online');
    expect(seen()).to.equal('');
    start();
    stub(document, 'defaultView', null);
    dispatch('online');
    expect(seen()).to.equal('');
  });

  it('goes on after document.open, which removes all listeners of the window', () => {
    const removals: (() => void)[] = [];
    const listen = window.addEventListener.bind(window);
    stub(window, 'addEventListener', (...[type, listener]: Parameters<typeof listen>) => {
      listen(type, listener);
      removals.push(() => window.removeEventListener(type, listener));
    });
    const { start, seen } = watch();
    removals.forEach((remove) => remove());
    start();
    dispatch('online');
    expect(seen()).to.equal('online');
  });

  describe('the channel', () => {
    it('connects the windows while somebody watches, also if the one that tells does not', () => {
      const first = watch();
      const second = watch();
      first.own.post('hello');
      expect([first.seen(), second.seen()]).to.deep.equal(['', 'message hello']);
      first.stop();
      first.own.post('bye');
      second.own.post('still here');
      expect([first.seen(), second.seen()]).to.deep.equal(['', 'message bye']);
      expect([...FakeChannel.open].map(({ name }) => name)).to.deep.equal([WINDOWS_CHANNEL]);
    });

    for (const isPersisted of [true, false]) {
      it(`is closed from pagehide to pageshow, persisted: ${isPersisted}`, () => {
        const { own, start, seen } = watch();
        dispatch('pagehide', isPersisted);
        expect(FakeChannel.open.size).to.equal(0);
        seen();
        // It may be visible and online before it is restored.
        setVisibility('hidden');
        setVisibility('visible');
        dispatch('online');
        start();
        own.post('bye');
        expect([FakeChannel.open.size, seen()]).to.deep.equal([0, '']);
        dispatch('pageshow', isPersisted);
        expect(FakeChannel.open.size).to.equal(1);
      });
    }

    it('costs nothing if the browser has none, forbids it, or has closed it', () => {
      class Closed extends FakeChannel {
        override postMessage(): void {
          throw new DOMException('Closed', 'InvalidStateError');
        }
      }
      const forbid = () => {
        throw new DOMException('Sandboxed', 'SecurityError');
      };
      for (const constructor of [undefined, forbid, Closed]) {
        stub(globalThis, 'BroadcastChannel', constructor as unknown as typeof BroadcastChannel);
        const { own, stop, seen } = watch();
        own.post('hello');
        dispatch('online');
        expect(seen()).to.equal('online');
        stop();
      }
    });
  });

  it('opens no channel once nobody watches', () => {
    const { stop } = watch();
    stop();
    dispatch('pageshow', true);
    expect(FakeChannel.open.size).to.equal(0);
  });

  it('opens no channel for an element that does not hear other windows', () => {
    const own = new WindowLink();
    own.watch(() => undefined);
    dispatch('pageshow', true);
    expect(FakeChannel.open.size).to.equal(0);
  });
});
