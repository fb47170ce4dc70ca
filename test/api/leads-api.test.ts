import { expect } from '@esm-bundle/chai';
import type { Access } from '../../src/api/access.js';
import { ApiError } from '../../src/model/api-error.js';
import {
  LeadsApi,
  type FetchOptions,
  type LeadsApiOptions,
  type WireFormat,
} from '../../src/api/leads-api.js';
import { readLead } from '../../src/api/read-lead.js';
import { XML } from '../../src/api/xml.js';
import type { Lead } from '../../src/model/lead.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import {
  failureReply,
  fakeFetch,
  pageReply,
  reply,
  type FakeReply,
  type FetchCall,
} from '../fixtures/fake-fetch.js';
import { failureOf, reasonOf } from '../fixtures/rejection.js';
import { stub } from '../helpers/stub.js';

const TOKEN = '55120938';
const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';
const XML_TYPE = 'application/xml';
const TIMEOUT = 15_000;

const silence = ({ init }: FetchCall) =>
  new Promise<never>((_, reject) => {
    init.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error));
  });
const unreachable = () => Promise.reject<Response>(new TypeError('Failed to fetch'));

/** Who is signed in: has the next token once it is recalled, or one is refused. */
class TestAccess implements Access {
  readonly tokens: string[];
  /** What was told, in order. */
  readonly log: string[] = [];
  mayRenew = false;
  /** The site's answer, if it is awaited. */
  answer: Promise<string> = Promise.resolve('');
  #recall = new AbortController();

  constructor(...tokens: string[]) {
    this.tokens = tokens;
  }

  recalled(): AbortSignal {
    return this.#recall.signal;
  }

  token(): string | undefined {
    return this.tokens[0];
  }

  async untilKnown(): Promise<void> {
    this.tokens.push(await this.answer);
  }

  async renew(token: string): Promise<boolean> {
    this.log.push(`renews ${token}`);
    this.tokens.shift();
    await Promise.resolve();
    return this.mayRenew;
  }

  confirm(): void {
    this.log.push('confirms');
  }

  recall(): void {
    this.tokens.shift();
    this.#recall.abort('recalled');
    this.#recall = new AbortController();
  }
}

let bases = 0;

/** A base that no other test has used. */
function newBase(): string {
  return `https://leads-${++bases}.example/`;
}

