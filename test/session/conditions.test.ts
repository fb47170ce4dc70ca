import { expect } from '@esm-bundle/chai';
import { Conditions } from '../../src/session/conditions.js';
import { readConfiguration, type RawConfiguration } from '../../src/settings/configuration.js';
import { FakeClock } from '../fixtures/fake-clock.js';

/** The day has begun where the reader is, east of Greenwich, and not in UTC. */
const AFTER_MIDNIGHT = '2025-03-16T00:30';
const DAY_MS = 24 * 60 * 60 * 1000;

const SETTINGS: RawConfiguration = { siteCode: 'GIFT-01', client: 1017, token: 55120938 };
const PROVIDER: RawConfiguration = { ...SETTINGS, token: 1, tokenProvider: () => 1 };
const OTHER_CLIENT = { ...SETTINGS, client: 1018 };
const REFUSED = { from: '2025-12-23', to: '2025-12-22' };
const DECEMBER = { begDate: '2025-12-01', endDate: '2025-12-22' };

interface Dates {
  begDate?: string | null;
  endDate?: string | null;
}

/** Conditions of an element that has been updated once, and the updates that it is asked for. */
function createConditions({ begDate = null, endDate = null }: Dates = {}) {
  const host = {
    begDate,
    endDate,
    updates: 0,
    requestUpdate() {
      host.updates++;
    },
  };
  const clock = new FakeClock(new Date(AFTER_MIDNIGHT).getTime());
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

  function dates(): unknown[] {
    return [host.begDate, host.endDate];
  }

  update();
  return { host, clock, conditions, update, takeNews, dates };
}

type Created = ReturnType<typeof createConditions>;

