import { expect } from '@esm-bundle/chai';
import { Listeners } from '../../src/sign-in/listeners.js';
import { stub } from '../helpers/stub.js';

describe('Listeners', () => {
  it('calls each once, even if another one throws, or adds itself again', () => {
    const later: (() => void)[] = [];
    stub(globalThis, 'queueMicrotask', (callback) => void later.push(callback));
    const listeners = new Listeners<[number]>();
    const seen: number[] = [];
    listeners.add(() => {
      throw new Error('Broken');
    });
    const restless = (value: number) => {
      seen.push(value);
      expect(seen).to.have.length(1);
      listeners.delete(restless);
      listeners.add(restless);
    };
    listeners.add(restless);
    listeners.call(5);
    expect(seen).to.deep.equal([5]);
    expect(later[0]).to.throw('Broken');
  });

  it('resolves at the next call or at an abort, and leaves nothing behind', async () => {
    const listeners = new Listeners<[number]>();
    const { signal } = new AbortController();
    let removed = 0;
    stub(signal, 'removeEventListener', () => {
      removed++;
    });
    const called = [listeners.next(signal), listeners.next()];
    listeners.call(5);
    expect(await Promise.all(called)).to.deep.equal([5, 5]);
    const controller = new AbortController();
    const aborted = listeners.next(controller.signal);
    controller.abort();
    expect([await aborted, listeners.isEmpty, removed]).to.deep.equal([undefined, true, 1]);
  });
});
