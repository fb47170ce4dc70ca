/** The element against the real ASP.NET Web API, and against the demo API, which must do the same. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { ClientLeads, LeadsErrorDetail } from 'client-leads';
import { generateLeads, type Row } from '../../demo/api/generate-leads.js';
import { openJsdomPage } from '../jsdom-page.js';
import { deployDemo, startWebApi, type Bound, type Deployment, type Host } from './hosts.js';

/** Every member is present, since the class of the real host cannot omit any. */
const BLANK: Row = {
  Id: 0,
  Leads: 0,
  ProcTime: null,
  LeadSourceName: null,
  LeadStatusName: null,
  LeadTypeName: null,
  FormName: null,
  Subject: null,
  LeadMarkName: null,
  CountNotReadMessage: 0,
};
const Rows = generateLeads(57, 1017, { now: 0, language: 'ru' }).map((row) => ({
  ...BLANK,
  // Removes undefined members. A row without a time is in no period of the demo API.
  ...(JSON.parse(JSON.stringify(row)) as Row),
  ProcTime: '2025-12-10T12:00:00',
}));
const SUBJECT = '<b>&amp;</b> "\'\\/ é й 🎁 עברית';
const MESSAGE = 'Клиент не найден: «Иванов & Ко»';

/** What a request has when it has everything, and what the API reads of it. */
const EVERYTHING = {
  siteCode: '🎁 ПОДАРОК ]]> a&b=c+d%20 <x>"\'',
  client: '9223372036854775807',
  token: '9007199254740993',
  operator: '9007199254740995',
  begDate: '2025-12-01',
  endDate: '2025-12-22T09:25:53.2942925',
};
const BOUND: Bound = {
  SiteCode: EVERYTHING.siteCode,
  Client: EVERYTHING.client,
  Token: EVERYTHING.token,
  Operator: EVERYTHING.operator,
  BegDate: '2025-12-01T00:00:00.0000000',
  EndDate: '2025-12-22T09:25:53.2942925',
};

interface Outcome {
  readonly rows: readonly string[];
  readonly total: number;
  readonly error?: Partial<LeadsErrorDetail>;
  /** The statuses of the answers, in order. After a failure, the element asks from 1 once. */
  readonly statuses: readonly number[];
}

/** A deployment of the API, with what the element then shows. The path of the API may be wrong. */
const CASES: Readonly<Record<string, readonly [Deployment, Outcome, path?: string]>> = {
  '57 rows, page by page': [
    { Rows },
    {
      rows: Rows.map(({ Subject }) => (typeof Subject === 'string' ? Subject.trim() : '')),
      total: 57,
      statuses: [200, 200, 200],
    },
  ],
  'text of every kind': [
    { Rows: [{ ...Rows[0]!, Subject: SUBJECT }] },
    { rows: [SUBJECT], total: 1, statuses: [200] },
  ],
  'a list without rows': [{}, { rows: [], total: 0, statuses: [200] }],
  'a null list': [{ NullList: true }, { rows: [], total: 0, statuses: [200] }],
  'an ErrorCode with its Message': [
    { ErrorCode: 10, Message: MESSAGE },
    { rows: [], total: 0, statuses: [200, 200], error: { kind: 'api', code: 10 } },
  ],
  'an exception': [
    { Fails: true },
    { rows: [], total: 0, statuses: [500, 500], error: { kind: 'http', status: 500 } },
  ],
  'a wrong path': [
    {},
    { rows: [], total: 0, statuses: [404, 404], error: { kind: 'http', status: 404 } },
    'elsewhere/',
  ],
};

/** Reads all rows with the element, in a page of its own. */
async function readAll({ base, answer }: Host, settings: object, path = '') {
  const window = openJsdomPage('', { url: 'https://shop.example/', runScripts: 'outside-only' });
  const requests: { readonly status: number; readonly bound: Bound | null }[] = [];
  Object.assign(window.console, { error: () => undefined });
  window.fetch = async (url, { method = '', headers, body } = {}) => {
    const request = new Request(url, {
      method,
      headers: new Headers(Object.entries(headers as object)),
      // A string, or a form of the page's own.
      body: (body as string | URLSearchParams).toString(),
    });
    const [response, bound] = await answer(request);
    requests.push({ status: response.status, bound });
    return response;
  };
  window.eval(readFileSync('dist/client-leads.min.js', 'utf8'));
  const element: ClientLeads = window.document.createElement('client-leads');
  const done = new Promise<Partial<LeadsErrorDetail> | undefined>((resolve) => {
    element.addEventListener('leads-load', () => resolve(undefined));
    element.addEventListener('leads-error', ({ detail }) => resolve(detail));
  });
  Object.assign(element, { apiBase: base + path, pageSize: 20 }, settings);
  window.document.body.append(element);
  const error = await done;
  let hasMore = !error;
  while (hasMore) {
    hasMore = await element.loadMore();
  }
  const { leads, totalRows } = element;
  const rows = Array.from(leads, ({ subject }) => subject);
  window.close();
  return { rows, total: totalRows, error, requests };
}

describe('the ASP.NET Web API', () => {
  let webApi: Awaited<ReturnType<typeof startWebApi>>;
  before(async () => {
    webApi = await startWebApi();
  });
  after(() => webApi.close());

  for (const wireFormat of ['json', 'form', 'xml', 'auto'] as const) {
    for (const [title, [deployment, expected, path]] of Object.entries(CASES)) {
      it(`and the demo API give ${title}, asked by ${wireFormat}`, async () => {
        for (const host of [await webApi.deploy(deployment), deployDemo(deployment)]) {
          const settings = { ...EVERYTHING, wireFormat };
          const { rows, total, error, requests } = await readAll(host, settings, path);
          assert.deepEqual(rows, expected.rows);
          assert.equal(total, expected.total);
          assert.deepEqual(
            requests.map(({ status }) => status),
            expected.statuses,
          );
          assert.deepEqual({ ...error }, { ...error, ...expected.error });
          assert.equal(error === undefined, expected.error === undefined);
        }
      });
    }

    it(`binds every field, and integers past 2^53, without loss, of ${wireFormat}`, async () => {
      const { requests } = await readAll(await webApi.deploy({ Rows }), {
        ...EVERYTHING,
        wireFormat,
      });
      const bound = requests[0]?.bound;
      assert.deepEqual(bound, { ...bound, ...BOUND });
    });
  }

  it('without a form reader receives JSON from then on', async () => {
    const deployment = { Rows, ReadsNoForms: true };
    for (const host of [await webApi.deploy(deployment), deployDemo(deployment)]) {
      const { rows, requests } = await readAll(host, EVERYTHING);
      assert.equal(rows.length, 57);
      assert.deepEqual(
        requests.map(({ status }) => status),
        [500, 200, 200, 200],
      );
    }
  });
});
