import { expect } from '@esm-bundle/chai';
import { ApiError } from '../../src/api/api-error.js';
import { form } from '../../src/api/formats/form.js';
import type { Decode, RequestFormat } from '../../src/api/formats/format.js';
import { decodeJson, json } from '../../src/api/formats/json.js';
import { decodeXml, xml } from '../../src/api/formats/xml.js';
import type { PageRequest } from '../../src/api/page-request.js';
import { readPage } from '../../src/api/read-page.js';
import type { Lead } from '../../src/model/lead.js';
import { documentedJson, documentedXml, responseXml, rowXml } from '../fixtures/documented.js';
import { failureIn } from '../fixtures/rejection.js';

const TOKEN = '55120938';
const NAMESPACE = 'http://schemas.datacontract.org/2004/07/LCManagerPartner.Implementation.';
const BASE = `xmlns="${NAMESPACE}Abstractions"`;

const NO_TEXTS = { source: '', status: '', type: '', form: '', subject: '', mark: '' };

function inRequest(members: string): string {
  return `<ClientLeadsPagingInfoRequest xmlns="${NAMESPACE}Request">${members}</ClientLeadsPagingInfoRequest>`;
}

interface RequestCase {
  title: string;
  request: PageRequest;
  json: string;
  form: string;
  xml: string;
}

const REQUESTS: RequestCase[] = [
  {
    title: 'what is required, and no other field',
    request: { siteCode: 'GIFT-01', client: '1017', token: TOKEN, start: 1, length: 20 },
    json: '{"SiteCode":"GIFT-01","Token":55120938,"Client":1017,"Length":20,"Start":1}',
    form: 'SiteCode=GIFT-01&Token=55120938&Client=1017&Length=20&Start=1',
    xml: inRequest(
      `<SiteCode ${BASE}>GIFT-01</SiteCode><Token ${BASE}>55120938</Token>` +
        '<Client>1017</Client><Length>20</Length><Start>1</Start>',
    ),
  },
  {
    title: 'every field, in the order of the data contract',
    request: {
      start: 21,
      length: 20,
      endDate: '2025-12-22T23:59:59.997',
      begDate: '2025-12-01T00:00:00',
      client: '1017',
      token: TOKEN,
      siteCode: 'GIFT-01',
      operator: '0',
    },
    json:
      '{"Operator":0,"SiteCode":"GIFT-01","Token":55120938,"BegDate":"2025-12-01T00:00:00",' +
      '"Client":1017,"EndDate":"2025-12-22T23:59:59.997","Length":20,"Start":21}',
    form:
      'Operator=0&SiteCode=GIFT-01&Token=55120938&BegDate=2025-12-01T00%3A00%3A00&Client=1017' +
      '&EndDate=2025-12-22T23%3A59%3A59.997&Length=20&Start=21',
    xml: inRequest(
      `<Operator ${BASE}>0</Operator><SiteCode ${BASE}>GIFT-01</SiteCode>` +
        `<Token ${BASE}>55120938</Token><BegDate>2025-12-01T00:00:00</BegDate>` +
        '<Client>1017</Client><EndDate>2025-12-22T23:59:59.997</EndDate>' +
        '<Length>20</Length><Start>21</Start>',
    ),
  },
  {
    title: 'fields that are set to undefined as fields that are not set',
    request: {
      siteCode: 'A',
      client: '1',
      token: '1',
      start: 0,
      length: 1,
      operator: undefined,
      begDate: undefined,
      endDate: undefined,
    },
    json: '{"SiteCode":"A","Token":1,"Client":1,"Length":1,"Start":0}',
    form: 'SiteCode=A&Token=1&Client=1&Length=1&Start=0',
    xml: inRequest(
      `<SiteCode ${BASE}>A</SiteCode><Token ${BASE}>1</Token>` +
        '<Client>1</Client><Length>1</Length><Start>0</Start>',
    ),
  },
  {
    title: 'integers beyond 2^53 without loss',
    request: {
      siteCode: '12',
      client: '9223372036854775807',
      token: '9007199254740993',
      operator: '9007199254740991',
      start: 1,
      length: 1,
    },
    json:
      '{"Operator":9007199254740991,"SiteCode":"12","Token":"9007199254740993",' +
      '"Client":"9223372036854775807","Length":1,"Start":1}',
    form: 'Operator=9007199254740991&SiteCode=12&Token=9007199254740993&Client=9223372036854775807&Length=1&Start=1',
    xml: inRequest(
      `<Operator ${BASE}>9007199254740991</Operator><SiteCode ${BASE}>12</SiteCode>` +
        `<Token ${BASE}>9007199254740993</Token>` +
        '<Client>9223372036854775807</Client><Length>1</Length><Start>1</Start>',
    ),
  },
  {
    title: 'what would be markup, escaped, and the period with its offset',
    request: {
      siteCode: `<Ё&"']]>+ %1\\`,
      client: '1',
      token: '1',
      begDate: '2025-12-01T00:00:00+03:00',
      start: 1,
      length: 1,
    },
    json:
      `{"SiteCode":"<Ё&\\"']]>+ %1\\\\","Token":1,"BegDate":"2025-12-01T00:00:00+03:00",` +
      '"Client":1,"Length":1,"Start":1}',
    form: 'SiteCode=%3C%D0%81%26%22%27%5D%5D%3E%2B+%251%5C&Token=1&BegDate=2025-12-01T00%3A00%3A00%2B03%3A00&Client=1&Length=1&Start=1',
    xml: inRequest(
      `<SiteCode ${BASE}>&lt;Ё&amp;"']]&gt;+ %1\\</SiteCode><Token ${BASE}>1</Token>` +
        '<BegDate>2025-12-01T00:00:00+03:00</BegDate>' +
        '<Client>1</Client><Length>1</Length><Start>1</Start>',
    ),
  },
  {
    title: 'a period as written, but for XML, whose reader wants capitals and seconds',
    request: {
      siteCode: '1',
      client: '1',
      token: '1',
      begDate: '2025-12-01t10:00z',
      endDate: '2025-12-22T09:25:53.2942925',
      start: 1,
      length: 1,
    },
    json:
      '{"SiteCode":"1","Token":1,"BegDate":"2025-12-01t10:00z","Client":1,' +
      '"EndDate":"2025-12-22T09:25:53.2942925","Length":1,"Start":1}',
    form: 'SiteCode=1&Token=1&BegDate=2025-12-01t10%3A00z&Client=1&EndDate=2025-12-22T09%3A25%3A53.2942925&Length=1&Start=1',
    xml: inRequest(
      `<SiteCode ${BASE}>1</SiteCode><Token ${BASE}>1</Token>` +
        '<BegDate>2025-12-01T10:00:00Z</BegDate><Client>1</Client>' +
        '<EndDate>2025-12-22T09:25:53.2942925</EndDate><Length>1</Length><Start>1</Start>',
    ),
  },
];

