import { expect } from '@esm-bundle/chai';
import { Conditions } from '../../src/session/conditions.js';
import { readConfiguration, type RawConfiguration } from '../../src/settings/configuration.js';
import { FakeClock } from '../fixtures/fake-clock.js';

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
      expect(update()).to.equal(false);
      takeNews();
      expect(update(settings)).to.equal(true);
      expect([host.begDate, host.endDate]).to.deep.equal(['2025-01-01', null]);
      expect([conditions.filter, conditions.searchText]).to.deep.equal([null, '']);
      expect(conditions.periodChoice).to.equal('dates');
      expect(conditions.clientsBefore).to.equal(1);
      expect(takeNews()).to.deep.equal(['conditions']);
    });
  }

  it('goes though it is no condition', () => {
    const { conditions, update, takeNews } = createConditions();
    conditions.setByReader({ search: ' \u00AD' });
    conditions.askForPeriod({ from: '2025-02-02', to: '2025-02-01' });
    conditions.choosePeriod('dates');
    update();
    takeNews();
    expect(update(OTHER_CLIENT)).to.equal(false);
    expect(conditions.searchText).to.equal('');
    expect(conditions.isPeriodRefused).to.equal(false);
    expect(conditions.periodChoice).to.equal('all');
    expect(takeNews()).to.deep.equal([]);
  });

  it('stays with the client', () => {
    const { host, conditions, update } = createConditions({ begDate: '2025-01-01' });
    conditions.setByReader({ search: 'card ' });
    conditions.askForPeriod({ from: '2025-02-01', to: null });
    update();
    expect(update({ ...SETTINGS, token: 2 })).to.equal(false);
    expect([host.begDate, conditions.searchText]).to.deep.equal(['2025-02-01', 'card ']);
  });

  it('gives way to a page that takes its dates away', () => {
    const { host, conditions, update } = createConditions({ begDate: '2025-01-01' });
    conditions.askForPeriod({ from: '2025-02-01', to: null });
    update();
    Object.assign(host, { begDate: undefined });
    update();
    update(OTHER_CLIENT);
    expect(host.begDate).to.equal(undefined);
  });

  it('leaves what the page has set since, also together with the client', () => {
    const { host, conditions, update } = createConditions({ begDate: '2025-01-01' });
    conditions.askForPeriod({ from: '2025-02-01', to: '2025-02-28' });
    update();
    host.begDate = '2025-03-01';
    update();
    host.endDate = '2025-03-31';
    conditions.setByPage({ search: 'gift' });
    expect(update(OTHER_CLIENT)).to.equal(false);
    expect([host.begDate, host.endDate]).to.deep.equal(['2025-03-01', '2025-03-31']);
    expect(conditions.searchText).to.equal('gift');
  });
});

