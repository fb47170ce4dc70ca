import { expect } from '@esm-bundle/chai';
import { isOffline } from '../../src/api/is-offline.js';
import { stub } from '../helpers/stub.js';

describe('isOffline', () => {
  for (const [title, navigator, expected] of [
    ['the browser is offline', { onLine: false }, true],
    ['the browser is online', { onLine: true }, false],
    ['the platform does not know', {}, false],
    ['there is no navigator', undefined, false],
  ] as const) {
    it(`is ${expected} if ${title}`, () => {
      stub(globalThis, 'navigator', navigator as Navigator);
      expect(isOffline()).to.equal(expected);
    });
  }
});
