import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LeadsApi } from 'client-leads/api.js';
import { leadsApi, type Lead, type LeadsApiSettings } from 'client-leads/testing';
import fc from 'fast-check';
import { createDemoApi } from '../../demo/api/demo-api.js';

const URL_OF_API = 'https://api.example/api/client/LeadsPagingInfo';
const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';

/** A client of the package that reads from this stand-in. */
function clientOf(settings: LeadsApiSettings, wireFormat: 'json' | 'form' = 'json') {
  return new LeadsApi({
    base: 'https://api.example/',
    query: { siteCode: 'GIFT-01', client: '1017' },
    token: '55120938',
    wireFormat,
    fetch: leadsApi(settings),
  });
}

function post(body: string, type: string): RequestInit {
  return { method: 'POST', headers: { 'Content-Type': type }, body };
}

/** The same leads each time; another number tries others. */
const seed = Number(process.env.SEED ?? 1);

/** A text without a visible character counts as absent. */
const text = fc.oneof(
  fc.constant(''),
  fc.string({ unit: 'grapheme' }).map((words) => `Ж${words}я`),
);
const date = fc.date({
  min: new Date('1990-01-01T00:00:00Z'),
  max: new Date('2040-12-31T00:00:00Z'),
  noInvalidDate: true,
});
const iso = date.map((at) => at.toISOString());
/** A time from a database, a time from a clock, and a date. */
const time = fc.oneof(
  fc.constant(null),
  iso.map((at) => ({ iso: at.replace('Z', '2942') })),
  iso.map((at) => ({ iso: at.replace('Z', '+00:00'), instant: new Date(at) })),
  iso.map((at) => ({ iso: at.slice(0, 'YYYY-MM-DD'.length) })),
);
const lead: fc.Arbitrary<Lead> = fc.record(
  {
    id: fc.maxSafeInteger(),
    number: fc.maxSafeInteger(),
    time,
    source: text,
    status: text,
    type: text,
    form: text,
    subject: text,
    mark: text,
    unread: fc.nat(),
  },
  { noNullPrototype: true },
);