/** A client of an API that sends these replies, with a log of requests. */
function apiWith(replies: FakeReply[], options: Partial<LeadsApiOptions<Lead>> = {}) {
  const { fetch, calls } = fakeFetch(...replies);
  const clock = new FakeClock();
  const api = new LeadsApi({
    base: newBase(),
    query: { siteCode: 'GIFT-01', client: '1017' },
    access: new TestAccess(TOKEN),
    readRow: readLead,
    xml: XML,
    fetch,
    clock,
    random: () => 0.5,
    ...options,
  });
  return { api, calls, clock: options.clock instanceof FakeClock ? options.clock : clock };
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

function headersOf(calls: FetchCall[], name: string): (string | null)[] {
  return calls.map(({ init }) => new Headers(init.headers).get(name));
}

function tokens(calls: FetchCall[]): (string | null)[] {
  return calls.map(({ init }) => new URLSearchParams(init.body as string).get('Token'));
}

describe('LeadsApi', () => {
  it('sends requests to a path below the base, whose query and fragment are ignored', async () => {
    for (const [base, expected] of [
      ['https://api.example', 'https://api.example/api/client/LeadsPagingInfo'],
      ['https://api.example/a?b=/c/#/d/', 'https://api.example/a/api/client/LeadsPagingInfo'],
    ] as const) {
      const { api, calls } = apiWith([pageReply()], { base });
      await firstPage(api);
      expect(calls.map(({ url }) => url)).to.deep.equal([expected]);
    }
  });

  it('does not retry after a failure of another element, until one of them succeeds', async () => {
    const shared = { base: newBase(), clock: new FakeClock() };
    const one = apiWith([failureReply(504), failureReply(504), pageReply(11)], shared);
    const other = apiWith([unreachable, unreachable, pageReply(11)], {
      ...shared,
      base: `${shared.base}other/?_=1`,
    });
    await reasonOf(firstPageAfterWait(one));
    expect((await failureOf(firstPage(other.api))).message).to.equal('The API cannot be reached.');
    expect(other.calls).to.have.length(1);
    await firstPage(one.api);
    expect((await firstPageAfterWait(other)).leads).to.have.length(1);
  });

  it('does not retry a page that is sent once', async () => {
    const { api, calls } = apiWith([failureReply(503)]);
    await failureOf(firstPage(api, undefined, { isQuiet: true }));
    expect(calls).to.have.length(1);
  });

  it('ends after the timeout of the page, and aborts the request', async () => {
    const { api, calls, clock } = apiWith([silence]);
    const failure = failureOf(firstPage(api, undefined, { timeout: 300 }));
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
      ['auto', 'JSON once', [failureReply(415), failureReply(415)], [FORM, JSON_TYPE]],
      ['form', 'a form to its own origin, also after 415', [failureReply(415)], [FORM], own],
      ['xml', 'XML to its own origin', [pageReply()], [XML_TYPE], own],
    ] as [WireFormat, string, Response[], string[], string?][]) {
      it(`${wireFormat}, sends ${title}, in the same call`, async () => {
        const last = replies.at(-1)?.status;
        const { api, calls } = apiWith(replies, { wireFormat, base: base ?? newBase() });
        const page = firstPage(api);
        expect(headersOf(calls, 'Content-Type')).to.deep.equal(expected.slice(0, 1));
        expect(last === 200 ? (await page).total : (await failureOf(page)).status).to.equal(
          last === 200 ? 0 : last,
        );
        expect(headersOf(calls, 'Content-Type')).to.deep.equal(expected);
        const accepted = expected.map((type) => (type === XML_TYPE ? XML_TYPE : JSON_TYPE));
        expect(headersOf(calls, 'Accept')).to.deep.equal(accepted);
      });
    }

    it('auto, sends a form to an origin that begins with that of the page', async () => {
      stub(globalThis, 'origin', 'https://shop.example');
      const { api, calls } = apiWith([pageReply()], { base: 'https://shop.example.evil/' });
      await firstPage(api);
      expect(headersOf(calls, 'Content-Type')).to.deep.equal([FORM]);
    });

    it('auto, starts with JSON once an API could not read a form, for all clients', async () => {
      const base = newBase();
      await firstPage(apiWith([failureReply(415), pageReply()], { base }).api);
      const other = apiWith([pageReply()], { base: base.slice(0, -1) });
      await firstPage(other.api);
      expect(headersOf(other.calls, 'Content-Type')).to.deep.equal([JSON_TYPE]);
    });
  });

  describe('while the site is asked', () => {
    it('sends nothing, and begins the timeout with the token', async () => {
      const access = new TestAccess();
      let answer = (_token: string): void => undefined;
      access.answer = new Promise((resolve) => (answer = resolve));
      const { api, calls, clock } = apiWith([silence], { access });
      const failure = failureOf(firstPage(api));
      await turn();
      clock.pass(10 * TIMEOUT);
      await turn();
      expect(calls).to.deep.equal([]);
      // Recalls what is under way, but not what is sent with the answer.
      access.recall();
      answer('7');
      await turn();
      expect([tokens(calls), clock.waits]).to.deep.equal([['7'], [TIMEOUT]]);
      clock.pass(TIMEOUT);
      expect((await failure).kind).to.equal('timeout');
    });

    it('again before the second attempt, waits for it and begins the timeout anew', async () => {
      const access = new TestAccess('1');
      const { api, calls, clock } = apiWith([failureReply(503), pageReply(11)], { access });
      const page = firstPage(api);
      await clock.waitsFor(1500);
      let answer = (_token: string): void => undefined;
      access.answer = new Promise((resolve) => (answer = resolve));
      access.tokens.shift();
      clock.pass(1500);
      await turn();
      clock.pass(2 * TIMEOUT);
      await turn();
      answer('2');
      expect((await page).leads).to.have.length(1);
      expect([tokens(calls), clock.waits]).to.deep.equal([['1', '2'], []]);
    });

    it('ends with the failure of the question', async () => {
      const failed = new ApiError('network', 'session-url cannot be reached.');
      const access = new TestAccess();
      access.answer = Promise.reject(failed);
      const { api, calls } = apiWith([], { access });
      expect((await failureOf(firstPage(api))) === failed).to.equal(true);
      expect([calls, access.log]).to.deep.equal([[], []]);
    });
  });

  describe('if it is recalled', () => {
    for (const [title, first, delay] of [
      ['under way', silence, TIMEOUT],
      ['while it waits for its second attempt', failureReply(503), 1500],
    ] as [string, FakeReply, number][]) {
      it(`${title}, is aborted and sent again with the new token`, async () => {
        const access = new TestAccess('1', '2');
        const { api, calls, clock } = apiWith([first, pageReply(11)], { access });
        const page = firstPage(api);
        await clock.waitsFor(delay);
        access.recall();
        expect((await page).leads).to.have.length(1);
        expect(clock.waits).not.to.include(TIMEOUT);
        expect(tokens(calls)).to.deep.equal(['1', '2']);
        expect(calls.map(({ init }) => init.signal?.aborted)).to.deep.equal([true, false]);
        expect(access.log).to.deep.equal(['confirms']);
      });
    }

    for (const [title, answer] of [
      ['a page', () => pageReply(11, 12)],
      ['a refusal', () => failureReply(401)],
    ] as const) {
      it(`in the moment in which ${title} arrives, sends it again, too`, async () => {
        const access = new TestAccess('1', '2');
        const { api, calls, clock } = apiWith([answer(), pageReply(11)], { access });
        // The timer of the request is cancelled as soon as its answer has arrived.
        stub(clock, 'after', () => {
          Reflect.deleteProperty(clock, 'after');
          return () => access.recall();
        });
        expect((await firstPage(api)).leads).to.have.length(1);
        expect(tokens(calls)).to.deep.equal(['1', '2']);
        expect(access.log).to.deep.equal(['confirms']);
      });
    }

    it('and aborted by its caller, ends with the reason of the caller, and asks for no token', async () => {
      const access = new TestAccess('1', '2', '3');
      const { api, calls } = apiWith([silence], { access });
      const controller = new AbortController();
      const reason = reasonOf(firstPage(api, controller));
      access.recall();
      controller.abort('gone');
      expect(await reason).to.equal('gone');
      expect(tokens(calls)).to.deep.equal(['1']);
      expect(access.tokens).to.deep.equal(['2', '3']);
    });
  });

  describe('if it is refused', () => {
    for (const [title, refusal] of [
      ['with 401', () => failureReply(401)],
      ['with an ErrorCode', () => reply(JSON.stringify({ ErrorCode: 5 }))],
    ] as const) {
      for (const [mayRenew, second] of [
        [true, '1'],
        [true, '2'],
        [false, '2'],
      ] as const) {
        it(`${title}, is ${mayRenew ? `sent again with ${second}` : 'not sent again'} if access says so`, async () => {
          const access = new TestAccess('1', second);
          access.mayRenew = mayRenew;
          const { api, calls } = apiWith([refusal(), pageReply(11)], { access });
          const page = firstPage(api);
          await (mayRenew ? page : failureOf(page));
          expect(tokens(calls)).to.deep.equal(mayRenew ? ['1', second] : ['1']);
          expect(access.log).to.deep.equal(['renews 1', ...(mayRenew ? ['confirms'] : [])]);
        });
      }
    }

    it('with another failure, renews nothing', async () => {
      const access = new TestAccess('1');
      const { api } = apiWith([failureReply(500)], { access });
      await failureOf(firstPage(api));
      expect(access.log).to.deep.equal([]);
    });
  });
});
