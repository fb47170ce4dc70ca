import { expect } from '@esm-bundle/chai';
import { LeadsApi, type LeadsApiOptions } from '../../src/api/leads-api.js';
import type { TokenProvider } from '../../src/api/token-source.js';
import { FakeClock } from '../fixtures/fake-clock.js';
import {
  failureReply,
  fakeFetch,
  headersOf,
  pageReply,
  reply,
  type FakeReply,
  type FetchCall,
} from '../fixtures/fake-fetch.js';
import { failureOf, reasonOf, stringsIn } from '../fixtures/rejection.js';

const TOKEN = '55120938';
const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';

let bases = 0;

/** A base that no other test has learned anything of. */
function newBase(): string {
  return `https://api-${++bases}.example/`;
}

/** A client of an API that gives these replies, and what it was asked. */
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

function firstPage(api: LeadsApi, { signal } = new AbortController()) {
  return api.fetchPage(1, 20, signal);
}

/** A reply that never comes, and a promise that it was asked for. */
function silentReply() {
  let reply!: FakeReply;
  const asked = new Promise<void>((resolve) => {
    reply = () => {
      resolve();
      return new Promise(() => undefined);
    };
  });
  return { reply, asked };
}

function contentTypes(calls: FetchCall[]): (string | undefined)[] {
  return calls.map((call) => headersOf(call)['Content-Type']);
}

function tokens(calls: FetchCall[]): (string | null)[] {
  return calls.map(({ init }) => new URLSearchParams(init.body as string).get('Token'));
}