describe('the stand-in for the API', () => {
  it('returns every lead as the client of the API reads it, in JSON and by forms', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(lead), fc.constantFrom('json', 'form'), async (leads, format) => {
        const page = await clientOf({ leads }, format).fetchPage(1, 200);
        assert.deepEqual(page, { leads, total: leads.length });
      }),
      { seed },
    );
  });

  it('adds defaults for missing fields of a lead', async () => {
    const { leads } = await clientOf({ leads: [{ subject: 'Обмен карты' }] }).fetchPage(1, 1);
    const empty = { id: 0, number: 0, time: null, source: '', status: '', type: '', form: '' };
    assert.deepEqual(leads, [{ ...empty, subject: 'Обмен карты', mark: '', unread: 0 }]);
  });

  it('pages and filters as the demo API does', async () => {
    const { app, hosts } = createDemoApi();
    const bound = fc.oneof(
      iso.map((at) => at.slice(0, 'YYYY-MM-DDTHH:MM:SS'.length)),
      iso.map((at) => at.slice(0, 'YYYY-MM-DD'.length)),
      fc.constant('x'),
    );
    const position = fc.oneof(fc.integer({ min: -2, max: 12 }), fc.constantFrom('3', 'x', null));
    const request = fc.record(
      { Start: position, Length: position, BegDate: bound, EndDate: bound },
      { requiredKeys: [], noNullPrototype: true },
    );
    const local = lead.filter((one) => !one.time?.instant);
    const list = fc.array(local, { maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(list, request, fc.boolean(), async (leads, fields, isForm) => {
        const members = Object.entries(fields).map(([name, value]) => [name, String(value)]);
        // An empty form is a failure: a test below compares it.
        fc.pre(!isForm || members.length > 0);
        const ours = leadsApi({ leads });
        const everything = await ours(URL_OF_API, post('{"Length":10}', JSON_TYPE));
        const { LeadsClients } = (await everything.json()) as { LeadsClients: object[] };
        const { path } = hosts.create({ leads: LeadsClients });
        const init = isForm
          ? post(new URLSearchParams(members).toString(), FORM_TYPE)
          : post(JSON.stringify(fields), JSON_TYPE);
        const theirs = await app.request(`${path}api/client/LeadsPagingInfo`, init);
        assert.deepEqual(await (await ours(URL_OF_API, init)).json(), await theirs.json());
      }),
      { seed },
    );
  });

  it('includes both ends of a period', async () => {
    const leads = [
      '2025-12-02',
      '2025-12-01T23:59:59.99',
      '2025-12-01T00:00:00',
      '2025-12-01T00:00:00+03:00',
      '2025-11-30T23:59:59+03:00',
    ].map((iso, id) => ({ id, time: { iso } }));
    const [BegDate, EndDate] = ['2025-12-01T00:00:00', '2025-12-02T00:00:00'];
    const body = JSON.stringify({ Length: 9, BegDate, EndDate });
    const answer = await leadsApi({ leads })(URL_OF_API, post(body, JSON_TYPE));
    const { LeadsClients } = (await answer.json()) as { LeadsClients: { Id: number }[] };
    const ids = LeadsClients.map(({ Id }) => Id);
    assert.deepEqual(ids, [0, 1, 2, 3]);
  });

  for (const [title, settings, expected] of [
    ['an API failure', { errorCode: 7, message: 'Нет' }, { code: 7, apiMessage: 'Нет' }],
    ['a refused token', { status: 401 }, { kind: 'auth', message: /An error has occurred/ }],
    ['an HTTP failure', { status: 404, message: 'Moved' }, { status: 404, message: /Moved/ }],
  ] as const) {
    it(`answers with ${title}, until its settings change`, async () => {
      const current: LeadsApiSettings = { ...settings };
      const client = clientOf(current);
      await assert.rejects(client.fetchPage(1, 20), expected);
      Object.assign(current, { errorCode: 0, status: 200, leads: [{ id: 5001 }] });
      assert.equal((await client.fetchPage(1, 20)).total, 1);
    });
  }

  it('rejects as fetch does if it is aborted, before it is sent or while it waits', async () => {
    const api = leadsApi({ delayMs: 60_000 });
    const init = post('{}', JSON_TYPE);
    for (const isBefore of [true, false]) {
      for (const isInRequest of [true, false]) {
        const controller = new AbortController();
        const { signal } = controller;
        if (isBefore) {
          controller.abort();
        }
        const answer = isInRequest
          ? api(new Request(URL_OF_API, { ...init, signal }))
          : api(URL_OF_API, { ...init, signal });
        setImmediate(() => controller.abort());
        await assert.rejects(answer, { name: 'AbortError' });
      }
    }
    assert.ok(!process.getActiveResourcesInfo().includes('Timeout'));
  });

  for (const session of [
    { client: '1017', token: '55120938', apiBase: 'https://api.example/' },
    null,
    undefined,
  ]) {
    const who = session === null ? 'nobody' : (session?.client ?? 'no session');
    it(`answers session-url with ${who}, and the API as before`, async () => {
      const question = { method: 'POST', headers: { Accept: 'application/json' } };
      const api = leadsApi({ session, leads: [{ id: 5001 }], status: 200 });
      const response = await api('https://site.example/my/session', question);
      assert.equal(response.status, session === undefined ? 415 : 200);
      if (session !== undefined) {
        assert.deepEqual(await response.json(), session);
      }
      const page = await api(URL_OF_API, post('{"Length":9}', JSON_TYPE));
      assert.equal(((await page.json()) as { TotalRows: number }).TotalRows, 1);
      assert.equal((await api(URL_OF_API, question)).status, 415);
      const other = await api('https://site.example/save', post('{}', JSON_TYPE));
      assert.equal(((await other.json()) as { ErrorCode: number }).ErrorCode, 0);
    });
  }

  for (const [title, init, status] of [
    ['JSON by another name', post('{}', 'Text/JSON ; charset=utf-8'), 200],
    ['an unknown type', post('{}', 'text/plain'), 415],
    ['a body without a type', { method: 'POST', body: new Uint8Array([123, 125]) }, 415],
    ['a body that does not match its type', post('{', JSON_TYPE), 500],
    ['a body without fields', post('[]', JSON_TYPE), 500],
    ['a GET', { method: 'GET' }, 405],
    ['a preflight', { method: 'OPTIONS' }, 200],
    ['an empty form', post('', FORM_TYPE), 500],
  ] as const) {
    it(`answers ${title} as the demo API does, with ${status} and open to any origin`, async () => {
      const ours = await leadsApi()(URL_OF_API, init);
      const { app } = createDemoApi();
      const theirs = await app.request('/api/client/LeadsPagingInfo', init);
      assert.deepEqual([ours.status, theirs.status], [status, status]);
      for (const name of ['Origin', 'Headers', 'Methods']) {
        assert.equal(ours.headers.get(`Access-Control-Allow-${name}`), '*');
      }
    });
  }
});
