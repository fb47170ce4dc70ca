/**
 * The API client against the real ASP.NET Web API. Each request also goes to the demo API, which
 * must bind and answer the same, apart from what `differences.ts` lists.
 */
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { FORM_TYPE } from '../../demo/api/formats.js';
import { generateLeads, type Row } from '../../demo/api/generate-leads.js';
import { ApiError, LeadsApi, type LeadsApiOptions, type Page } from '../../src/api-client.js';
import { compare, expectNoStaleDifferences, type Pair } from './compare.js';
import { deployDemo } from './demo-host.js';
import type { Deployment } from './host.js';
import { startWebApi } from './web-api-host.js';

type Query = Partial<LeadsApiOptions['query']>;

interface Ask extends Query {
  token?: string;
  format?: 'auto' | 'json' | 'form' | 'xml';
  start?: number;
  length?: number;
}

const FORMATS = ['json', 'form', 'xml'] as const;
const PATH = 'api/client/LeadsPagingInfo';
const JSON_TYPE = 'application/json';
const XML_TYPE = 'application/xml';
const CONTRACTS = 'http://schemas.datacontract.org/2004/07/LCManagerPartner.Implementation';
const GREATEST = '9223372036854775807';
const BEYOND_INT64 = '9223372036854775808';
const BEYOND_INT32 = '2147483648';

/** Every member is there, since in the real host's class it cannot be absent. */
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
const ROWS = generateLeads(45, 1017).map((row) => withoutGaps(row));

function withoutGaps(row: Row): Row {
  const members = Object.entries(row).filter(([, value]) => value !== undefined);
  return { ...BLANK, ...Object.fromEntries(members) };
}

let webApi: Awaited<ReturnType<typeof startWebApi>>;
before(async () => {
  webApi = await startWebApi();
});
after(() => webApi.close());

const pairs = new Map<string, Promise<Pair>>();

/** Deploys the same at both hosts, once. */
function hosts(deployment: Deployment = { rows: ROWS }): () => Promise<Pair> {
  const key = JSON.stringify(deployment);
  return () => {
    const pair = pairs.get(key) ?? deploy(deployment);
    pairs.set(key, pair);
    return pair;
  };
}

async function deploy(deployment: Deployment): Promise<Pair> {
  return { real: await webApi.deploy(deployment), demo: deployDemo(deployment) };
}

/** Asks with the API client for one page. Gives the page, or what an error says of the failure. */
function client({ token = '55120938', format = 'json', start = 1, length = 3, ...query }: Ask) {
  return async (base: string, fetch: typeof globalThis.fetch) => {
    const api = new LeadsApi({
      base,
      fetch,
      token,
      wireFormat: format,
      query: { siteCode: 'GIFT-01', client: '1017', ...query },
    });
    try {
      return await api.fetchPage(start, length, new AbortController().signal);
    } catch (error) {
      assert.ok(error instanceof ApiError);
      const { kind, status, code, apiMessage } = error;
      return { kind, status, code, apiMessage };
    }
  };
}

/** Sends one request as it is, and asks for JSON unless it says otherwise. */
function send(
  body: BodyInit | null,
  type = JSON_TYPE,
  { path = PATH, method = 'POST', accept = JSON_TYPE } = {},
) {
  return async (base: string, fetch: typeof globalThis.fetch) => {
    const headers = { Accept: accept, ...(type && { 'Content-Type': type }) };
    await fetch(base + path, { method, headers, body });
  };
}

const idsOf = (page: unknown) => (page as Page).leads.map(({ id }) => id);

function xmlRequest(members: string, root = 'ClientLeadsPagingInfoRequest'): string {
  return `<${root} xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns="${CONTRACTS}.Request" xmlns:a="${CONTRACTS}.Abstractions">${members}</${root}>`;
}

