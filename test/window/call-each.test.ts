import { expect } from '@esm-bundle/chai';
import { callEach } from '../../src/window/call-each.js';

describe('callEach', () => {
  it('calls those who listened when it began, once, whoever comes or comes back meanwhile', () => {
    const called: string[] = [];
    const listeners = new Set<() => void>();
    const comeBack = () => {
      called.push('first');
      listeners.delete(comeBack);
      // Otherwise, a mistake would never end.
      if (called.length < 10) {
        listeners.add(comeBack);
        listeners.add(() => called.push('new'));
      }
    };
    listeners.add(comeBack).add(() => called.push('second'));
    callEach(listeners);
    expect(called).to.deep.equal(['first', 'second']);
  });
});