const FORMATS = { json, form, xml } satisfies Record<string, RequestFormat>;

const EMPTY_LEAD: Lead = { id: 0, number: 0, time: null, ...NO_TEXTS, unread: 0 };

const MEMBERS = [
  'Id',
  'Leads',
  'ProcTime',
  'LeadSourceName',
  'LeadStatusName',
  'LeadTypeName',
  'FormName',
  'Subject',
  'LeadMarkName',
  'CountNotReadMessage',
];

/** A JSON answer with one row, every member of which has this value. */
function rowJson(value: unknown): string {
  const row = Object.fromEntries(MEMBERS.map((name) => [name, value]));
  return JSON.stringify({ TotalRows: 1, LeadsClients: [row] });
}

function rowOf(member: (name: string) => string): string {
  return rowXml(MEMBERS.map(member).join(''));
}

interface AnswerCase {
  title: string;
  decode: Decode;
  text: string;
}

describe('formats', () => {
  for (const name of ['json', 'form', 'xml'] as const) {
    describe(`${name}.encode`, () => {
      for (const { title, request, [name]: expected } of REQUESTS) {
        it(`writes ${title}`, () => {
          expect(FORMATS[name].encode(request)).to.equal(expected);
        });
      }
    });
  }

  it('name their content type, and ask for an answer that can be read', () => {
    const headers = Object.values(FORMATS).map(({ contentType, accept }) => [contentType, accept]);
    expect(headers).to.deep.equal([
      ['application/json', 'application/json'],
      ['application/x-www-form-urlencoded', 'application/json'],
      ['application/xml', 'application/xml'],
    ]);
  });

  describe('a documented answer', () => {
    const cases: AnswerCase[] = [
      { title: 'JSON', decode: decodeJson, text: documentedJson },
      {
        title: 'JSON with numbers in quotes',
        decode: decodeJson,
        text: documentedJson.replaceAll(/: (\d)/g, ': "$1"'),
      },
      { title: 'XML', decode: decodeXml, text: documentedXml },
      {
        title: 'XML on one line, after a declaration and a byte order mark',
        decode: decodeXml,
        text: `\uFEFF<?xml version="1.0" encoding="utf-8"?>${documentedXml.replaceAll(/>\s+</g, '><')}`,
      },
      {
        title: 'XML with prefixes',
        decode: decodeXml,
        text: documentedXml
          .replace('xmlns="', 'xmlns:r="')
          .replaceAll(/<(\/?)(?=[A-Z])/g, '<$1r:')
          .replaceAll('>1<', '> 1 <'),
      },
    ];
    for (const { title, decode, text } of cases) {
      it(`gives the same page from ${title}`, () => {
        expect(readPage(decode(text), TOKEN)).to.deep.equal({
          leads: [
            {
              id: 1,
              number: 1,
              time: {
                iso: '2025-12-22T09:25:53.5599169+03:00',
                instant: new Date('2025-12-22T06:25:53.559Z'),
              },
              source: 'sample string 1',
              status: 'sample string 2',
              type: 'sample string 3',
              form: 'sample string 4',
              subject: 'sample string 5',
              mark: 'sample string 6',
              unread: 1,
            },
          ],
          total: 1,
        });
      });
    }

    for (const { title, decode, text } of [
      {
        title: 'JSON',
        decode: decodeJson,
        text: documentedJson.replace('"ErrorCode": 0', '"ErrorCode": 1'),
      },
      { title: 'XML', decode: decodeXml, text: documentedXml.replace('>0<', '>1<') },
    ]) {
      it(`is the same failure from ${title} where the code is not 0`, () => {
        const failure = failureIn(() => readPage(decode(text), TOKEN));
        expect([failure.kind, failure.code, failure.apiMessage]).to.deep.equal([
          'api',
          1,
          'sample string 2',
        ]);
      });
    }
  });

  describe('a row without values', () => {
    const cases: AnswerCase[] = [
      { title: 'null members', decode: decodeJson, text: rowJson(null) },
      { title: 'absent members', decode: decodeJson, text: rowJson(undefined) },
      { title: 'empty strings', decode: decodeJson, text: rowJson('') },
      {
        title: 'i:nil elements',
        decode: decodeXml,
        text: rowOf((name) => `<${name} i:nil="true" />`),
      },
      { title: 'absent elements', decode: decodeXml, text: rowOf(() => '') },
      { title: 'self-closing elements', decode: decodeXml, text: rowOf((name) => `<${name}/>`) },
      { title: 'empty elements', decode: decodeXml, text: rowOf((name) => `<${name}></${name}>`) },
      { title: 'blank elements', decode: decodeXml, text: rowOf((name) => `<${name}> </${name}>`) },
    ];
    for (const { title, decode, text } of cases) {
      it(`is the same row with ${title}`, () => {
        expect(readPage(decode(text), TOKEN)).to.deep.equal({ leads: [EMPTY_LEAD], total: 1 });
      });
    }
  });

  describe('a list without rows', () => {
    const cases: AnswerCase[] = [
      { title: 'null', decode: decodeJson, text: '{"TotalRows":7,"LeadsClients":null}' },
      { title: 'absent', decode: decodeJson, text: '{"TotalRows":7}' },
      { title: 'an empty array', decode: decodeJson, text: '{"TotalRows":7,"LeadsClients":[]}' },
      {
        title: 'an i:nil element',
        decode: decodeXml,
        text: responseXml('<LeadsClients i:nil="true"/><TotalRows>7</TotalRows>'),
      },
      {
        title: 'an absent element',
        decode: decodeXml,
        text: responseXml('<TotalRows>7</TotalRows>'),
      },
      {
        title: 'an empty element',
        decode: decodeXml,
        text: responseXml('<LeadsClients></LeadsClients><TotalRows>7</TotalRows>'),
      },
    ];
    for (const { title, decode, text } of cases) {
      it(`is the same page where it is ${title}`, () => {
        expect(readPage(decode(text), TOKEN)).to.deep.equal({ leads: [], total: 7 });
      });
    }
  });

  it('give a text the same characters, those XML has no place for too', () => {
    const subject = '<b>&amp;</b> «Ё» \u001f 😀 ]]>';
    const fromJson = decodeJson(JSON.stringify({ LeadsClients: [{ Subject: subject }] }));
    const fromXml = decodeXml(
      rowXml('<Subject>&lt;b&gt;&amp;amp;&lt;/b&gt; «Ё» &#x1F; &#128512; ]]&gt;</Subject>'),
    );
    expect(readPage(fromJson, TOKEN).leads[0]?.subject).to.equal(subject);
    expect(readPage(fromXml, TOKEN).leads[0]?.subject).to.equal(subject);
  });

  it('have one shape for an answer: members by name, texts and rows', () => {
    const row = 'ClientLeadsPagingInfoResponse.ClientLeadsPagingInfoLeadsClient';
    const members = '<Id>1</Id><Subject i:nil="true"/><FormName/>';
    expect(
      decodeXml(
        responseXml(
          `<Message i:nil="true"/><LeadsClients><${row}>${members}</${row}></LeadsClients>` +
            '<TotalRows>1</TotalRows>',
        ),
      ),
    ).to.deep.equal({
      Message: '',
      LeadsClients: [{ Id: '1', Subject: '', FormName: '' }],
      TotalRows: '1',
    });
  });

  it('refuse what is malformed with an error that is not theirs to name', () => {
    for (const decode of [decodeJson, decodeXml]) {
      let error: unknown;
      try {
        decode('<a>{');
      } catch (thrown) {
        error = thrown;
      }
      expect(error instanceof SyntaxError).to.equal(true);
      expect(error instanceof ApiError).to.equal(false);
    }
  });
});