for (const format of FORMATS) {
  describe(`the API client in ${format}`, () => {
    compare(
      `sends every field in ${format}`,
      hosts(),
      client({ format, operator: '7', begDate: '2025-12-01', endDate: '2025-12-22', length: 200 }),
      ({ exchanges: [exchange] }) =>
        assert.deepEqual(exchange?.bound, {
          Operator: '7',
          SiteCode: 'GIFT-01',
          Token: '55120938',
          BegDate: '2025-12-01T00:00:00.0000000',
          Client: '1017',
          EndDate: '2025-12-22T23:59:59.9970000',
          Length: '200',
          Start: '1',
        }),
    );

    compare(
      `sends integers past 2^53 without loss in ${format}`,
      hosts(),
      client({ format, token: '9007199254740993', client: GREATEST, operator: '9007199254740995' }),
      ({ exchanges: [exchange] }) => {
        assert.equal(exchange?.bound?.Token, '9007199254740993');
        assert.equal(exchange.bound.Client, GREATEST);
        assert.equal(exchange.bound.Operator, '9007199254740995');
      },
    );

    compare(
      `sends dates with an offset and with seven fractional digits in ${format}`,
      hosts(),
      client({
        format,
        begDate: '2025-12-01T10:00:00+05:00',
        endDate: '2025-12-22T09:25:53.2942925',
      }),
      ({ exchanges: [exchange] }) => {
        assert.equal(exchange?.bound?.BegDate, '2025-12-01T08:00:00.0000000');
        assert.equal(exchange.bound.EndDate, '2025-12-22T09:25:53.2942925');
      },
    );

    compare(
      `sends a time without seconds, and one in lower case, in ${format}`,
      hosts(),
      client({ format, begDate: '2025-12-01T10:00', endDate: '2025-12-22t09:25:53+03:00' }),
      ({ exchanges: [exchange] }) => {
        assert.equal(exchange?.bound?.BegDate, '2025-12-01T10:00:00.0000000');
        assert.equal(exchange.bound.EndDate, '2025-12-22T09:25:53.0000000');
      },
    );

    // Only a form's reader moves a time in UTC into the host's zone, as it does any other offset.
    compare(
      `sends an instant in UTC in ${format}`,
      hosts(),
      client({ format, begDate: '2025-12-01T21:00:00Z' }),
      ({ exchanges: [exchange] }) =>
        assert.equal(
          exchange?.bound?.BegDate,
          format === 'form' ? '2025-12-02T00:00:00.0000000' : '2025-12-01T21:00:00.0000000',
        ),
    );

    compare(
      `leaves unset what is not given in ${format}`,
      hosts(),
      client({ format }),
      ({ exchanges: [exchange] }) => {
        assert.equal(exchange?.bound?.BegDate, null);
        assert.equal(exchange.bound.EndDate, null);
        assert.equal(exchange.bound.Operator, '0');
      },
    );

    for (const siteCode of ['ПОДАРОК-01', 'a&b=c+d%20e;f', '<x>"\'&amp;', '🎁 ]]> \\ /', '0123']) {
      compare(
        `sends the site code ${siteCode} as it is in ${format}`,
        hosts(),
        client({ format, siteCode }),
        ({ exchanges: [exchange] }) => assert.equal(exchange?.bound?.SiteCode, siteCode),
      );
    }

    compare(`reads a page in ${format}`, hosts(), client({ format, length: 200 }), ({ result }) => {
      assert.deepEqual(
        idsOf(result),
        ROWS.map(({ Id }) => Id),
      );
      assert.equal((result as Page).total, ROWS.length);
    });

    compare(
      `reads a further page in ${format}`,
      hosts(),
      client({ format, start: 20, length: 21 }),
      ({ result }) =>
        assert.deepEqual(
          idsOf(result),
          ROWS.slice(19, 40).map(({ Id }) => Id),
        ),
    );

    compare(`reads a list without rows in ${format}`, hosts({}), client({ format }), ({ result }) =>
      assert.deepEqual(result, { leads: [], total: 0 }),
    );

    compare(
      `reads a list that is null in ${format}`,
      hosts({ NullList: true }),
      client({ format }),
      ({ result }) => assert.deepEqual(result, { leads: [], total: 0 }),
    );

    compare(
      `reads an ErrorCode with its Message in ${format}`,
      hosts({ ErrorCode: 10, Message: 'Клиент не найден: «Иванов & Ко» <1>' }),
      client({ format }),
      ({ result }) =>
        assert.deepEqual(result, {
          kind: 'api',
          status: undefined,
          code: 10,
          apiMessage: 'Клиент не найден: «Иванов & Ко» <1>',
        }),
    );

    compare(
      `reads texts with markup, line breaks and every alphabet in ${format}`,
      hosts({
        rows: [
          { ...BLANK, Subject: '<b>&amp;</b> "\'\\/\r\n\t\u2028 é й 🎁 עברית', FormName: ' x ' },
        ],
      }),
      client({ format }),
    );

    compare(
      `reads a control character in ${format}`,
      hosts({ rows: [{ ...BLANK, Subject: 'a\u001fb' }] }),
      client({ format }),
    );

    compare(
      `reads a wrong path as a 404 in ${format}`,
      hosts(),
      async (base, fetch) => client({ format })(`${base}elsewhere/`, fetch),
      ({ result }) => assert.equal((result as ApiError).status, 404),
    );
  });
}

