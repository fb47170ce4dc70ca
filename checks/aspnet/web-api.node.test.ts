/**
 * The API client against the real ASP.NET Web API. Each request also goes to the demo API, which
 * must bind and answer the same, apart from the list in `differences.ts`.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { FORM_TYPE } from '../../demo/api/formats.js';
import { generateLeads, type Row } from '../../demo/api/generate-leads.js';
import { ApiError, LeadsApi, type LeadsApiOptions, type Page } from '../../src/api-client.js';
import { assertAlike, perform, type Act, type Outcome } from './compare.js';
import { deployDemo, startWebApi, type Bound, type Deployment } from './hosts.js';

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
const ROWS = generateLeads(45, 1017).map((row) => ({
  ...BLANK,
  // Removes undefined members.
  ...(JSON.parse(JSON.stringify(row)) as Row),
}));

const USUAL: Deployment = { Rows: ROWS };

let webApi: Awaited<ReturnType<typeof startWebApi>>;
before(async () => {
  webApi = await startWebApi();
});
after(() => webApi.close());

/**
 * Tests that both hosts, deployed alike, behave the same, and that the real one has the expected
 * result, if given.
 */
function compare(
  title: string,
  act: Act,
  expect: (real: Outcome) => void = () => undefined,
  deployment = USUAL,
): void {
  it(title, async () => {
    const real = await perform(await webApi.deploy(deployment), act);
    expect(real);
    assertAlike(title, real, await perform(deployDemo(deployment), act));
  });
}

/** Tests the values that the hosts bind from the API client's requests. */
function compareBound(title: string, ask: Ask, expected: Partial<Bound>): void {
  compare(title, client(ask), ({ exchanges: [exchange] }) => {
    assert.deepEqual(exchange?.bound, { ...exchange?.bound, ...expected });
  });
}

/** Tests the API client's results for the hosts' answers. */
function compareRead(title: string, ask: Ask, expected: object, deployment?: Deployment): void {
  compare(title, client(ask), ({ result }) => assert.deepEqual(result, expected), deployment);
}

/** Tests the values that the hosts bind to a member, in each format. */
function compareMember(name: string, value: string): void {
  const members = { SiteCode: 'x', [name]: value };
  const inXml = `<a:SiteCode>x</a:SiteCode><${name}>${value}</${name}>`;
  const form = new URLSearchParams(members).toString();
  compare(`${name} ${value} in JSON`, send(JSON.stringify(members)));
  compare(`${name} ${value} in a form`, send(form, FORM_TYPE));
  compare(`${name} ${value} in XML`, send(xmlRequest(inXml), XML_TYPE));
}

/** Requests one page with the API client. Returns the page, or the details of the failure. */
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

/** Sends one raw request, with Accept set to JSON by default. */
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

function xmlRequest(members: string): string {
  return `<ClientLeadsPagingInfoRequest xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns="${CONTRACTS}.Request" xmlns:a="${CONTRACTS}.Abstractions">${members}</ClientLeadsPagingInfoRequest>`;
}

for (const format of FORMATS) {
  describe(`the API client in ${format}`, () => {
    compareBound(
      `sends every field, and integers past 2^53 without loss, in ${format}`,
      {
        format,
        operator: '9007199254740995',
        token: '9007199254740993',
        begDate: '2025-12-01',
        client: GREATEST,
        endDate: '2025-12-22',
        length: 200,
      },
      {
        Operator: '9007199254740995',
        SiteCode: 'GIFT-01',
        Token: '9007199254740993',
        BegDate: '2025-12-01T00:00:00.0000000',
        Client: GREATEST,
        EndDate: '2025-12-22T23:59:59.9970000',
        Length: '200',
        Start: '1',
      },
    );

    for (const [title, begDate, bound] of [
      ['an offset', '2025-12-01T10:00:00+05:00', '2025-12-01T08:00:00.0000000'],
      ['seven fractional digits', '2025-12-22T09:25:53.2942925', '2025-12-22T09:25:53.2942925'],
      ['no seconds', '2025-12-01T10:00', '2025-12-01T10:00:00.0000000'],
      ['lower case', '2025-12-22t09:25:53+03:00', '2025-12-22T09:25:53.0000000'],
      // Only the form reader converts a time in UTC to the host's zone, as it does with any other
      // offset.
      [
        'UTC',
        '2025-12-01T21:00:00Z',
        `2025-12-0${format === 'form' ? '2T00' : '1T21'}:00:00.0000000`,
      ],
    ] as const) {
      compareBound(
        `sends a date with ${title} in ${format}`,
        { format, begDate },
        { BegDate: bound },
      );
    }

    compareBound(
      `leaves absent settings unset in ${format}`,
      { format },
      { BegDate: null, EndDate: null, Operator: '0' },
    );

    for (const siteCode of ['ПОДАРОК-01', 'a&b=c+d%20e;f', '<x>"\'&amp;', '🎁 ]]> \\ /', '0123']) {
      compareBound(
        `sends the site code ${siteCode} unchanged in ${format}`,
        { format, siteCode },
        { SiteCode: siteCode },
      );
    }

    compare(
      `reads a page in ${format}`,
      client({ format, start: 20, length: 21 }),
      ({ result }) => {
        const expected = ROWS.slice(19, 40).map(({ Id }) => Id);
        assert.deepEqual(idsOf(result), expected);
        assert.equal((result as Page).total, ROWS.length);
      },
    );

    const nothing = { leads: [], total: 0 };
    compareRead(`reads a list without rows in ${format}`, { format }, nothing, {});
    compareRead(`reads a null list in ${format}`, { format }, nothing, { NullList: true });

    const message = 'Клиент не найден: «Иванов & Ко» <1>';
    compareRead(
      `reads an ErrorCode with its Message in ${format}`,
      { format },
      { kind: 'api', status: undefined, code: 10, apiMessage: message },
      { ErrorCode: 10, Message: message },
    );

    for (const [title, Subject] of [
      ['markup, white space and every alphabet', ' <b>&amp;</b> "\'\\/\r\n\t\u2028 é й 🎁 עברית'],
      ['a control character', 'a\u001fb'],
    ] as const) {
      const deployment = { Rows: [{ ...BLANK, Subject }] };
      compare(`reads ${title} in ${format}`, client({ format }), undefined, deployment);
    }

    compare(
      `reads a wrong path as a 404 in ${format}`,
      async (base, fetch) => client({ format })(`${base}elsewhere/`, fetch),
      ({ result }) => assert.equal((result as ApiError).status, 404),
    );
  });
}

