import { expect } from '@esm-bundle/chai';
import { Filters } from '../../src/session/filters.js';
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
const DAYS = { from: '2025-12-01', to: '2025-12-22' };

interface Dates {
  begDate?: string | null;
  endDate?: string | null;
}

/** Filters of an element after its first update, and the updates that they request. */
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
  const filters = new Filters(host, clock);

  /** Updates the element with these settings. */
  function update(settings = SETTINGS): boolean {
    return filters.update(
      readConfiguration(
        settings,
        { wireFormat: 'auto', firstPosition: 1 },
        { apiBase: () => 'https://api.example/' },
      ),
    );
  }

  /** Returns the changes to report, and clears them. */
  function takeNews(): string[] {
    return filters.takeNews().map(({ type }) => type);
  }

  function dates(): unknown[] {
    return [host.begDate, host.endDate];
  }

  update();
  return { host, clock, filters, update, takeNews, dates };
}

type Created = ReturnType<typeof createConditions>;

describe('a filter or period of the reader', () => {
  for (const [title, after, before = SETTINGS] of [
    ['another client', OTHER_CLIENT],
    ['a sign-out', { ...SETTINGS, token: '' }],
    ['an invalid client', { ...SETTINGS, client: 'guest' }],
    ['another client and a bad setting', { ...OTHER_CLIENT, operator: 'abc' }],
    ['another client after a bad setting', OTHER_CLIENT, { ...SETTINGS, operator: 'abc' }],
    [
      'the removal of the token provider, even if a token remains',
      { ...PROVIDER, tokenProvider: null },
      PROVIDER,
    ],
  ] as const) {
    it(`is cleared by ${title}: search text and period`, () => {
      const { filters, update, takeNews, dates } = createConditions({ begDate: '2025-01-01' });
      update(before);
      filters.setByReader({ search: 'card ' });
      filters.askForPeriod({ from: '2025-02-01', to: '2025-02-28' });
      filters.choosePeriod('dates');
      expect(update(before)).to.equal(false);
      takeNews();
      expect(update(after)).to.equal(true);
      expect(dates()).to.deep.equal(['2025-01-01', null]);
      expect([filters.filter, filters.searchText]).to.deep.equal([null, '']);
      expect(filters.clientsBefore).to.equal(1);
      expect(takeNews()).to.deep.equal(['filters']);
    });
  }

  it('is replaced by a filter that the page sets together with another client', () => {
    const { host, filters, update, takeNews, dates } = createConditions();
    filters.setByReader({ search: 'card' });
    filters.askForPeriod({ from: '2025-02-01', to: '2025-02-28' });
    update();
    host.begDate = '2025-03-01';
    update();
    takeNews();
    host.endDate = '2025-03-31';
    filters.setByPage({ search: 'gift' });
    expect(update(OTHER_CLIENT)).to.equal(false);
    expect(dates()).to.deep.equal(['2025-03-01', '2025-03-31']);
    expect(filters.filter).to.deep.equal({ search: 'gift' });
    expect(filters.searchText).to.equal('gift');
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
      const { filters, update, dates } = createConditions({ begDate: '2025-01-01' });
      filters.setByReader({ search: 'card ' });
      filters.askForPeriod({ from: '2025-02-01', to: null });
      update(before);
      expect(update(after)).to.equal(false);
      expect(dates()).to.deep.equal(['2025-02-01', null]);
      expect(filters.filter).to.deep.equal({ search: 'card' });
      expect(filters.searchText).to.equal('card ');
    });
  }

  it('is cleared, without an event if it is no condition', () => {
    const { filters, update, takeNews } = createConditions();
    filters.setByReader({ search: ' \u00AD' });
    filters.askForPeriod(REFUSED);
    filters.choosePeriod('dates');
    update();
    takeNews();
    expect(update(OTHER_CLIENT)).to.equal(false);
    expect(filters.searchText).to.equal('');
    expect(filters.isPeriodRefused).to.equal(false);
    expect(filters.periodChoice).to.equal('all');
    expect(takeNews()).to.deep.equal([]);
  });
});