describe('the filter', () => {
  it('is what the page sets, and stands in the search field', () => {
    const { host, conditions } = createConditions();
    const filter = Object.freeze({ search: 'card', unread: true });
    conditions.setByPage(filter);
    expect(conditions.filter).to.equal(filter);
    expect(conditions.searchText).to.equal('card');
    expect(host.updates).to.equal(1);
    conditions.setByPage(null);
    expect(conditions.filter).to.equal(null);
    expect(conditions.searchText).to.equal('');
  });

  it('takes one condition of the reader after the other, and is frozen', () => {
    const { conditions } = createConditions();
    conditions.setByReader({ status: 'new' });
    conditions.setByReader({ search: 'card' });
    conditions.setByReader({ unread: true });
    expect(conditions.filter).to.deep.equal({ search: 'card', status: 'new', unread: true });
    expect(Object.isFrozen(conditions.filter)).to.be.ok;
    conditions.setByReader({ status: '' });
    expect(conditions.filter).to.deep.equal({ search: 'card', unread: true });
  });

  it('is null once no condition is left', () => {
    const { conditions } = createConditions();
    conditions.setByReader({ search: 'card', status: 'new', unread: true });
    conditions.clear();
    expect(conditions.filter).to.equal(null);
    expect(conditions.searchText).to.equal('');
  });

  it('stays the same object if it is set to an equal one', () => {
    const { conditions } = createConditions();
    conditions.setByPage({ search: 'card' });
    const { filter } = conditions;
    conditions.setByPage({ search: 'card' });
    conditions.setByReader({ search: 'card ' });
    expect(conditions.filter).to.equal(filter);
  });

  it('asks for an update even if the page sets an equal one', () => {
    const { host, conditions } = createConditions();
    conditions.setByPage(null);
    expect(host.updates).to.equal(1);
  });

  it('leaves the space in the search field that the reader has typed', () => {
    const { conditions } = createConditions();
    conditions.setByReader({ search: 'gift ' });
    expect(conditions.filter).to.deep.equal({ search: 'gift' });
    expect(conditions.searchText).to.equal('gift ');
  });

  it('is known to have been set, also when it has gone', () => {
    const { conditions } = createConditions();
    conditions.setByPage(null);
    expect(conditions.hasFiltered).to.equal(false);
    conditions.setByPage({ unread: true });
    conditions.setByPage(null);
    expect(conditions.hasFiltered).to.equal(true);
  });

  it('has controls that unfold and fold', () => {
    const { host, conditions } = createConditions();
    conditions.toggleFold();
    expect(conditions.isUnfolded).to.equal(true);
    conditions.toggleFold();
    expect(conditions.isUnfolded).to.equal(false);
    expect(host.updates).to.equal(2);
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
        expect(conditions.filter).to.equal(null);
        expect(conditions.searchText).to.equal('');
        expect(takeNews()).to.deep.equal(['conditions']);
      });

      it(`stays when ${title}, if the page sets it in the same task`, () => {
        const { conditions, update, takeNews } = createConditions();
        update(before);
        conditions.setByPage({ search: 'card' });
        update(before);
        conditions.setByPage({ search: 'card' });
        update(after);
        expect(conditions.filter).to.deep.equal({ search: 'card' });
        expect(takeNews()).to.deep.equal([]);
      });
    }

    it('goes if the page has set it in an earlier task', () => {
      const { conditions, update } = createConditions();
      conditions.setByPage({ unread: true });
      update();
      update({ ...SETTINGS, client: 2 });
      expect(conditions.filter).to.equal(null);
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
        expect(conditions.filter).to.equal(null);
      }
    });

    it('is no news if there was none', () => {
      const { update, takeNews } = createConditions();
      update({ ...SETTINGS, client: 2 });
      expect(takeNews()).to.deep.equal([]);
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
      expect(conditions.filter).to.deep.equal({ unread: true });
    });
  }

  it('stays over a bad setting that is corrected', () => {
    const { conditions, update } = createConditions();
    conditions.setByReader({ unread: true });
    update({ ...SETTINGS, operator: 'abc' });
    update();
    expect(conditions.filter).to.deep.equal({ unread: true });
  });

  it('stays with another token provider', () => {
    const { conditions, update } = createConditions();
    const settings = () => ({ ...SETTINGS, token: '', tokenProvider: () => 1 });
    update(settings());
    conditions.setByReader({ unread: true });
    update(settings());
    expect(conditions.filter).to.deep.equal({ unread: true });
  });

  it('stays when the first client comes, since the page may set it before', () => {
    const { conditions, update } = createConditions();
    update({ ...SETTINGS, client: null });
    conditions.setByPage({ unread: true });
    update({ ...SETTINGS, client: null });
    update();
    expect(conditions.filter).to.deep.equal({ unread: true });
  });
});

describe('the news of the conditions', () => {
  it('come once for each change of the filter by the reader', () => {
    const { conditions, takeNews } = createConditions();
    expect(takeNews()).to.deep.equal([]);
    conditions.setByReader({ unread: true });
    expect(takeNews()).to.deep.equal(['conditions']);
    expect(takeNews()).to.deep.equal([]);
    conditions.clear();
    expect(takeNews()).to.deep.equal(['conditions']);
  });

  it('are none if the page changes the filter, or nothing changes', () => {
    const { conditions, takeNews } = createConditions();
    conditions.setByPage({ unread: true });
    conditions.setByReader({ unread: true });
    conditions.setByReader({ search: ' ' });
    expect(takeNews()).to.deep.equal([]);
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
      expect(takeNews()).to.deep.equal(['conditions']);
      conditions.askForPeriod(period);
      expect(takeNews()).to.deep.equal([]);
    });
  }

  it('are none if the page changes the period', () => {
    const { host, update, takeNews } = createConditions({ begDate: '2025-12-01' });
    host.begDate = '2025-12-05';
    update();
    expect(takeNews()).to.deep.equal([]);
  });

  it('are those of a refusal, and of nothing else, for a period that is refused', () => {
    const { conditions, takeNews } = createConditions();
    conditions.askForPeriod({ from: '2025-12-02', to: '2025-12-01' });
    conditions.update({ state: 'missing' });
    expect(takeNews()).to.deep.equal(['refusal']);
    conditions.update({ state: 'missing' });
    expect(takeNews()).to.deep.equal([]);
  });

  it('are none of a refusal that is corrected before the update', () => {
    const { conditions, takeNews } = createConditions();
    conditions.askForPeriod({ from: '2025-12-02', to: '2025-12-01' });
    conditions.askForPeriod({ from: null, to: null });
    conditions.update({ state: 'missing' });
    expect(takeNews()).to.deep.equal([]);
  });
});

