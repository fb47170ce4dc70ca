import { expect } from '@esm-bundle/chai';
import { form, json, type RequestFormat } from '../../../src/api/formats/format.js';
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
  it('names its content type, and requests an answer that the client can read', () => {
    const headers = Object.values(FORMATS).map(({ contentType, accept }) => [contentType, accept]);
    expect(headers).to.deep.equal([
      ['application/json', 'application/json'],
      ['application/x-www-form-urlencoded', 'application/json'],
      ['application/xml', 'application/xml'],
    ]);
  });

  for (const [title, body] of [
    ['XML', documentedXml],
    [
      'XML on one line, after a declaration and a byte order mark',
      `\uFEFF<?xml version="1.0" encoding="utf-8"?>${documentedXml.replaceAll(/>\s+</g, '><')}`,
    ],
    [
      'XML with prefixes',
      documentedXml
        .replace('xmlns="', 'xmlns:r="')
        .replaceAll(/<(\/?)(?=[A-Z])/g, '<$1r:')
        .replaceAll('>1<', '> 1 <'),
    ],
  ] as const) {
    it(`reads the documented page in ${title}`, () => {
      const expected = readPage(JSON.parse(documentedJson), TOKEN);
      expect(expected.leads.map(({ subject }) => subject)).to.deep.equal(['sample string 5']);
      expect(readPage(decodeXml(body), TOKEN)).to.deep.equal(expected);
    });
  }

  it('reads XML into the shape of JSON: members by name, texts and rows', () => {
    const row = '<Id>1</Id><Subject i:nil="true"/><FormName/>';
    expect(decodeXml(rowXml(row))).to.deep.equal({
      LeadsClients: [{ Id: '1', Subject: '', FormName: '' }],
      TotalRows: '1',
    });
    const none = responseXml('<LeadsClients i:nil="true"/><ErrorCode>1</ErrorCode>');
    expect(decodeXml(none)).to.deep.equal({ LeadsClients: [], ErrorCode: '1' });
  });
});
