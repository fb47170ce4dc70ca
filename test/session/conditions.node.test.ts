import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Conditions } from '../../src/session/conditions.js';
import { readConfiguration, type RawConfiguration } from '../../src/settings/configuration.js';
import { FakeClock } from '../fixtures/fake-clock.js';

// Where the reader is, the day has begun that has not begun in UTC.
process.env.TZ = 'Pacific/Auckland';

const SETTINGS: RawConfiguration = { siteCode: 'GIFT-01', client: 1017, token: 55120938 };

interface Period {
  begDate?: string | null;
  endDate?: string | null;
}

/** Conditions of an element that has been updated once, and the updates that it is asked for. */
function createConditions({ begDate = null, endDate = null }: Period = {}) {
  const host = {
    begDate,
    endDate,
    updates: 0,
    requestUpdate() {
      host.updates++;
    },
  };
  const clock = new FakeClock(new Date('2025-03-31T00:30').getTime());
  const conditions = new Conditions(host, clock);

  /** Updates the element with these settings. */
  function update(settings = SETTINGS): boolean {
    return conditions.update(
      readConfiguration(
        settings,
        { wireFormat: 'auto', firstPosition: 1 },
        { apiBase: () => 'https://api.example/' },
      ),
    );
  }

  /** Takes what is to be told. */
  function takeNews(): string[] {
    return conditions.news.take().map(({ type }) => type);
  }

  /** Whether a pause is to be told. */
  function hasPaused(): boolean {
    return takeNews().includes('pause');
  }

  update();
  return { host, clock, conditions, update, takeNews, hasPaused };
}

type Created = ReturnType<typeof createConditions>;

const OTHER_CLIENT = { ...SETTINGS, client: 1018 };

describe('what the reader has set', () => {
  for (const [title, settings] of [
    ['another client', OTHER_CLIENT],
    ['another site code', { ...SETTINGS, siteCode: 'GIFT-02' }],
    ['a sign-out', { ...SETTINGS, token: null }],
    ['a client that nobody is', { ...SETTINGS, client: 'guest' }],
    ['another client and a bad setting', { ...OTHER_CLIENT, operator: 'abc' }],
  ] as const) {
    it(`goes with ${title}: what is typed, and the period`, () => {
      const { host, conditions, update, takeNews } = createConditions({ begDate: '2025-01-01' });
      conditions.setByReader({ search: 'card ' });
      conditions.askForPeriod({ from: '2025-02-01', to: '2025-02-28' });
      conditions.choosePeriod('dates');
      assert.equal(update(), false);
      takeNews();
      assert.equal(update(settings), true);
      assert.deepEqual([host.begDate, host.endDate], ['2025-01-01', null]);
      assert.deepEqual([conditions.filter, conditions.searchText], [null, '']);
      assert.equal(conditions.periodChoice, 'dates');
      assert.equal(conditions.clientsBefore, 1);
      assert.deepEqual(takeNews(), ['conditions']);
    });
  }

  it('goes though it is no condition', () => {
    const { conditions, update, takeNews } = createConditions();
    conditions.setByReader({ search: ' \u00AD' });
    conditions.askForPeriod({ from: '2025-02-02', to: '2025-02-01' });
    conditions.choosePeriod('dates');
    update();
    takeNews();
    assert.equal(update(OTHER_CLIENT), false);
    assert.equal(conditions.searchText, '');
    assert.equal(conditions.isPeriodRefused, false);
    assert.equal(conditions.periodChoice, 'all');
    assert.deepEqual(takeNews(), []);
  });

  it('stays with the client', () => {
    const { host, conditions, update } = createConditions({ begDate: '2025-01-01' });
    conditions.setByReader({ search: 'card ' });
    conditions.askForPeriod({ from: '2025-02-01', to: null });
    update();
    assert.equal(update({ ...SETTINGS, token: 2 }), false);
    assert.deepEqual([host.begDate, conditions.searchText], ['2025-02-01', 'card ']);
  });

  it('gives way to a page that takes its dates away', () => {
    const { host, conditions, update } = createConditions({ begDate: '2025-01-01' });
    conditions.askForPeriod({ from: '2025-02-01', to: null });
    update();
    Object.assign(host, { begDate: undefined });
    update();
    update(OTHER_CLIENT);
    assert.equal(host.begDate, undefined);
  });

  it('leaves what the page has set since, also together with the client', () => {
    const { host, conditions, update } = createConditions({ begDate: '2025-01-01' });
    conditions.askForPeriod({ from: '2025-02-01', to: '2025-02-28' });
    update();
    host.begDate = '2025-03-01';
    update();
    host.endDate = '2025-03-31';
    conditions.setByPage({ search: 'gift' });
    assert.equal(update(OTHER_CLIENT), false);
    assert.deepEqual([host.begDate, host.endDate], ['2025-03-01', '2025-03-31']);
    assert.equal(conditions.searchText, 'gift');
  });
});

