import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { ApiError } from '../../src/api/api-error.js';
import { AnnouncerController } from '../../src/controllers/announcer-controller.js';
import type { FilterResult } from '../../src/model/filter.js';
import type { Change } from '../../src/model/lead-list.js';
import type { News } from '../../src/session/news.js';
import type { Operation } from '../../src/session/operations.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import { createHost, mountHost, updateHost } from '../helpers/controller-host.js';
import { ENGLISH } from '../helpers/drawing.js';
import { lead, leads, range } from '../helpers/leads.js';
import { MemoryApi } from '../helpers/memory-api.js';
import { openSession, type MemorySession } from '../helpers/memory-session.js';

const SLOW_MS = 1000;
const DELAY_MS = 150;
const STAY_MS = 5000;

async function mountWith({ isBusy = false, hasFocus = false } = {}) {
  const clock = new FakeClock();
  const host = createHost();
  const page = { isBusy };
  const region = new AnnouncerController(host, clock);
  host.content = () => html`<input aria-label="Search" />${region.sentence}`;
  host.afterUpdate = () => region.announceWait(page.isBusy, ENGLISH);
  await mountHost(host);
  if (hasFocus) {
    host.shadowRoot!.querySelector('input')!.focus();
  }

  /** Passes news of a session as the element does, and returns the text of the region. */
  function saidOf(news: readonly News[], { session, filters }: MemorySession): string {
    region.announceNews(news, session, filters.period, ENGLISH);
    clock.pass(DELAY_MS);
    return region.sentence;
  }

  /** Passes a failure of an operation, and returns the text of the region. */
  function saidOfFailure(operation: Operation, error: ApiError, isShown = true): string {
    region.announceFailure({ error, operation, isShown, isQuiet: false }, isShown, ENGLISH);
    clock.pass(DELAY_MS);
    return region.sentence;
  }

  /** The text of the region after some time. */
  async function shownAfter(ms: number): Promise<string | null> {
    clock.pass(ms);
    await host.updateComplete;
    return host.shadowRoot!.textContent;
  }
  return { clock, host, page, region, saidOf, saidOfFailure, shownAfter };
}

/** A session that shows some leads, with the count of the host. */
function showing(shown: number, total: number, begDate: string | null = null) {
  return openSession({
    host: new MemoryApi(leads(...range(1, shown)), { totalOffset: total - shown }),
    pageSize: Math.max(1, shown),
    page: { begDate, endDate: null, requestUpdate: () => undefined },
  });
}

function changed(operation: Operation, changes: Partial<Change> = {}): News {
  return { type: 'change', operation, change: { added: 0, arrived: 0, resumeAt: 0, ...changes } };
}

function found(facts: Partial<FilterResult>): News {
  const filterResult = { matching: 0, loaded: 20, total: 30, isComplete: false, isStopped: false };
  return { type: 'result', filterResult: { ...filterResult, ...facts }, first: undefined };
}

