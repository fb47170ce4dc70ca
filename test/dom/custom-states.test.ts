import { expect } from '@open-wc/testing';
import { customStatesOf } from '../../src/dom/custom-states.js';

const withStates = (states: object | undefined) =>
  ({ attachInternals: () => ({ states }) }) as unknown as HTMLElement;

describe('customStatesOf', () => {
  it('gives the states of the element, of which none is set', () => {
    const states = new Set<string>();
    expect(customStatesOf(withStates(states))).to.equal(states);
    expect(states.size).to.equal(0);
  });

  it('gives a set of its own if the browser refuses a name without dashes', () => {
    const states = {
      add(name: string) {
        throw new DOMException(name, 'SyntaxError');
      },
    };
    expect(customStatesOf(withStates(states)))
      .to.be.an.instanceOf(Set)
      .and.not.equal(states);
  });

  it('gives a set if there are no custom states, or no internals', () => {
    for (const element of [withStates(undefined), {}]) {
      const states = customStatesOf(element);
      states.add('loading');
      expect(states).to.include('loading');
    }
  });
});