describe('a host without a form reader', () => {
  compare(
    'receives JSON afterwards',
    client({ format: 'auto' }),
    ({ exchanges, result }) => {
      assert.deepEqual(
        exchanges.map(({ status }) => status),
        [500, 200],
      );
      assert.match(exchanges[0]!.body, /MediaTypeFormatter/);
      assert.equal(idsOf(result).length, 3);
    },
    { ...USUAL, ReadsNoForms: true },
  );
});

describe('pages', () => {
  for (const [Start, Length] of [
    [0, 2],
    [1, -1],
    [44, 5],
    [46, 5],
  ] as const) {
    compare(`Start ${Start}, Length ${Length}`, send(JSON.stringify({ Start, Length })));
  }
  for (const [BegDate, EndDate] of [
    ['2025-12-22T02:25:53.2942925', '2025-12-22T23:59:59.999'],
    ['2025-12-22T00:00:00Z', undefined],
    [undefined, '2025-12-20T00:00:00-03:00'],
    ['2026-01-01', '2025-01-01'],
  ]) {
    compare(
      `the period from ${BegDate ?? 'ever'} to ${EndDate ?? 'ever'}`,
      send(JSON.stringify({ Length: 200, BegDate, EndDate })),
    );
  }
});

describe('the end of a period, as SQL Server rounds it', () => {
  const times = ['2025-12-23T00:00:00', '2025-12-22T23:59:59.9969999', '0001-01-01T00:00:00', null];
  const Rows = times.map((ProcTime) => ({ ...BLANK, ProcTime }));
  for (const EndDate of ['2025-12-22T23:59:59.997', '2025-12-22T23:59:59.999', '2025-12-22']) {
    compare(`is ${EndDate}`, send(JSON.stringify({ Length: 9, EndDate })), undefined, { Rows });
  }
});

describe('values of the wrong type', () => {
  for (const value of ['abc', BEYOND_INT64, '1.0', ' 7 ', '+7', '1e3', '', '1,000', '٧']) {
    compareMember('Client', value);
  }
  for (const value of [BEYOND_INT64, 'null', '[]', '-0']) {
    compare(`Client ${value} without quotes in JSON`, send(`{"Client":${value},"SiteCode":"x"}`));
  }
  compareMember('Length', BEYOND_INT32);

  for (const value of ['5', '""', '[]', '{}', 'null']) {
    compare(`SiteCode ${value} in JSON`, send(`{"SiteCode":${value}}`));
  }
  for (const value of [
    '2025-02-30',
    '2025-12-22 10:00',
    '2025-12-22t10:00:00z',
    '',
    '2025-12-22T24:00:00',
  ]) {
    compareMember('BegDate', value);
  }
});

describe('JSON bodies', () => {
  compare(
    'an answer in JSON without null members',
    client({ format: 'json' }),
    ({ result }) => assert.deepEqual(idsOf(result), [0, 2]),
    { Rows: [BLANK, { ...BLANK, Id: 2, Subject: '' }], OmitsNulls: true },
  );

  for (const body of [
    '',
    '{}',
    '[]',
    'null',
    '{"Client": 1017',
    '\ufeff{"Client":5}',
    '{"client":5,"LENGTH":2}',
    '{"Client":1,"Client":2}',
    '{"Other":1,"Client":5}',
    '{"SiteCode":"a\\u0000b"}',
    '{"__proto__":{"Client":5},"constructor":1}',
  ]) {
    compare(`JSON ${body}`, send(body));
  }
});

