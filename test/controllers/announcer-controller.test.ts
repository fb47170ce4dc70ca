import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { ApiError } from '../../src/api/api-error.js';
import { AnnouncerController } from '../../src/controllers/announcer-controller.js';
import { languageFor } from '../../src/i18n/language.js';
import type { Findings } from '../../src/model/findings.js';
import type { Change } from '../../src/model/lead-list.js';
import type { News } from '../../src/session/news.js';
import type { Operation } from '../../src/session/operations.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import { createHost, mountHost, updateHost } from '../helpers/controller-host.js';
import { FakeHost, lead, leads, range } from '../helpers/fake-host.js';
import { openSession, type MemorySession } from '../helpers/memory-session.js';

const SLOW_MS = 1000;
const DELAY_MS = 150;
const STAY_MS = 5000;
const ENGLISH = languageFor({ lang: 'en', pageLang: 'en', timeZone: undefined, messages: null });

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

  /** Announces news of a session as the element does. */
  function announce(news: readonly News[], { session, conditions }: MemorySession): void {
    region.announceNews(news, session, conditions.period, ENGLISH);
  }
  return { clock, host, page, region, announce };
}

/** A session that shows so many leads, of as many as the host counts. */
function showing(shown: number, total: number, begDate: string | null = null) {
  return openSession({
    host: new FakeHost(leads(...range(1, shown)), { totalOffset: total - shown }),
    pageSize: Math.max(1, shown),
    page: { begDate, endDate: null, requestUpdate: () => undefined },
  });
}

function changed(operation: Operation, changes: Partial<Change> = {}): News {
  return { type: 'change', operation, change: { added: 0, arrived: 0, resumeAt: 0, ...changes } };
}

function found(facts: Partial<Findings>): News {
  const findings = { matching: 0, loaded: 20, total: 30, isComplete: false, isStopped: false };
  return { type: 'findings', findings: { ...findings, ...facts }, first: undefined };
}