describe('LeadsApi', () => {
  it('needs no signal', async () => {
    const { api } = apiWith([pageReply(11), failureReply(500)]);
    expect((await api.fetchPage(1, 20)).leads).to.have.length(1);
    expect((await failureOf(api.fetchPage(1, 20))).status).to.equal(500);
  });

  it('asks for rows, and gives the page', async () => {
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

  it('sends the request in the call itself if the token is a string', async () => {
    const { api, calls } = apiWith([pageReply()]);
    const page = firstPage(api);
    expect(calls).to.have.length(1);
    await page;
  });

  it('has a fetchPage that needs no object', async () => {
    const { api } = apiWith([pageReply(11)]);
    const { fetchPage } = api;
    expect((await fetchPage(1, 20, new AbortController().signal)).leads).to.have.length(1);
  });

  for (const [base, expected] of [
    ['https://api.example', 'https://api.example/api/client/LeadsPagingInfo'],
    ['https://api.example/', 'https://api.example/api/client/LeadsPagingInfo'],
    [
      'https://api.example/WebService/UNK/unklcmanagerpartner/',
      'https://api.example/WebService/UNK/unklcmanagerpartner/api/client/LeadsPagingInfo',
    ],
    [
      'https://api.example/WebService/UNK/unklcmanagerpartner',
      'https://api.example/WebService/UNK/unklcmanagerpartner/api/client/LeadsPagingInfo',
    ],
    ['https://api.example:8443/a/?b=1#c', 'https://api.example:8443/a/api/client/LeadsPagingInfo'],
    ['https://api.example/a?b=/c/#/d/', 'https://api.example/a/api/client/LeadsPagingInfo'],
  ] as const) {
    it(`asks ${expected} for the base ${base}`, async () => {
      const { api, calls } = apiWith([pageReply()], { base });
      await firstPage(api);
      expect(calls.map(({ url }) => url)).to.deep.equal([expected]);
    });
  }

  describe('an answer', () => {
    for (const type of [
      'application/json',
      'text/json; charset=utf-8',
      'application/problem+json',
      'APPLICATION/JSON',
    ]) {
      it(`is read as JSON where it is ${type}`, async () => {
        const { api } = apiWith([reply('{"TotalRows":7}', type)], { wireFormat: 'xml' });
        expect((await firstPage(api)).total).to.equal(7);
      });
    }

    for (const type of ['application/xml', 'text/xml; charset=utf-8', 'application/soap+xml']) {
      it(`is read as XML where it is ${type}`, async () => {
        const { api } = apiWith([reply('<a><TotalRows>7</TotalRows></a>', type)], {
          wireFormat: 'json',
        });
        expect((await firstPage(api)).total).to.equal(7);
      });
    }

    for (const [title, response, message] of [
      [
        'a page for people, with 200',
        reply('<!DOCTYPE html><title>Работы</title>', 'text/html; charset=utf-8'),
        'The API answered with text/html, not with JSON or XML.',
      ],
      [
        'JSON that is called text',
        reply('{"TotalRows":1}', 'text/plain'),
        'The API answered with text/plain, not with JSON or XML.',
      ],
      [
        'of no type',
        reply('{"TotalRows":1}', null),
        'The API answered with no content type, not with JSON or XML.',
      ],
      [
        'malformed JSON',
        reply('{"TotalRows":1'),
        'The API answered with malformed application/json.',
      ],
      ['empty', reply(''), 'The API answered with malformed application/json.'],
      [
        'malformed XML',
        reply('<a><TotalRows>', 'text/xml'),
        'The API answered with malformed text/xml.',
      ],
      [
        'XHTML that is called XML',
        reply('<html><body>Работы</body></html>', 'application/xml'),
        'The answer is not a page of inquiries.',
      ],
      ['JSON of another kind', reply('[]'), 'The answer is not a page of inquiries.'],
      [
        'a redirect',
        () => Response.redirect('https://api.example/login', 302),
        'The API answered with a redirect, which is not followed.',
      ],
    ] as [string, FakeReply, string][]) {
      it(`fails with protocol, once, where it is ${title}`, async () => {
        const { api, calls } = apiWith([response]);
        const failure = await failureOf(firstPage(api));
        expect([failure.kind, failure.message]).to.deep.equal(['protocol', message]);
        expect(calls).to.have.length(1);
      });
    }

    it('fails with api where the API says so', async () => {
      const { api, calls } = apiWith([reply('{"ErrorCode":10,"Message":"Позже"}')]);
      const { kind, code, apiMessage } = await failureOf(firstPage(api));
      expect([kind, code, apiMessage]).to.deep.equal(['api', 10, 'Позже']);
      expect(calls).to.have.length(1);
    });

    for (const status of [400, 401, 403, 404, 405, 413, 500, 501]) {
      const kind = status === 401 || status === 403 ? 'auth' : 'http';
      it(`fails with ${kind}, once, for ${status}, and keeps what the framework says for the developer`, async () => {
        const said = { Message: 'An error has occurred.', StackTrace: 'at A.B()' };
        const { api, calls } = apiWith([failureReply(status, said)]);
        const failure = await failureOf(firstPage(api));
        expect([failure.kind, failure.status, failure.message, failure.apiMessage]).to.deep.equal([
          kind,
          status,
          `The API answered with HTTP ${status}. An error has occurred.`,
          '',
        ]);
        expect(calls).to.have.length(1);
      });
    }

    for (const [title, response, message] of [
      [
        'XML',
        reply('<Error><Message>No.</Message></Error>', 'application/xml', { status: 500 }),
        'The API answered with HTTP 500. No.',
      ],
      [
        'HTML',
        reply('<h1>Not Found</h1>', 'text/html', { status: 404 }),
        'The API answered with HTTP 404.',
      ],
      ['malformed', reply('{', JSON_TYPE, { status: 500 }), 'The API answered with HTTP 500.'],
      ['empty', reply('', null, { status: 500 }), 'The API answered with HTTP 500.'],
    ] as const) {
      it(`fails with http where the failure is told in ${title}`, async () => {
        const { api } = apiWith([response]);
        const failure = await failureOf(firstPage(api));
        expect([failure.kind, failure.message]).to.deep.equal(['http', message]);
      });
    }
  });

  describe('a transient failure', () => {
    for (const status of [408, 429, 502, 503, 504]) {
      it(`is tried again where it is ${status}`, async () => {
        const { api, calls, clock } = apiWith([failureReply(status), pageReply(11)]);
        const page = firstPage(api);
        await clock.waitsFor(250);
        clock.pass(250);
        expect((await page).leads).to.have.length(1);
        expect(calls).to.have.length(2);
      });
    }

    it('is tried again where the network fails', async () => {
      const { api, calls, clock } = apiWith([
        () => Promise.reject(new TypeError('Failed to fetch')),
        pageReply(11),
      ]);
      const page = firstPage(api);
      await clock.waitsFor(250);
      clock.pass(250);
      await page;
      expect(calls).to.have.length(2);
    });

    it('fails with its kind and status after three tries', async () => {
      const { api, calls, clock } = apiWith([503, 502, 504].map((status) => failureReply(status)));
      const failure = failureOf(firstPage(api));
      await clock.waitsFor(250);
      clock.pass(250);
      await clock.waitsFor(500);
      clock.pass(500);
      const { kind, status } = await failure;
      expect([kind, status]).to.deep.equal(['http', 504]);
      expect(calls).to.have.length(3);
    });

    it('is tried again when the host asks for it', async () => {
      const { api, calls, clock } = apiWith([
        failureReply(429, {}, { 'Retry-After': '2' }),
        pageReply(11),
      ]);
      const page = firstPage(api);
      await clock.waitsFor(2000);
      clock.pass(2000);
      await page;
      expect(calls).to.have.length(2);
    });

    it('fails at once where the host asks for more than the timeout', async () => {
      const { api, calls, clock } = apiWith([failureReply(503, {}, { 'Retry-After': '15' })]);
      expect((await failureOf(firstPage(api))).status).to.equal(503);
      expect(calls).to.have.length(1);
      expect(clock.waits).to.deep.equal([]);
    });
  });

  describe('time', () => {
    it('runs out after 15 seconds, and aborts the request', async () => {
      const { api, calls, clock } = apiWith([() => new Promise(() => undefined)]);
      const failure = failureOf(firstPage(api));
      await clock.waitsFor(15000);
      clock.pass(15000);
      expect((await failure).kind).to.equal('timeout');
      expect(calls.every(({ init }) => init.signal?.aborted)).to.equal(true);
    });

    it('is as long as the page says, from the next request on', async () => {
      const { api, clock } = apiWith([() => new Promise(() => undefined)]);
      api.timeout = 300;
      const failure = failureOf(firstPage(api));
      await clock.waitsFor(300);
      clock.pass(300);
      expect((await failure).message).to.equal('No answer within 300 ms.');
    });

    it('runs out for a token provider that hangs', async () => {
      const { api, calls, clock } = apiWith([], { token: () => new Promise(() => undefined) });
      const failure = failureOf(firstPage(api));
      clock.pass(15000);
      expect((await failure).kind).to.equal('timeout');
      expect(calls).to.have.length(0);
    });
  });

  it('rejects with the reason of an abort, and aborts the request', async () => {
    const { api, calls, clock } = apiWith([() => new Promise(() => undefined)]);
    const controller = new AbortController();
    const reason = reasonOf(firstPage(api, controller));
    await clock.waitsFor(15000);
    controller.abort('gone');
    expect(await reason).to.equal('gone');
    expect(calls.every(({ init }) => init.signal?.aborted)).to.equal(true);
  });

  it('sends nothing where it is aborted while a provider thinks', async () => {
    const { token, give } = slowProvider();
    const { api, calls } = apiWith([], { token });
    const controller = new AbortController();
    const reason = reasonOf(firstPage(api, controller));
    controller.abort('gone');
    await give();
    expect(await reason).to.equal('gone');
    expect(calls).to.have.length(0);
  });

  it('sends nothing more where it is aborted while a provider thinks again', async () => {
    const { token, give, isAsked } = slowProvider();
    const { api, calls } = apiWith([failureReply(401)], { token });
    const controller = new AbortController();
    const reason = reasonOf(firstPage(api, controller));
    await give();
    await isAsked(2);
    controller.abort('gone');
    await give();
    expect(await reason).to.equal('gone');
    expect(calls).to.have.length(1);
  });

  describe('wire-format auto', () => {
    const noFormatter =
      "No MediaTypeFormatter is available to read an object of type 'ClientLeadsPagingInfoRequest' " +
      "from content with media type 'application/x-www-form-urlencoded'.";

    it('sends a form to another origin', async () => {
      const { api, calls } = apiWith([pageReply()]);
      await firstPage(api);
      expect(contentTypes(calls)).to.deep.equal([FORM]);
      expect(calls[0]?.init.body).to.equal(
        'SiteCode=GIFT-01&Token=55120938&Client=1017&Length=20&Start=1',
      );
    });

    it('sends JSON to the origin of the page', async () => {
      const { api, calls } = apiWith([pageReply()], { base: `${origin}/somewhere` });
      await firstPage(api);
      expect(contentTypes(calls)).to.deep.equal([JSON_TYPE]);
    });

    for (const [title, refusal] of [
      ['415', () => failureReply(415)],
      ['415 in HTML', () => reply('<h1>415</h1>', 'text/html', { status: 415 })],
      ['a 500 whose message names it', () => failureReply(500, { Message: noFormatter })],
      [
        'a 500 whose exception names it',
        () => failureReply(500, { Message: 'An error.', ExceptionMessage: noFormatter }),
      ],
      [
        'a 500 in XML',
        () =>
          reply(`<Error><ExceptionMessage>${noFormatter}</ExceptionMessage></Error>`, 'text/xml', {
            status: 500,
          }),
      ],
    ] as const) {
      it(`sends JSON where the host cannot read a form: ${title}; from then on at once`, async () => {
        const base = newBase();
        const { api, calls } = apiWith([refusal(), pageReply(11), pageReply(12)], { base });
        expect((await firstPage(api)).leads).to.have.length(1);
        await firstPage(api);
        expect(contentTypes(calls)).to.deep.equal([FORM, JSON_TYPE, JSON_TYPE]);
        const other = apiWith([pageReply()], { base: base.slice(0, -1) });
        await firstPage(other.api);
        expect(contentTypes(other.calls)).to.deep.equal([JSON_TYPE]);
      });
    }

    it('sends no JSON after another failure', async () => {
      const { api, calls } = apiWith([failureReply(500, { Message: 'An error has occurred.' })]);
      await failureOf(firstPage(api));
      expect(contentTypes(calls)).to.deep.equal([FORM]);
    });

    it('fails where the host cannot read JSON either', async () => {
      const { api, calls } = apiWith([failureReply(415), failureReply(415)]);
      expect((await failureOf(firstPage(api))).status).to.equal(415);
      expect(contentTypes(calls)).to.deep.equal([FORM, JSON_TYPE]);
    });

    it('keeps to JSON when a JSON request is tried again', async () => {
      const { api, calls, clock } = apiWith([failureReply(415), failureReply(503), pageReply()]);
      const page = firstPage(api);
      await clock.waitsFor(250);
      clock.pass(250);
      await page;
      expect(contentTypes(calls)).to.deep.equal([FORM, JSON_TYPE, JSON_TYPE]);
    });

    it('asks another host for a form again', async () => {
      const first = apiWith([failureReply(415), pageReply()]);
      await firstPage(first.api);
      const second = apiWith([pageReply()]);
      await firstPage(second.api);
      expect(contentTypes(second.calls)).to.deep.equal([FORM]);
    });
  });

  for (const [wireFormat, contentType] of [
    ['form', FORM],
    ['json', JSON_TYPE],
    ['xml', 'application/xml'],
  ] as const) {
    it(`sends ${wireFormat}, and nothing else, where the page asks for it`, async () => {
      const { api, calls } = apiWith([failureReply(415)], { wireFormat });
      expect((await failureOf(firstPage(api))).status).to.equal(415);
      expect(contentTypes(calls)).to.deep.equal([contentType]);
      const own = apiWith([pageReply()], { wireFormat, base: origin });
      await firstPage(own.api);
      expect(contentTypes(own.calls)).to.deep.equal([contentType]);
    });
  }

  describe('a token provider', () => {
    it('is asked once for requests at the same time and later', async () => {
      let asked = 0;
      const { api, calls } = apiWith([pageReply(), pageReply(), pageReply()], {
        token: () => Promise.resolve(String(100 + ++asked)),
      });
      await Promise.all([firstPage(api), firstPage(api)]);
      await firstPage(api);
      expect(tokens(calls)).to.deep.equal(['101', '101', '101']);
    });

    for (const status of [401, 403]) {
      it(`is asked again where the API answers ${status}`, async () => {
        let asked = 0;
        const { api, calls } = apiWith([failureReply(status), pageReply(11)], {
          token: () => 100 + ++asked,
        });
        expect((await firstPage(api)).leads).to.have.length(1);
        expect(tokens(calls)).to.deep.equal(['101', '102']);
      });
    }

    it('is asked again once, then the failure stands', async () => {
      let asked = 0;
      const { api, calls } = apiWith([failureReply(401), failureReply(401)], {
        token: () => 100 + ++asked,
      });
      expect((await failureOf(firstPage(api))).status).to.equal(401);
      expect(tokens(calls)).to.deep.equal(['101', '102']);
    });

    for (const [title, fail] of [
      ['rejects', () => Promise.reject(new Error('No session: 401'))],
      ['gives no token', () => ''],
      ['hangs', () => new Promise(() => undefined)],
    ] as [string, TokenProvider][]) {
      it(`leaves a refusal as it is if it ${title} when it is asked again`, async () => {
        let askAgain!: () => void;
        const isAskedAgain = new Promise<void>((resolve) => (askAgain = resolve));
        const { api, calls, clock } = apiWith([failureReply(403)], {
          token: () => {
            if (calls.length === 0) {
              return 101;
            }
            askAgain();
            return fail();
          },
        });
        const failure = failureOf(firstPage(api));
        await isAskedAgain;
        clock.pass(15000);
        const { kind, status } = await failure;
        expect([kind, status]).to.deep.equal(['auth', 403]);
        expect(tokens(calls)).to.deep.equal(['101']);
      });
    }

    it('leaves a refusal as it is if it gives the refused token again, whatever comes of it', async () => {
      const { api, calls } = apiWith([failureReply(401), failureReply(500)], { token: () => 101 });
      expect((await failureOf(firstPage(api))).kind).to.equal('auth');
      expect(tokens(calls)).to.deep.equal(['101', '101']);
    });

    it('is the failure if it fails once another token was not refused', async () => {
      const answers = ['101', '102'];
      const { api, clock } = apiWith([failureReply(401), failureReply(503)], {
        token: () => answers.shift() ?? Promise.reject(new Error('offline')),
      });
      const failure = failureOf(firstPage(api));
      await clock.waitsFor(250);
      clock.pass(250);
      expect((await failure).kind).to.equal('network');
    });

    it('is asked again once for all requests that were refused', async () => {
      let asked = 0;
      const { api, calls } = apiWith(
        [failureReply(401), failureReply(401), pageReply(), pageReply()],
        { token: () => 100 + ++asked },
      );
      await Promise.all([firstPage(api), firstPage(api)]);
      expect(tokens(calls)).to.deep.equal(['101', '101', '102', '102']);
    });

    for (const [title, failure] of [
      ['a 400', failureReply(400)],
      ['a 404', failureReply(404)],
      ['an ErrorCode', reply('{"ErrorCode":3,"Message":"Нет"}')],
      ['an answer that is no page', reply('<html>', 'text/html')],
    ] as [string, Response][]) {
      it(`is asked again by the next request after ${title}, and not before`, async () => {
        let asked = 0;
        const { api, calls } = apiWith([failure, pageReply()], { token: () => 100 + ++asked });
        await failureOf(firstPage(api));
        expect(asked).to.equal(1);
        await firstPage(api);
        expect(tokens(calls)).to.deep.equal(['101', '102']);
      });
    }

    it('is asked again before a request is sent again', async () => {
      let asked = 0;
      const unreachable = () => Promise.reject<Response>(new TypeError('Failed to fetch'));
      const { api, calls, clock } = apiWith([unreachable, pageReply()], {
        token: () => 100 + ++asked,
      });
      const page = firstPage(api);
      await clock.waitsFor(250);
      clock.pass(250);
      await page;
      expect(tokens(calls)).to.deep.equal(['101', '102']);
    });

    it('is asked again after a request that took too long', async () => {
      let asked = 0;
      const silence = silentReply();
      const { api, calls, clock } = apiWith([silence.reply, pageReply()], {
        token: () => 100 + ++asked,
      });
      const failure = failureOf(firstPage(api));
      await silence.asked;
      clock.pass(15000);
      expect((await failure).kind).to.equal('timeout');
      await firstPage(api);
      expect(tokens(calls)).to.deep.equal(['101', '102']);
    });

    it('is asked again after it has hung', async () => {
      const answers = [new Promise<string>(() => undefined), Promise.resolve('7')];
      const { api, calls, clock } = apiWith([pageReply()], { token: () => answers.shift()! });
      const failure = failureOf(firstPage(api));
      clock.pass(15000);
      expect((await failure).kind).to.equal('timeout');
      await firstPage(api);
      expect(tokens(calls)).to.deep.equal(['7']);
    });

    it('is not asked again after a request that the page has aborted', async () => {
      let asked = 0;
      const silence = silentReply();
      const { api, calls } = apiWith([silence.reply, pageReply()], {
        token: () => 100 + ++asked,
      });
      const controller = new AbortController();
      const aborted = reasonOf(firstPage(api, controller));
      await silence.asked;
      controller.abort(new Error('Removed'));
      await aborted;
      await firstPage(api);
      expect(new Set(tokens(calls))).to.deep.equal(new Set(['101']));
    });

    it('is asked again after the page says so', async () => {
      let asked = 0;
      const { api, calls } = apiWith([pageReply(), pageReply()], { token: () => 100 + ++asked });
      await firstPage(api);
      api.forgetToken();
      await firstPage(api);
      expect(tokens(calls)).to.deep.equal(['101', '102']);
    });

    it('that fails, fails the request, and nothing is sent', async () => {
      const { api, calls } = apiWith([], { token: () => Promise.reject(new Error('Signed out')) });
      const { kind, message } = await failureOf(firstPage(api));
      expect([kind, message]).to.deep.equal(['network', 'tokenProvider failed.']);
      expect(calls).to.have.length(0);
    });

    it('that gives nonsense, fails the request, and nothing is sent', async () => {
      const { api, calls } = apiWith([], { token: () => 'abc' });
      expect((await failureOf(firstPage(api))).kind).to.equal('config');
      expect(calls).to.have.length(0);
    });
  });

  it('asks once where a token in digits is refused', async () => {
    const { api, calls } = apiWith([failureReply(401)]);
    expect((await failureOf(firstPage(api))).status).to.equal(401);
    expect(calls).to.have.length(1);
  });

  describe('an error', () => {
    const telling = { Message: `Token ${TOKEN} is bad.`, ExceptionMessage: `(${TOKEN})` };
    for (const [title, response, options] of [
      ['api', reply(JSON.stringify({ ErrorCode: 3, ...telling })), {}],
      ['http', failureReply(400, telling), {}],
      ['http in XML', reply(`<E><Message>${TOKEN}</Message></E>`, 'text/xml', { status: 500 }), {}],
      ['malformed', reply(`{"Token":${TOKEN}`), {}],
      ['malformed XML', reply(`<Token>${TOKEN}`, 'text/xml'), {}],
      ['not a page', reply(`{"Token":${TOKEN}}`), {}],
      ['not a page in HTML', reply(`<p>${TOKEN}</p>`, 'text/html'), {}],
      ['a redirect', () => Response.redirect(`https://api.example/login?t=${TOKEN}`), {}],
      ['network', () => Promise.reject(new TypeError('Failed to fetch')), {}],
      ['network that quotes', quotingFailure, {}],
      ['refused from a provider', failureReply(404, telling), { token: () => TOKEN }],
    ] as [string, FakeReply, Partial<LeadsApiOptions>][]) {
      it(`never holds the token: ${title}`, async () => {
        const { api } = apiWith([response], options);
        api.timeout = 100; // Too short for another try.
        const failure = await failureOf(firstPage(api));
        expect(stringsIn(failure).filter((text) => text.includes(TOKEN))).to.deep.equal([]);
        expect(JSON.stringify(failure)).not.to.contain(TOKEN);
      });
    }
  });
});

/** A wrapped fetch, such as those of monitoring scripts, may quote what it was given. */
function quotingFailure({ init }: FetchCall): Promise<Response> {
  return Promise.reject(new TypeError(`Failed to fetch ${init.body as string}`));
}

/** A provider that gives the token when the test says so. */
function slowProvider() {
  const asked: ((token: string) => void)[] = [];
  let tellAsked: () => void = () => undefined;
  return {
    token: () =>
      new Promise<string>((resolve) => {
        asked.push(resolve);
        tellAsked();
      }),
    isAsked: async (times: number): Promise<void> => {
      while (asked.length < times) {
        await new Promise<void>((resolve) => (tellAsked = resolve));
      }
    },
    /** Resolves when what follows the token has followed. */
    give: async (): Promise<void> => {
      asked.at(-1)?.(TOKEN);
      for (let turns = 0; turns < 20; turns++) {
        await Promise.resolve();
      }
    },
  };
}
