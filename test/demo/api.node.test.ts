import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createControl } from '../../demo/api/control.js';
import { createDemoApi } from '../../demo/api/demo-api.js';
import { generateLeads, type Row } from '../../demo/api/generate-leads.js';
import type { LeadsRequest } from '../../demo/api/request-fields.js';
import { SITUATIONS } from '../../demo/api/situations.js';
import type { LeadsResponse } from '../../demo/api/write-answer.js';
import { startCrossOriginServer } from '../../demo/serve-api.js';
import { form } from '../../src/api/formats/form.js';
import { json } from '../../src/api/formats/json.js';
import { xml } from '../../src/api/formats/xml.js';
import { DemoHost, type HostContents } from '../helpers/demo-host.js';

const CONTRACTS = 'http://schemas.datacontract.org/2004/07/LCManagerPartner.Implementation';
const ABSTRACTIONS = `${CONTRACTS}.Abstractions`;
const RESPONSE = `${CONTRACTS}.Response`;

const BIG_TOKEN = '9007199254740993';
const GOOD = { SiteCode: 'GIFT-01', Client: '1017', Token: '55120938', Start: '1', Length: '3' };
const REQUEST = { siteCode: 'GIFT-01', client: '1017', token: '55120938', start: 1, length: 3 };

/** The body of an error of the framework. */
type WebError = Record<'Message' | 'ExceptionMessage' | 'StackTrace', string>;

type Fields = Partial<Record<keyof LeadsRequest, string | number>>;