describe('AnnouncerController', () => {
  it('says nothing at first', async () => {
    const { region } = await mountWith();
    expect(region.sentence).to.equal('');
  });

  it('shows a sentence after a delay, and takes it away after some seconds', async () => {
    const { clock, host, region } = await mountWith();
    const shown = async () => {
      await host.updateComplete;
      return host.shadowRoot?.textContent;
    };
    region.announce('Loaded');
    clock.pass(DELAY_MS - 1);
    expect(await shown()).to.equal('');
    clock.pass(1);
    expect(await shown()).to.equal('Loaded');
    clock.pass(STAY_MS - 1);
    expect(await shown()).to.equal('Loaded');
    clock.pass(1);
    expect(await shown()).to.equal('');
    expect(clock.waits).to.deep.equal([]);
  });

  for (const next of ['Loaded', 'Failed']) {
    it(`takes a sentence away before it shows «${next}»`, async () => {
      const { clock, host, region } = await mountWith();
      region.announce('Loaded');
      clock.pass(DELAY_MS);
      await host.updateComplete;
      region.announce(next);
      await host.updateComplete;
      expect(host.shadowRoot?.textContent).to.equal('');
      clock.pass(DELAY_MS);
      await host.updateComplete;
      expect(host.shadowRoot?.textContent).to.equal(next);
      expect(clock.waits).to.deep.equal([STAY_MS]);
    });
  }

  it('says only the last of two sentences that come at once', async () => {
    const { clock, region } = await mountWith();
    region.announce('Loading');
    region.announce('Loaded');
    clock.pass(DELAY_MS);
    expect(region.sentence).to.equal('Loaded');
  });

  it('is silent where it is told to be', async () => {
    const { clock, region } = await mountWith();
    region.announce('Loaded');
    region.announce('');
    expect(clock.waits).to.deep.equal([]);
    expect(region.sentence).to.equal('');
  });

  it('forgets a sentence that is about another list', async () => {
    const { clock, region, announce } = await mountWith();
    region.announce('Loaded');
    clock.pass(DELAY_MS);
    region.clear();
    expect(region.sentence).to.equal('');
    announce([changed('first')], await showing(20, 30));
    expect(clock.waits).to.deep.equal([]);
  });

  describe('what has come', () => {
    for (const { title, news, shown, total, sentence } of [
      {
        title: 'what a further page has brought',
        news: changed('more', { added: 20 }),
        shown: 40,
        total: 134,
        sentence: 'Loaded 20 more. Showing 40 of 134',
      },
      {
        title: 'how many there are if a further page has brought nothing',
        news: changed('more', { added: 0 }),
        shown: 133,
        total: 134,
        sentence: 'Showing 133 of 134',
      },
      {
        title: 'the new inquiries of a refresh',
        news: changed('refresh', { added: 3, arrived: 2 }),
        shown: 23,
        total: 30,
        sentence: '2 new inquiries',
      },
      {
        title: 'the new inquiry of a quiet refresh',
        news: changed('refreshHead', { added: 1, arrived: 1 }),
        shown: 21,
        total: 21,
        sentence: '1 new inquiry',
      },
      {
        title: 'nothing of a refresh that brought nothing new',
        news: changed('refresh', { added: 3 }),
        shown: 20,
        total: 20,
        sentence: '',
      },
      {
        title: 'nothing of a first page that nobody waits for',
        news: changed('first', { added: 20 }),
        shown: 20,
        total: 30,
        sentence: '',
      },
      {
        title: 'nothing of the rows of a search that has not ended',
        news: changed('readOn', { added: 10 }),
        shown: 30,
        total: 300,
        sentence: '',
      },
    ]) {
      it(`says ${title}`, async () => {
        const { clock, region, announce } = await mountWith();
        announce([news], await showing(shown, total));
        clock.pass(DELAY_MS);
        expect(region.sentence).to.equal(sentence);
      });
    }

    for (const { shown, total, begDate, sentence } of [
      { shown: 20, total: 30, begDate: null, sentence: 'Showing 20 of 30' },
      { shown: 0, total: 0, begDate: null, sentence: 'No inquiries yet' },
      { shown: 0, total: 0, begDate: '2025-12-01', sentence: 'No inquiries in this period' },
      { shown: 20, total: 17, begDate: null, sentence: '' },
    ]) {
      for (const operation of ['first', 'probe'] satisfies Operation[]) {
        it(`says «${sentence}» of ${operation} to a reader who is in the element`, async () => {
          const { clock, region, announce } = await mountWith({ hasFocus: true });
          announce([changed(operation)], await showing(shown, total, begDate));
          clock.pass(DELAY_MS);
          expect(region.sentence).to.equal(sentence);
        });
      }
    }
  });

  describe('what a search has found', () => {
    for (const { facts, sentence } of [
      { facts: { matching: 2, loaded: 30, isComplete: true }, sentence: 'Found 2 of 30' },
      { facts: { matching: 0, loaded: 30, isComplete: true }, sentence: 'Nothing found' },
      { facts: { matching: 1, isStopped: true }, sentence: 'Found 1 among 20 of 30' },
    ]) {
      it(`says «${sentence}» when the search ends`, async () => {
        const { clock, region, announce } = await mountWith();
        announce([found(facts)], await showing(20, 30));
        clock.pass(DELAY_MS);
        expect(region.sentence).to.equal(sentence);
      });
    }

    it('says what is found by now when the reader pauses', async () => {
      const { clock, region, announce } = await mountWith();
      const host = new FakeHost([lead(1, { unread: 1 }), ...leads(...range(2, 30))]);
      const opened = await openSession({ host });
      opened.conditions.setByPage({ unread: true });
      announce([{ type: 'pause' }], opened);
      clock.pass(DELAY_MS);
      expect(region.sentence).to.equal('Found 1. Looked through 20 of 30');
    });

    it('says how many are shown when the reader pauses without a filter', async () => {
      const { clock, region, announce } = await mountWith();
      announce([{ type: 'pause' }], await showing(20, 30));
      clock.pass(DELAY_MS);
      expect(region.sentence).to.equal('Showing 20 of 30');
    });

    it('says nothing of a list without rows', async () => {
      const { clock, announce } = await mountWith({ hasFocus: true });
      const opened = await showing(0, 0);
      opened.conditions.setByPage({ unread: true });
      announce([found({ loaded: 0, total: 0, isComplete: true }), { type: 'pause' }], opened);
      expect(clock.waits).to.deep.equal([]);
    });
  });

  it('says why a period is refused, and nothing of one that is asked for', async () => {
    const { clock, region, announce } = await mountWith({ hasFocus: true });
    const opened = await showing(20, 30);
    announce([{ type: 'conditions' }], opened);
    expect(clock.waits).to.deep.equal([]);
    announce([{ type: 'refusal' }], opened);
    clock.pass(DELAY_MS);
    expect(region.sentence).to.equal('The period starts after it ends');
  });

  describe('what has failed', () => {
    const notReachable = new ApiError('network', 'Not reachable.');

    for (const [operation, sentence] of [
      ['first', 'Could not load the inquiries'],
      ['more', 'Could not load more inquiries'],
      ['readOn', 'Could not load more inquiries'],
    ] as const) {
      it(`says «${sentence}» of ${operation}`, async () => {
        const { clock, region } = await mountWith();
        region.announceFailure({ error: notReachable, operation, isShown: true }, ENGLISH);
        clock.pass(DELAY_MS);
        expect(region.sentence).to.equal(sentence);
      });
    }

    it('says what the API says to people', async () => {
      const { clock, region } = await mountWith();
      const error = new ApiError('api', 'ErrorCode 7', { code: 7, apiMessage: 'Not today' });
      region.announceFailure({ error, operation: 'more', isShown: true }, ENGLISH);
      clock.pass(DELAY_MS);
      expect(region.sentence).to.equal('Not today');
    });

    for (const operation of ['refresh', 'refreshHead'] satisfies Operation[]) {
      it(`does not trouble the reader with ${operation}`, async () => {
        const { clock, region } = await mountWith();
        region.announce('Loaded');
        region.announceFailure({ error: notReachable, operation, isShown: true }, ENGLISH);
        clock.pass(DELAY_MS);
        expect(region.sentence).to.equal('Loaded');
      });
    }

    it('is left to a page that cancels the event, and ends what was said', async () => {
      const { clock, region } = await mountWith();
      region.announce('Loading');
      region.announceFailure({ error: notReachable, operation: 'first', isShown: false }, ENGLISH);
      clock.pass(DELAY_MS);
      expect(region.sentence).to.equal('');
    });
  });

  describe('waiting', () => {
    it('says what came of a first page whose reader was told to wait', async () => {
      const { clock, region, announce } = await mountWith({ isBusy: true });
      clock.pass(SLOW_MS);
      clock.pass(DELAY_MS);
      expect(region.sentence).to.equal('Loading inquiries…');
      announce([changed('first')], await showing(20, 30));
      clock.pass(DELAY_MS);
      expect(region.sentence).to.equal('Showing 20 of 30');
    });

    it('says once that it loads, and only if that takes long', async () => {
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

    it('waits for nothing apart from the document', async () => {
      const { clock, host, region } = await mountWith({ isBusy: true });
      region.announce('Loaded');
      host.remove();
      await updateHost(host);
      expect(clock.waits).to.deep.equal([]);
    });
  });
});
