import { expect } from '@esm-bundle/chai';
import { form } from '../../../src/api/formats/form.js';
import type { Decode, RequestFormat } from '../../../src/api/formats/format.js';
import { decodeJson, json } from '../../../src/api/formats/json.js';
import { decodeXml, xml } from '../../../src/api/formats/xml.js';
import type { PageRequest } from '../../../src/api/page-request.js';
import { readPage } from '../../../src/api/read-page.js';
import { documentedJson, documentedXml, responseXml, rowXml } from '../../fixtures/documented.js';
import { failureIn } from '../../fixtures/rejection.js';

const TOKEN = '55120938';
const NAMESPACE = 'http://schemas.datacontract.org/2004/07/LCManagerPartner.Implementation.';
const BASE = `xmlns="${NAMESPACE}Abstractions"`;

function inRequest(members: string): string {
  return `<ClientLeadsPagingInfoRequest xmlns="${NAMESPACE}Request">${members}</ClientLeadsPagingInfoRequest>`;
}

const REQUIRED = { siteCode: '1', client: '1', token: '1', start: 1, length: 1 };

interface RequestCase {
  title: string;
  request: PageRequest;
  json: string;
  form: string;
  xml: string;
}

const REQUESTS: RequestCase[] = [
  {
    title: 'what is required, and no field that is undefined',
    request: {
      siteCode: 'GIFT-01',
      client: '1017',
      token: TOKEN,
      start: 1,
      length: 20,
      operator: undefined,
      begDate: undefined,
      endDate: undefined,
    },
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
    title: 'integers beyond 2^53 without loss',
    request: {
      ...REQUIRED,
      siteCode: '12',
      client: '9223372036854775807',
      token: '9007199254740993',
      operator: '9007199254740991',
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
      ...REQUIRED,
      siteCode: `<ёt10:00&"']]>+ %1\\`,
      begDate: '2025-12-01T00:00:00+03:00',
      start: 0,
    },
    json:
      `{"SiteCode":"<ёt10:00&\\"']]>+ %1\\\\","Token":1,"BegDate":"2025-12-01T00:00:00+03:00",` +
      '"Client":1,"Length":1,"Start":0}',
    form: 'SiteCode=%3C%D1%91t10%3A00%26%22%27%5D%5D%3E%2B+%251%5C&Token=1&BegDate=2025-12-01T00%3A00%3A00%2B03%3A00&Client=1&Length=1&Start=0',
    xml: inRequest(
      `<SiteCode ${BASE}>&lt;ёt10:00&amp;"']]&gt;+ %1\\</SiteCode><Token ${BASE}>1</Token>` +
        '<BegDate>2025-12-01T00:00:00+03:00</BegDate>' +
        '<Client>1</Client><Length>1</Length><Start>0</Start>',
    ),
  },
  {
    title: 'a period as written, but for XML, whose reader wants capitals and seconds',
    request: {
      ...REQUIRED,
      begDate: '2025-12-01t10:00z',
      endDate: '2025-12-22T09:25:53.2942925',
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

/** What an answer is called, how it is decoded, and its body. */
type AnswerCase = readonly [title: string, decode: Decode, body: string];

for (const name of ['json', 'form', 'xml'] as const) {
  describe(`${name}.encode`, () => {
    for (const { title, request, [name]: expected } of REQUESTS) {
      it(`writes ${title}`, () => {
        expect(FORMATS[name].encode(request)).to.equal(expected);
      });
    }
  });
}

describe('a format', () => {
  it('names its content type, and asks for an answer that can be read', () => {
    const headers = Object.values(FORMATS).map(({ contentType, accept }) => [contentType, accept]);
    expect(headers).to.deep.equal([
      ['application/json', 'application/json'],
      ['application/x-www-form-urlencoded', 'application/json'],
      ['application/xml', 'application/xml'],
    ]);
  });

  for (const [title, decode, body] of [
    ['JSON', decodeJson, documentedJson],
    ['JSON with numbers in quotes', decodeJson, documentedJson.replaceAll(/: (\d)/g, ': "$1"')],
    ['XML', decodeXml, documentedXml],
    [
      'XML on one line, after a declaration and a byte order mark',
      decodeXml,
      `\uFEFF<?xml version="1.0" encoding="utf-8"?>${documentedXml.replaceAll(/>\s+</g, '><')}`,
    ],
    [
      'XML with prefixes',
      decodeXml,
      documentedXml
        .replace('xmlns="', 'xmlns:r="')
        .replaceAll(/<(\/?)(?=[A-Z])/g, '<$1r:')
        .replaceAll('>1<', '> 1 <'),
    ],
  ] satisfies AnswerCase[]) {
    it(`gives the documented page from ${title}`, () => {
      expect(readPage(decode(body), TOKEN)).to.deep.equal({
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

  for (const [title, decode, body] of [
    ['JSON', decodeJson, documentedJson.replace('"ErrorCode": 0', '"ErrorCode": 1')],
    ['XML', decodeXml, documentedXml.replace('>0<', '>1<')],
  ] satisfies AnswerCase[]) {
    it(`gives the documented failure from ${title} if the code is not 0`, () => {
      const { kind, code, apiMessage } = failureIn(() => readPage(decode(body), TOKEN));
      expect([kind, code, apiMessage]).to.deep.equal(['api', 1, 'sample string 2']);
    });
  }

  for (const [title, decode, body] of [
    ['null members', decodeJson, rowJson(null)],
    ['absent members', decodeJson, rowJson(undefined)],
    ['empty strings', decodeJson, rowJson('')],
    ['i:nil elements', decodeXml, rowOf((name) => `<${name} i:nil="true" />`)],
    ['absent elements', decodeXml, rowOf(() => '')],
    ['blank elements', decodeXml, rowOf((name) => `<${name}> </${name}>`)],
  ] satisfies AnswerCase[]) {
    it(`gives the same row without values from ${title}`, () => {
      const time = null;
      const none = { id: 0, number: 0, time, source: '', status: '', type: '', form: '' };
      expect(readPage(decode(body), TOKEN)).to.deep.equal({
        leads: [{ ...none, subject: '', mark: '', unread: 0 }],
        total: 1,
      });
    });
  }

  for (const [title, decode, body] of [
    ['null', decodeJson, '{"TotalRows":7,"LeadsClients":null}'],
    ['no member', decodeJson, '{"TotalRows":7}'],
    ['an empty array', decodeJson, '{"TotalRows":7,"LeadsClients":[]}'],
    [
      'an i:nil element',
      decodeXml,
      responseXml('<LeadsClients i:nil="true"/><TotalRows>7</TotalRows>'),
    ],
    ['no element', decodeXml, responseXml('<TotalRows>7</TotalRows>')],
  ] satisfies AnswerCase[]) {
    it(`gives the same page without rows from ${title}`, () => {
      expect(readPage(decode(body), TOKEN)).to.deep.equal({ leads: [], total: 7 });
    });
  }

  it('gives a text the same characters, those XML has no place for too', () => {
    const subject = '<b>&amp;</b> «Ё» \u001f 😀 ]]>';
    const fromJson = decodeJson(JSON.stringify({ LeadsClients: [{ Subject: subject }] }));
    const fromXml = decodeXml(
      rowXml('<Subject>&lt;b&gt;&amp;amp;&lt;/b&gt; «Ё» &#x1F; &#128512; ]]&gt;</Subject>'),
    );
    expect(readPage(fromJson, TOKEN).leads[0]?.subject).to.equal(subject);
    expect(readPage(fromXml, TOKEN).leads[0]?.subject).to.equal(subject);
  });

  it('gives XML the shape of JSON: members by name, texts and rows', () => {
    const row = '<Id>1</Id><Subject i:nil="true"/><FormName/>';
    expect(decodeXml(rowXml(row))).to.deep.equal({
      LeadsClients: [{ Id: '1', Subject: '', FormName: '' }],
      TotalRows: '1',
    });
  });
});
