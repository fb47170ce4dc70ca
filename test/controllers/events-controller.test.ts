import { expect } from '@open-wc/testing';
import { ApiError } from '../../src/api/api-error.js';
import { EventsController } from '../../src/controllers/events-controller.js';
import { DeveloperLog } from '../../src/settings/developer-log.js';
import type { Lead } from '../../src/model/lead.js';
import type { Status } from '../../src/model/status.js';
import type { News } from '../../src/session/news.js';
import type { Operation } from '../../src/session/operations.js';
import type { ConfigurationResult } from '../../src/settings/configuration.js';
import { ENGLISH } from '../helpers/drawing.js';
import { captureConsole } from '../helpers/stub.js';
import { lead, leads, range } from '../helpers/leads.js';
import { MemoryApi } from '../helpers/memory-api.js';
import { createSession } from '../helpers/memory-session.js';

const BASE = 'https://api.example/';
const NETWORK = new ApiError('network', 'Not reachable.');
const INVALID = {
  state: 'invalid' as const,
  error: new ApiError('config', 'client must be digits.'),
  owner: { name: 'GIFT-01 abc', hasTokenProvider: false },
} satisfies ConfigurationResult;

/** The element, as the controller and the conditions use it. */
class Page extends EventTarget {
  begDate: string | null = null;
  endDate: string | null = null;
  requestUpdate = (): void => undefined;
}

function createEvents(options: { host?: MemoryApi; configuration?: ConfigurationResult } = {}) {
  const page = new Page();
  const states = new Set<string>();
  const heard: [string, unknown][] = [];
  for (const type of ['leads-error', 'leads-filter-change', 'leads-load', 'leads-change']) {
    page.addEventListener(type, (event) => {
      heard.push([type, (event as CustomEvent<unknown>).detail]);
    });
  }
  const { session, filters } = createSession({ page, ...options });
  const events = new EventsController(page, states, new DeveloperLog());

  /** Reports a failure, and returns the events. */
  function tellFailure(operation: Operation, error: ApiError) {
    const failure = { operation, error, isShown: true, isQuiet: false };
    const isShown = events.tellFailure(failure, session, ENGLISH);
    return { heard: heard.splice(0), isShown };
  }

  /** Reports news after they are drawn, and returns the events. */
  function tell(news: readonly News[] = [], isCurrent = () => true) {
    events.note(news);
    events.tellDrawn(session, filters, isCurrent);
    return heard.splice(0);
  }
  return { page, states, session, filters, events, tell, tellFailure };
}

/** Events of a list that has been read but not reported yet. */
async function openEvents(list: Lead[]) {
  const host = new MemoryApi(list);
  const opened = createEvents({ host });
  await opened.session.open(new AbortController().signal);
  return { host, ...opened };
}

/** Events of a list that has been reported. */
async function openTold(list: Lead[]) {
  const opened = await openEvents(list);
  opened.tell();
  return opened;
}

function typesOf(heard: readonly (readonly [string, unknown])[]): string[] {
  return heard.map(([type]) => type);
}

/** The `leads-change` of a list with one status. */
function changeOf(status: Status, previous: Status, counts: object) {
  return ['leads-change', { status, previous, unread: 0, hasMore: false, ...counts }];
}