describe('the period', () => {
  it('is the days of the settings, with or without a time of day', () => {
    const { conditions } = createConditions({
      begDate: '2025-12-01',
      endDate: ' 2025-12-22T10:00:00+03:00',
    });
    expect(conditions.period).to.deep.equal({ from: '2025-12-01', to: '2025-12-22' });
  });

  it('has no day where the setting is no date', () => {
    const { conditions } = createConditions({ begDate: 'yesterday' });
    expect(conditions.period).to.deep.equal({ from: null, to: null });
  });

  it('changes at the ends whose day has changed, and at no other', () => {
    const { host, conditions } = createConditions({
      begDate: '2025-12-01T13:00:00',
      endDate: '2025-12-22T13:00:00',
    });
    conditions.askForPeriod({ from: '2025-12-01', to: '2025-12-23' });
    expect([host.begDate, host.endDate]).to.deep.equal(['2025-12-01T13:00:00', '2025-12-23']);
    conditions.askForPeriod({ from: null, to: '2025-12-23' });
    expect([host.begDate, host.endDate]).to.deep.equal([null, '2025-12-23']);
    expect(conditions.isPeriodRefused).to.equal(false);
  });

  it('is refused if it starts after it ends, until another one is asked for', () => {
    const { host, conditions, update } = createConditions({
      begDate: '2025-12-01',
      endDate: '2025-12-22',
    });
    conditions.askForPeriod({ from: '2025-12-23', to: '2025-12-22' });
    update();
    expect(conditions.isPeriodRefused).to.equal(true);
    expect([host.begDate, host.endDate]).to.deep.equal(['2025-12-01', '2025-12-22']);
    expect(host.updates > 0).to.be.ok;
    conditions.askForPeriod({ from: '2025-12-02', to: '2025-12-22' });
    expect(conditions.isPeriodRefused).to.equal(false);
  });

  it('is not refused any more when the page sets another one', () => {
    const { host, conditions, update } = createConditions({
      begDate: '2025-12-01',
      endDate: '2025-12-22',
    });
    conditions.askForPeriod({ from: '2025-12-23', to: '2025-12-22' });
    host.begDate = '2025-12-05';
    update();
    expect(conditions.isPeriodRefused).to.equal(false);
    conditions.askForPeriod({ from: '2025-12-23', to: '2025-12-22' });
    host.endDate = null;
    update();
    expect(conditions.isPeriodRefused).to.equal(false);
  });

  it('is a preset by today where the reader is', () => {
    const { host, conditions, update, takeNews } = createConditions();
    expect(conditions.periodChoice).to.equal('all');
    conditions.choosePeriod('month');
    update();
    expect([host.begDate, host.endDate]).to.deep.equal(['2025-02-28', null]);
    expect(conditions.periodChoice).to.equal('month');
    expect(takeNews()).to.deep.equal(['conditions']);
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
      expect(conditions.periodChoice).to.equal('month');
    }
  });

  it('is one of the reader’s own if it is no preset', () => {
    expect(createConditions({ begDate: '2025-03-01' }).conditions.periodChoice).to.equal('dates');
  });

  it('stays if the reader wants to choose days, or the preset that it is', () => {
    const { host, conditions, update, takeNews } = createConditions({ begDate: '2025-02-28' });
    conditions.choosePeriod('dates');
    expect([conditions.periodChoice, host.begDate]).to.deep.equal(['dates', '2025-02-28']);
    expect(host.updates).to.equal(1);
    conditions.choosePeriod('month');
    update();
    expect([conditions.periodChoice, host.begDate]).to.deep.equal(['month', '2025-02-28']);
    expect(takeNews()).to.deep.equal([]);
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
    expect(conditions.isTyping).to.equal(true);
    expect(hasPaused()).to.equal(false);
    const { updates } = host;
    clock.pass(1);
    expect(conditions.isTyping).to.equal(false);
    expect(host.updates).to.equal(updates + 1);
    expect(hasPaused()).to.equal(true);
    expect(hasPaused()).to.equal(false);
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
      expect(conditions.isTyping).to.equal(false);
      clock.pass(399);
      expect(hasPaused()).to.equal(false);
      clock.pass(1);
      expect(hasPaused()).to.equal(true);
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
    expect(conditions.isTyping).to.equal(true);
    clock.pass(1);
    expect(hasPaused()).to.equal(true);
  });

  it('is not waited for any more once that is over', () => {
    const { host, clock, conditions, update, hasPaused } = createConditions();
    conditions.setByReader({ search: 'a' });
    update();
    const { updates } = host;
    conditions.endPause();
    expect(conditions.isTyping).to.equal(false);
    clock.pass(400);
    expect(hasPaused()).to.equal(false);
    expect(host.updates).to.equal(updates);
  });

  it('is not waited for without a change', () => {
    const { clock, conditions, update } = createConditions();
    conditions.endPause();
    update();
    expect(clock.waits).to.deep.equal([]);
    expect(conditions.isTyping).to.equal(false);
  });
});