describe('the filter', () => {
  it('is what the page sets, and stands in the search field', () => {
    const { host, conditions } = createConditions();
    const filter = Object.freeze({ search: 'card', unread: true });
    conditions.setByPage(filter);
    assert.equal(conditions.filter, filter);
    assert.equal(conditions.searchText, 'card');
    assert.equal(host.updates, 1);
    conditions.setByPage(null);
    assert.equal(conditions.filter, null);
    assert.equal(conditions.searchText, '');
  });

  it('takes one condition of the reader after the other, and is frozen', () => {
    const { conditions } = createConditions();
    conditions.setByReader({ status: 'new' });
    conditions.setByReader({ search: 'card' });
    conditions.setByReader({ unread: true });
    assert.deepEqual(conditions.filter, { search: 'card', status: 'new', unread: true });
    assert.ok(Object.isFrozen(conditions.filter));
    conditions.setByReader({ status: '' });
    assert.deepEqual(conditions.filter, { search: 'card', unread: true });
  });

  it('is null once no condition is left', () => {
    const { conditions } = createConditions();
    conditions.setByReader({ search: 'card', status: 'new', unread: true });
    conditions.clear();
    assert.equal(conditions.filter, null);
    assert.equal(conditions.searchText, '');
  });

  it('stays the same object if it is set to an equal one', () => {
    const { conditions } = createConditions();
    conditions.setByPage({ search: 'card' });
    const { filter } = conditions;
    conditions.setByPage({ search: 'card' });
    conditions.setByReader({ search: 'card ' });
    assert.equal(conditions.filter, filter);
  });

  it('asks for an update even if the page sets an equal one', () => {
    const { host, conditions } = createConditions();
    conditions.setByPage(null);
    assert.equal(host.updates, 1);
  });

  it('leaves the space in the search field that the reader has typed', () => {
    const { conditions } = createConditions();
    conditions.setByReader({ search: 'gift ' });
    assert.deepEqual(conditions.filter, { search: 'gift' });
    assert.equal(conditions.searchText, 'gift ');
  });

  it('is known to have been set, also when it has gone', () => {
    const { conditions } = createConditions();
    conditions.setByPage(null);
    assert.equal(conditions.hasFiltered, false);
    conditions.setByPage({ unread: true });
    conditions.setByPage(null);
    assert.equal(conditions.hasFiltered, true);
  });

  it('has controls that unfold and fold', () => {
    const { host, conditions } = createConditions();
    conditions.toggleFold();
    assert.equal(conditions.isUnfolded, true);
    conditions.toggleFold();
    assert.equal(conditions.isUnfolded, false);
    assert.equal(host.updates, 2);
  });

  describe('of a client who leaves', () => {
    const PROVIDER = { ...SETTINGS, token: '', tokenProvider: () => 1 };

    for (const [title, before, after] of [
      ['another client comes', SETTINGS, { ...SETTINGS, client: 2 }],
      ['another site code comes', SETTINGS, { ...SETTINGS, siteCode: 'GIFT-02' }],
      ['the token goes', SETTINGS, { ...SETTINGS, token: '' }],
      ['the client goes', SETTINGS, { ...SETTINGS, client: null }],
      [
        'the token provider is set to null, though there is a token',
        { ...PROVIDER, token: 1 },
        { ...PROVIDER, token: 1, tokenProvider: null },
      ],
    ] as const) {
      it(`goes when ${title}, which is news`, () => {
        const { conditions, update, takeNews } = createConditions();
        update(before);
        conditions.setByReader({ search: 'card' });
        update(before);
        takeNews();
        update(after);
        assert.equal(conditions.filter, null);
        assert.equal(conditions.searchText, '');
        assert.deepEqual(takeNews(), ['conditions']);
      });

      it(`stays when ${title}, if the page sets it in the same task`, () => {
        const { conditions, update, takeNews } = createConditions();
        update(before);
        conditions.setByPage({ search: 'card' });
        update(before);
        conditions.setByPage({ search: 'card' });
        update(after);
        assert.deepEqual(conditions.filter, { search: 'card' });
        assert.deepEqual(takeNews(), []);
      });
    }

    it('goes if the page has set it in an earlier task', () => {
      const { conditions, update } = createConditions();
      conditions.setByPage({ unread: true });
      update();
      update({ ...SETTINGS, client: 2 });
      assert.equal(conditions.filter, null);
    });

    it('goes when another client comes by way of a sign-out or of a bad setting', () => {
      for (const between of [
        { ...SETTINGS, token: '' },
        { ...SETTINGS, client: 'abc' },
      ]) {
        const { conditions, update } = createConditions();
        conditions.setByReader({ unread: true });
        update();
        update(between);
        update({ ...SETTINGS, client: 2 });
        assert.equal(conditions.filter, null);
      }
    });

    it('is no news if there was none', () => {
      const { update, takeNews } = createConditions();
      update({ ...SETTINGS, client: 2 });
      assert.deepEqual(takeNews(), []);
    });
  });

  for (const [title, after] of [
    ['another token', { ...SETTINGS, token: 2 }],
    ['a token provider in place of the token', { ...SETTINGS, tokenProvider: () => 2 }],
    ['another operator', { ...SETTINGS, operator: 5 }],
    ['another period', { ...SETTINGS, begDate: '2025-01-01' }],
    ['another API', { ...SETTINGS, apiBase: 'https://other.example/' }],
    ['a bad setting', { ...SETTINGS, operator: 'abc' }],
  ] as const) {
    it(`stays with ${title}`, () => {
      const { conditions, update } = createConditions();
      conditions.setByReader({ unread: true });
      update();
      update(after);
      assert.deepEqual(conditions.filter, { unread: true });
    });
  }

  it('stays over a bad setting that is corrected', () => {
    const { conditions, update } = createConditions();
    conditions.setByReader({ unread: true });
    update({ ...SETTINGS, operator: 'abc' });
    update();
    assert.deepEqual(conditions.filter, { unread: true });
  });

  it('stays with another token provider', () => {
    const { conditions, update } = createConditions();
    const settings = () => ({ ...SETTINGS, token: '', tokenProvider: () => 1 });
    update(settings());
    conditions.setByReader({ unread: true });
    update(settings());
    assert.deepEqual(conditions.filter, { unread: true });
  });

  it('stays when the first client comes, since the page may set it before', () => {
    const { conditions, update } = createConditions();
    update({ ...SETTINGS, client: null });
    conditions.setByPage({ unread: true });
    update({ ...SETTINGS, client: null });
    update();
    assert.deepEqual(conditions.filter, { unread: true });
  });
});

