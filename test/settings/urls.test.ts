import { expect } from '@esm-bundle/chai';
import { isWebUrl, leadUrl, loginUrl } from '../../src/settings/urls.js';
import { lead } from '../helpers/leads.js';

describe('isWebUrl', () => {
  for (const [url, expected] of [
    ['/login', true],
    ['HTTP://partner.example', true],
    ['https://', false],
    ['xhttp:a', false],
    ['java\nscript:alert({id})', false],
  ] as const) {
    it(`is ${expected} for ${JSON.stringify(url)}`, () => {
      expect(isWebUrl(url)).to.equal(expected);
    });
  }
});

describe('leadUrl', () => {
  for (const [template, id, number, expected] of [
    ['?id={id}&n={number}&again={id}{number}', 7, 5001, '?id=7&n=5001&again=75001'],
    ['https://other.example/{id}#{number}', 7, 5001, 'https://other.example/7#5001'],
    ['/{Subject}/{id}', 7, 5001, '/{Subject}/7'],
    ['/{id}', 0, 1, undefined],
    ['/{id}/{number}', 1, 0, undefined],
  ] as const) {
    it(`makes ${expected ?? 'no URL'} of ${template} for the lead ${id}, number ${number}`, () => {
      expect(leadUrl(template, lead(id, { number }))).to.equal(expected);
    });
  }
});

describe('loginUrl', () => {
  it('names the page', () => {
    expect(loginUrl('/in?a={page}', 'https://a.example/?b=$&')).to.equal(
      '/in?a=https%3A%2F%2Fa.example%2F%3Fb%3D%24%26',
    );
  });
});
