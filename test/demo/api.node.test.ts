import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createControl, type ListChange } from '../../demo/api/control.js';
import { createDemoApi } from '../../demo/api/demo-api.js';
import { generateLeads, type Row } from '../../demo/api/generate-leads.js';
import type { HostContents } from '../../demo/api/host.js';
import type { Op } from '../../demo/api/lead-list.js';
import type { LeadsRequest } from '../../demo/api/request-fields.js';
import type { Failure } from '../../demo/api/settings.js';
import { SITUATIONS } from '../../demo/api/situations.js';
import type { RecordedRequest, ScriptedAnswer } from '../../demo/api/traffic.js';
import type { LeadsResponse } from '../../demo/api/write-answer.js';
import { startCrossOriginServer } from '../../demo/serve-api.js';

const ABSTRACTIONS =
  'http://schemas.datacontract.org/2004/07/LCManagerPartner.Implementation.Abstractions';
const REQUEST = 'http://schemas.datacontract.org/2004/07/LCManagerPartner.Implementation.Request';
const RESPONSE = 'http://schemas.datacontract.org/2004/07/LCManagerPartner.Implementation.Response';

const BIG_TOKEN = '9007199254740993';
const GOOD = { SiteCode: 'GIFT-01', Client: '1017', Token: '55120938', Start: '1', Length: '3' };

/** The body of an error of the framework. */
interface WebError {
  Message: string;
  ExceptionMessage: string;
  ExceptionType: string;
  StackTrace: string;
}

type Fields = Partial<Record<keyof LeadsRequest, string | number>>;

interface Format {
  type: string;
  encode: (fields: Fields) => string;
}

