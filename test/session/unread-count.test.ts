import { expect } from '@esm-bundle/chai';
import { UNKNOWN, UnreadCount } from '../../src/session/unread-count.js';
import type { Configuration } from '../../src/settings/configuration.js';
import { leadsApi, type LeadsApiSettings } from '../../src/testing.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import { settle } from '../helpers/memory-api.js';

let bases = 0;

const CONFIGURATION: Omit<Configuration, 'base'> = {
  query: { siteCode: 'GIFT-01', client: '1017' },
  token: '55120938',
  wireFormat: 'auto',
  firstPosition: null,
};

/** A count that reads from a simulated API with these settings. */
function countOf(settings: LeadsApiSettings) {
  const failures: string[] = [];
  const clock = new FakeClock();
  const count = new UnreadCount(
    // No other test has used it.
    { ...CONFIGURATION, base: `https://api-${++bases}.example/` },
    clock,
    ({ kind }) => failures.push(kind),
    leadsApi(settings),
  );
  return { count, clock, failures };
}

/** Resolves once the condition is true. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) {
    await settle();
  }
}

describe('UnreadCount', () => {
  it('sums the messages of the first 50 inquiries, and knows that there are more', async () => {
    const settings: LeadsApiSettings = { leads: [{ unread: 1 }, {}, { unread: 2 }] };
    const { count } = countOf(settings);
    expect([count.value, count.isDue]).to.deep.equal([UNKNOWN, true]);
    await count.read();
    expect(count.value).to.deep.equal({ unread: 3, hasMore: false });
    settings.leads = Array.from({ length: 51 }, () => ({ unread: 1 }));
    await count.read();
    expect(count.value).to.deep.equal({ unread: 50, hasMore: true });
  });

  it('is due again when the last request is a minute old', async () => {
    const { count, clock } = countOf({ leads: [] });
    await count.read();
    clock.pass(59_999);
    count.renewIfOutdated();
    expect(count.isDue).to.equal(false);
    clock.pass(1);
    count.renewIfOutdated();
    expect(count.isDue).to.equal(true);
  });

  it('tries again only while there is no number, since nobody waits for another', async () => {
    const settings: LeadsApiSettings = { leads: [{ unread: 1 }], status: 503 };
    const { count, clock, failures } = countOf(settings);
    const first = count.read();
    await until(() => clock.waits.length === 2);
    settings.status = 200;
    clock.pass(3000);
    await first;
    expect([count.value.unread, failures]).to.deep.equal([1, []]);
    settings.status = 503;
    await count.read();
    expect([count.value.unread, failures]).to.deep.equal([1, ['http']]);
  });

  it('keeps the number after a failure, and drops it after a refusal', async () => {
    const settings: LeadsApiSettings = { leads: [{ unread: 1 }] };
    const { count, failures } = countOf(settings);
    await count.read();
    settings.status = 500;
    await count.read();
    expect(count.value.unread).to.equal(1);
    settings.status = 401;
    await count.read();
    expect([count.value, count.isDue]).to.deep.equal([UNKNOWN, false]);
    expect(failures).to.deep.equal(['http', 'auth']);
    count.renew();
    expect(count.isDue).to.equal(true);
  });

  it('does not use the answer to a request that was stopped, which is due again', async () => {
    const { count } = countOf({ leads: [{ unread: 1 }] });
    const reading = count.read();
    count.stop();
    await reading;
    expect([count.value, count.isDue]).to.deep.equal([UNKNOWN, true]);
  });

  it('joins a request under way', () => {
    const { count } = countOf({ leads: [] });
    expect(count.read()).to.equal(count.read());
    count.stop();
  });
});
