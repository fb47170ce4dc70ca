import { expect } from '@esm-bundle/chai';
import { isWebUrl, leadUrl, loginUrl, parseUrl } from '../../src/settings/urls.js';
import { lead } from '../helpers/leads.js';

describe('isWebUrl', () => {
  for (const [url, expected] of [
    ['/login', true],
    ['HTTP://partner.example', true],
    ['https://', false],
    ['xhttp:a', false],
    ['java\nscript:alert({id})', false],
    ['x{id}:y', false],
    ['java\n{number}script:y', false],
    ['a.b-c+{page}{id}:y', false],
    ['http{id}://partner.example', false],
    ['http:{id}', true],
    ['{id}:y', true],
    ['{id}//partner.example', true],
    ['/{id}/partner.example', true],
    ['?a=x{id}:y', true],
  ] as const) {
    it(`is ${expected} for ${JSON.stringify(url)}`, () => {
      expect(isWebUrl(url)).to.equal(expected);
    });
  }

  it('accepts a template only if each of its URLs is http, https or relative', () => {
    for (const start of ['', 'x', 'java\n', 'http', 'http:', '.-+', '/', '//', '\\', '%6A']) {
      for (const end of ['', ':y', 'script:y', 's:y', '://y', '/y', '//y', '?y:z']) {
        for (const [template, id] of [
          [`${start}{id}${end}`, 7],
          [`${start}{id}${end}`, -7],
          [`${start}{number}{id}${end}`, 1],
        ] as const) {
          const url = leadUrl(template, lead(id, { number: 5001 }))!;
          const { protocol = '' } = parseUrl(url, 'https://own.example/') ?? {};
          expect(isWebUrl(template), template).to.equal(/^https?:$/.test(protocol));
        }
      }
    }
  });
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
