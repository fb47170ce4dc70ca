import { expect } from '@esm-bundle/chai';
import { isWebUrl, leadUrl, loginUrl, ownBaseUrl } from '../../src/settings/urls.js';
import { lead } from '../helpers/leads.js';

const PAGE = 'https://partner.example/cabinet/';

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
    expect(isWebUrl('java\nscript:alert({id})', PAGE)).to.equal(false);
    expect(isWebUrl('/{id}', 'about:blank')).to.equal(false);
  });
});

describe('leadUrl', () => {
  for (const [template, expected] of [
    ['?id={id}&n={number}&again={id}', '?id=7&n=5001&again=7'],
    ['https://other.example/{ID}#{Number}', 'https://other.example/7#5001'],
    ['/{Subject}/{id}', '/{Subject}/7'],
  ] as const) {
    it(`makes ${expected} of ${template}`, () => {
      expect(isWebUrl(template, PAGE)).to.equal(true);
      expect(leadUrl(template, lead(7, { number: 5001 }))).to.equal(expected);
    });
  }

  it('names the page in that of a sign-in', () => {
    expect(loginUrl('/in?a={page}', 'https://a.example/?b=$&')).to.equal(
      '/in?a=https%3A%2F%2Fa.example%2F%3Fb%3D%24%26',
    );
  });

  it('returns no URL for a lead without a value that the template names', () => {
    expect(leadUrl('/{id}', lead(0, { number: 1 }))).to.equal(undefined);
    expect(leadUrl('/{id}/{number}', lead(1, { number: 0 }))).to.equal(undefined);
    expect(leadUrl('/{number}', lead(0, { number: 1 }))).to.equal('/1');
    expect(leadUrl('/all', lead(0, { number: 0 }))).to.equal('/all');
  });
});