describe('AnnouncerController', () => {
  it('says nothing at first, then a sentence after a delay, for some seconds', async () => {
    const { clock, region, shownAfter } = await mountWith();
    expect(region.sentence).to.equal('');
    region.announce('Loaded');
    expect(await shownAfter(DELAY_MS - 1)).to.equal('');
    expect(await shownAfter(1)).to.equal('Loaded');
    expect(await shownAfter(STAY_MS - 1)).to.equal('Loaded');
    expect(await shownAfter(1)).to.equal('');
    expect(clock.waits).to.deep.equal([]);
  });

  it('removes a sentence before the next one, even if it is the same', async () => {
    const { clock, region, shownAfter } = await mountWith();
    for (const next of ['Loaded', 'Loaded', 'Failed']) {
      region.announce(next);
      expect(await shownAfter(0)).to.equal('');
      expect(await shownAfter(DELAY_MS)).to.equal(next);
      expect(clock.waits).to.deep.equal([STAY_MS]);
    }
  });

  it('says only the last of several sentences at once, which may be empty', async () => {
    const { clock, region, shownAfter } = await mountWith();
    region.announce('Loading');
    region.announce('Loaded');
    expect(await shownAfter(DELAY_MS)).to.equal('Loaded');
    region.announce('Loading');
    region.announce('');
    expect(clock.waits).to.deep.equal([]);
    expect(region.sentence).to.equal('');
  });

  it('forgets a sentence about another list', async () => {
    const { clock, region, saidOf } = await mountWith();
    region.announce('Loaded');
    clock.pass(DELAY_MS);
    region.clear();
    expect(region.sentence).to.equal('');
    expect(saidOf([changed('first')], await showing(20, 30))).to.equal('');
    expect(clock.waits).to.deep.equal([]);
  });

  describe('an operation', () => {
    for (const [operation, changes, shown, total, sentence] of [
      ['more', { added: 20 }, 40, 134, 'Loaded 20 more. Showing 40 of 134'],
      ['refresh', { added: 3, arrived: 2 }, 23, 30, '2 new inquiries'],
      ['refreshHead', { added: 1, arrived: 1 }, 21, 21, '1 new inquiry'],
      ['refresh', { added: 3 }, 20, 20, ''],
      // Nobody waits for it.
      ['first', { added: 20 }, 20, 30, ''],
      // The end of the search is announced instead.
      ['readOn', { added: 10 }, 30, 300, ''],
    ] as const) {
      it(`is announced as «${sentence}»: ${operation} that has added ${changes.added}`, async () => {
        const { saidOf } = await mountWith();
        const news = [changed(operation, changes)];
        expect(saidOf(news, await showing(shown, total))).to.equal(sentence);
      });
    }

    for (const [shown, total, begDate, sentence] of [
      [20, 30, null, 'Showing 20 of 30'],
      [0, 0, null, 'No inquiries yet'],
      [0, 0, '2025-12-01', 'No inquiries in this period'],
      [20, 17, null, ''],
    ] as const) {
      it(`is announced as «${sentence}» for a first page while the reader is in the element`, async () => {
        const { saidOf } = await mountWith({ hasFocus: true });
        const memory = await showing(shown, total, begDate);
        expect(saidOf([changed('first')], memory)).to.equal(sentence);
        expect(saidOf([changed('probe')], memory)).to.equal(sentence);
      });
    }
  });

  describe('a search', () => {
    for (const [facts, sentence] of [
      [{ matching: 2, loaded: 30, isComplete: true }, 'Found 2 of 30'],
      [{ matching: 1, isStopped: true }, 'Found 1 among 20 of 30'],
    ] as const) {
      it(`is announced as «${sentence}» when it ends`, async () => {
        const { saidOf } = await mountWith();
        expect(saidOf([found(facts)], await showing(20, 30))).to.equal(sentence);
      });
    }

    it('announces its result so far when the reader pauses, or the count without a filter', async () => {
      const { saidOf } = await mountWith();
      const host = new MemoryApi([lead(1, { unread: 1 }), ...leads(...range(2, 30))]);
      const opened = await openSession({ host });
      expect(saidOf([{ type: 'pause' }], opened)).to.equal('Showing 20 of 30');
      opened.filters.setByPage({ unread: true });
      expect(saidOf([{ type: 'pause' }], opened)).to.equal('Found 1. Looked through 20 of 30');
    });

    it('announces nothing for a list without rows', async () => {
      const { clock, saidOf } = await mountWith({ hasFocus: true });
      const opened = await showing(0, 0);
      opened.filters.setByPage({ unread: true });
      const news = [found({ loaded: 0, total: 0, isComplete: true }), { type: 'pause' } as const];
      expect(saidOf(news, opened)).to.equal('');
      expect(clock.waits).to.deep.equal([]);
    });
  });

  it('announces why a period is refused, and nothing about a valid one', async () => {
    const { saidOf } = await mountWith({ hasFocus: true });
    const opened = await showing(20, 30);
    expect(saidOf([{ type: 'filters' }], opened)).to.equal('');
    const refusal = { type: 'refusal', wrongEnd: 'from' } as const;
    expect(saidOf([refusal], opened)).to.equal('The period starts after it ends');
  });

  describe('a failure', () => {
    const notReachable = new ApiError('network', 'Not reachable.');

    for (const [operation, sentence] of [
      ['first', 'Could not load the inquiries'],
      ['more', 'Could not load more inquiries'],
      ['readOn', 'Could not load more inquiries'],
    ] as const) {
      it(`is announced as «${sentence}»: ${operation}`, async () => {
        const { saidOfFailure } = await mountWith();
        expect(saidOfFailure(operation, notReachable)).to.equal(sentence);
      });
    }

    it('is announced with the message of the API', async () => {
      const { saidOfFailure } = await mountWith();
      const error = new ApiError('api', 'ErrorCode 7', { code: 7, apiMessage: 'Not today' });
      expect(saidOfFailure('more', error)).to.equal('Not today');
    });

    it('keeps the last sentence, or clears it if the page has cancelled the event', async () => {
      const { region, saidOfFailure } = await mountWith();
      region.announce('Loading');
      for (const operation of ['refresh', 'refreshHead', 'probe'] satisfies Operation[]) {
        expect(saidOfFailure(operation, notReachable)).to.equal('Loading');
      }
      expect(saidOfFailure('first', notReachable, false)).to.equal('');
    });
  });

  describe('waiting', () => {
    it('announces the result of a first page after it has announced the wait', async () => {
      const { clock, saidOf, shownAfter } = await mountWith({ isBusy: true });
      clock.pass(SLOW_MS);
      expect(await shownAfter(DELAY_MS)).to.equal('Loading inquiries…');
      expect(saidOf([changed('first')], await showing(20, 30))).to.equal('Showing 20 of 30');
    });

    it('announces loading once, and only if it is slow', async () => {
      const { clock, host, page, region } = await mountWith({ isBusy: true });
      clock.pass(SLOW_MS - 1);
      await updateHost(host);
      expect(region.sentence).to.equal('');
      page.isBusy = false;
      await updateHost(host);
      clock.pass(SLOW_MS);
      expect(region.sentence).to.equal('');
      page.isBusy = true;
      await updateHost(host);
      clock.pass(SLOW_MS);
      clock.pass(DELAY_MS);
      expect(region.sentence).to.equal('Loading inquiries…');
      clock.pass(STAY_MS);
      expect(region.sentence).to.equal('');
      await updateHost(host);
      expect(clock.waits).to.deep.equal([]);
    });

    it('sets no timer while the element is removed', async () => {
      const { clock, host, region } = await mountWith({ isBusy: true });
      region.announce('Loaded');
      host.remove();
      await updateHost(host);
      expect(clock.waits).to.deep.equal([]);
    });
  });
});
