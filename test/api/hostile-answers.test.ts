import { expect } from '@esm-bundle/chai';
import { LeadsApi } from '../../src/api/leads-api.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import { fakeFetch, reply } from '../fixtures/fake-fetch.js';
import { HOSTILE_BODIES } from '../fixtures/hostile-bodies.js';
import { failureOf } from '../fixtures/rejection.js';

describe('an answer', () => {
  for (const { kind, contentType, body, subjects } of HOSTILE_BODIES) {
    it(`is ${subjects ? 'read' : 'refused'} if it is ${kind}, as ${contentType || 'no type'}`, async () => {
      const { fetch, calls } = fakeFetch(reply(body, contentType || null));
      const api = new LeadsApi({
        base: 'https://api.example/',
        query: { siteCode: 'GIFT-01', client: '1017' },
        token: '55120938',
        wireFormat: 'json',
        fetch,
        clock: new FakeClock(),
      });
      const answer = api.fetchPage(1, 20, new AbortController().signal);
      if (subjects) {
        const { leads } = await answer;
        expect(leads.map(({ subject }) => subject)).to.deep.equal(subjects);
      } else {
        const { kind: failure, message } = await failureOf(answer);
        expect(failure).to.equal('protocol');
        expect(message.length).to.be.below(300);
      }
      expect(calls).to.have.length(1);
      expect('polluted' in {} || 'ErrorCode' in {}).to.equal(false);
    });
  }
});