interface Options {
  path?: string;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

let server: Awaited<ReturnType<typeof startCrossOriginServer>>;
before(async () => {
  const api = createDemoApi();
  api.app.route('/control', createControl(api.hosts));
  server = await startCrossOriginServer(api);
});
after(() => server.close());

const FORMATS = {
  json: { type: 'application/json', encode: (fields) => JSON.stringify(fields) },
  form: {
    type: 'application/x-www-form-urlencoded',
    encode: (fields) =>
      Object.entries(fields)
        .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
        .join('&'),
  },
  xml: { type: 'application/xml', encode: (fields) => requestXml(xmlMembers(fields)) },
} satisfies Record<string, Format>;

function xmlMembers(fields: Fields): string[] {
  const base = (['Operator', 'SiteCode', 'Token'] as const).map(
    (name) => [name, ABSTRACTIONS] as const,
  );
  const own = (['BegDate', 'Client', 'EndDate', 'Length', 'Start'] as const).map(
    (name) => [name, REQUEST] as const,
  );
  return [...base, ...own]
    .filter(([name]) => fields[name] !== undefined)
    .map(([name, namespace]) => `<${name} xmlns="${namespace}">${fields[name] ?? ''}</${name}>`);
}

function requestXml(members: string[], namespace = REQUEST): string {
  return `<ClientLeadsPagingInfoRequest xmlns="${namespace}">${members.join('')}</ClientLeadsPagingInfoRequest>`;
}

function post(
  body: string,
  type: string = FORMATS.json.type,
  { path = '/', headers = {}, ...init }: Options = {},
): Promise<Response> {
  return fetch(`${server.origin}${path}api/client/LeadsPagingInfo`, {
    method: 'POST',
    headers: { Accept: 'application/json', 'Content-Type': type, ...headers },
    body,
    redirect: 'manual',
    ...init,
  });
}

async function ask(
  fields: Fields,
  format: Format = FORMATS.json,
  options: Options = {},
): Promise<LeadsResponse> {
  const response = await post(format.encode(fields), format.type, options);
  assert.equal(response.status, 200);
  return read<LeadsResponse>(response);
}

async function read<T>(response: Response): Promise<T> {
  return (await response.json()) as T;
}

/** Asks the control for what the tests need, and expects it to agree. */
async function control<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${server.origin}/control/${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = await read<T>(response);
  assert.equal(response.status, 200, JSON.stringify(answer));
  return answer;
}

const createHost = (contents: HostContents) =>
  control<{ id: string; path: string }>('POST', 'hosts', contents);
const replace = (id: string, contents: HostContents) => control('PATCH', `hosts/${id}`, contents);
const change = (id: string, ops: Op[], client?: number) =>
  control('POST', `hosts/${id}/ops`, { ops, ...(client && { client }) } satisfies ListChange);
const script = (id: string, ...answers: ScriptedAnswer[]) =>
  control('POST', `hosts/${id}/answers`, answers);
const held = (id: string, atLeast: number) =>
  control<{ held: number }>('GET', `hosts/${id}/held?atLeast=${atLeast}`);
const release = (id: string, count: number) =>
  control<{ released: number }>('POST', `hosts/${id}/release?count=${count}`);
const requests = (id: string, query = '') =>
  control<[RecordedRequest, ...RecordedRequest[]]>('GET', `hosts/${id}/requests${query}`);
const idsOf = ({ LeadsClients }: LeadsResponse) => LeadsClients?.map(({ Id }) => Id);
const rows = (...ids: number[]): Row[] => ids.map((Id) => ({ Id }));

describe('request formats', () => {
  for (const [name, format] of Object.entries(FORMATS)) {
    it(`reads ${name}`, async () => {
      const page = await ask(GOOD, format);
      assert.deepEqual(page.LeadsClients, generateLeads(137, 1017).slice(0, 3));
      assert.equal(page.TotalRows, 137);
      assert.equal(page.TotalRowsSelect, 3);
      assert.equal(page.ErrorCode, 0);
      assert.equal(page.Message, null);
    });

    it(`keeps every digit of a token in ${name}`, async () => {
      assert.equal((await ask({ ...GOOD, Token: BIG_TOKEN }, format)).ErrorCode, 0);
      const rounded = await ask({ ...GOOD, Token: '9007199254740992' }, format);
      assert.equal(rounded.ErrorCode, 2);
      assert.match(String(rounded.Message), /[а-я]/);
    });

    it(`answers a body with nothing in it as a null model in ${name}`, async () => {
      const response = await post('', format.type);
      assert.equal(response.status, 500);
      const error = await read<WebError>(response);
      assert.equal(error.ExceptionType, 'System.NullReferenceException');
      assert.match(error.StackTrace, /ClientController/);
    });
  }

  it('keeps every digit of a JSON number without quotes', async () => {
    const page = await post(
      `{"client":1017, "TOKEN":${BIG_TOKEN},"SiteCode":"GIFT-01","Length":1}`,
    );
    const { ErrorCode, LeadsClients } = await read<LeadsResponse>(page);
    assert.equal(ErrorCode, 0);
    assert.equal(LeadsClients?.length, 1);
  });

  it('does not mistake digits and quotes in a JSON string for a number', async () => {
    const page = await ask({ ...GOOD, SiteCode: 'a "1": 2' });
    assert.equal(page.ErrorCode, 3);
  });

  it('says in JSON and in XML that a body is malformed, with 500', async () => {
    for (const [type, body] of [
      ['text/json', '{"Client": 1017'],
      ['text/json', '[]'],
      ['text/xml', '<ClientLeadsPagingInfoRequest>'],
      ['text/xml', requestXml([], 'urn:other')],
      ['text/xml', `<!DOCTYPE x>${requestXml(xmlMembers(GOOD))}`],
      ['text/xml', requestXml(xmlMembers({ ...GOOD, BegDate: '2025-12-01T10:00' }))],
      ['text/xml', requestXml(xmlMembers({ ...GOOD, Token: '<x/>5' }))],
      ['text/xml', requestXml(xmlMembers({ ...GOOD, Client: 'abc' }))],
    ] as const) {
      assert.equal((await post(body, type)).status, 500, body);
    }
  });

  it('refuses another content type with 415', async () => {
    const response = await post('Client=1', 'text/plain');
    assert.equal(response.status, 415);
    assert.match(
      (await read<WebError>(response)).Message,
      /media type 'text\/plain' is not supported/,
    );
  });

  it('refuses a body without a content type with 415', async () => {
    const response = await fetch(`${server.origin}/api/client/LeadsPagingInfo`, {
      method: 'POST',
      body: new Uint8Array([49]),
    });
    assert.equal(response.status, 415);
    assert.match((await read<WebError>(response)).Message, /no Content-Type header/);
  });
});

describe('silent binding', () => {
  for (const format of [FORMATS.json, FORMATS.form]) {
    it(`takes what does not fit for nothing in ${format.type}`, async () => {
      const bad = await ask({ ...GOOD, Client: 'abc' }, format);
      assert.equal(bad.ErrorCode, 0);
      assert.equal(bad.TotalRows, 0);
      const beyond = await ask({ ...GOOD, Client: '9223372036854775808' }, format);
      assert.equal(beyond.TotalRows, 0);
      const long = await ask({ ...GOOD, Length: '2147483648' }, format);
      assert.equal(long.TotalRowsSelect, 0);
      const date = await ask({ ...GOOD, BegDate: '2025-02-30' }, format);
      assert.equal(date.TotalRows, 137);
    });
  }

  it('takes a missing site code for null', async () => {
    const { SiteCode: _, ...rest } = GOOD;
    assert.equal((await ask(rest)).ErrorCode, 3);
  });

  it('skips XML elements that come out of order', async () => {
    const members = xmlMembers(GOOD);
    const moved = [...members.slice(-1), ...members.slice(0, -1)];
    const page = await read<LeadsResponse>(await post(requestXml(moved), 'text/xml'));
    assert.equal(page.ErrorCode, 2, 'Start is the last member: nothing counts after it');
  });

  it('skips XML elements in the wrong namespace', async () => {
    const body = requestXml(xmlMembers(GOOD)).replaceAll(ABSTRACTIONS, REQUEST);
    const page = await read<LeadsResponse>(await post(body, 'text/xml'));
    assert.equal(page.ErrorCode, 2);
  });

  it('reads XML by namespace, whatever the prefixes, and nil as nothing', async () => {
    const body = `<?xml version="1.0"?><r:ClientLeadsPagingInfoRequest xmlns:r="${REQUEST}"
      xmlns:a="${ABSTRACTIONS}" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">
      <a:SiteCode>GIFT-01</a:SiteCode><a:Token>55120938</a:Token>
      <r:BegDate i:nil="true"/><r:Client>1001</r:Client><r:Length>5</r:Length></r:ClientLeadsPagingInfoRequest>`;
    const page = await read<LeadsResponse>(await post(body, 'text/xml'));
    assert.equal(page.TotalRowsSelect, 1);
  });
});

describe('answers', () => {
  it('writes XML as documented', async () => {
    const row = { Id: 7, Leads: 8, Subject: 'a < b & c\u001f', FormName: null, FormName2: '' };
    const host = await createHost({ leads: [row] });
    const response = await post('{"Length":1}', FORMATS.json.type, {
      path: host.path,
      headers: { Accept: 'application/xml' },
    });
    assert.equal(response.headers.get('content-type'), 'application/xml; charset=utf-8');
    assert.equal(
      await response.text(),
      `<ClientLeadsPagingInfoResponse xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns="${RESPONSE}">` +
        `<ErrorCode xmlns="${ABSTRACTIONS}">0</ErrorCode>` +
        `<Message i:nil="true" xmlns="${ABSTRACTIONS}" />` +
        '<LeadsClients><ClientLeadsPagingInfoResponse.ClientLeadsPagingInfoLeadsClient>' +
        '<FormName i:nil="true" /><FormName2></FormName2><Id>7</Id><Leads>8</Leads>' +
        '<Subject>a &lt; b &amp; c&#x1F;</Subject>' +
        '</ClientLeadsPagingInfoResponse.ClientLeadsPagingInfoLeadsClient></LeadsClients>' +
        '<TotalRows>1</TotalRows><TotalRowsSelect>1</TotalRowsSelect>' +
        '</ClientLeadsPagingInfoResponse>',
    );
  });

  it('writes an error in XML where XML is asked for', async () => {
    const response = await post('{', FORMATS.json.type, { headers: { Accept: 'text/xml' } });
    assert.match(await response.text(), /^<Error><Message>.*<\/StackTrace><\/Error>$/s);
  });

  for (const [accept, type, answer] of [
    ['*/*', 'application/json', 'application/json'],
    ['*/*', 'text/xml', 'application/json'],
    ['text/html', 'text/xml', 'text/xml'],
    ['application/xml, application/json', 'text/xml', 'application/json'],
    ['*/*', FORMATS.form.type, 'application/json'],
    ['text/xml;q=0.5, text/json', 'application/xml', 'text/json'],
  ] as const) {
    it(`answers ${type} with ${answer} for Accept: ${accept}`, async () => {
      const response = await post('x', type, { headers: { Accept: accept } });
      assert.equal(response.headers.get('content-type'), `${answer}; charset=utf-8`);
    });
  }
});

describe('pages', () => {
  it('count from 1, and take 0 and less for 1', async () => {
    const { path } = await createHost({ leads: rows(11, 12, 13, 14) });
    const at = async (Start: number) =>
      idsOf(await ask({ Start, Length: 2 }, FORMATS.json, { path }));
    assert.deepEqual(await at(1), [11, 12]);
    assert.deepEqual(await at(0), [11, 12]);
    assert.deepEqual(await at(-5), [11, 12]);
    assert.deepEqual(await at(3), [13, 14]);
    assert.deepEqual(await at(4), [14]);
    assert.deepEqual(await at(5), []);
  });

  it('count from 0 where the host does', async () => {
    const { path } = await createHost({ leads: rows(11, 12), settings: { firstPosition: 0 } });
    const at = async (Start: number) =>
      idsOf(await ask({ Start, Length: 1 }, FORMATS.json, { path }));
    assert.deepEqual(await at(0), [11]);
    assert.deepEqual(await at(1), [12]);
  });

  it('hold rows of the period, both ends included, and no row without a date', async () => {
    const { path } = await createHost({
      leads: [
        { Id: 1, ProcTime: '2025-12-23T00:00:00' },
        { Id: 2, ProcTime: '2025-12-22T23:59:59.9969999' },
        { Id: 3, ProcTime: '2025-12-22T00:30:00+03:00' },
        { Id: 4, ProcTime: '2025-12-01T00:00:00' },
        { Id: 5, ProcTime: '2025-11-30T23:59:59.9999999' },
        { Id: 6, ProcTime: '0001-01-01T00:00:00' },
        { Id: 7 },
      ],
    });
    const period = async (BegDate?: string, EndDate?: string) => {
      const fields = { Length: 9, ...(BegDate && { BegDate }), ...(EndDate && { EndDate }) };
      return idsOf(await ask(fields, FORMATS.json, { path }));
    };
    assert.deepEqual(await period('2025-12-01', '2025-12-22T23:59:59.997'), [2, 3, 4]);
    assert.deepEqual(await period('2025-12-01', '2025-12-22T23:59:59.999'), [1, 2, 3, 4]);
    assert.deepEqual(await period('2025-12-01', '2025-12-22'), [4], 'a bare end is its midnight');
    assert.deepEqual(await period('2025-12-01T00:00:00+00:00'), [1, 2, 3], 'it is moved to +3');
    assert.deepEqual(
      await period('2025-12-01T00:00:00Z'),
      [1, 2, 3, 4],
      'JSON leaves UTC as it is',
    );
    assert.deepEqual(await period(undefined, '2025-11-30T21:00:00+00:00'), [4, 5]);
    assert.deepEqual(await period(), [1, 2, 3, 4, 5, 6, 7]);
  });
});

describe('CORS', () => {
  it('is open to any origin, header and method, with no cache time', async () => {
    const preflight = await fetch(`${server.origin}/WebService/x/api/client/LeadsPagingInfo`, {
      method: 'OPTIONS',
    });
    assert.equal(preflight.status, 200);
    for (const { headers } of [preflight, await post('x', 'text/plain')]) {
      assert.equal(headers.get('access-control-allow-origin'), '*');
      assert.equal(headers.get('access-control-allow-headers'), '*');
      assert.equal(headers.get('access-control-allow-methods'), '*');
      assert.equal(headers.get('access-control-max-age'), null);
      assert.equal(headers.get('access-control-expose-headers'), null);
    }
  });

  it('can be missing, and OPTIONS refused', async () => {
    const { path } = await createHost({ settings: { options: 405, cors: false } });
    const url = `${server.origin}${path}api/client/LeadsPagingInfo`;
    assert.equal((await fetch(url, { method: 'OPTIONS' })).status, 405);
    for (const body of ['{}', '{']) {
      const response = await post(body, FORMATS.json.type, { path });
      assert.equal(response.headers.get('access-control-allow-origin'), null);
    }
  });
});

describe('routes', () => {
  it('refuse a GET with 405 and another action with 404', async () => {
    const url = `${server.origin}/api/client/`;
    const get = await fetch(`${url}LeadsPagingInfo`);
    assert.equal(get.status, 405);
    assert.match((await read<WebError>(get)).Message, /does not support http method 'GET'/);
    const other = await fetch(`${url}Other`, { method: 'POST' });
    assert.equal(other.status, 404);
    assert.match((await read<WebError>(other)).Message, /No HTTP resource was found/);
  });

  it('find the host below any base path, and nothing elsewhere', async () => {
    const path = '/WebService/UNK/unklcmanagerpartner/';
    assert.equal((await ask(GOOD, FORMATS.json, { path })).TotalRows, 137);
    const elsewhere = await fetch(`${server.origin}/demo/index.html`);
    assert.equal(elsewhere.status, 404);
    assert.equal((await post('{}', FORMATS.json.type, { path: '/hosts/none/' })).status, 404);
  });
});

describe('situations', () => {
  const situation = (SiteCode: string, more: Fields = {}, options: Options = {}) =>
    post(JSON.stringify({ ...GOOD, SiteCode, ...more }), FORMATS.json.type, options);

  it('have a title and a description each', () => {
    for (const { title, description } of Object.values(SITUATIONS)) {
      assert.match(title, /[А-я]/);
      assert.match(description, /[А-я].*\.$/);
    }
  });

  it('serve lists of known lengths', async () => {
    for (const [Client, total] of [
      ['1000', 0],
      ['1001', 1],
      ['1020', 20],
      ['1021', 21],
      ['10000', 10_000],
      ['5', 0],
    ] as const) {
      assert.equal((await ask({ ...GOOD, Client })).TotalRows, total);
    }
  });

  it('fail as they say', async () => {
    assert.equal((await situation('FAIL')).status, 503);
    assert.equal((await situation('BROKEN')).status, 500);
    assert.equal((await situation('FAIL-NEXT')).status, 200);
    assert.equal((await situation('FAIL-NEXT', { Start: 3 })).status, 500);
    assert.equal((await situation('FLAKY')).status, 503);
    assert.equal((await situation('FLAKY')).status, 200);
    const rate = await situation('RATE');
    assert.equal(rate.status, 429);
    assert.equal(rate.headers.get('retry-after'), '2');
    assert.equal((await situation('RATE')).status, 200);
  });

  it('answer with pages for people', async () => {
    const html = await situation('HTML');
    assert.equal(html.status, 200);
    assert.match(await html.text(), /<html>/);
    const redirect = await situation('REDIRECT', {}, { path: '/base/' });
    assert.equal(redirect.status, 302);
    assert.match(redirect.headers.get('location') ?? '', /^\/base\/account\/login\?/);
  });

  it('misstate what there is', async () => {
    const answer = async (code: string) => read<LeadsResponse>(await situation(code));
    assert.equal((await answer('EXTRA')).TotalRowsSelect, 4);
    assert.equal((await answer('LIES-MORE')).TotalRows, 140);
    assert.equal((await answer('LIES-LESS')).TotalRows, 134);
    assert.equal((await answer('EMPTY')).TotalRows, 0);
    assert.equal((await answer('API-ERROR')).ErrorCode, 10);
    assert.equal((await answer('NULLS')).TotalRows, '137');
    assert.ok(!('Message' in (await answer('ABSENT'))));
  });

  it('give everyone ten thousand inquiries, and leave the lists of others as they are', async () => {
    const total = async (code: string, Client: string) =>
      (await read<LeadsResponse>(await situation(code, { Client }))).TotalRows;
    assert.equal(await total('MANY', '1017'), 10_000);
    assert.equal(await total('MANY', '1000'), 10_000);
    assert.equal(await total('GIFT-01', '1017'), 137);
  });

  it('refuse forms with 415, or with 500 and the name of the formatter', async () => {
    const form = (SiteCode: string) =>
      post(FORMATS.form.encode({ ...GOOD, SiteCode }), FORMATS.form.type);
    assert.equal((await form('NO-FORM')).status, 415);
    const broken = await form('NO-FORM-500');
    assert.equal(broken.status, 500);
    assert.match((await read<WebError>(broken)).ExceptionMessage, /MediaTypeFormatter/);
    assert.equal((await situation('NO-FORM')).status, 200);
  });

  it('move the list before each further page, and leave the others still', async () => {
    const page = async (Start: number) => read<LeadsResponse>(await situation('MOVING', { Start }));
    const first = await page(1);
    assert.equal((await page(3)).TotalRows, 138);
    assert.deepEqual(idsOf(await ask(GOOD)), idsOf(first));
    assert.notEqual(idsOf(await page(1))?.[0], idsOf(first)?.[0]);
    assert.equal((await page(3)).TotalRows, 137);
  });
});

describe('scripted hosts', () => {
  it('serve each client its own list, or all the same', async () => {
    const { path } = await createHost({ leads: 2, clients: { 5: rows(50) } });
    assert.deepEqual(idsOf(await ask({ Client: 5, Length: 9 }, FORMATS.json, { path })), [50]);
    assert.equal((await ask({ Client: 6 }, FORMATS.json, { path })).TotalRows, 2);
  });

  it('look the token up when strict', async () => {
    const { path } = await createHost({ settings: { strict: true } });
    assert.equal((await ask({ ...GOOD, Token: 1 }, FORMATS.json, { path })).ErrorCode, 2);
    assert.equal((await ask(GOOD, FORMATS.json, { path })).TotalRows, 137);
  });

  it('change their list', async () => {
    const { id, path } = await createHost({ leads: rows(1, 2, 3) });
    await change(id, [
      { insert: { at: 1, row: { Id: 9 } } },
      { remove: { id: 1 } },
      { move: { from: 2, to: 0 } },
      { update: { id: 2, row: { Subject: 'x' } } },
      { insert: {} },
    ]);
    const page = await ask({ Length: 9 }, FORMATS.json, { path });
    assert.deepEqual(idsOf(page), [10, 3, 9, 2]);
    assert.deepEqual(page.LeadsClients?.[3], { Id: 2, Subject: 'x' });
  });

  it('fail every third request, until they are made well', async () => {
    const fail: Failure = { status: 500, when: 'every-third' };
    const { id, path } = await createHost({ settings: { fail } });
    const statuses = async () => {
      const answers: number[] = [];
      for (let count = 0; count < 6; count++) {
        answers.push((await post('{"Client":1}', FORMATS.json.type, { path })).status);
      }
      return answers;
    };
    assert.deepEqual(await statuses(), [200, 200, 500, 200, 200, 500]);
    await replace(id, { settings: {} });
    assert.deepEqual(await statuses(), [200, 200, 200, 200, 200, 200]);
  });

  it('record requests, and clear them', async () => {
    const { id, path } = await createHost({});
    await post('{"Client":1}', FORMATS.json.type, { path, headers: { Origin: 'http://site' } });
    const [request] = await requests(id, '?atLeast=1');
    assert.equal(request.method, 'POST');
    assert.equal(request.url, `${server.origin}${path}api/client/LeadsPagingInfo`);
    assert.equal(request.body, '{"Client":1}');
    assert.equal(request.headers.origin, 'http://site');
    assert.equal(request.aborted, false);
    await control('DELETE', `hosts/${id}/requests`);
    assert.deepEqual(await requests(id), []);
  });

  it('give scripted answers in order, then go on as normal', async () => {
    const { id, path } = await createHost({ leads: rows(1) });
    await script(
      id,
      { status: 503, headers: { 'Retry-After': '1' } },
      { status: 401, json: { Message: 'no' } },
      { body: 'as is', headers: { 'Content-Type': 'text/html' } },
      { destroy: true },
      { truncate: true },
      { settings: { totalOffset: 5 }, ops: [{ insert: { row: { Id: 2 } } }] },
    );
    const next = () => post('{"Length":9}', FORMATS.json.type, { path });
    const busy = await next();
    assert.equal(busy.status, 503);
    assert.equal(busy.headers.get('retry-after'), '1');
    assert.deepEqual(await (await next()).json(), { Message: 'no' });
    const html = await next();
    assert.equal(html.headers.get('content-type'), 'text/html');
    assert.equal(await html.text(), 'as is');
    await assert.rejects(next());
    await assert.rejects((await next()).text());
    assert.equal((await read<LeadsResponse>(await next())).TotalRows, 7);
    assert.equal((await read<LeadsResponse>(await next())).TotalRows, 2);
  });

  it('hold an answer until it is released, and read the page then', async () => {
    const { id, path } = await createHost({ leads: rows(1) });
    await script(id, { hold: true }, { hold: true, early: true });
    const late = ask({ Length: 9 }, FORMATS.json, { path });
    await held(id, 1);
    const early = ask({ Length: 9 }, FORMATS.json, { path });
    assert.deepEqual(await held(id, 2), { held: 2 });
    await change(id, [{ insert: { row: { Id: 2 } } }]);
    await release(id, 1);
    assert.deepEqual(idsOf(await late), [2, 1]);
    assert.deepEqual(await release(id, 5), { released: 1 });
    assert.deepEqual(idsOf(await early), [1]);
  });

  it('notice that a client has left, and hold nothing for it', async () => {
    const { id, path } = await createHost({});
    await script(id, { hold: true });
    const leaving = new AbortController();
    const lost = post('{}', FORMATS.json.type, { path, signal: leaving.signal });
    await held(id, 1);
    leaving.abort();
    await assert.rejects(lost, { name: 'AbortError' });
    const [request] = await requests(id, '?aborted=1');
    assert.equal(request.aborted, true);
    assert.deepEqual(await held(id, 0), { held: 0 });
  });

  it('notice it also while they are slow', async () => {
    const { id, path } = await createHost({ settings: { delay: 600_000 } });
    const leaving = new AbortController();
    const lost = post('{}', FORMATS.json.type, { path, signal: leaving.signal });
    await requests(id, '?atLeast=1');
    leaving.abort();
    await assert.rejects(lost, { name: 'AbortError' });
    const [request] = await requests(id, '?aborted=1');
    assert.equal(request.aborted, true);
  });

  it('refuse a misspelt setting, answer or command', async () => {
    const { id } = await createHost({});
    for (const [path, body, status] of [
      ['hosts', { settings: { firstPostion: 0 } }, 400],
      ['hosts', { lead: 3 }, 400],
      [`hosts/${id}/answers`, [{ staus: 503 }], 400],
      [`hosts/${id}/answer`, [], 404],
      ['hosts/none/release', {}, 404],
    ] as const) {
      const url = `${server.origin}/control/${path}`;
      const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
      assert.equal(response.status, status, path);
    }
  });
});

describe('the demo host', () => {
  it('changes the list of one client', async () => {
    const fields = { ...GOOD, Client: '1001' };
    await change('demo', [{ insert: {} }], 1001);
    const page = await ask(fields);
    assert.equal(page.TotalRows, 2);
    const [newest, older] = page.LeadsClients ?? [];
    assert.ok(String(newest?.ProcTime) > String(older?.ProcTime));
    await change('demo', [{ remove: { at: 0 } }], 1001);
    assert.equal((await ask(fields)).TotalRows, 1);
  });

  it('tells where it stands', async () => {
    assert.equal((await control<{ cross: string }>('GET', 'origins')).cross, server.origin);
  });
});

describe('generated leads', () => {
  const leads = generateLeads(10_000, 10_000);

  it('are the same for the same seed, and others for another', () => {
    assert.deepEqual(generateLeads(50, 3), generateLeads(50, 3));
    assert.notDeepEqual(generateLeads(50, 3), generateLeads(50, 4));
  });

  it('come newest first, with unique ids and wall-clock times', () => {
    assert.equal(new Set(leads.map(({ Id }) => Id)).size, leads.length);
    assert.ok(leads.every(({ Id }) => Id > 0));
    const times = leads.map(({ ProcTime }) => ProcTime).filter((time) => !time.startsWith('0001'));
    assert.ok(times.every((time) => /^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}$/.test(time)));
    assert.deepEqual(times, times.toSorted().reverse());
    assert.match(times[0] ?? '', /^2025-12-22/);
  });

  it('have holes of every kind, and mostly nothing unread', () => {
    for (const gap of [null, undefined, '', '   ']) {
      assert.ok(leads.some(({ Subject }) => Subject === gap));
    }
    assert.ok(leads.some(({ ProcTime }) => ProcTime === '0001-01-01T00:00:00'));
    const unread = leads.filter(({ CountNotReadMessage }) => CountNotReadMessage > 0);
    assert.ok(unread.length > 0 && unread.length < leads.length / 5);
  });
});
