import { expect } from '@open-wc/testing';
import { ApiError } from '../../src/api/api-error.js';
import { EventsController } from '../../src/controllers/events-controller.js';
import { DeveloperLog } from '../../src/settings/developer-log.js';
import { languageFor } from '../../src/i18n/language.js';
import type { Messages } from '../../src/i18n/messages.js';
import type { Failure, News } from '../../src/session/news.js';
import type { Operation } from '../../src/session/operations.js';
import type { ConfigurationResult } from '../../src/settings/configuration.js';
import { captureConsole } from '../helpers/stub.js';
import type { Lead } from '../../src/model/lead.js';
import { FakeHost, ids, lead, leads, range } from '../helpers/fake-host.js';
import { createSession, openSession, VALID } from '../helpers/memory-session.js';

const BASE = 'https://api.example/';
const INVALID = {
  state: 'invalid' as const,
  error: new ApiError('config', 'client must be digits.'),
  owner: { name: 'GIFT-01 abc', hasTokenProvider: false },
} satisfies ConfigurationResult;

/** The element, as the controller and the conditions see it. */
class Page extends EventTarget {
  begDate: string | null = null;
  endDate: string | null = null;
  requestUpdate = (): void => undefined;
}

function createEvents() {
  const page = new Page();
  const states = new Set<string>();
  const heard: [string, unknown][] = [];
  for (const type of ['leads-error', 'leads-filter-change', 'leads-load', 'leads-change']) {
    page.addEventListener(type, (event) => {
      heard.push([type, (event as CustomEvent<unknown>).detail]);
    });
  }
  return { page, states, heard, events: new EventsController(page, states, new DeveloperLog()) };
}

function english(messages: Partial<Messages> | null = null) {
  return languageFor({ lang: 'en', pageLang: 'en', timeZone: undefined, messages });
}

function failed(operation: Operation, error: ApiError): Failure {
  return { operation, error, isShown: true };
}

/** The list is what the page asks for. */
const always = () => true;

function typesOf(heard: readonly (readonly [string, unknown])[]): string[] {
  return heard.map(([type]) => type);
}

