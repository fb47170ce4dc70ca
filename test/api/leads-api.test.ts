import { expect } from '@esm-bundle/chai';
import { LeadsApi, type LeadsApiOptions } from '../../src/api/leads-api.js';
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
  const token = () => 100 + ++asked;
  return { ...apiWith(replies, { token }), timesAsked: () => asked };
}

function firstPage(api: LeadsApi, { signal } = new AbortController()) {
  return api.fetchPage(1, 20, signal);
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

/** Resolves once the condition is true. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) {
    await turn();
  }
}

function contentTypes(calls: FetchCall[]): (string | null)[] {
  return calls.map(({ init }) => new Headers(init.headers).get('Content-Type'));
}

function tokens(calls: FetchCall[]): (string | null)[] {
  return calls.map(({ init }) => new URLSearchParams(init.body as string).get('Token'));
}

describe('LeadsApi', () => {
  it('requests rows, and returns the page', async () => {
    const { api, calls, clock } = apiWith([pageReply(11, 12)], {
      query: { siteCode: 'GIFT-01', client: '1017', operator: '5', begDate: '2025-12-01T00:00:00' },
      wireFormat: 'json',
    });
    const { leads, total } = await api.fetchPage(21, 20, new AbortController().signal);
    expect(leads.map(({ id }) => id)).to.deep.equal([11, 12]);
    expect(total).to.equal(2);
    expect(calls.map(({ init }) => init.body)).to.deep.equal([
      '{"Operator":5,"SiteCode":"GIFT-01","Token":55120938,"BegDate":"2025-12-01T00:00:00",' +
        '"Client":1017,"Length":20,"Start":21}',
    ]);
    expect(clock.waits).to.deep.equal([]);
  });

  it('has a fetchPage that works without its object and without a signal', async () => {
    const { fetchPage } = apiWith([pageReply(11), failureReply(500)]).api;
    expect((await fetchPage(1, 20)).leads).to.have.length(1);
    expect((await failureOf(fetchPage(1, 20))).status).to.equal(500);
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

  for (const [base, expected] of [
    ['https://api.example', 'https://api.example/api/client/LeadsPagingInfo'],
    ['https://api.example/a/B/c/', 'https://api.example/a/B/c/api/client/LeadsPagingInfo'],
    ['https://api.example:8443/a/?b=1#c', 'https://api.example:8443/a/api/client/LeadsPagingInfo'],
    ['https://api.example/a?b=/c/#/d/', 'https://api.example/a/api/client/LeadsPagingInfo'],
  ] as const) {
    it(`sends requests to ${expected} for the base ${base}`, async () => {
      const { api, calls } = apiWith([pageReply()], { base });
      await firstPage(api);
      expect(calls.map(({ url }) => url)).to.deep.equal([expected]);
    });
  }

  it('fails after one request if a token in digits is refused', async () => {
    const { api, calls } = apiWith([failureReply(401)]);
    expect(await failureOf(firstPage(api))).to.include({ kind: 'auth', status: 401 });
    expect(calls).to.have.length(1);
  });

  describe('a transient failure', () => {
    for (const [title, failure, wait] of [
      ['of the network', unreachable, 1500],
      [
        'with a date in Retry-After',
        failureReply(503, {}, { 'Retry-After': 'Thu, 01 Jan 1970 00:00:03 GMT' }),
        4800,
      ],
    ] as [string, FakeReply, number][]) {
      it(`${title} is retried after ${wait} ms`, async () => {
        const world = apiWith([failure, pageReply(11)]);
        expect((await firstPageAfterWait(world, wait)).leads).to.have.length(1);
        expect(world.calls).to.have.length(2);
      });
    }

    it('is final if the page is sent once', async () => {
      const { api, calls } = apiWith([failureReply(503)]);
      expect(await failureOf(api.fetchPage(1, 20, undefined, { isSentOnce: true }))).to.include({
        status: 503,
      });
      expect(calls).to.have.length(1);
    });

    it('is final after a failure of another element, until one of them succeeds', async () => {
      const base = newBase();
      const one = apiWith([failureReply(504), failureReply(504), pageReply(11)], { base });
      const other = apiWith([unreachable, unreachable, pageReply(11)], { base });
      await reasonOf(firstPageAfterWait(one));
      expect(await failureOf(firstPage(other.api))).to.include({ kind: 'network' });
      expect(other.calls).to.have.length(1);
      await firstPage(one.api);
      expect((await firstPageAfterWait(other)).leads).to.have.length(1);
    });

    it('asks for no other token, and neither does a timeout or another status of the server', async () => {
      const { api, calls, clock, timesAsked } = apiWithProvider(
        failureReply(429),
        failureReply(500),
        unreachable,
        silence,
        pageReply(),
      );
      for (let failure = 0; failure < 3; failure++) {
        await failureOf(api.fetchPage(1, 20, undefined, { isSentOnce: true }));
      }
      const late = failureOf(firstPage(api));
      await until(() => calls.length === 4);
      clock.pass(TIMEOUT);
      expect((await late).kind).to.equal('timeout');
      await firstPage(api);
      expect(timesAsked()).to.equal(1);
    });
  });

  describe('time', () => {
    it('runs out after the timeout of the page, and aborts the request', async () => {
      const { api, calls, clock } = apiWith([silence]);
      api.timeout = 300;
      const failure = failureOf(firstPage(api));
      clock.pass(300);
      expect((await failure).message).to.equal('No answer within 300 ms.');
      expect(calls.map(({ init }) => init.signal?.aborted)).to.deep.equal([true]);
    });

    it('runs out for a token provider that hangs, and the next request calls it again', async () => {
      const answers = [silence(), Promise.resolve('7')];
      const { api, calls, clock } = apiWith([pageReply()], { token: () => answers.shift()! });
      const failure = failureOf(firstPage(api));
      clock.pass(TIMEOUT);
      expect((await failure).kind).to.equal('timeout');
      await firstPage(api);
      expect(tokens(calls)).to.deep.equal(['7']);
    });
  });

  describe('an abort', () => {
    it('rejects with the reason of the signal, and aborts the request', async () => {
      const { api, calls } = apiWith([silence]);
      const controller = new AbortController();
      const reason = reasonOf(firstPage(api, controller));
      controller.abort('gone');
      expect(await reason).to.equal('gone');
      expect(calls.map(({ init }) => init.signal?.aborted)).to.deep.equal([true]);
    });

    it('sends nothing if it happens while a provider is pending', async () => {
      let answer = (_token: string): void => undefined;
      const token = () => new Promise<string>((resolve) => (answer = resolve));
      const { api, calls } = apiWith([], { token });
      const controller = new AbortController();
      const reason = reasonOf(firstPage(api, controller));
      controller.abort('gone');
      answer(TOKEN);
      expect(await reason).to.equal('gone');
      await turn();
      expect(calls).to.deep.equal([]);
    });
  });

  describe('wire-format auto', () => {
    const noFormatter =
      "No MediaTypeFormatter is available to read an object of type 'ClientLeadsPagingInfoRequest' " +
      "from content with media type 'application/x-www-form-urlencoded'.";

    it('sends a form to another origin', async () => {
      const { api, calls } = apiWith([pageReply()]);
      await firstPage(api);
      expect(contentTypes(calls)).to.deep.equal([FORM]);
    });

    it('sends JSON to the origin of the page, without a form first', async () => {
      const { api, calls } = apiWith([pageReply()], { base: `${origin}/somewhere` });
      const page = firstPage(api);
      expect(contentTypes(calls)).to.deep.equal([JSON_TYPE]);
      await page;
    });

    for (const [title, refusal] of [
      ['415', failureReply(415)],
      ['a 500 that names it', failureReply(500, { Message: 'No.', ExceptionMessage: noFormatter })],
    ] as const) {
      it(`sends JSON if the host cannot read a form: ${title}; later requests start with JSON`, async () => {
        const base = newBase();
        const { api, calls } = apiWith([refusal, pageReply(11), pageReply(12)], { base });
        expect((await firstPage(api)).leads).to.have.length(1);
        await firstPage(api);
        expect(contentTypes(calls)).to.deep.equal([FORM, JSON_TYPE, JSON_TYPE]);
        const other = apiWith([pageReply()], { base: base.slice(0, -1) });
        await firstPage(other.api);
        expect(contentTypes(other.calls)).to.deep.equal([JSON_TYPE]);
      });
    }

    for (const [title, failure] of [
      ['another 500', failureReply(500, { Message: 'An error has occurred.' })],
      ['a 400 that names it', failureReply(400, { Message: noFormatter })],
    ] as const) {
      it(`sends no JSON after ${title}`, async () => {
        const { api, calls } = apiWith([failure]);
        await failureOf(firstPage(api));
        expect(contentTypes(calls)).to.deep.equal([FORM]);
      });
    }

    it('fails if the host cannot read JSON either', async () => {
      const { api, calls } = apiWith([failureReply(415), failureReply(415)]);
      expect((await failureOf(firstPage(api))).status).to.equal(415);
      expect(contentTypes(calls)).to.deep.equal([FORM, JSON_TYPE]);
    });

    it('keeps the token of a provider', async () => {
      const { api, calls } = apiWithProvider(failureReply(415), pageReply());
      await firstPage(api);
      expect(calls.at(-1)?.init.body).to.contain('"Token":101,');
    });
  });

  for (const [wireFormat, contentType] of [
    ['form', FORM],
    ['json', JSON_TYPE],
    ['xml', 'application/xml'],
  ] as const) {
    it(`sends ${wireFormat}, and nothing else, if the page sets it`, async () => {
      const { api, calls } = apiWith([failureReply(415)], { wireFormat });
      expect((await failureOf(firstPage(api))).status).to.equal(415);
      expect(contentTypes(calls)).to.deep.equal([contentType]);
      const own = apiWith([pageReply()], { wireFormat, base: origin });
      await firstPage(own.api);
      expect(contentTypes(own.calls)).to.deep.equal([contentType]);
    });
  }

  describe('a token provider', () => {
    it('is called again once, then the failure is final', async () => {
      const { api, calls } = apiWithProvider(failureReply(401), failureReply(401));
      expect((await failureOf(firstPage(api))).status).to.equal(401);
      expect(tokens(calls)).to.deep.equal(['101', '102']);
    });

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
        await until(() => answers.length === 0);
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

    it('is not the failure if another token brings another one', async () => {
      const { api } = apiWithProvider(failureReply(401), failureReply(500));
      expect((await failureOf(firstPage(api))).status).to.equal(500);
    });

    it('is called again once for all requests that were refused', async () => {
      const refusal = () => failureReply(401);
      const { api, calls } = apiWithProvider(refusal, refusal, pageReply(), pageReply());
      await Promise.all([firstPage(api), firstPage(api)]);
      expect(tokens(calls)).to.deep.equal(['101', '101', '102', '102']);
    });

    it('is called again by the next request after an ErrorCode, and not before', async () => {
      const { api, calls, timesAsked } = apiWithProvider(
        reply(JSON.stringify({ ErrorCode: 5 })),
        pageReply(),
      );
      await failureOf(firstPage(api));
      expect(timesAsked()).to.equal(1);
      await firstPage(api);
      expect(tokens(calls)).to.deep.equal(['101', '102']);
    });

    it('is not called again after a failure that no other token mends', async () => {
      const world = apiWithProvider(unreachable, failureReply(400), pageReply());
      await failureOf(firstPageAfterWait(world));
      await firstPage(world.api);
      expect(tokens(world.calls)).to.deep.equal(['101', '101', '101']);
    });

    it('is not called again after a request that the page has aborted', async () => {
      const abortable = ({ init }: FetchCall) =>
        new Promise<never>((_, reject) => {
          init.signal?.addEventListener('abort', () => reject(new Error('aborted')));
        });
      const { api, calls } = apiWithProvider(abortable, pageReply());
      const controller = new AbortController();
      const aborted = reasonOf(firstPage(api, controller));
      await until(() => calls.length > 0);
      controller.abort();
      await aborted;
      await firstPage(api);
      expect(tokens(calls)).to.deep.equal(['101', '101']);
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
    for (const [title, answer, options] of [
      ['of the network', quotingFailure, {}],
      ['with a provider', failureReply(404, telling), { token: () => TOKEN }],
    ] as [string, FakeReply, Partial<LeadsApiOptions>][]) {
      it(`never holds the token: ${title}`, async () => {
        const { api } = apiWith([answer], options);
        api.timeout = 100; // Too short for a retry.
        const failure = await failureOf(firstPage(api));
        expect(stringsIn(failure).filter((text) => text.includes(TOKEN))).to.deep.equal([]);
        expect(JSON.stringify(failure)).not.to.contain(TOKEN);
      });
    }
  });
});

/** A wrapped fetch, as of a monitoring script, may quote its arguments. */
function quotingFailure({ init }: FetchCall): Promise<Response> {
  return Promise.reject(new TypeError(`Failed to fetch ${init.body as string}`));
}
