import { expect } from '@esm-bundle/chai';
import { isWebUrl, ownBaseUrl } from '../../src/settings/parse-url.js';

describe('ownBaseUrl', () => {
  it('is the base of the node, unless that is on another origin', () => {
    const { href } = location;
    const [scheme] = origin.split(':');
    for (const [baseURI, expected] of [
      [`${origin}/base/`, `${origin}/base/`],
      ['https://stranger.example/', href],
      [origin.replace(/^https?/, scheme === 'http' ? 'https' : 'http'), href],
      ['about:blank', href],
      [`blob:${origin}/x`, href],
      ['', href],
    ] as const) {
      expect(ownBaseUrl({ baseURI } as Node), baseURI).to.equal(expected);
    }
  });
});

describe('isWebUrl', () => {
  it('accepts only http and https, relative to a base', () => {
    expect(isWebUrl('/login', 'https://partner.example/')).to.equal(true);
    expect(isWebUrl('http://partner.example', undefined)).to.equal(true);
    expect(isWebUrl('/login', undefined)).to.equal(false);
    expect(isWebUrl('https://', undefined)).to.equal(false);
    expect(isWebUrl('httpsx:a', 'https://partner.example/')).to.equal(false);
    expect(isWebUrl('xhttp:a', 'https://partner.example/')).to.equal(false);
  });
});
