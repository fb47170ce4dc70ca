import { expect } from '@open-wc/testing';
import { readLeadLink } from '../../src/settings/lead-link.js';
import { lead } from '../helpers/fake-host.js';

const PAGE = 'https://partner.example/cabinet/';

describe('readLeadLink', () => {
  for (const [template, expected] of [
    ['/inquiry/{Leads}', '/inquiry/5001'],
    ['?id={Id}&n={Leads}&again={Id}', '?id=7&n=5001&again=7'],
    ['https://other.example/{id}#{LEADS}', 'https://other.example/7#5001'],
    ['//other.example/{Id}', '//other.example/7'],
    ['{Id}', '7'],
    ['http://other.example:80{Id}/', 'http://other.example:807/'],
    ['/all', '/all'],
    ['/{Subject}/{Id}', '/{Subject}/7'],
  ] as const) {
    it(`makes ${expected} of ${template}`, () => {
      expect(readLeadLink(template, PAGE)?.(lead(7, { number: 5001 }))).to.equal(expected);
    });
  }

  for (const template of [
    'javascript:alert({Id})',
    'JavaScript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,{Id}',
    'vbscript:{Id}',
    'file:///{Id}',
    'blob:https://partner.example/{Id}',
    'mailto:a@example',
    'http://',
    'https://[{Id}',
  ]) {
    it(`refuses ${JSON.stringify(template)}`, () => {
      expect(readLeadLink(template, PAGE)).to.equal(undefined);
    });
  }

  it('refuses a relative URL on a page that is no place', () => {
    expect(readLeadLink('/{Id}', 'about:blank')).to.equal(undefined);
    expect(readLeadLink('/{Id}', undefined)).to.equal(undefined);
  });

  it('gives no URL for a lead without what it names', () => {
    expect(readLeadLink('/{Id}', PAGE)?.(lead(0, { number: 1 }))).to.equal(undefined);
    expect(readLeadLink('/{Id}/{Leads}', PAGE)?.(lead(1, { number: 0 }))).to.equal(undefined);
    expect(readLeadLink('/{Leads}', PAGE)?.(lead(0, { number: 1 }))).to.equal('/1');
    expect(readLeadLink('/all', PAGE)?.(lead(0, { number: 0 }))).to.equal('/all');
  });
});