describe('a host that reads no forms', () => {
  compare(
    'gets JSON from then on',
    hosts({ ReadsNoForms: true, rows: ROWS }),
    client({ format: 'auto' }),
    ({ exchanges, result }) => {
      assert.deepEqual(
        exchanges.map(({ status }) => status),
        [500, 200],
      );
      assert.match(exchanges[0]!.body, /MediaTypeFormatter/);
      assert.equal(idsOf(result).length, 3);
    },
  );
});

describe('pages', () => {
  for (const [Start, Length] of [
    [0, 2],
    [-5, 2],
    [1, 0],
    [1, -1],
    [44, 5],
    [45, 1],
    [46, 5],
    [1, 1000],
  ] as const) {
    compare(`Start ${Start}, Length ${Length}`, hosts(), send(JSON.stringify({ Start, Length })));
  }
  for (const [BegDate, EndDate] of [
    ['2025-12-01', '2025-12-22'],
    ['2025-12-22T02:25:53.2942925', '2025-12-22T23:59:59.999'],
    ['2025-12-22T00:00:00Z', undefined],
    [undefined, '2025-12-20T00:00:00-03:00'],
    ['2026-01-01', '2025-01-01'],
  ]) {
    compare(
      `the period from ${BegDate ?? 'ever'} to ${EndDate ?? 'ever'}`,
      hosts(),
      send(JSON.stringify({ Length: 200, BegDate, EndDate })),
    );
  }
});

describe('what does not fit', () => {
  const VALUES = [
    'abc',
    BEYOND_INT64,
    '-9223372036854775808',
    '1.0',
    '1.5',
    ' 7 ',
    '+7',
    '007',
    '1e3',
    '0x10',
    '',
    '1,000',
    '٧',
  ];
  for (const value of VALUES) {
    compare(
      `Client ${value} in JSON`,
      hosts(),
      send(JSON.stringify({ Client: value, SiteCode: 'x' })),
    );
    compare(
      `Client ${value} in a form`,
      hosts(),
      send(new URLSearchParams({ Client: value, SiteCode: 'x' }).toString(), FORM_TYPE),
    );
    compare(
      `Client ${value} in XML`,
      hosts(),
      send(xmlRequest(`<a:SiteCode>x</a:SiteCode><Client>${value}</Client>`), XML_TYPE),
    );
  }
  for (const value of ['1.0', '1.5', '1e3', BEYOND_INT64, 'true', 'null', '[]', '{"a":1}', '-0']) {
    compare(
      `Client ${value} without quotes in JSON`,
      hosts(),
      send(`{"Client":${value},"SiteCode":"x"}`),
    );
  }
  for (const value of [BEYOND_INT32, 'abc', '', '5.0']) {
    compare(`Length ${value} in JSON`, hosts(), send(JSON.stringify({ Length: value })));
    compare(
      `Length ${value} in a form`,
      hosts(),
      send(new URLSearchParams({ Length: value }).toString(), FORM_TYPE),
    );
  }
  for (const value of ['5', 'true', '""', '[]', '{}', 'null']) {
    compare(`SiteCode ${value} in JSON`, hosts(), send(`{"SiteCode":${value}}`));
  }
  for (const value of [
    '2025-02-30',
    '22.12.2025',
    '2025-12-22 10:00',
    '2025-12-22t10:00:00z',
    '2025-12-22T10:00:00.12345678',
    '2025-12-22T10:00',
    '2025-12',
    '',
    '0001-01-01',
    '/Date(1766361600000)/',
    '2025-12-22T24:00:00',
    '10:00',
  ]) {
    compare(`BegDate ${value} in JSON`, hosts(), send(JSON.stringify({ BegDate: value })));
    compare(
      `BegDate ${value} in a form`,
      hosts(),
      send(new URLSearchParams({ BegDate: value }).toString(), FORM_TYPE),
    );
    compare(
      `BegDate ${value} in XML`,
      hosts(),
      send(xmlRequest(`<BegDate>${value}</BegDate>`), XML_TYPE),
    );
  }
});