describe('what the reader has set', () => {
  for (const [title, after, before = SETTINGS] of [
    ['another client', OTHER_CLIENT],
    ['another site code', { ...SETTINGS, siteCode: 'GIFT-02' }],
    ['a sign-out', { ...SETTINGS, token: '' }],
    ['the client taken away', { ...SETTINGS, client: null }],
    ['a client that nobody is', { ...SETTINGS, client: 'guest' }],
    ['another client and a bad setting', { ...OTHER_CLIENT, operator: 'abc' }],
    ['no token provider, though there is a token', { ...PROVIDER, tokenProvider: null }, PROVIDER],
  ] as const) {
    it(`goes with ${title}: what is typed, and the period`, () => {
      const { conditions, update, takeNews, dates } = createConditions({ begDate: '2025-01-01' });
      update(before);
      conditions.setByReader({ search: 'card ' });
      conditions.askForPeriod({ from: '2025-02-01', to: '2025-02-28' });
      conditions.choosePeriod('dates');
      expect(update(before)).to.equal(false);
      takeNews();
      expect(update(after)).to.equal(true);
      expect(dates()).to.deep.equal(['2025-01-01', null]);
      expect([conditions.filter, conditions.searchText]).to.deep.equal([null, '']);
      expect(conditions.clientsBefore).to.equal(1);
      expect(takeNews()).to.deep.equal(['conditions']);
    });

    it(`gives way to what the page sets together with ${title}`, () => {
      const { host, conditions, update, takeNews, dates } = createConditions();
      update(before);
      conditions.setByReader({ search: 'card' });
      conditions.askForPeriod({ from: '2025-02-01', to: '2025-02-28' });
      update(before);
      host.begDate = '2025-03-01';
      update(before);
      takeNews();
      host.endDate = '2025-03-31';
      conditions.setByPage({ search: 'gift' });
      expect(update(after)).to.equal(false);
      expect(dates()).to.deep.equal(['2025-03-01', '2025-03-31']);
      expect(conditions.filter).to.deep.equal({ search: 'gift' });
      expect(conditions.searchText).to.equal('gift');
      expect(takeNews()).to.deep.equal([]);
    });
  }

  for (const [title, after, before = SETTINGS] of [
    ['another token', { ...SETTINGS, token: 2 }],
    ['a token provider in place of the token', { ...SETTINGS, tokenProvider: () => 2 }],
    ['another token provider', { ...PROVIDER, tokenProvider: () => 2 }, PROVIDER],
    ['another operator', { ...SETTINGS, operator: 5 }],
    ['another period', { ...SETTINGS, begDate: '2025-01-01' }],
    ['another API', { ...SETTINGS, apiBase: 'https://other.example/' }],
    ['a bad setting', { ...SETTINGS, operator: 'abc' }],
    ['a bad setting that is corrected', SETTINGS, { ...SETTINGS, operator: 'abc' }],
  ] as const) {
    it(`stays with ${title}`, () => {
      const { conditions, update, dates } = createConditions({ begDate: '2025-01-01' });
      conditions.setByReader({ search: 'card ' });
      conditions.askForPeriod({ from: '2025-02-01', to: null });
      update(before);
      expect(update(after)).to.equal(false);
      expect(dates()).to.deep.equal(['2025-02-01', null]);
      expect(conditions.filter).to.deep.equal({ search: 'card' });
      expect(conditions.searchText).to.equal('card ');
    });
  }

  for (const [title, between] of [
    ['a sign-out', { ...SETTINGS, token: '' }],
    ['a client that nobody is', { ...SETTINGS, client: 'abc' }],
    ['a bad setting', { ...SETTINGS, operator: 'abc' }],
  ] as const) {
    it(`goes with another client who comes by way of ${title}`, () => {
      const { conditions, update } = createConditions();
      conditions.setByReader({ unread: true });
      update();
      update(between);
      update(OTHER_CLIENT);
      expect(conditions.filter).to.equal(null);
    });
  }

  it('goes though it is no condition, which is no news', () => {
    const { conditions, update, takeNews } = createConditions();
    conditions.setByReader({ search: ' \u00AD' });
    conditions.askForPeriod(REFUSED);
    conditions.choosePeriod('dates');
    update();
    takeNews();
    expect(update(OTHER_CLIENT)).to.equal(false);
    expect(conditions.searchText).to.equal('');
    expect(conditions.isPeriodRefused).to.equal(false);
    expect(conditions.periodChoice).to.equal('all');
    expect(takeNews()).to.deep.equal([]);
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
});

describe('the filter', () => {
  it('is none at first, and nothing of its controls is changed', () => {
    const { conditions } = createConditions();
    const { filter, searchText, hasFiltered, isUnfolded, isTyping, isPeriodRefused } = conditions;
    expect([filter, searchText]).to.deep.equal([null, '']);
    expect([hasFiltered, isUnfolded, isTyping, isPeriodRefused]).to.not.include(true);
    expect(conditions.changedEnd).to.equal('from');
  });

  it('is what the page sets, and stands in the search field', () => {
    const { host, conditions, takeNews } = createConditions();
    const filter = Object.freeze({ search: 'card', unread: true });
    conditions.setByPage(filter);
    expect(conditions.filter).to.equal(filter);
    expect(conditions.searchText).to.equal('card');
    expect(host.updates).to.equal(1);
    conditions.setByPage(null);
    expect(conditions.filter).to.equal(null);
    expect(conditions.searchText).to.equal('');
    expect(takeNews()).to.deep.equal([]);
  });

  it('takes one condition of the reader after the other, and is frozen', () => {
    const { host, conditions } = createConditions();
    conditions.setByReader({ status: 'new' });
    conditions.setByReader({ search: 'card' });
    conditions.setByReader({ unread: true });
    expect(conditions.filter).to.deep.equal({ search: 'card', status: 'new', unread: true });
    expect(conditions.filter).to.be.frozen;
    conditions.setByReader({ status: '' });
    expect(conditions.filter).to.deep.equal({ search: 'card', unread: true });
    expect(host.updates).to.equal(4);
  });

  it('is null once no condition is left, and each change of the reader’s is news', () => {
    const { conditions, takeNews } = createConditions();
    conditions.setByReader({ search: 'card', status: 'new', unread: true });
    expect(takeNews()).to.deep.equal(['conditions']);
    conditions.clear();
    expect(conditions.filter).to.equal(null);
    expect(conditions.searchText).to.equal('');
    expect(takeNews()).to.deep.equal(['conditions']);
    conditions.setByReader({ search: ' ' });
    expect(takeNews()).to.deep.equal([]);
  });

  it('stays the same object if it is set to an equal one, but for the space that is typed', () => {
    const { host, conditions, takeNews } = createConditions();
    conditions.setByPage({ search: 'card' });
    const { filter } = conditions;
    conditions.setByPage({ search: 'card' });
    // The update ends the task that it was set in.
    expect(host.updates).to.equal(2);
    conditions.setByReader({ search: 'card ' });
    expect(conditions.filter).to.equal(filter);
    expect(conditions.searchText).to.equal('card ');
    expect(takeNews()).to.deep.equal([]);
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

  it('goes with the client if the page has set it in an earlier task, which is news', () => {
    const { conditions, update, takeNews } = createConditions();
    conditions.setByPage({ unread: true });
    update();
    expect(takeNews()).to.deep.equal([]);
    expect(update(OTHER_CLIENT)).to.equal(false);
    expect(conditions.filter).to.equal(null);
    expect(takeNews()).to.deep.equal(['conditions']);
  });

  for (const client of [null, 'guest']) {
    it(`stays when a client comes after ${client ?? 'nobody'}, since the page may set it before`, () => {
      const { conditions, update } = createConditions();
      update({ ...SETTINGS, client });
      conditions.setByPage({ unread: true });
      update({ ...SETTINGS, client });
      update();
      expect(conditions.filter).to.deep.equal({ unread: true });
    });
  }
});

describe('the period', () => {
  for (const [title, dates, period] of [
    [
      'is the days of the settings, with or without a time of day',
      { begDate: '2025-12-01', endDate: ' 2025-12-22T10:00:00+03:00' },
      { from: '2025-12-01', to: '2025-12-22' },
    ],
    ['has no day if the setting is no date', { begDate: 'yesterday' }, { from: null, to: null }],
  ] as const) {
    it(title, () => {
      expect(createConditions(dates).conditions.period).to.deep.equal(period);
    });
  }

  it('changes at the ends whose day has changed, and at no other, each of which is news', () => {
    const { conditions, takeNews, dates } = createConditions({
      begDate: '2025-12-01T13:00:00',
      endDate: '2025-12-22T13:00:00',
    });
    conditions.askForPeriod({ from: '2025-12-01', to: '2025-12-23' });
    expect(dates()).to.deep.equal(['2025-12-01T13:00:00', '2025-12-23']);
    expect(takeNews()).to.deep.equal(['conditions']);
    conditions.askForPeriod({ from: null, to: '2025-12-23' });
    expect(dates()).to.deep.equal([null, '2025-12-23']);
    expect(takeNews()).to.deep.equal(['conditions']);
    conditions.askForPeriod({ from: null, to: '2025-12-23' });
    expect(takeNews()).to.deep.equal([]);
  });

  it('is no news if the page changes it', () => {
    const { host, update, takeNews } = createConditions(DECEMBER);
    host.begDate = '2025-12-05';
    update();
    expect(takeNews()).to.deep.equal([]);
  });

  it('is refused if it starts after it ends, which is news once, and stays what it was', () => {
    const { host, conditions, update, takeNews, dates } = createConditions(DECEMBER);
    conditions.askForPeriod(REFUSED);
    expect(conditions.isPeriodRefused).to.equal(true);
    expect(dates()).to.deep.equal(['2025-12-01', '2025-12-22']);
    expect(host.updates).to.equal(1);
    update();
    expect(conditions.isPeriodRefused).to.equal(true);
    expect(takeNews()).to.deep.equal(['refusal']);
    update();
    expect(takeNews()).to.deep.equal([]);
  });

  it('is not refused any more once the reader asks for another one', () => {
    const { conditions, update, takeNews } = createConditions(DECEMBER);
    conditions.askForPeriod(REFUSED);
    conditions.askForPeriod({ from: '2025-12-01', to: '2025-12-22' });
    expect(conditions.isPeriodRefused).to.equal(false);
    update();
    expect(takeNews()).to.deep.equal([]);
  });

  for (const dates of [{ begDate: '2025-12-05' }, { endDate: null }]) {
    it(`is not refused any more once the page sets ${JSON.stringify(dates)}`, () => {
      const { host, conditions, update } = createConditions(DECEMBER);
      conditions.askForPeriod(REFUSED);
      Object.assign(host, dates);
      update();
      expect(conditions.isPeriodRefused).to.equal(false);
    });
  }

  it('is a preset by today where the reader is', () => {
    const { conditions, update, takeNews, dates } = createConditions();
    expect(new Date(AFTER_MIDNIGHT).getUTCDate(), 'the day of UTC').to.equal(15);
    expect(conditions.periodChoice).to.equal('all');
    conditions.choosePeriod('month');
    update();
    expect(dates()).to.deep.equal(['2025-02-16', null]);
    expect(conditions.periodChoice).to.equal('month');
    expect(takeNews()).to.deep.equal(['conditions']);
  });

  for (const [title, choose] of [
    ['the reader', ({ conditions }: Created) => conditions.choosePeriod('month')],
    ['the page', ({ host }: Created) => Object.assign(host, { begDate: '2025-02-16' })],
  ] as const) {
    it(`stays the preset that it was over midnight, chosen by ${title}`, () => {
      const created = createConditions();
      const { clock, conditions, update } = created;
      choose(created);
      update();
      clock.pass(DAY_MS);
      update();
      expect(conditions.periodChoice).to.equal('month');
    });
  }

  it('is one of the reader’s own if it is no preset', () => {
    expect(createConditions({ begDate: '2025-03-01' }).conditions.periodChoice).to.equal('dates');
  });

  it('stays if the reader wants to choose days, or the preset that it is', () => {
    const { host, conditions, update, takeNews } = createConditions({ begDate: '2025-02-16' });
    conditions.choosePeriod('dates');
    expect([conditions.periodChoice, host.begDate]).to.deep.equal(['dates', '2025-02-16']);
    expect(host.updates).to.equal(1);
    conditions.choosePeriod('month');
    update();
    expect([conditions.periodChoice, host.begDate]).to.deep.equal(['month', '2025-02-16']);
    expect(takeNews()).to.deep.equal([]);
  });
});

describe('the pause of a reader', () => {
  /** A reader who has typed a letter. */
  function createTyping() {
    const created = createConditions();
    const { conditions, update, takeNews } = created;
    conditions.setByReader({ search: 'a' });
    update();
    return { ...created, hasPaused: () => takeNews().includes('pause') };
  }

  for (const [title, isTyping, change] of [
    [
      'changes the search',
      true,
      (conditions: Conditions) => conditions.setByReader({ search: 'ab' }),
    ],
    [
      'chooses a condition',
      false,
      (conditions: Conditions) => conditions.setByReader({ unread: true }),
    ],
    ['empties the search', false, (conditions: Conditions) => conditions.clear()],
    [
      'leaves the filter to the page',
      false,
      (conditions: Conditions) => conditions.setByPage(null),
    ],
  ] as const) {
    it(`comes 400 ms after the last change: a reader who ${title}`, () => {
      const { host, clock, conditions, update, hasPaused } = createTyping();
      expect(conditions.isTyping).to.equal(true);
      clock.pass(399);
      change(conditions);
      update();
      expect(conditions.isTyping).to.equal(isTyping);
      clock.pass(399);
      expect(hasPaused()).to.equal(false);
      const { updates } = host;
      clock.pass(1);
      expect(conditions.isTyping).to.equal(false);
      expect(host.updates).to.equal(updates + 1);
      expect(hasPaused()).to.equal(true);
      expect(hasPaused()).to.equal(false);
    });
  }

  it('is not put off by an update without a change', () => {
    const { clock, conditions, update, hasPaused } = createTyping();
    clock.pass(399);
    conditions.setByReader({ search: 'a ' });
    update();
    update();
    expect(conditions.isTyping).to.equal(true);
    clock.pass(1);
    expect(hasPaused()).to.equal(true);
  });

  it('is not waited for any more once that is over', () => {
    const { host, clock, conditions, hasPaused } = createTyping();
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