describe('form bodies', () => {
  for (const body of [
    '',
    'client=5&LENGTH=2',
    'Client=1&Client=2',
    'Client',
    '&&Client=5&',
    'SiteCode=',
    'SiteCode=+a+',
    'SiteCode=%CF%EE',
    'SiteCode=%',
    'request.Client=5',
    'a=b=c&Client=5',
    'Client=5;Length=2',
    'SiteCode=Тест',
  ]) {
    compare(`form ${body}`, send(body, FORM_TYPE));
  }
});

describe('XML bodies', () => {
  const base = '<a:SiteCode>x</a:SiteCode><a:Token>5</a:Token>';
  for (const [name, body] of Object.entries({
    'out of order': xmlRequest(`<Start>1</Start>${base}<Client>2</Client>`),
    'in one namespace': xmlRequest('<SiteCode>x</SiteCode><Token>5</Token><Client>2</Client>'),
    'without a namespace':
      '<ClientLeadsPagingInfoRequest><Client>2</Client></ClientLeadsPagingInfoRequest>',
    'an unknown member': xmlRequest(`${base}<Alpha>1</Alpha><Client>2</Client><Zulu/>`),
    'a member twice': xmlRequest(`${base}<Client>1</Client><Client>2</Client><Length>3</Length>`),
    'another case': xmlRequest('<client>2</client>'),
    nil: xmlRequest('<a:SiteCode i:nil="true"/><BegDate i:nil="true"/><Client>2</Client>'),
    'nil for an integer': xmlRequest('<Client i:nil="true"/><Length>2</Length>'),
    'empty elements': xmlRequest('<a:SiteCode/><Length>2</Length>'),
    'CDATA, a comment and references': xmlRequest(
      '<a:SiteCode>a<![CDATA[<b>]]><!-- x -->&#x442;&amp;</a:SiteCode><Client><!-- x -->2</Client>',
    ),
    'a declaration': `<?xml version="1.0" encoding="utf-8"?>${xmlRequest(base)}`,
    'a document type': `<!DOCTYPE x>${xmlRequest(base)}`,
    'white space': xmlRequest('\n <a:SiteCode> x </a:SiteCode>\n <Client> 2 </Client>\n'),
    'not closed': '<ClientLeadsPagingInfoRequest>',
    'an element in a value': xmlRequest('<Client><x/>2</Client>'),
  })) {
    compare(`XML: ${name}`, send(body, XML_TYPE));
  }
});

describe('media types', () => {
  for (const type of ['text/json', 'APPLICATION/JSON; charset=utf-8', 'text/plain', '']) {
    compare(`a body as ${type || 'nothing'}`, send(new TextEncoder().encode('{"Client":5}'), type));
  }
  compare('a body as text/xml', send(xmlRequest('<Client>5</Client>'), 'text/xml'));
  compare('a form with a charset', send('SiteCode=%D0%A2', `${FORM_TYPE}; charset=UTF-8`));
  compare('an empty body as nothing', send(null, ''));

  for (const accept of ['*/*', 'text/html', 'text/xml', 'application/xml;q=0.9, */*;q=0.8']) {
    for (const [of, body, type] of [
      ['', '{"Length":1}', JSON_TYPE],
      [' for XML', xmlRequest('<Length>1</Length>'), XML_TYPE],
      [' for a form', 'Length=1', FORM_TYPE],
    ] as const) {
      compare(`Accept: ${accept}${of}`, send(body, type, { accept }));
    }
  }
});

describe('failures', () => {
  const deployment = { Fails: true };
  compare('an exception', send('{}'), undefined, deployment);
  compare(
    'an exception in XML',
    send('{}', JSON_TYPE, { accept: XML_TYPE }),
    undefined,
    deployment,
  );
  for (const format of FORMATS) {
    compare(
      `the client reads an exception in ${format}`,
      client({ format }),
      ({ result }) => assert.equal((result as ApiError).status, 500),
      deployment,
    );
  }
  for (const method of ['GET', 'PUT', 'DELETE', 'OPTIONS', 'HEAD']) {
    compare(`${method} is refused`, send(null, '', { method }), ({ exchanges }) =>
      assert.equal(exchanges[0]?.status, 405),
    );
  }
  for (const path of [
    'api/client/Other',
    'api/other/LeadsPagingInfo',
    'API/CLIENT/leadspaginginfo',
    `${PATH}?Client=5`,
  ]) {
    compare(`the path /${path}`, send('{"Length":1}', JSON_TYPE, { path }));
  }
});
