import { expect } from '@esm-bundle/chai';
import { LeadsApi, type LeadsApiOptions } from '../../src/api-client.js';
import { fakeFetch, pageReply } from '../fixtures/fake-fetch.js';
import { failureIn } from '../fixtures/rejection.js';

const GOOD: LeadsApiOptions = {
  base: 'https://api.example/',
  query: { siteCode: 'GIFT-01', client: '1017' },
  token: '55120938',
};

/** The message of the error for options that must be refused. */
function refusal(options: object): string {
  const { kind, message } = failureIn(() => new LeadsApi({ ...GOOD, ...options }));
  expect(kind).to.equal('config');
  return message;
}

describe('LeadsApi for code outside the element', () => {
  for (const [options, message] of [
    [{ query: { ...GOOD.query, client: 'abc' } }, /^client must be digits/],
    [{ base: 'file:///tmp/' }, /^api-base must be an http or https URL/],
    [{ query: { siteCode: 'GIFT-01', client: undefined } }, /are required/],
    [{ ...GOOD.query, query: undefined }, /^query\.siteCode, query\.client and token are required/],
    [{ token: '' }, /are required/],
  ] as const) {
    it(`refuses ${JSON.stringify(options)} before anything is sent`, () => {
      expect(refusal(options)).to.match(message);
    });
  }

  it('does not repeat a bad token', () => {
    expect(refusal({ token: 'secret55120938' })).not.to.contain('55120938');
  });

  it('asks for a period from its first moment to its last, with the token of a function', async () => {
    const { fetch, calls } = fakeFetch(pageReply(1, 2, 3));
    const query = { ...GOOD.query, begDate: '2025-12-01', endDate: '2025-12-22' };
    const token = () => 55120938;
    const api = new LeadsApi({ ...GOOD, query, token, wireFormat: 'json', fetch });
    expect((await api.fetchPage(1, 20)).total).to.equal(3);
    expect(JSON.parse(calls[0]?.init.body as string)).to.include({
      BegDate: '2025-12-01T00:00:00',
      EndDate: '2025-12-22T23:59:59.997',
      Token: 55120938,
    });
  });
});
