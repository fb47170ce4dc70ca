import { expect } from '@esm-bundle/chai';
import { FORMATS } from '../../src/api/page-request.js';
import { XML } from '../../src/api/xml.js';
import { fieldsOf, type PageRequest } from '../../src/api/page-request.js';

const NAMESPACE = 'http://schemas.datacontract.org/2004/07/LCManagerPartner.Implementation.';
const BASE = `xmlns="${NAMESPACE}Abstractions"`;

const FULL: PageRequest = {
  start: 21,
  length: 20,
  endDate: '2025-12-22T23:59:59.997',
  begDate: '2025-12-01T00:00:00',
  client: '9223372036854775807',
  token: '9007199254740993',
  siteCode: '12',
  operator: '9007199254740991',
};

const BARE: PageRequest = {
  siteCode: `<ёt10:00&"']]>+ %1\\`,
  client: '1',
  token: '1',
  start: 0,
  length: 1,
  operator: '0',
  begDate: '2025-12-01t10:00+03:00',
  endDate: undefined,
};

function inRequest(members: string): string {
  return `<ClientLeadsPagingInfoRequest xmlns="${NAMESPACE}Request">${members}</ClientLeadsPagingInfoRequest>`;
}

const EXPECTED = {
  json: [
    '{"Operator":9007199254740991,"SiteCode":"12","Token":"9007199254740993",' +
      '"BegDate":"2025-12-01T00:00:00","Client":"9223372036854775807",' +
      '"EndDate":"2025-12-22T23:59:59.997","Length":20,"Start":21}',
    `{"Operator":0,"SiteCode":"<ёt10:00&\\"']]>+ %1\\\\","Token":1,` +
      '"BegDate":"2025-12-01t10:00+03:00","Client":1,"Length":1,"Start":0}',
  ],
  form: [
    'Operator=9007199254740991&SiteCode=12&Token=9007199254740993&BegDate=2025-12-01T00%3A00%3A00' +
      '&Client=9223372036854775807&EndDate=2025-12-22T23%3A59%3A59.997&Length=20&Start=21',
    'Operator=0&SiteCode=%3C%D1%91t10%3A00%26%22%27%5D%5D%3E%2B+%251%5C&Token=1' +
      '&BegDate=2025-12-01t10%3A00%2B03%3A00&Client=1&Length=1&Start=0',
  ],
  xml: [
    inRequest(
      `<Operator ${BASE}>9007199254740991</Operator><SiteCode ${BASE}>12</SiteCode>` +
        `<Token ${BASE}>9007199254740993</Token><BegDate>2025-12-01T00:00:00</BegDate>` +
        '<Client>9223372036854775807</Client><EndDate>2025-12-22T23:59:59.997</EndDate>' +
        '<Length>20</Length><Start>21</Start>',
    ),
    inRequest(
      `<Operator ${BASE}>0</Operator><SiteCode ${BASE}>&lt;ёt10:00&amp;"']]&gt;+ %1\\</SiteCode>` +
        `<Token ${BASE}>1</Token><BegDate>2025-12-01T10:00:00+03:00</BegDate>` +
        '<Client>1</Client><Length>1</Length><Start>0</Start>',
    ),
  ],
};

for (const name of ['json', 'form', 'xml'] as const) {
  const format = name === 'xml' ? XML : FORMATS[name];
  describe(`the format ${name}`, () => {
    for (const [index, [title, request]] of [
      ['every field, in the order of the data contract, without a loss beyond 2^53', FULL] as const,
      ['markup, escaped; no missing field; for XML, dates in capitals with seconds', BARE] as const,
    ].entries()) {
      it(`writes ${title}`, () => {
        expect(format.encode(fieldsOf(request))).to.equal(EXPECTED[name][index]);
      });
    }
  });
}