describe('the news of the conditions', () => {
  it('come once for each change of the filter by the reader', () => {
    const { conditions, takeNews } = createConditions();
    assert.deepEqual(takeNews(), []);
    conditions.setByReader({ unread: true });
    assert.deepEqual(takeNews(), ['conditions']);
    assert.deepEqual(takeNews(), []);
    conditions.clear();
    assert.deepEqual(takeNews(), ['conditions']);
  });

  it('are none if the page changes the filter, or nothing changes', () => {
    const { conditions, takeNews } = createConditions();
    conditions.setByPage({ unread: true });
    conditions.setByReader({ unread: true });
    conditions.setByReader({ search: ' ' });
    assert.deepEqual(takeNews(), []);
  });

  for (const [title, period] of [
    ['the start', { from: '2025-12-02', to: '2025-12-22' }],
    ['the end', { from: '2025-12-01', to: null }],
  ] as const) {
    it(`come once when the reader changes ${title} of the period`, () => {
      const { conditions, takeNews } = createConditions({
        begDate: '2025-12-01',
        endDate: '2025-12-22',
      });
      conditions.askForPeriod(period);
      assert.deepEqual(takeNews(), ['conditions']);
      conditions.askForPeriod(period);
      assert.deepEqual(takeNews(), []);
    });
  }

  it('are none if the page changes the period', () => {
    const { host, update, takeNews } = createConditions({ begDate: '2025-12-01' });
    host.begDate = '2025-12-05';
    update();
    assert.deepEqual(takeNews(), []);
  });

  it('are those of a refusal, and of nothing else, for a period that is refused', () => {
    const { conditions, takeNews } = createConditions();
    conditions.askForPeriod({ from: '2025-12-02', to: '2025-12-01' });
    conditions.update({ state: 'missing' });
    assert.deepEqual(takeNews(), ['refusal']);
    conditions.update({ state: 'missing' });
    assert.deepEqual(takeNews(), []);
  });

  it('are none of a refusal that is corrected before the update', () => {
    const { conditions, takeNews } = createConditions();
    conditions.askForPeriod({ from: '2025-12-02', to: '2025-12-01' });
    conditions.askForPeriod({ from: null, to: null });
    conditions.update({ state: 'missing' });
    assert.deepEqual(takeNews(), []);
  });
});

