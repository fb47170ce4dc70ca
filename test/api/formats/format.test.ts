import { expect } from '@esm-bundle/chai';
import { form } from '../../../src/api/formats/form.js';
import type { Decode, RequestFormat } from '../../../src/api/formats/format.js';
import { decodeJson, json } from '../../../src/api/formats/json.js';
import { decodeXml, xml } from '../../../src/api/formats/xml.js';
import type { PageRequest } from '../../../src/api/page-request.js';
import { readPage } from '../../../src/api/read-page.js';
import { documentedJson, documentedXml, responseXml, rowXml } from '../../fixtures/documented.js';

const TOKEN = '55120938';
const NAMESPACE = 'http://schemas.datacontract.org/2004/07/LCManagerPartner.Implementation.';
const BASE = `xmlns="${NAMESPACE}Abstractions"`;

function inRequest(members: string): string {
  return `<ClientLeadsPagingInfoRequest xmlns="${NAMESPACE}Request">${members}</ClientLeadsPagingInfoRequest>`;
}

const REQUESTS: readonly (Record<'title' | 'json' | 'form' | 'xml', string> & {
  readonly request: PageRequest;
})[] = [
  {
    title: 'every field, in the order of the data contract, and integers beyond 2^53 without loss',
    request: {
      start: 21,
      length: 20,
      endDate: '2025-12-22T23:59:59.9942925',
      begDate: '2025-12-01T00:00:00',
      client: '9223372036854775807',
      token: '9007199254740993',
      siteCode: '12',
      operator: '9007199254740991',
    },
    json:
      '{"Operator":9007199254740991,"SiteCode":"12","Token":"9007199254740993",' +
      '"BegDate":"2025-12-01T00:00:00","Client":"9223372036854775807",' +
      '"EndDate":"2025-12-22T23:59:59.9942925","Length":20,"Start":21}',
    form:
      'Operator=9007199254740991&SiteCode=12&Token=9007199254740993&BegDate=2025-12-01T00%3A00%3A00' +
      '&Client=9223372036854775807&EndDate=2025-12-22T23%3A59%3A59.9942925&Length=20&Start=21',
    xml: inRequest(
      `<Operator ${BASE}>9007199254740991</Operator><SiteCode ${BASE}>12</SiteCode>` +
        `<Token ${BASE}>9007199254740993</Token><BegDate>2025-12-01T00:00:00</BegDate>` +
        '<Client>9223372036854775807</Client><EndDate>2025-12-22T23:59:59.9942925</EndDate>' +
        '<Length>20</Length><Start>21</Start>',
    ),
  },
  {
    title: 'markup, escaped; no field that is undefined; for XML, dates in capitals with seconds',
    request: {
      siteCode: `<ёt10:00&"']]>+ %1\\`,
      client: '1',
      token: '1',
      start: 0,
      length: 1,
      operator: '0',
      begDate: '2025-12-01t10:00+03:00',
      endDate: undefined,
    },
    json:
      `{"Operator":0,"SiteCode":"<ёt10:00&\\"']]>+ %1\\\\","Token":1,` +
      '"BegDate":"2025-12-01t10:00+03:00","Client":1,"Length":1,"Start":0}',
    form:
      'Operator=0&SiteCode=%3C%D1%91t10%3A00%26%22%27%5D%5D%3E%2B+%251%5C&Token=1' +
      '&BegDate=2025-12-01t10%3A00%2B03%3A00&Client=1&Length=1&Start=0',
    xml: inRequest(
      `<Operator ${BASE}>0</Operator><SiteCode ${BASE}>&lt;ёt10:00&amp;"']]&gt;+ %1\\</SiteCode>` +
        `<Token ${BASE}>1</Token><BegDate>2025-12-01T10:00:00+03:00</BegDate>` +
        '<Client>1</Client><Length>1</Length><Start>0</Start>',
    ),
  },
];

const FORMATS = { json, form, xml } satisfies Record<string, RequestFormat>;

const MEMBERS =
  'Id Leads ProcTime LeadSourceName LeadStatusName LeadTypeName FormName Subject LeadMarkName ' +
  'CountNotReadMessage';

/** A JSON answer with one row, every member of which has this value. */
function rowJson(value: unknown): string {
  const row = Object.fromEntries(MEMBERS.split(' ').map((name) => [name, value]));
  return JSON.stringify({ TotalRows: 1, LeadsClients: [row] });
}

function rowOf(member: (name: string) => string): string {
  return rowXml(MEMBERS.split(' ').map(member).join(''));
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
      const expected = readPage(JSON.parse(documentedJson), TOKEN);
      expect(expected.leads.map(({ subject }) => subject)).to.deep.equal(['sample string 5']);
      expect(readPage(decode(body), TOKEN)).to.deep.equal(expected);
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

  for (const [title, body] of [
    ['an i:nil element', '<LeadsClients i:nil="true"/><TotalRows>7</TotalRows>'],
    ['no element', '<TotalRows>7</TotalRows>'],
  ] as const) {
    it(`gives a page without rows from ${title}`, () => {
      const page = readPage(decodeXml(responseXml(body)), TOKEN);
      expect(page).to.deep.equal({ leads: [], total: 7 });
    });
  }

  it('gives a text the same characters, those XML has no place for too', () => {
    const subject = '<Subject>&lt;b&gt;&amp;amp;&lt;/b&gt; «Ё» &#x1F; &#128512; ]]&gt;</Subject>';
    const { leads } = readPage(decodeXml(rowXml(subject)), TOKEN);
    expect(leads[0]?.subject).to.equal('<b>&amp;</b> «Ё» \u001f 😀 ]]>');
  });

  it('gives XML the shape of JSON: members by name, texts and rows', () => {
    const row = '<Id>1</Id><Subject i:nil="true"/><FormName/>';
    expect(decodeXml(rowXml(row))).to.deep.equal({
      LeadsClients: [{ Id: '1', Subject: '', FormName: '' }],
      TotalRows: '1',
    });
  });
});