describe('JSON bodies', () => {
  compare(
    'an answer in JSON whose nulls are absent',
    hosts({ rows: [BLANK, { ...BLANK, Id: 2, Subject: '' }], OmitsNulls: true }),
    client({ format: 'json' }),
    ({ result }) => assert.deepEqual(idsOf(result), [0, 2]),
  );

  for (const body of [
    '',
    ' ',
    '{}',
    '[]',
    'null',
    '"x"',
    '5',
    '{"Client": 1017',
    '{"Client":1,}',
    "{'Client':1}",
    '{Client:1}',
    '{"Client":1}x',
    '\ufeff{"Client":5}',
    '{"client":5,"LENGTH":2}',
    '{"Client":1,"Client":2}',
    '{"Client":1,"client":2}',
    '{"Other":1,"Client":5}',
    '/* x */{"Client":5}',
    '{"Client":NaN}',
    '{"Client":01}',
    '{"SiteCode":"a\\u0000b"}',
    '{"SiteCode":"\\ud83c\\udf81"}',
    '{"__proto__":{"Client":5},"constructor":1}',
  ]) {
    compare(`JSON ${body}`, hosts(), send(body));
  }
});

describe('form bodies', () => {
  for (const body of [
    '',
    'Client=5',
    'client=5&LENGTH=2',
    'Client=1&Client=2',
    'Client',
    '=5',
    '&&Client=5&',
    'SiteCode=',
    'SiteCode=+a+',
    'SiteCode=%D0%A2',
    'SiteCode=%CF%EE',
    'SiteCode=%',
    'SiteCode=%u0422',
    'Client%3D5',
    'Client[]=5',
    'Client[0]=5',
    'request.Client=5',
    'request[Client]=5',
    'a=b=c&Client=5',
    'Client=5;Length=2',
    'SiteCode=Тест',
  ]) {
    compare(`form ${body}`, hosts(), send(body, FORM_TYPE));
  }
});

describe('XML bodies', () => {
  const base = '<a:SiteCode>x</a:SiteCode><a:Token>5</a:Token>';
  for (const [name, body] of Object.entries({
    'in order': xmlRequest(
      `<a:Operator>1</a:Operator>${base}<Client>2</Client><Length>3</Length><Start>1</Start>`,
    ),
    'out of order': xmlRequest(`<Start>1</Start>${base}<Client>2</Client>`),
    'two out of order': xmlRequest(`${base}<Length>3</Length><Client>2</Client><Start>4</Start>`),
    'own members first': xmlRequest(`<Client>2</Client>${base}<Length>3</Length>`),
    'in one namespace': xmlRequest('<SiteCode>x</SiteCode><Token>5</Token><Client>2</Client>'),
    'without a namespace':
      '<ClientLeadsPagingInfoRequest><Client>2</Client></ClientLeadsPagingInfoRequest>',
    'another root': xmlRequest(base, 'Request'),
    'an unknown member': xmlRequest(`${base}<Alpha>1</Alpha><Client>2</Client><Zulu/>`),
    'a member twice': xmlRequest(`${base}<Client>1</Client><Client>2</Client><Length>3</Length>`),
    'another case': xmlRequest('<client>2</client>'),
    nil: xmlRequest('<a:SiteCode i:nil="true"/><BegDate i:nil="true"/><Client>2</Client>'),
    'nil for an integer': xmlRequest('<Client i:nil="true"/><Length>2</Length>'),
    'empty elements': xmlRequest('<a:SiteCode/><Length>2</Length>'),
    'an empty integer': xmlRequest('<Client/>'),
    'an empty date': xmlRequest('<BegDate/>'),
    'CDATA, a comment and references': xmlRequest(
      '<a:SiteCode>a<![CDATA[<b>]]><!-- x -->&#x442;&amp;</a:SiteCode><Client><!-- x -->2</Client>',
    ),
    'a declaration': `<?xml version="1.0" encoding="utf-8"?>${xmlRequest(base)}`,
    'a document type': `<!DOCTYPE x>${xmlRequest(base)}`,
    'white space': xmlRequest('\n <a:SiteCode> x </a:SiteCode>\n <Client> 2 </Client>\n'),
    'not closed': '<ClientLeadsPagingInfoRequest>',
    nothing: '',
    'no XML': 'Client=5',
    'an element in a value': xmlRequest('<Client><x/>2</Client>'),
  })) {
    compare(`XML: ${name}`, hosts(), send(body, XML_TYPE));
  }
});