describe('the filter', () => {
  it('is set by the page without an event, shows in the search field, and is still known once it is cleared', () => {
    const { host, filters, takeNews } = createConditions();
    const { searchText, isTyping, isPeriodRefused } = filters;
    expect([searchText, isTyping, isPeriodRefused]).to.deep.equal(['', false, false]);
    filters.setByPage(null);
    expect(filters.hasFiltered).to.equal(false);
    const filter = Object.freeze({ search: 'card', unread: true });
    filters.setByPage(filter);
    expect(filters.filter).to.equal(filter);
    expect(filters.searchText).to.equal('card');
    expect(host.updates).to.equal(2);
    filters.setByPage(null);
    expect([filters.filter, filters.searchText]).to.deep.equal([null, '']);
    expect(filters.hasFiltered).to.equal(true);
    expect(takeNews()).to.deep.equal([]);
  });

  it('collects the reader’s filters, with an event for each, until all are cleared', () => {
    const { host, filters, takeNews } = createConditions();
    filters.setByReader({ status: 'new' });
    filters.setByReader({ search: 'card' });
    expect(filters.filter).to.deep.equal({ search: 'card', status: 'new' });
    expect(filters.filter).to.be.frozen;
    filters.setByReader({ status: '' });
    expect(filters.filter).to.deep.equal({ search: 'card' });
    expect(takeNews()).to.deep.equal(['filters', 'filters', 'filters']);
    filters.setByReader({ status: 'new', unread: true });
    filters.clear();
    expect([filters.filter, filters.searchText]).to.deep.equal([null, '']);
    expect(host.updates).to.equal(5);
  });

  it('stays the same object if it is set to an equal one, and keeps the space that the reader types', () => {
    const { host, filters, takeNews } = createConditions();
    filters.setByPage({ search: 'card' });
    const { filter } = filters;
    filters.setByPage({ search: 'card' });
    // The update ends the task in which it was set.
    expect(host.updates).to.equal(2);
    filters.setByReader({ search: 'card ' });
    expect(filters.filter).to.equal(filter);
    expect(filters.searchText).to.equal('card ');
    expect(takeNews()).to.deep.equal([]);
  });

  it('is cleared with the client if the page set it in an earlier task, with an event', () => {
    const { filters, update, takeNews } = createConditions();
    filters.setByPage({ unread: true });
    update();
    expect(takeNews()).to.deep.equal([]);
    expect(update(OTHER_CLIENT)).to.equal(false);
    expect(filters.filter).to.equal(null);
    expect(takeNews()).to.deep.equal(['filters']);
  });

  for (const client of [null, 'guest']) {
    it(`stays if a client follows ${client ?? 'nobody'}, since the page may set it first`, () => {
      const { filters, update } = createConditions();
      update({ ...SETTINGS, client });
      filters.setByPage({ unread: true });
      update({ ...SETTINGS, client });
      update();
      expect(filters.filter).to.deep.equal({ unread: true });
    });
  }
});