describe('EventsController', () => {
  describe('failures', () => {
    let lines: string[];
    beforeEach(() => {
      lines = captureConsole('error');
    });

    it('are reported to the developer and the page, with a message for each', () => {
      const error = new ApiError('http', 'The API answered with HTTP 500.', { status: 500 });
      const message = 'Could not load the inquiries';
      expect(createEvents().tellFailure('first', error)).to.deep.equal({
        heard: [['leads-error', { kind: 'http', status: 500, message }]],
        isShown: true,
      });
      createEvents({ configuration: INVALID }).tellFailure('first', INVALID.error);
      expect(lines).to.deep.equal([
        `<client-leads> The API answered with HTTP 500. The API base is ${BASE}`,
        '<client-leads> client must be digits.',
      ]);
    });

    it('contain the message of the API, of which the console has only the code', () => {
      const code = 'The API answered with ErrorCode 7.';
      const error = new ApiError('api', code, { code: 7, apiMessage: 'Not today, Ms Ivanova' });
      expect(createEvents().tellFailure('more', error).heard).to.deep.equal([
        ['leads-error', { kind: 'api', code: 7, message: 'Not today, Ms Ivanova' }],
      ]);
      expect(lines).to.deep.equal([`<client-leads> ${code} The API base is ${BASE}`]);
    });

    it('name the operation for the page, even a refresh, which has no text', () => {
      const { tellFailure } = createEvents();
      for (const [operation, message] of [
        ['more', 'Could not load more inquiries'],
        ['refresh', 'Could not load the inquiries'],
      ] as const) {
        const { heard } = tellFailure(operation, NETWORK);
        expect(heard).to.deep.equal([['leads-error', { kind: 'network', message }]]);
      }
    });

    it('are not shown to the reader if the page cancels the event', () => {
      const { page, tellFailure } = createEvents();
      page.addEventListener('leads-error', (event) => event.preventDefault());
      expect(tellFailure('first', NETWORK).isShown).to.equal(false);
    });

    it('are not logged if the browser is offline, and are logged once each otherwise', () => {
      const { tellFailure } = createEvents();
      expect(tellFailure('first', new ApiError('offline', 'No.')).heard).to.have.length(1);
      expect(lines).to.deep.equal([]);
      expect(tellFailure('first', NETWORK).heard).to.have.length(1);
      expect(tellFailure('first', NETWORK).heard).to.have.length(1);
      expect(lines).to.deep.equal([`<client-leads> Not reachable. The API base is ${BASE}`]);
    });
  });

  describe('the status', () => {
    it('is reported once for each change, with the counts, and is the only custom state', async () => {
      const host = new MemoryApi([lead(1, { unread: 2 }), ...leads(...range(2, 30))]);
      const { states, session, tell } = createEvents({ host });
      expect(tell()).to.deep.equal([
        changeOf('loading', 'unconfigured', { loaded: 0, matching: 0, totalRows: 0 }),
      ]);
      expect([...states]).to.deep.equal(['loading']);
      await session.open(new AbortController().signal);
      const counts = { loaded: 20, matching: 20, totalRows: 30, unread: 2, hasMore: true };
      expect(tell()).to.deep.equal([changeOf('ready', 'loading', counts)]);
      expect([...states]).to.deep.equal(['ready']);
      expect(tell()).to.deep.equal([]);
    });

    it('is not reported if the element is unconfigured from the start', () => {
      const { states, tell } = createEvents({ configuration: { state: 'missing' } });
      expect(tell()).to.deep.equal([]);
      expect([...states]).to.deep.equal(['unconfigured']);
    });
  });

  describe('the list', () => {
    const all = { loaded: 3, matching: 3, totalRows: 3 };

    it('is reported if a lead changes or moves, and not if all leads are the same', async () => {
      const { host, session, tell } = await openTold(leads(1, 2, 3));
      await session.refresh(false);
      expect(tell()).to.deep.equal([]);
      for (const list of [[lead(1), lead(2, { status: 'New' }), lead(3)], leads(1, 3, 2)]) {
        host.list = list;
        await session.refresh(false);
        expect(tell()).to.deep.equal([changeOf('complete', 'complete', all)]);
      }
    });

    it('is reported if other leads match the filter, and not if the same ones do', async () => {
      const { filters, tell } = await openTold([lead(1, { unread: 1 }), lead(2)]);
      const events: number[] = [];
      for (const filter of [{ search: '1' }, { search: '2' }, { search: '2', unread: false }]) {
        filters.setByPage(filter);
        events.push(tell().length);
      }
      expect(events).to.deep.equal([1, 1, 0]);
    });

    it('is reported if a lead changes that does not match the filter', async () => {
      const { host, session, filters, tell } = await openTold(leads(1, 2, 3));
      filters.setByPage({ search: '3' });
      tell();
      host.list = [lead(1, { status: 'New' }), lead(2), lead(3)];
      await session.refresh(false);
      expect(tell()).to.deep.equal([changeOf('complete', 'complete', { ...all, matching: 1 })]);
    });

    it('is reported if the end of the list is reached', async () => {
      const { host, session, tell } = await openTold(leads(...range(1, 25)));
      host.totalOffset = 1;
      const counts = { loaded: 25, matching: 25, totalRows: 26 };
      await session.loadMore();
      expect(tell()).to.deep.equal([changeOf('ready', 'ready', { ...counts, hasMore: true })]);
      await session.loadMore();
      expect(tell()).to.deep.equal([changeOf('ready', 'ready', counts)]);
    });

    it('is reported if only the count changes', async () => {
      const { host, session, tell } = await openTold(leads(...range(1, 40)));
      host.totalOffset = -5;
      await session.refresh(false);
      const counts = { loaded: 20, matching: 20, totalRows: 35, hasMore: true };
      expect(tell()).to.deep.equal([changeOf('ready', 'ready', counts)]);
    });

    it('is reported later, with all other events, if a listener has changed the request', async () => {
      const { page, session, filters, tell } = await openEvents(leads(1));
      filters.setByReader({ search: '1' });
      let isCurrent = true;
      for (const type of ['leads-filter-change', 'leads-change']) {
        page.addEventListener(type, () => {
          isCurrent = false;
        });
      }
      const news = [...filters.takeNews(), ...session.takeNews()];
      expect(typesOf(tell(news, () => isCurrent))).to.deep.equal(['leads-filter-change']);
      isCurrent = true;
      const counts = { loaded: 1, matching: 1, totalRows: 1 };
      const change = changeOf('complete', 'unconfigured', counts);
      expect(tell(news.slice(1), () => isCurrent)).to.deep.equal([change]);
      expect(tell()).to.deep.equal([]);
    });
  });

  describe('a drawn operation', () => {
    it('is reported once, and not if another list is requested first', async () => {
      const { session, events, tell } = await openTold(leads(1));
      const news = session.takeNews();
      events.note(news);
      events.clear();
      expect(tell()).to.deep.equal([]);
      expect(typesOf(tell(news))).to.deep.equal(['leads-load']);
      expect(tell()).to.deep.equal([]);
    });

    it('is reported with each change of the list, and not for the result of a search', async () => {
      const { session, filters, events, tell } = await openTold([
        lead(1, { unread: 2, status: 'New' }),
        ...leads(2, 3),
      ]);
      filters.setByPage({ status: 'New' });
      tell();
      const filterResult: News = {
        type: 'result',
        filterResult: session.filterResult!,
        first: undefined,
      };
      const change = { added: 1, arrived: 0, resumeAt: 2 };
      events.note([...session.takeNews(), filterResult]);
      const heard = tell([{ type: 'change', operation: 'more', change }]);
      const { leads: loaded } = session.list;
      const counts = { leads: loaded, loaded: 3, matching: 1, totalRows: 3, unread: 2 };
      expect(heard).to.deep.equal([
        ['leads-load', { ...counts, added: 3 }],
        ['leads-load', { ...counts, added: 1 }],
      ]);
    });

    it('is reported in order: filters, status, rows', async () => {
      const { session, filters, tell } = await openEvents(leads(1));
      filters.setByReader({ search: 'card' });
      const heard = tell([...filters.takeNews(), ...session.takeNews()]);
      expect(typesOf(heard)).to.deep.equal(['leads-filter-change', 'leads-change', 'leads-load']);
    });
  });

  it('reports conditions once when they change, and not when the reader pauses', async () => {
    const { filters, tell } = await openTold(leads(1));
    filters.setByPage({ unread: true });
    tell();
    expect(tell([{ type: 'pause' }, { type: 'refusal', wrongEnd: 'to' }])).to.deep.equal([]);
    filters.setByReader({ search: 'card' });
    filters.askForPeriod({ from: '2025-12-01', to: null });
    const news = filters.takeNews();
    expect(news).to.have.length(2);
    const filter = { search: 'card', unread: true };
    expect(tell(news)).to.deep.equal([
      ['leads-filter-change', { filter, begDate: '2025-12-01', endDate: null }],
    ]);
  });
});
