import { expect } from '@esm-bundle/chai';
import {
  LeadsApi,
  type FetchOptions,
  type LeadsApiOptions,
  type WireFormat,
} from '../../src/api/leads-api.js';
import type { TokenProvider } from '../../src/api/token-source.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import {
  failureReply,
  fakeFetch,
  pageReply,
  reply,
  type FakeReply,
  type FetchCall,
} from '../fixtures/fake-fetch.js';
import { failureOf, reasonOf, stringsIn } from '../fixtures/rejection.js';
import { stub } from '../helpers/stub.js';

const TOKEN = '55120938';
const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';
const TIMEOUT = 15_000;

const silence = () => new Promise<never>(() => undefined);
const unreachable = () => Promise.reject<Response>(new TypeError('Failed to fetch'));

let bases = 0;

/** A base that no other test has used. */
function newBase(): string {
  return `https://leads-${++bases}.example/`;
}

/** A client of an API that sends these replies, with a log of requests. */
function apiWith(replies: FakeReply[], options: Partial<LeadsApiOptions> = {}) {
  const { fetch, calls } = fakeFetch(...replies);
  const clock = new FakeClock();
  const api = new LeadsApi({
    base: newBase(),
    query: { siteCode: 'GIFT-01', client: '1017' },
    token: TOKEN,
    fetch,
    clock,
    random: () => 0.5,
    ...options,
  });
  return { api, calls, clock };
}

/** The same with a provider that returns 101, 102, 103…, and the tokens that were sent. */
function apiWithProvider(...replies: FakeReply[]) {
  let asked = 0;
  return apiWith(replies, { token: () => 100 + ++asked });
}

function firstPage(api: LeadsApi, { signal } = new AbortController(), options?: FetchOptions) {
  return api.fetchPage(1, 20, signal, options);
}

/** Requests the first page, and lets the wait before the retry pass. */
async function firstPageAfterWait({ api, clock }: ReturnType<typeof apiWith>, ms = 1500) {
  const page = firstPage(api);
  await clock.waitsFor(ms);
  clock.pass(ms);
  return page;
}

/** Waits until all pending promises have settled. */
function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

function contentTypes(calls: FetchCall[]): (string | null)[] {
  return calls.map(({ init }) => new Headers(init.headers).get('Content-Type'));
}

function tokens(calls: FetchCall[]): (string | null)[] {
  return calls.map(({ init }) => new URLSearchParams(init.body as string).get('Token'));
}

