import { expect } from '@esm-bundle/chai';
import { Conditions } from '../../src/session/conditions.js';
import { readConfiguration, type RawConfiguration } from '../../src/settings/configuration.js';
import { FakeClock } from '../fixtures/fake-clock.js';

/** A time at which a new day has begun for the reader, east of Greenwich, but not in UTC. */
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

/** Conditions of an element after its first update, and the updates that they request. */
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

  /** Returns the changes to report, and clears them. */
  function takeNews(): string[] {
    return conditions.takeNews().map(({ type }) => type);
  }

  function dates(): unknown[] {
    return [host.begDate, host.endDate];
  }

  update();
  return { host, clock, conditions, update, takeNews, dates };
}

describe('a filter or period of the reader', () => {
  for (const [title, after, before = SETTINGS] of [
    ['another client', OTHER_CLIENT],
    ['a sign-out', { ...SETTINGS, token: '' }],
    ['an invalid client', { ...SETTINGS, client: 'guest' }],
    ['another client and a bad setting', { ...OTHER_CLIENT, operator: 'abc' }],
    [
      'the removal of the token provider, even if a token remains',
      { ...PROVIDER, tokenProvider: null },
      PROVIDER,
    ],
  ] as const) {
    it(`is cleared by ${title}: search text and period`, () => {
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
  }

  it('is replaced by a filter that the page sets together with another client', () => {
    const { host, conditions, update, takeNews, dates } = createConditions();
    conditions.setByReader({ search: 'card' });
    conditions.askForPeriod({ from: '2025-02-01', to: '2025-02-28' });
    update();
    host.begDate = '2025-03-01';
    update();
    takeNews();
    host.endDate = '2025-03-31';
    conditions.setByPage({ search: 'gift' });
    expect(update(OTHER_CLIENT)).to.equal(false);
    expect(dates()).to.deep.equal(['2025-03-01', '2025-03-31']);
    expect(conditions.filter).to.deep.equal({ search: 'gift' });
    expect(conditions.searchText).to.equal('gift');
    expect(takeNews()).to.deep.equal([]);
  });

  for (const [title, after, before = SETTINGS] of [
    ['a token provider instead of the token', { ...SETTINGS, tokenProvider: () => 2 }],
    ['another token provider', { ...PROVIDER, tokenProvider: () => 2 }, PROVIDER],
    ['another operator', { ...SETTINGS, operator: 5 }],
    ['a bad setting', { ...SETTINGS, operator: 'abc' }],
    ['a bad setting that is corrected', SETTINGS, { ...SETTINGS, operator: 'abc' }],
  ] as const) {
    it(`stays after ${title}`, () => {
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

  it('is cleared if another client follows a bad setting', () => {
    const { conditions, update } = createConditions();
    conditions.setByReader({ unread: true });
    update({ ...SETTINGS, operator: 'abc' });
    update(OTHER_CLIENT);
    expect(conditions.filter).to.equal(null);
  });

  it('is cleared, without an event if it is no condition', () => {
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

  it('is replaced if the page removes its dates', () => {
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
  it('is null at first, and its controls are unchanged', () => {
    const { conditions } = createConditions();
    const { filter, searchText, hasFiltered, isTyping, isPeriodRefused } = conditions;
    expect([filter, searchText]).to.deep.equal([null, '']);
    expect([hasFiltered, isTyping, isPeriodRefused]).to.not.include(true);
  });

  it('is set by the page without an event, shows in the search field, and is still known once it is cleared', () => {
    const { host, conditions, takeNews } = createConditions();
    conditions.setByPage(null);
    expect(conditions.hasFiltered).to.equal(false);
    const filter = Object.freeze({ search: 'card', unread: true });
    conditions.setByPage(filter);
    expect(conditions.filter).to.equal(filter);
    expect(conditions.searchText).to.equal('card');
    expect(host.updates).to.equal(2);
    conditions.setByPage(null);
    expect([conditions.filter, conditions.searchText]).to.deep.equal([null, '']);
    expect(conditions.hasFiltered).to.equal(true);
    expect(takeNews()).to.deep.equal([]);
  });

  it('collects the reader’s conditions, with an event for each, until all are cleared', () => {
    const { host, conditions, takeNews } = createConditions();
    conditions.setByReader({ status: 'new' });
    conditions.setByReader({ search: 'card' });
    expect(conditions.filter).to.deep.equal({ search: 'card', status: 'new' });
    expect(conditions.filter).to.be.frozen;
    conditions.setByReader({ status: '' });
    expect(conditions.filter).to.deep.equal({ search: 'card' });
    expect(takeNews()).to.deep.equal(['conditions', 'conditions', 'conditions']);
    conditions.setByReader({ status: 'new', unread: true });
    conditions.clear();
    expect([conditions.filter, conditions.searchText]).to.deep.equal([null, '']);
    expect(host.updates).to.equal(5);
  });

  it('stays the same object if it is set to an equal one, and keeps the space that the reader types', () => {
    const { host, conditions, takeNews } = createConditions();
    conditions.setByPage({ search: 'card' });
    const { filter } = conditions;
    conditions.setByPage({ search: 'card' });
    // The update ends the task in which it was set.
    expect(host.updates).to.equal(2);
    conditions.setByReader({ search: 'card ' });
    expect(conditions.filter).to.equal(filter);
    expect(conditions.searchText).to.equal('card ');
    expect(takeNews()).to.deep.equal([]);
  });

  it('is cleared with the client if the page set it in an earlier task, with an event', () => {
    const { conditions, update, takeNews } = createConditions();
    conditions.setByPage({ unread: true });
    update();
    expect(takeNews()).to.deep.equal([]);
    expect(update(OTHER_CLIENT)).to.equal(false);
    expect(conditions.filter).to.equal(null);
    expect(takeNews()).to.deep.equal(['conditions']);
  });

  for (const client of [null, 'guest']) {
    it(`stays if a client follows ${client ?? 'nobody'}, since the page may set it first`, () => {
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
  it('changes only the ends whose day has changed, with an event for each change', () => {
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

  it('is refused if it starts after it ends, with one event, and keeps its value', () => {
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

  it('is no longer refused once the reader chooses another one or the page sets one', () => {
    const { host, conditions, update, takeNews } = createConditions(DECEMBER);
    conditions.askForPeriod(REFUSED);
    takeNews();
    conditions.askForPeriod({ from: '2025-12-01', to: '2025-12-22' });
    expect(conditions.isPeriodRefused).to.equal(false);
    update();
    conditions.askForPeriod(REFUSED);
    update();
    expect(takeNews()).to.deep.equal(['refusal']);
    host.begDate = '2025-12-05';
    update();
    expect(conditions.isPeriodRefused).to.equal(false);
    expect(takeNews()).to.deep.equal([]);
  });

  it('is a preset by the reader’s current date', () => {
    const { conditions, update, takeNews, dates } = createConditions();
    expect(new Date(AFTER_MIDNIGHT).getUTCDate(), 'the day of UTC').to.equal(15);
    expect(conditions.periodChoice).to.equal('all');
    conditions.choosePeriod('month');
    update();
    expect(dates()).to.deep.equal(['2025-02-16', null]);
    expect(conditions.periodChoice).to.equal('month');
    expect(takeNews()).to.deep.equal(['conditions']);
  });

  it('stays the same preset after midnight', () => {
    const { clock, conditions, update } = createConditions({ begDate: '2025-02-16' });
    clock.pass(DAY_MS);
    update();
    expect(conditions.periodChoice).to.equal('month');
  });

  it('is a custom period if it is no preset', () => {
    expect(createConditions({ begDate: '2025-03-01' }).conditions.periodChoice).to.equal('dates');
  });

  it('stays if the reader opens the days, or chooses the preset that it already is', () => {
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
    ['changes the search', true, { search: 'ab' }],
    ['chooses a condition', false, { unread: true }],
  ] as const) {
    it(`ends 400 ms after the last change: a reader who ${title}`, () => {
      const { host, clock, conditions, update, hasPaused } = createTyping();
      expect(conditions.isTyping).to.equal(true);
      clock.pass(399);
      conditions.setByReader(change);
      update();
      expect(conditions.isTyping).to.equal(isTyping);
      clock.pass(399);
      expect(hasPaused()).to.equal(false);
      const { updates } = host;
      clock.pass(1);
      expect(conditions.isTyping).to.equal(false);
      expect(host.updates).to.equal(updates + 1);
      expect(hasPaused()).to.equal(true);
    });
  }

  it('ends if the page removes the filter while the reader types', () => {
    const { conditions, update } = createTyping();
    conditions.setByPage(null);
    update();
    expect(conditions.isTyping).to.equal(false);
  });

  it('is not extended by an update without a change', () => {
    const { clock, conditions, update, hasPaused } = createTyping();
    clock.pass(399);
    conditions.setByReader({ search: 'a ' });
    update();
    update();
    expect(conditions.isTyping).to.equal(true);
    clock.pass(1);
    expect(hasPaused()).to.equal(true);
  });

  it('is over once its time has passed', () => {
    const { host, clock, conditions, hasPaused } = createTyping();
    const { updates } = host;
    conditions.endPause();
    expect(conditions.isTyping).to.equal(false);
    clock.pass(400);
    expect(hasPaused()).to.equal(false);
    expect(host.updates).to.equal(updates);
  });
});