interface Options {
  base?: string;
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

function post(
  body: string,
  type = json.contentType,
  { base = `${server.origin}/`, headers = {}, ...init }: Options = {},
): Promise<Response> {
  return fetch(`${base}api/client/LeadsPagingInfo`, {
    method: 'POST',
    headers: { Accept: 'application/json', 'Content-Type': type, ...headers },
    body,
    redirect: 'manual',
    ...init,
  });
}

async function ask(fields: Fields, options?: Options): Promise<LeadsResponse> {
  const response = await post(JSON.stringify(fields), json.contentType, options);
  assert.equal(response.status, 200);
  return read<LeadsResponse>(response);
}

async function read<T>(response: Response): Promise<T> {
  return (await response.json()) as T;
}

const createHost = (contents: HostContents) => DemoHost.create(contents, server.origin);
const idsOf = ({ LeadsClients }: LeadsResponse) => LeadsClients?.map(({ Id }) => Id);
const rows = (...ids: number[]): Row[] => ids.map((Id) => ({ Id }));

// `checks/aspnet` compares everything with the real Web API; here is one case for each format.
describe('a request', () => {
  for (const [name, format] of Object.entries({ json, form, xml })) {
    it(`is read in ${name}, with every digit of its token`, async () => {
      const answer = async (token: string) =>
        read<LeadsResponse>(await post(format.encode({ ...REQUEST, token }), format.contentType));
      assert.deepEqual(await answer(REQUEST.token), {
        TotalRows: 137,
        TotalRowsSelect: 3,
        LeadsClients: generateLeads(137, 1017).slice(0, 3),
        ErrorCode: 0,
        Message: null,
      });
      assert.equal((await answer(BIG_TOKEN)).ErrorCode, 0);
      const rounded = await answer('9007199254740992');
      assert.equal(rounded.ErrorCode, 2);
      assert.match(String(rounded.Message), /[а-я]/);
    });
  }

  it('ignores a field with a bad value, except in XML', async () => {
    const bad = { ...REQUEST, client: 'abc' };
    assert.equal((await ask({ ...GOOD, Client: 'abc' })).TotalRows, 0);
    const page = await read<LeadsResponse>(await post(form.encode(bad), form.contentType));
    assert.equal(page.TotalRows, 0);
    assert.equal((await post(xml.encode(bad), xml.contentType)).status, 500);
  });

  for (const [what, type, body, status, message] of [
    ['nothing', json.contentType, '', 500, /error has occurred/],
    ['half a JSON text', json.contentType, '{"Client": 1017', 500, /error has occurred/],
    ['another root', xml.contentType, '<a xmlns="urn:other" />', 500, /error has occurred/],
    ['plain text', 'text/plain', 'Client=1', 415, /media type 'text\/plain' is not supported/],
  ] as const) {
    it(`is answered with ${status} if it contains ${what}`, async () => {
      const response = await post(body, type);
      assert.equal(response.status, status);
      const error = await read<WebError>(response);
      assert.match(error.Message, message);
      assert.match(error.StackTrace, /ClientController/);
    });
  }
});

describe('an answer', () => {
  it('is written in XML as documented', async () => {
    const row = { Id: 7, Leads: 8, Subject: 'a < b & c\u001f', FormName: null, FormName2: '' };
    const { base } = await createHost({ leads: [row] });
    const response = await post('{"Length":1}', json.contentType, {
      base,
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

  it('is an error in XML if XML is requested', async () => {
    const response = await post('{', json.contentType, { headers: { Accept: 'text/xml' } });
    assert.match(await response.text(), /^<Error><Message>.*<\/StackTrace><\/Error>$/s);
  });

  it('has rows from the requested position, counted as the host counts', async () => {
    for (const [firstPosition, start, ids] of [
      [1, 1, [11, 12]],
      [1, 0, [11, 12]],
      [1, 3, [13]],
      [1, 4, []],
      [0, 0, [11, 12]],
      [0, 1, [12, 13]],
    ] as const) {
      const { base } = await createHost({ leads: rows(11, 12, 13), settings: { firstPosition } });
      assert.deepEqual(idsOf(await ask({ Start: start, Length: 2 }, { base })), ids);
    }
  });

  it('has rows of the period, including both ends, and no row without a date', async () => {
    const { base } = await createHost({
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
    const period = async (dates: Fields) => idsOf(await ask({ Length: 9, ...dates }, { base }));
    const BegDate = '2025-12-01';
    assert.deepEqual(await period({ BegDate, EndDate: '2025-12-22T23:59:59.997' }), [2, 3, 4]);
    assert.deepEqual(await period({ BegDate, EndDate: '2025-12-22T23:59:59.999' }), [1, 2, 3, 4]);
    assert.deepEqual(await period({ BegDate, EndDate: '2025-12-22' }), [4]);
    assert.deepEqual(await period({ EndDate: '2025-11-30T21:00:00+00:00' }), [4, 5]);
    assert.deepEqual(await period({}), [1, 2, 3, 4, 5, 6, 7]);
  });
});

describe('CORS', () => {
  it('allows any origin, header and method, without a cache time', async () => {
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

  it('can be disabled, and OPTIONS refused', async () => {
    const { base } = await createHost({ settings: { options: 405, cors: false } });
    const url = `${base}api/client/LeadsPagingInfo`;
    assert.equal((await fetch(url, { method: 'OPTIONS' })).status, 405);
    for (const body of ['{}', '{']) {
      const response = await post(body, json.contentType, { base });
      assert.equal(response.headers.get('access-control-allow-origin'), null);
    }
  });
});

describe('routes', () => {
  it('return 405 for GET and 404 for another action', async () => {
    const url = `${server.origin}/api/client/`;
    const get = await fetch(`${url}LeadsPagingInfo`);
    assert.equal(get.status, 405);
    assert.match((await read<WebError>(get)).Message, /does not support http method 'GET'/);
    const other = await fetch(`${url}Other`, { method: 'POST' });
    assert.equal(other.status, 404);
    assert.match((await read<WebError>(other)).Message, /No HTTP resource was found/);
  });

  it('reach the host below any base path, and no other path', async () => {
    const base = `${server.origin}/WebService/UNK/unklcmanagerpartner/`;
    assert.equal((await ask(GOOD, { base })).TotalRows, 137);
    const elsewhere = await fetch(`${server.origin}/demo/index.html`);
    assert.equal(elsewhere.status, 404);
    const none = await post('{}', json.contentType, { base: `${server.origin}/hosts/none/` });
    assert.equal(none.status, 404);
  });
});

describe('situations', () => {
  const situation = (SiteCode: string, more: Fields = {}, options: Options = {}) =>
    post(JSON.stringify({ ...GOOD, SiteCode, ...more }), json.contentType, options);

  it('have a description each, and clients with known list lengths', async () => {
    for (const { description } of Object.values(SITUATIONS)) {
      assert.match(description, /[А-я].*\.$/);
    }
    for (const [Client, total] of Object.entries({ 1000: 0, 1001: 1, 1020: 20, 1021: 21, 5: 0 })) {
      assert.equal((await ask({ ...GOOD, Client })).TotalRows, total);
    }
  });

  it('fail as described', async () => {
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

  it('answer with web pages, and refuse forms', async () => {
    const html = await situation('HTML');
    assert.equal(html.status, 200);
    assert.match(await html.text(), /<html>/);
    const redirect = await situation('REDIRECT', {}, { base: `${server.origin}/base/` });
    assert.equal(redirect.status, 302);
    assert.match(redirect.headers.get('location') ?? '', /^\/base\/account\/login\?/);
    const asForm = (siteCode: string) =>
      post(form.encode({ ...REQUEST, siteCode }), form.contentType);
    assert.equal((await asForm('NO-FORM')).status, 415);
    const broken = await asForm('NO-FORM-500');
    assert.equal(broken.status, 500);
    assert.match((await read<WebError>(broken)).ExceptionMessage, /MediaTypeFormatter/);
    assert.equal((await situation('NO-FORM')).status, 200);
  });

  it('return wrong counts', async () => {
    const answer = async (code: string) => read<LeadsResponse>(await situation(code));
    assert.equal((await answer('EXTRA')).TotalRowsSelect, 4);
    assert.equal((await answer('LIES-MORE')).TotalRows, 140);
    assert.equal((await answer('LIES-LESS')).TotalRows, 134);
    assert.equal((await answer('EMPTY')).TotalRows, 0);
    assert.equal((await answer('API-ERROR')).ErrorCode, 10);
    assert.equal((await answer('NULLS')).TotalRows, '137');
    assert.ok(!('Message' in (await answer('ABSENT'))));
  });

  it('have ten thousand inquiries for every client, without a change to other lists', async () => {
    const page = async (code: string, Client: string) =>
      read<LeadsResponse>(await situation(code, { Client, Length: 200 }));
    const [one, other] = await Promise.all([page('MANY', '1017'), page('MANY', '1018')]);
    assert.deepEqual([one.TotalRows, other.TotalRows], [10_000, 10_000]);
    for (const [index, row] of one.LeadsClients?.entries() ?? []) {
      const beside = other.LeadsClients?.[index];
      assert.notEqual(row.Id, beside?.Id);
      assert.notEqual(row.Leads, beside?.Leads);
    }
    assert.equal((await page('GIFT-01', '1017')).TotalRows, 137);
  });

  it('move the list before each further page, without a change to the others', async () => {
    const page = async (Start: number) => read<LeadsResponse>(await situation('MOVING', { Start }));
    const first = await page(1);
    assert.equal((await page(3)).TotalRows, 138);
    assert.deepEqual(idsOf(await ask(GOOD)), idsOf(first));
    const [newest, older] = (await page(1)).LeadsClients ?? [];
    assert.equal(older?.Id, idsOf(first)?.[0]);
    assert.ok(String(newest?.ProcTime) > String(older?.ProcTime));
    assert.equal((await page(3)).TotalRows, 137);
  });
});

describe('scripted hosts', () => {
  it('check token and site code when strict', async () => {
    const { base } = await createHost({ settings: { strict: true } });
    const { SiteCode: _, ...rest } = GOOD;
    assert.equal((await ask({ ...GOOD, Token: 1 }, { base })).ErrorCode, 2);
    assert.equal((await ask(rest, { base })).ErrorCode, 3);
    assert.equal((await ask(GOOD, { base })).TotalRows, 137);
  });

  it('change their list', async () => {
    const host = await createHost({ leads: rows(1, 2, 3) });
    await host.change(
      { insert: { at: 1, row: { Id: 9 } } },
      { remove: { id: 1 } },
      { move: { from: 2, to: 0 } },
      { update: { id: 2, row: { Subject: 'x' } } },
      { insert: {} },
    );
    const page = await ask({ Length: 9 }, { base: host.base });
    assert.deepEqual(idsOf(page), [10, 3, 9, 2]);
    assert.deepEqual(page.LeadsClients?.[3], { Id: 2, Subject: 'x' });
  });

  it('send scripted answers in order, then normal ones', async () => {
    const host = await createHost({ leads: rows(1) });
    await host.answer(
      { status: 503, headers: { 'Retry-After': '1' } },
      { status: 401, json: { Message: 'no' } },
      { body: 'as is', headers: { 'Content-Type': 'text/html' } },
      { destroy: true },
      { truncate: true },
      { settings: { totalOffset: 5 }, ops: [{ insert: { row: { Id: 2 } } }] },
    );
    const next = () => post('{"Length":9}', json.contentType, { base: host.base });
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

  for (const [how, delay, answers] of [
    ['on hold', 0, [{ hold: true }]],
    ['slow', 600_000, []],
  ] as const) {
    it(`notice a closed connection while they are ${how}`, async () => {
      const host = await createHost({ settings: { delay } });
      await host.answer(...answers);
      const leaving = new AbortController();
      const lost = post('{}', json.contentType, { base: host.base, signal: leaving.signal });
      await host.requests({ atLeast: 1 });
      await host.holds(answers.length);
      leaving.abort();
      await assert.rejects(lost, { name: 'AbortError' });
      const [request] = await host.requests({ aborted: 1 });
      assert.equal(request?.aborted, true);
      assert.equal(await host.holds(0), 0);
    });
  }

  it('refuse an unknown setting, answer or command', async () => {
    const { pathname } = new URL((await createHost({})).base);
    for (const [path, body, status] of [
      ['/hosts', { settings: { firstPostion: 0 } }, 400],
      ['/hosts', { lead: 3 }, 400],
      [`${pathname}answers`, [{ staus: 503 }], 400],
      [`${pathname}answer`, [], 404],
      ['/hosts/none/release', {}, 404],
    ] as const) {
      const url = `${server.origin}/control${path}`;
      const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
      assert.equal(response.status, status, path);
    }
  });
});

describe('generated leads', () => {
  it('are the same for the same seed, and name their client in each row', () => {
    assert.deepEqual(generateLeads(50, 3), generateLeads(50, 3));
    const others = [1000, 1001, 1018, 1019, 1020, 1021].map((client) => generateLeads(137, client));
    for (const [index, { Id, Leads, Subject }] of generateLeads(137, 1017).entries()) {
      for (const other of others) {
        assert.notEqual(other[index]?.Id, Id);
        assert.notEqual(other[index]?.Leads, Leads);
      }
      const [, , neighbour] = others;
      assert.ok(!Subject?.trim() || neighbour?.[index]?.Subject !== Subject);
    }
  });

  it('are sorted newest first, with unique ids, wall-clock times, missing fields, and few unread messages', () => {
    const leads = generateLeads(10_000, 10_000);
    assert.equal(new Set(leads.map(({ Id }) => Id)).size, leads.length);
    assert.ok(leads.every(({ Id }) => Id > 0));
    const times = leads.map(({ ProcTime }) => ProcTime).filter((time) => !time.startsWith('0001'));
    assert.ok(times.every((time) => /^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}$/.test(time)));
    assert.deepEqual(times, times.toSorted().reverse());
    assert.match(times[0] ?? '', /^2025-12-22/);
    for (const gap of [null, undefined, '', '   ']) {
      assert.ok(leads.some(({ Subject }) => Subject === gap));
    }
    assert.ok(leads.some(({ ProcTime }) => ProcTime === '0001-01-01T00:00:00'));
    const unread = leads.filter(({ CountNotReadMessage }) => CountNotReadMessage > 0);
    assert.ok(unread.length > 0 && unread.length < leads.length / 5);
  });
});