describe('LeadsApi', () => {
  it('requests rows, and returns the page, also without its object and without a signal', async () => {
    const { api, calls, clock } = apiWith([pageReply(11, 12)], {
      query: { siteCode: 'GIFT-01', client: '1017', operator: '5', begDate: '2025-12-01T00:00:00' },
      wireFormat: 'json',
    });
    const { fetchPage } = api;
    const { leads, total } = await fetchPage(21, 20);
    expect(leads.map(({ id }) => id)).to.deep.equal([11, 12]);
    expect(total).to.equal(2);
    expect(calls.map(({ init }) => init.body)).to.deep.equal([
      '{"Operator":5,"SiteCode":"GIFT-01","Token":55120938,"BegDate":"2025-12-01T00:00:00",' +
        '"Client":1017,"Length":20,"Start":21}',
    ]);
    expect(clock.waits).to.deep.equal([]);
  });

  it('uses the fetch, clock and random source of the platform by default', async () => {
    const { fetch, calls } = fakeFetch(failureReply(503), pageReply(11));
    const waits: unknown[] = [];
    const query = { siteCode: 'GIFT-01', client: '1017' };
    const api = new LeadsApi({ base: newBase(), query, token: TOKEN });
    stub(globalThis, 'fetch', fetch);
    stub(Math, 'random', () => 0.002);
    const { setTimeout: start } = globalThis;
    const watchedStart = (callback: () => void, ms?: number) => {
      waits.push(ms);
      return start(callback, ms);
    };
    stub(globalThis, 'setTimeout', watchedStart as typeof setTimeout);
    expect((await firstPage(api)).leads).to.have.length(1);
    expect(calls).to.have.length(2);
    expect(waits).to.deep.equal([TIMEOUT, 6]);
  });

  it('sends requests to a path below the base, whose query and fragment are ignored', async () => {
    for (const [base, expected] of [
      ['https://api.example', 'https://api.example/api/client/LeadsPagingInfo'],
      ['https://api.example/a/B/c/', 'https://api.example/a/B/c/api/client/LeadsPagingInfo'],
      ['https://api.example:8443/?b=1#c', 'https://api.example:8443/api/client/LeadsPagingInfo'],
      ['https://api.example/a?b=/c/#/d/', 'https://api.example/a/api/client/LeadsPagingInfo'],
    ] as const) {
      const { api, calls } = apiWith([pageReply()], { base });
      await firstPage(api);
      expect(calls.map(({ url }) => url)).to.deep.equal([expected]);
    }
  });

  it('retries at the time that the API asks for', async () => {
    const told = { 'Retry-After': 'Thu, 01 Jan 1970 00:00:03 GMT' };
    const world = apiWith([failureReply(503, {}, told), pageReply(11)]);
    expect((await firstPageAfterWait(world, 4800)).leads).to.have.length(1);
  });

  it('does not retry after a failure of another element, until one of them succeeds', async () => {
    const base = newBase();
    const one = apiWith([failureReply(504), failureReply(504), pageReply(11)], { base });
    const other = apiWith([unreachable, unreachable, pageReply(11)], { base });
    await reasonOf(firstPageAfterWait(one));
    expect((await failureOf(firstPage(other.api))).message).to.equal('The API cannot be reached.');
    expect(other.calls).to.have.length(1);
    await firstPage(one.api);
    expect((await firstPageAfterWait(other)).leads).to.have.length(1);
  });

  it('ends after the timeout of the page, and aborts the request', async () => {
    const { api, calls, clock } = apiWith([silence]);
    api.timeout = 300;
    const failure = failureOf(firstPage(api));
    clock.pass(300);
    expect((await failure).message).to.equal('No answer within 300 ms.');
    expect(calls.map(({ init }) => init.signal?.aborted)).to.deep.equal([true]);
  });

  describe('with the wire format', () => {
    const noFormatter =
      "No MediaTypeFormatter is available to read an object of type 'ClientLeadsPagingInfoRequest' " +
      "from content with media type 'application/x-www-form-urlencoded'.";
    const unnamed = failureReply(500, { Message: 'An error has occurred.' });
    const named = failureReply(500, { Message: 'No.', ExceptionMessage: noFormatter });
    const own = `${origin}/somewhere`;

    for (const [wireFormat, title, replies, expected, base] of [
      ['auto', 'a form to another origin', [pageReply()], [FORM]],
      ['auto', 'JSON to the origin of the page', [pageReply()], [JSON_TYPE], own],
      ['auto', 'JSON after 415', [failureReply(415), pageReply()], [FORM, JSON_TYPE]],
      ['auto', 'JSON after a 500 that names it', [named, pageReply()], [FORM, JSON_TYPE]],
      ['auto', 'no JSON after another 500', [unnamed], [FORM]],
      ['auto', 'no JSON after a 400', [failureReply(400, { Message: noFormatter })], [FORM]],
      ['auto', 'JSON once', [failureReply(415), failureReply(415)], [FORM, JSON_TYPE]],
      ['form', 'a form', [failureReply(415)], [FORM]],
      ['form', 'a form to its own origin', [pageReply()], [FORM], own],
      ['json', 'JSON', [failureReply(415)], [JSON_TYPE]],
      ['xml', 'XML', [failureReply(415)], ['application/xml']],
      ['xml', 'XML to its own origin', [pageReply()], ['application/xml'], own],
    ] as [WireFormat, string, Response[], string[], string?][]) {
      it(`${wireFormat}, sends ${title}, in the same call`, async () => {
        const last = replies.at(-1)?.status;
        const { api, calls } = apiWith(replies, { wireFormat, base: base ?? newBase() });
        const page = firstPage(api);
        expect(contentTypes(calls)).to.deep.equal(expected.slice(0, 1));
        expect(last === 200 ? (await page).total : (await failureOf(page)).status).to.equal(
          last === 200 ? 0 : last,
        );
        expect(contentTypes(calls)).to.deep.equal(expected);
      });
    }

    it('auto, starts with JSON once an API could not read a form, for all clients', async () => {
      const base = newBase();
      await firstPage(apiWith([failureReply(415), pageReply()], { base }).api);
      const other = apiWith([pageReply()], { base: base.slice(0, -1) });
      await firstPage(other.api);
      expect(contentTypes(other.calls)).to.deep.equal([JSON_TYPE]);
    });
  });

  describe('a token provider', () => {
    for (const [title, replies, expected] of [
      ['is called again once, then the failure is final', [401, 401], 401],
      ['is not the failure if another token brings another one', [401, 500], 500],
    ] as const) {
      it(title, async () => {
        const { api, calls } = apiWithProvider(...replies.map((status) => failureReply(status)));
        expect((await failureOf(firstPage(api))).status).to.equal(expected);
        expect(tokens(calls)).to.deep.equal(['101', '102']);
      });
    }

    for (const [title, fail] of [
      ['rejects', () => Promise.reject(new Error('No session: 401'))],
      ['hangs', silence],
    ] as [string, TokenProvider][]) {
      it(`does not replace a refusal if it ${title} when it is called again`, async () => {
        const answers = [() => 101, fail];
        const { api, calls, clock } = apiWith([failureReply(403)], {
          token: () => answers.shift()!(),
        });
        const failure = failureOf(firstPage(api));
        while (answers.length > 0) {
          await turn();
        }
        await turn();
        clock.pass(TIMEOUT);
        expect(await failure).to.include({ kind: 'auth', status: 403 });
        expect(tokens(calls)).to.deep.equal(['101']);
      });
    }

    it('does not replace a refusal if it returns the refused token again, whatever that request returns', async () => {
      const { api, calls } = apiWith([failureReply(401), failureReply(500)], { token: () => 101 });
      expect((await failureOf(firstPage(api))).kind).to.equal('auth');
      expect(tokens(calls)).to.deep.equal(['101', '101']);
    });

    it('is called again by the next request after an ErrorCode, and not before', async () => {
      const { api, calls } = apiWithProvider(reply(JSON.stringify({ ErrorCode: 5 })), pageReply());
      await failureOf(firstPage(api));
      await firstPage(api);
      expect(tokens(calls)).to.deep.equal(['101', '102']);
    });

    it('is not called again after a failure that no other token mends', async () => {
      const failures = [failureReply(429), failureReply(500), failureReply(400), unreachable];
      const { api, calls, clock } = apiWithProvider(...failures, silence, pageReply());
      for (const _ of failures) {
        await failureOf(firstPage(api, undefined, { isSentOnce: true }));
      }
      const late = failureOf(firstPage(api));
      await turn();
      clock.pass(TIMEOUT);
      expect((await late).kind).to.equal('timeout');
      await firstPage(api);
      expect(tokens(calls)).to.deep.equal(Array(6).fill('101'));
    });

    it('is called again by the next request if it hangs until the timeout', async () => {
      const answers = [silence(), Promise.resolve('7')];
      const { api, calls, clock } = apiWith([pageReply()], { token: () => answers.shift()! });
      const failure = failureOf(firstPage(api));
      clock.pass(TIMEOUT);
      expect((await failure).kind).to.equal('timeout');
      await firstPage(api);
      expect(tokens(calls)).to.deep.equal(['7']);
    });

    it('is not awaited, and nothing is sent, once the page has aborted the request', async () => {
      let answer = (_token: string): void => undefined;
      const answers = ['101', new Promise<string>((resolve) => (answer = resolve))];
      const { api, calls } = apiWith([failureReply(401)], { token: () => answers.shift()! });
      const controller = new AbortController();
      const reason = reasonOf(firstPage(api, controller));
      while (answers.length > 0) {
        await turn();
      }
      controller.abort('gone');
      answer(TOKEN);
      expect(await reason).to.equal('gone');
      await turn();
      expect(tokens(calls)).to.deep.equal(['101']);
    });

    it('sends no token of a session that has ended meanwhile', async () => {
      const get = () => Promise.resolve(TOKEN);
      const token = { get, refuse: () => undefined, isCurrent: () => false };
      const { api, calls } = apiWith([], { token });
      expect((await failureOf(firstPage(api))).kind).to.equal('auth');
      expect(calls).to.deep.equal([]);
    });

    it('is replaced by another one from the next request on, or by a token', async () => {
      const asked: string[] = [];
      const provide = (token: string) => () => {
        asked.push(token);
        return token;
      };
      const first = provide('1');
      const { api, calls } = apiWith(
        [1, 2, 3, 4].map((id) => pageReply(id)),
        { token: first },
      );
      await firstPage(api);
      api.setToken(first);
      await firstPage(api);
      api.setToken(provide('2'));
      api.setToken(provide('3'));
      await firstPage(api);
      api.setToken('4');
      await firstPage(api);
      expect(asked).to.deep.equal(['1', '3']);
      expect(tokens(calls)).to.deep.equal(['1', '1', '3', '4']);
    });
  });

  describe('an error', () => {
    const telling = { Message: `Token ${TOKEN} is bad.`, ExceptionMessage: `(${TOKEN})` };
    /** A wrapped fetch, as of a monitoring script, may quote its arguments. */
    const quotingFailure = ({ init }: FetchCall) =>
      Promise.reject<Response>(new TypeError(`Failed to fetch ${init.body as string}`));
    for (const [title, answer, options] of [
      ['of the network', quotingFailure, {}],
      ['with a provider', failureReply(404, telling), { token: () => TOKEN }],
    ] as [string, FakeReply, Partial<LeadsApiOptions>][]) {
      it(`never holds the token: ${title}`, async () => {
        const { api } = apiWith([answer], options);
        const failure = await failureOf(firstPage(api, undefined, { isSentOnce: true }));
        expect(stringsIn(failure).filter((text) => text.includes(TOKEN))).to.deep.equal([]);
        expect(JSON.stringify(failure)).not.to.contain(TOKEN);
      });
    }
  });
});