describe('EventsController', () => {
  describe('failures', () => {
    it('tells the developer and the page, each in their words', () => {
      const lines = captureConsole('error');
      const { heard, events } = createEvents();
      const { session } = createSession({ configuration: VALID });
      const error = new ApiError('http', 'The API answered with HTTP 500.', { status: 500 });
      const failure = failed('first', error);
      events.tellFailure(failure, session, english());
      const message = 'Could not load the inquiries';
      expect(heard).to.deep.equal([['leads-error', { kind: 'http', status: 500, message }]]);
      expect(lines).to.deep.equal([
        `<client-leads> The API answered with HTTP 500. The API base is ${BASE}`,
      ]);
      expect(failure.isShown).to.equal(true);
    });

    it('names no API base if there is none', () => {
      const lines = captureConsole('error');
      const { events } = createEvents();
      const { session } = createSession({ configuration: INVALID });
      events.tellFailure(failed('first', INVALID.error), session, english());
      expect(lines).to.deep.equal(['<client-leads> client must be digits.']);
    });

    it('passes on what the API says to people, and leaves the console to others', () => {
      const lines = captureConsole('error');
      const { heard, events } = createEvents();
      const error = new ApiError('api', 'ErrorCode 7', { code: 7, apiMessage: 'Not today' });
      events.tellFailure(failed('more', error), createSession().session, english());
      expect(heard).to.deep.equal([
        ['leads-error', { kind: 'api', code: 7, message: 'Not today' }],
      ]);
      expect(lines).to.deep.equal([]);
    });

    for (const [operation, message] of [
      ['first', 'Could not load the inquiries'],
      ['more', 'Could not load more inquiries'],
      ['readOn', 'Could not load more inquiries'],
      ['refresh', 'Could not load the inquiries'],
      ['refreshHead', 'Could not load the inquiries'],
    ] as const) {
      it(`tells the page «${message}» of ${operation}`, () => {
        captureConsole('error');
        const { heard, events } = createEvents();
        const error = new ApiError('network', 'Not reachable.');
        events.tellFailure(failed(operation, error), createSession().session, english());
        expect(heard).to.deep.equal([['leads-error', { kind: 'network', message }]]);
      });
    }

    it('leaves the reader to a page that cancels the event', () => {
      captureConsole('error');
      const { page, events } = createEvents();
      page.addEventListener('leads-error', (event) => event.preventDefault());
      const failure = failed('first', new ApiError('network', 'Not reachable.'));
      events.tellFailure(failure, createSession().session, english());
      expect(failure.isShown).to.equal(false);
    });

    it('tells the console nothing of a browser that is offline, and each other failure once', () => {
      const lines = captureConsole('error');
      const { heard, events } = createEvents();
      const { session } = createSession();
      events.tellFailure(failed('first', new ApiError('offline', 'No.')), session, english());
      expect(lines).to.deep.equal([]);
      for (let times = 0; times < 3; times++) {
        events.tellFailure(failed('first', new ApiError('network', 'No.')), session, english());
      }
      expect(lines).to.deep.equal([`<client-leads> No. The API base is ${BASE}`]);
      expect(heard).to.have.length(4);
    });
  });

  describe('the status', () => {
    it('is the only custom state', async () => {
      const { states, events } = createEvents();
      const { session, conditions } = createSession({ host: new FakeHost([]) });
      events.tellDrawn(session, conditions, always);
      expect([...states]).to.deep.equal(['loading']);
      await session.open(new AbortController().signal);
      events.tellDrawn(session, conditions, always);
      expect([...states]).to.deep.equal(['empty']);
    });

    it('is told once for each change, with what has been read', async () => {
      const { heard, events } = createEvents();
      const host = new FakeHost([lead(1, { unread: 2 }), ...leads(...range(2, 30))]);
      const { session, conditions } = createSession({ host });
      events.tellDrawn(session, conditions, always);
      await session.open(new AbortController().signal);
      events.tellDrawn(session, conditions, always);
      events.tellDrawn(session, conditions, always);
      const none = { loaded: 0, matching: 0, totalRows: 0, unread: 0, hasMore: false };
      const some = { loaded: 20, matching: 20, totalRows: 30, unread: 2, hasMore: true };
      expect(heard).to.deep.equal([
        ['leads-change', { status: 'loading', previous: 'unconfigured', ...none }],
        ['leads-change', { status: 'ready', previous: 'loading', ...some }],
      ]);
    });

    it('is not told of an element that is unconfigured from the start', () => {
      const { states, heard, events } = createEvents();
      const { session, conditions } = createSession({ configuration: { state: 'missing' } });
      events.tellDrawn(session, conditions, always);
      expect(heard).to.deep.equal([]);
      expect([...states]).to.deep.equal(['unconfigured']);
    });
  });

  describe('the list', () => {
    async function createTold(list: Lead[]) {
      const { heard, events } = createEvents();
      const host = new FakeHost(list);
      const { session, conditions } = await openSession({ host });
      const tell = () => {
        heard.length = 0;
        events.tellDrawn(session, conditions, always);
        return heard.map(([, detail]) => detail);
      };
      tell();
      return { host, session, conditions, tell };
    }

    it('is not told again if a refresh has brought the same', async () => {
      const { session, tell } = await createTold(leads(1, 2, 3));
      await session.refresh(false);
      expect(tell()).to.deep.equal([]);
    });

    it('is told if a lead in it is another, or stands elsewhere', async () => {
      const { host, session, tell } = await createTold(leads(1, 2, 3));
      const counts = { loaded: 3, matching: 3, totalRows: 3, unread: 0, hasMore: false };
      const again = [{ status: 'complete', previous: 'complete', ...counts }];
      host.list = [lead(1), lead(2, { status: 'New' }), lead(3)];
      await session.refresh(false);
      expect(tell()).to.deep.equal(again);
      host.list = [lead(1), lead(3), lead(2, { status: 'New' })];
      await session.refresh(false);
      expect(tell()).to.deep.equal(again);
    });

    it('is told if other leads pass the filter, as many as before', async () => {
      const { conditions, tell } = await createTold([lead(1, { unread: 1 }), lead(2)]);
      const matching = [{ search: '1' }, { search: '2' }, { search: '2', unread: false }];
      expect(
        matching.map((filter) => {
          conditions.setByPage(filter);
          return tell().length;
        }),
      ).to.deep.equal([1, 1, 0]);
    });

    it('is told if a lead is another that does not pass the filter', async () => {
      const { host, session, conditions, tell } = await createTold(leads(1, 2, 3));
      conditions.setByPage({ search: '3' });
      tell();
      host.list = [lead(1, { status: 'New' }), lead(2), lead(3)];
      await session.refresh(false);
      expect(tell()).to.have.length(1);
    });

    it('is told if there is no more to ask for', async () => {
      const { host, session, tell } = await createTold(leads(...range(1, 25)));
      host.totalOffset = 1;
      await session.loadMore();
      const counts = { loaded: 25, matching: 25, totalRows: 26, unread: 0 };
      const hasMore = [true, false].map((more) => ({ ...counts, hasMore: more }));
      const ready = { status: 'ready', previous: 'ready' };
      expect(tell()).to.deep.equal([{ ...ready, ...hasMore[0] }]);
      await session.loadMore();
      expect(tell()).to.deep.equal([{ ...ready, ...hasMore[1] }]);
    });

    it('is told later if a listener has changed for a moment what the page asks for', async () => {
      const { page, heard, events } = createEvents();
      const { session, conditions } = await openSession({ host: new FakeHost(leads(1)), page });
      conditions.setByReader({ search: '1' });
      events.note(conditions.news.take());
      let isCurrent = true;
      page.addEventListener('leads-filter-change', () => {
        isCurrent = false;
      });
      events.tellDrawn(session, conditions, () => isCurrent);
      expect(typesOf(heard)).to.deep.equal(['leads-filter-change']);
      heard.length = 0;
      events.tellDrawn(session, conditions, always);
      const counts = { loaded: 1, matching: 1, totalRows: 1, unread: 0, hasMore: false };
      expect(heard).to.deep.equal([
        ['leads-change', { status: 'complete', previous: 'unconfigured', ...counts }],
      ]);
    });

    it('is told if the count alone is another', async () => {
      const { host, session, tell } = await createTold(leads(...range(1, 40)));
      host.totalOffset = -5;
      await session.refresh(false);
      const counts = { loaded: 20, matching: 20, totalRows: 35, unread: 0, hasMore: true };
      expect(tell()).to.deep.equal([{ status: 'ready', previous: 'ready', ...counts }]);
    });
  });

  describe('what is drawn', () => {
    it('is told once, and not if another list is asked for before', async () => {
      const { heard, events } = createEvents();
      const { session, conditions } = await openSession({ host: new FakeHost(leads(1)) });
      const news = session.news.take();
      events.tellDrawn(session, conditions, always);
      heard.length = 0;
      events.note(news);
      events.clear();
      events.tellDrawn(session, conditions, always);
      expect(heard).to.deep.equal([]);
      events.note(news);
      events.tellDrawn(session, conditions, always);
      events.tellDrawn(session, conditions, always);
      expect(typesOf(heard)).to.deep.equal(['leads-load']);
    });

    it('is told with each change of the list, and not with what a search has found', async () => {
      const { heard, events } = createEvents();
      const host = new FakeHost([lead(1, { unread: 2, status: 'New' }), ...leads(2, 3)]);
      const { session, conditions } = await openSession({ host });
      conditions.setByPage({ status: 'New' });
      events.tellDrawn(session, conditions, always);
      heard.length = 0;
      const findings = session.findings!;
      const more: News = {
        type: 'change',
        operation: 'more',
        change: { added: 1, arrived: 0, resumeAt: 2 },
      };
      events.note([...session.news.take(), { type: 'findings', findings, first: undefined }]);
      events.note([more]);
      events.tellDrawn(session, conditions, always);
      const counts = { loaded: 3, matching: 1, totalRows: 3, unread: 2 };
      expect(typesOf(heard)).to.deep.equal(['leads-load', 'leads-load']);
      for (const [index, added] of [3, 1].entries()) {
        const { leads: loaded, ...rest } = heard[index]![1] as { leads: typeof host.list };
        expect(ids(loaded)).to.deep.equal([1, 2, 3]);
        expect(rest).to.deep.equal({ added, ...counts });
      }
    });

    it('is told in order: the conditions, the status, what came', async () => {
      const { page, heard, events } = createEvents();
      const { session, conditions } = await openSession({ host: new FakeHost(leads(1)), page });
      conditions.setByReader({ search: 'card' });
      const news = [...conditions.news.take(), ...session.news.take()];
      events.note(news);
      events.tellDrawn(session, conditions, always);
      expect(typesOf(heard)).to.deep.equal(['leads-filter-change', 'leads-change', 'leads-load']);
    });
  });

  describe('the conditions', () => {
    it('are told once when they have changed, and not when the reader pauses', async () => {
      const { page, heard, events } = createEvents();
      const { session, conditions } = await openSession({ host: new FakeHost(leads(1)), page });
      events.tellDrawn(session, conditions, always);
      heard.length = 0;
      conditions.setByPage({ unread: true });
      events.tellDrawn(session, conditions, always);
      heard.length = 0;
      events.note([{ type: 'pause' }, { type: 'refusal' }]);
      events.tellDrawn(session, conditions, always);
      expect(heard).to.deep.equal([]);
      conditions.setByReader({ search: 'card' });
      conditions.askForPeriod({ from: '2025-12-01', to: null });
      const news = conditions.news.take();
      expect(news).to.have.length(2);
      events.note(news);
      events.tellDrawn(session, conditions, always);
      const filter = { search: 'card', unread: true };
      expect(heard).to.deep.equal([
        ['leads-filter-change', { filter, begDate: '2025-12-01', endDate: null }],
      ]);
    });
  });

  it('tells no more once a listener has changed what the page asks for', async () => {
    const { page, heard, events } = createEvents();
    const { session, conditions } = await openSession({ host: new FakeHost(leads(1)), page });
    let isCurrent = true;
    page.addEventListener('leads-change', () => {
      isCurrent = false;
    });
    events.note(session.news.take());
    events.tellDrawn(session, conditions, () => isCurrent);
    events.tellDrawn(session, conditions, always);
    expect(typesOf(heard)).to.deep.equal(['leads-change']);
  });
});
