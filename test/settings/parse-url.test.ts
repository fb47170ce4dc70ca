import { expect } from '@esm-bundle/chai';
import { isWebUrl, ownBaseUrl } from '../../src/settings/parse-url.js';
import { stub } from '../helpers/stub.js';

describe('ownBaseUrl', () => {
  it('is the base of the node, unless that is on another origin', () => {
    const href = 'https://partner.example/cabinet/';
    stub(globalThis, 'location', { href } as Location);
    for (const [baseURI, expected] of [
      ['https://partner.example/base/', 'https://partner.example/base/'],
      ['https://stranger.example/', href],
      ['http://partner.example/', href],
      ['about:blank', href],
      ['', href],
    ] as const) {
      expect(ownBaseUrl({ baseURI } as Node), baseURI).to.equal(expected);
    }
  });
});

describe('isWebUrl', () => {
  it('takes http and https alone, relative to a base', () => {
    expect(isWebUrl('/login', 'https://partner.example/')).to.equal(true);
    expect(isWebUrl('http://partner.example', undefined)).to.equal(true);
    expect(isWebUrl('/login', undefined)).to.equal(false);
    expect(isWebUrl('https://', undefined)).to.equal(false);
    expect(isWebUrl('httpsx:a', 'https://partner.example/')).to.equal(false);
    expect(isWebUrl('xhttp:a', 'https://partner.example/')).to.equal(false);
  });
});
