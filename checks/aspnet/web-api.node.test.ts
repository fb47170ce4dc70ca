/**
 * The API client against the real ASP.NET Web API. Each request also goes to the demo API, which
 * must bind and answer the same, apart from the list in `differences.ts`.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { FORM_TYPE } from '../../demo/api/formats.js';
import { generateLeads, type Row } from '../../demo/api/generate-leads.js';
import { ApiError } from '../../src/api/api-error.js';
import { systemClock } from '../../src/api/clock.js';
import { LeadsApi, type LeadsApiOptions } from '../../src/api/leads-api.js';
import { XML } from '../../src/api/xml.js';
import type { Page } from '../../src/model/page.js';
import { PageToken } from '../../src/api/access.js';
import { readConfiguration } from '../../src/settings/configuration.js';
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

/** Requests one page with the API client. Returns the page, or the details of the failure. */
function client({ token = '55120938', format = 'json', start = 1, length = 3, ...query }: Ask) {
  return async (base: string, fetch: typeof globalThis.fetch) => {
    const checked = readConfiguration(
      { siteCode: 'GIFT-01', client: '1017', token, apiBase: base, ...query },
      { wireFormat: format, firstPosition: null },
      { apiBase: '' },
    );
    assert.ok(checked.state === 'valid');
    const access = new PageToken(token);
    const { configuration } = checked;
    const api = new LeadsApi({ ...configuration, access, xml: XML, clock: systemClock, fetch });
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
  { method = 'POST', accept = JSON_TYPE } = {},
) {
  return async (base: string, fetch: typeof globalThis.fetch) => {
    const headers = { Accept: accept, ...(type && { 'Content-Type': type }) };
    await fetch(base + PATH, { method, headers, body });
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

/** What the client never sends: an answer that hides such a fault would hide it in our tests, too. */
describe('a faulty request', () => {
  for (const [name, value] of [
    ['Client', 'abc'],
    ['Client', BEYOND_INT64],
    ['Length', BEYOND_INT32],
    ['BegDate', '2025-02-30'],
    ['BegDate', ''],
  ] as const) {
    const members = { SiteCode: 'x', [name]: value };
    const inXml = `<a:SiteCode>x</a:SiteCode><${name}>${value}</${name}>`;
    const form = new URLSearchParams(members).toString();
    compare(`${name} ${value} in JSON`, send(JSON.stringify(members)));
    compare(`${name} ${value} in a form`, send(form, FORM_TYPE));
    compare(`${name} ${value} in XML`, send(xmlRequest(inXml), XML_TYPE));
  }

  for (const [title, body, type] of [
    ['no JSON', ''],
    ['a list', '[]'],
    ['JSON that is cut off', '{"Client": 1017'],
    ['names in another case', '{"client":5,"LENGTH":2}'],
    ['an empty form', '', FORM_TYPE],
    ['a member twice in a form', 'Client=1&Client=2', FORM_TYPE],
    ['XML out of order', xmlRequest('<Start>1</Start><Client>2</Client>'), XML_TYPE],
    ['XML in one namespace', xmlRequest('<SiteCode>x</SiteCode><Client>2</Client>'), XML_TYPE],
    ['a nil in XML', xmlRequest('<BegDate i:nil="true"/><Client>2</Client>'), XML_TYPE],
    ['XML that is cut off', '<ClientLeadsPagingInfoRequest>', XML_TYPE],
    ['XML by another name', xmlRequest('<Client>5</Client>'), 'text/xml'],
    ['JSON by another name', '{"Client":5}', 'TEXT/JSON; charset=utf-8'],
    ['no body and no type', null, ''],
  ] as const) {
    compare(title, send(body, type));
  }

  for (const type of ['text/plain', '']) {
    compare(`a body as ${type || 'nothing'}`, send(new TextEncoder().encode('{"Client":5}'), type));
  }

  for (const accept of ['*/*', 'text/html', 'text/xml']) {
    compare(`Accept: ${accept}`, send('{"Length":1}', JSON_TYPE, { accept }));
    compare(`Accept: ${accept}, for a form`, send('Length=1', FORM_TYPE, { accept }));
  }

  for (const method of ['GET', 'PUT', 'DELETE', 'OPTIONS', 'HEAD']) {
    compare(`${method} is refused`, send(null, '', { method }), ({ exchanges }) =>
      assert.equal(exchanges[0]?.status, 405),
    );
  }
});

describe('a deployment', () => {
  compare(
    'without a form reader receives JSON afterwards',
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

  compare(
    'without null members in JSON',
    client({ format: 'json' }),
    ({ result }) => assert.deepEqual(idsOf(result), [0, 2]),
    { Rows: [BLANK, { ...BLANK, Id: 2, Subject: '' }], OmitsNulls: true },
  );

  for (const format of FORMATS) {
    compare(
      `with an exception, read in ${format}`,
      client({ format }),
      ({ result }) => assert.equal((result as ApiError).status, 500),
      { Fails: true },
    );
  }
});