describe('the period', () => {
  it('is the days of the settings, with or without a time of day', () => {
    const { conditions } = createConditions({
      begDate: '2025-12-01',
      endDate: ' 2025-12-22T10:00:00+03:00',
    });
    assert.deepEqual(conditions.period, { from: '2025-12-01', to: '2025-12-22' });
  });

  it('has no day where the setting is no date', () => {
    const { conditions } = createConditions({ begDate: 'yesterday' });
    assert.deepEqual(conditions.period, { from: null, to: null });
  });

  it('changes at the ends whose day has changed, and at no other', () => {
    const { host, conditions } = createConditions({
      begDate: '2025-12-01T13:00:00',
      endDate: '2025-12-22T13:00:00',
    });
    conditions.askForPeriod({ from: '2025-12-01', to: '2025-12-23' });
    assert.deepEqual([host.begDate, host.endDate], ['2025-12-01T13:00:00', '2025-12-23']);
    conditions.askForPeriod({ from: null, to: '2025-12-23' });
    assert.deepEqual([host.begDate, host.endDate], [null, '2025-12-23']);
    assert.equal(conditions.isPeriodRefused, false);
  });

  it('is refused if it starts after it ends, until another one is asked for', () => {
    const { host, conditions, update } = createConditions({
      begDate: '2025-12-01',
      endDate: '2025-12-22',
    });
    conditions.askForPeriod({ from: '2025-12-23', to: '2025-12-22' });
    update();
    assert.equal(conditions.isPeriodRefused, true);
    assert.deepEqual([host.begDate, host.endDate], ['2025-12-01', '2025-12-22']);
    assert.ok(host.updates > 0);
    conditions.askForPeriod({ from: '2025-12-02', to: '2025-12-22' });
    assert.equal(conditions.isPeriodRefused, false);
  });

  it('is not refused any more when the page sets another one', () => {
    const { host, conditions, update } = createConditions({
      begDate: '2025-12-01',
      endDate: '2025-12-22',
    });
    conditions.askForPeriod({ from: '2025-12-23', to: '2025-12-22' });
    host.begDate = '2025-12-05';
    update();
    assert.equal(conditions.isPeriodRefused, false);
    conditions.askForPeriod({ from: '2025-12-23', to: '2025-12-22' });
    host.endDate = null;
    update();
    assert.equal(conditions.isPeriodRefused, false);
  });

  it('is a preset by today where the reader is', () => {
    const { host, conditions, update, takeNews } = createConditions();
    assert.equal(conditions.periodChoice, 'all');
    conditions.choosePeriod('month');
    update();
    assert.deepEqual([host.begDate, host.endDate], ['2025-02-28', null]);
    assert.equal(conditions.periodChoice, 'month');
    assert.deepEqual(takeNews(), ['conditions']);
  });

  it('stays the preset that it was over midnight, whoever chose it', () => {
    for (const choose of [
      ({ conditions }: Created) => conditions.choosePeriod('month'),
      ({ host }: Created) => {
        host.begDate = '2025-02-28';
      },
    ]) {
      const created = createConditions();
      const { clock, conditions, update } = created;
      choose(created);
      update();
      clock.pass(24 * 60 * 60 * 1000);
      update();
      assert.equal(conditions.periodChoice, 'month');
    }
  });

  it('is one of the reader’s own if it is no preset', () => {
    assert.equal(createConditions({ begDate: '2025-03-01' }).conditions.periodChoice, 'dates');
  });

  it('stays if the reader wants to choose days, or the preset that it is', () => {
    const { host, conditions, update, takeNews } = createConditions({ begDate: '2025-02-28' });
    conditions.choosePeriod('dates');
    assert.deepEqual([conditions.periodChoice, host.begDate], ['dates', '2025-02-28']);
    assert.equal(host.updates, 1);
    conditions.choosePeriod('month');
    update();
    assert.deepEqual([conditions.periodChoice, host.begDate], ['month', '2025-02-28']);
    assert.deepEqual(takeNews(), []);
  });
});

