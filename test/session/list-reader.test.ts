import { expect } from '@esm-bundle/chai';
import { connect } from '../../src/session/list-reader.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import { VALID } from '../helpers/memory-session.js';

describe('connect', () => {
  it('shares the first position that it has found out with the other lists of an API', () => {
    const { configuration } = VALID;
    const positionOf = (change: Partial<typeof configuration>) =>
      connect({ ...VALID, configuration: { ...configuration, ...change } }, new FakeClock())
        ?.position;
    const position = positionOf({});
    expect(positionOf({ query: { ...configuration.query, client: '2' } })).to.equal(position);
    for (const other of [
      { query: { ...configuration.query, siteCode: 'GIFT-02' } },
      { base: 'https://other.example/' },
    ]) {
      expect(positionOf(other)).not.to.equal(position);
    }
  });
});