describe('the period', () => {
  it('changes only the ends whose day has changed, with an event for each change', () => {
    const { filters, takeNews, dates } = createConditions({
      begDate: '2025-12-01T13:00:00',
      endDate: '2025-12-22T13:00:00',
    });
    filters.askForPeriod({ from: '2025-12-01', to: '2025-12-23' });
    expect(dates()).to.deep.equal(['2025-12-01T13:00:00', '2025-12-23']);
    expect(takeNews()).to.deep.equal(['filters']);
    filters.askForPeriod({ from: null, to: '2025-12-23' });
    expect(dates()).to.deep.equal([null, '2025-12-23']);
    expect(takeNews()).to.deep.equal(['filters']);
    filters.askForPeriod({ from: null, to: '2025-12-23' });
    expect(takeNews()).to.deep.equal([]);
  });

  for (const [title, choose] of [
    ['the reader chooses another one', ({ filters }: Created) => filters.askForPeriod(DAYS)],
    ['the page sets one', ({ host }: Created) => Object.assign(host, { begDate: '2025-12-05' })],
  ] as const) {
    it(`is refused if it starts after it ends, with one event, until ${title}`, () => {
      const created = createConditions(DECEMBER);
      const { host, filters, update, takeNews, dates } = created;
      filters.askForPeriod(REFUSED);
      expect(dates()).to.deep.equal(['2025-12-01', '2025-12-22']);
      expect(host.updates).to.equal(1);
      update();
      expect(filters.isPeriodRefused).to.equal(true);
      expect(takeNews()).to.deep.equal(['refusal']);
      choose(created);
      update();
      expect(filters.isPeriodRefused).to.equal(false);
      expect(takeNews()).to.deep.equal([]);
    });
  }

  it('is a preset by the reader’s current date, and stays it after midnight', () => {
    const { clock, filters, update, takeNews, dates } = createConditions();
    expect(new Date(AFTER_MIDNIGHT).getUTCDate(), 'the day of UTC').to.equal(15);
    expect(filters.periodChoice).to.equal('all');
    filters.choosePeriod('month');
    update();
    expect(dates()).to.deep.equal(['2025-02-16', null]);
    expect(takeNews()).to.deep.equal(['filters']);
    clock.pass(DAY_MS);
    update();
    expect(filters.periodChoice).to.equal('month');
    filters.askForPeriod({ from: '2025-03-01', to: null });
    update();
    expect(filters.periodChoice).to.equal('dates');
  });

  it('stays if the reader opens the days, or chooses the preset that it already is', () => {
    const { host, filters, update, takeNews } = createConditions({ begDate: '2025-02-16' });
    filters.choosePeriod('dates');
    expect([filters.periodChoice, host.begDate]).to.deep.equal(['dates', '2025-02-16']);
    expect(host.updates).to.equal(1);
    filters.choosePeriod('month');
    update();
    expect([filters.periodChoice, host.begDate]).to.deep.equal(['month', '2025-02-16']);
    expect(takeNews()).to.deep.equal([]);
  });
});

describe('the pause of a reader', () => {
  /** A reader who has typed a letter. */
  function createTyping() {
    const created = createConditions();
    const { filters, update, takeNews } = created;
    filters.setByReader({ search: 'a' });
    update();
    return { ...created, hasPaused: () => takeNews().includes('pause') };
  }

  for (const [title, isTyping, change] of [
    ['changes the search', true, { search: 'ab' }],
    ['chooses a condition', false, { unread: true }],
  ] as const) {
    it(`ends 400 ms after the last change: a reader who ${title}`, () => {
      const { host, clock, filters, update, hasPaused } = createTyping();
      expect(filters.isTyping).to.equal(true);
      clock.pass(399);
      filters.setByReader(change);
      update();
      expect(filters.isTyping).to.equal(isTyping);
      clock.pass(399);
      expect(hasPaused()).to.equal(false);
      const { updates } = host;
      clock.pass(1);
      expect(filters.isTyping).to.equal(false);
      expect(host.updates).to.equal(updates + 1);
      expect(hasPaused()).to.equal(true);
    });
  }

  it('ends if the page removes the filter while the reader types', () => {
    const { filters, update } = createTyping();
    filters.setByPage(null);
    update();
    expect(filters.isTyping).to.equal(false);
  });

  it('is not extended by an update without a change', () => {
    const { clock, filters, update, hasPaused } = createTyping();
    clock.pass(399);
    filters.setByReader({ search: 'a ' });
    update();
    update();
    expect(filters.isTyping).to.equal(true);
    clock.pass(1);
    expect(hasPaused()).to.equal(true);
  });

  it('is over once its time has passed', () => {
    const { host, clock, filters, hasPaused } = createTyping();
    const { updates } = host;
    filters.endPause();
    expect(filters.isTyping).to.equal(false);
    clock.pass(400);
    expect(hasPaused()).to.equal(false);
    expect(host.updates).to.equal(updates);
  });
});