describe('media types', () => {
  for (const type of [
    'text/json',
    'application/json; charset=utf-8',
    'APPLICATION/JSON',
    'text/plain',
    'application/vnd.api+json',
    '',
  ]) {
    compare(
      `a body as ${type || 'nothing'}`,
      hosts(),
      send(new TextEncoder().encode('{"Client":5}'), type),
    );
  }
  compare('a body as text/xml', hosts(), send(xmlRequest('<Client>5</Client>'), 'text/xml'));
  compare('a form with a charset', hosts(), send('SiteCode=%D0%A2', `${FORM_TYPE}; charset=UTF-8`));
  compare('an empty body as nothing', hosts(), send(null, ''));
  compare('an empty body as text/plain', hosts(), send('', 'text/plain'));

  for (const accept of [
    '*/*',
    'application/*',
    'text/*',
    'text/html',
    'text/json',
    'text/xml',
    'application/xml, application/json',
    'application/json;q=0.5, text/xml',
    'application/xml;q=0, application/json',
    'image/png, */*;q=0.1',
    'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    'x',
  ]) {
    compare(`Accept: ${accept}`, hosts(), send('{"Length":1}', JSON_TYPE, { accept }));
    compare(
      `Accept: ${accept} for XML`,
      hosts(),
      send(xmlRequest('<Length>1</Length>'), XML_TYPE, { accept }),
    );
    compare(`Accept: ${accept} for a form`, hosts(), send('Length=1', FORM_TYPE, { accept }));
  }
});

describe('failures', () => {
  compare('an exception', hosts({ Fails: true }), send('{}'));
  compare(
    'an exception in XML',
    hosts({ Fails: true }),
    send('{}', JSON_TYPE, { accept: XML_TYPE }),
  );
  compare(
    'an exception without details',
    hosts({ Fails: true, HidesErrorDetails: true }),
    send('{}'),
  );
  for (const format of FORMATS) {
    for (const HidesErrorDetails of [false, true]) {
      compare(
        `the client reads an exception ${HidesErrorDetails ? 'without' : 'with'} details in ${format}`,
        hosts({ Fails: true, HidesErrorDetails }),
        client({ format }),
        ({ result }) => assert.equal((result as ApiError).status, 500),
      );
    }
  }
  for (const method of ['GET', 'PUT', 'DELETE', 'OPTIONS', 'HEAD']) {
    compare(`${method} is refused`, hosts(), send(null, '', { method }), ({ exchanges }) =>
      assert.equal(exchanges[0]?.status, 405),
    );
  }
  for (const path of [
    'api/client/Other',
    'api/other/LeadsPagingInfo',
    'api/client',
    '',
    'API/CLIENT/leadspaginginfo',
    `${PATH}/`,
    `${PATH}?Client=5`,
  ]) {
    compare(`the path /${path}`, hosts(), send('{"Length":1}', JSON_TYPE, { path }));
  }
});

expectNoStaleDifferences();
