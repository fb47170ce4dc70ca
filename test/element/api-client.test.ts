import { expect } from '@open-wc/testing';
import { ApiError, LeadsApi, type LeadsApiOptions } from '../../src/api-client.js';
import { DemoHost } from '../helpers/demo-host.js';

const GOOD: LeadsApiOptions = {
  base: 'https://api.example/',
  query: { siteCode: 'GIFT-01', client: '1017' },
  token: '55120938',
};

/** What is said of options that must be refused. */
function refusal(options: object): string {
  try {
    new LeadsApi({ ...GOOD, ...options });
  } catch (error) {
    if (error instanceof ApiError && error.kind === 'config') {
      return error.message;
    }
    throw error;
  }
  throw new Error('The options were taken.');
}

describe('LeadsApi for code of one’s own', () => {
  for (const [options, message] of [
    [{ query: { ...GOOD.query, client: 'abc' } }, /^client must be digits/],
    [{ query: { ...GOOD.query, client: '9223372036854775808' } }, /^client must be digits/],
    [{ query: { ...GOOD.query, begDate: '01.12.2025' } }, /^begdate must be YYYY-MM-DD/],
    [{ token: 'html' }, /^token must be digits/],
    [{ base: 'file:///tmp/' }, /^api-base must be an http or https URL/],
    [{ query: { siteCode: 'GIFT-01', client: undefined } }, /are required/],
    [{ query: { ...GOOD.query, client: '' } }, /are required/],
    [{ query: { ...GOOD.query, siteCode: ' ' } }, /are required/],
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
    const host = await DemoHost.create({ leads: 3 });
    const query = { ...GOOD.query, begDate: '2025-12-01', endDate: '2025-12-22' };
    const api = new LeadsApi({ base: host.base, query, token: () => 55120938, wireFormat: 'json' });
    const page = await api.fetchPage(1, 20, new AbortController().signal);
    expect(page.total).to.equal(3);
    const [request] = await host.requests();
    expect(JSON.parse(request!.body)).to.include({
      BegDate: '2025-12-01T00:00:00',
      EndDate: '2025-12-22T23:59:59.997',
      Token: 55120938,
    });
  });
});