describe('the pause of a reader', () => {
  it('comes 400 ms after the last change of the search', () => {
    const { host, clock, conditions, update, hasPaused } = createConditions();
    conditions.setByReader({ search: 'a' });
    update();
    clock.pass(399);
    conditions.setByReader({ search: 'ab' });
    update();
    clock.pass(399);
    assert.equal(conditions.isTyping, true);
    assert.equal(hasPaused(), false);
    const { updates } = host;
    clock.pass(1);
    assert.equal(conditions.isTyping, false);
    assert.equal(host.updates, updates + 1);
    assert.equal(hasPaused(), true);
    assert.equal(hasPaused(), false);
  });

  for (const [title, change] of [
    ['chooses a condition', (conditions: Conditions) => conditions.setByReader({ unread: true })],
    ['empties the search', (conditions: Conditions) => conditions.clear()],
    ['leaves the filter to the page', (conditions: Conditions) => conditions.setByPage(null)],
  ] as const) {
    it(`comes, too, after a reader who ${title}, and is not typing any more`, () => {
      const { clock, conditions, update, hasPaused } = createConditions();
      conditions.setByReader({ search: 'a' });
      update();
      clock.pass(399);
      change(conditions);
      update();
      assert.equal(conditions.isTyping, false);
      clock.pass(399);
      assert.equal(hasPaused(), false);
      clock.pass(1);
      assert.equal(hasPaused(), true);
    });
  }

  it('is not put off by an update without a change', () => {
    const { clock, conditions, update, hasPaused } = createConditions();
    conditions.setByReader({ search: 'a' });
    update();
    clock.pass(399);
    conditions.setByReader({ search: 'a ' });
    update();
    update();
    assert.equal(conditions.isTyping, true);
    clock.pass(1);
    assert.equal(hasPaused(), true);
  });

  it('is not waited for any more once that is over', () => {
    const { host, clock, conditions, update, hasPaused } = createConditions();
    conditions.setByReader({ search: 'a' });
    update();
    const { updates } = host;
    conditions.endPause();
    assert.equal(conditions.isTyping, false);
    clock.pass(400);
    assert.equal(hasPaused(), false);
    assert.equal(host.updates, updates);
  });

  it('is not waited for without a change', () => {
    const { clock, conditions, update } = createConditions();
    conditions.endPause();
    update();
    assert.deepEqual(clock.waits, []);
    assert.equal(conditions.isTyping, false);
  });
});
