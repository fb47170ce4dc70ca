import { expect } from '@esm-bundle/chai';
import { readResponse } from '../../src/api/read-response.js';
import type { Page } from '../../src/model/page.js';
import { responseXml, rowXml } from '../fixtures/documented.js';
import { failureIn, stringsIn } from '../fixtures/rejection.js';

const TOKEN = '55120938';
const JSON_TYPE = 'application/json';
const XML_TYPE = 'application/xml';
const DEEP = 100_000;
/** Parsed as a number, it would be 2^53. */
const BEYOND = '9007199254740993';

/** Reads an answer as `post` returns it. */
function read(body: string, mediaType = JSON_TYPE, status = 200, retryAfter?: number): Page {
  return readResponse({ status, mediaType, body, retryAfter }, TOKEN);
}

describe('readResponse', () => {
  it('reads JSON and XML of any kind, whatever was requested, with any success status', () => {
    for (const [body, ...types] of [
      ['{"TotalRows":7}', 'text/json', 'application/problem+json'],
      [responseXml('<TotalRows>7</TotalRows>'), XML_TYPE, 'application/soap+xml'],
    ] as const) {
      for (const type of types) {
        expect(read(body, type, 299)).to.deep.equal({ leads: [], total: 7 });
      }
    }
  });

  it('reads no id or number beyond 2^53, which would be another one', () => {
    for (const [body, type] of [
      [`{"LeadsClients":[{"Id":${BEYOND},"Leads":"${BEYOND}"}]}`, JSON_TYPE],
      [rowXml(`<Id>${BEYOND}</Id><Leads>${BEYOND}</Leads>`), XML_TYPE],
    ] as const) {
      expect(read(body, type).leads[0]).to.include({ id: 0, number: 0 });
    }
  });

  for (const [title, body, type, message] of [
    ['a web page', '<h1>Работы</h1>', 'text/html', 'text/html, not with JSON or XML'],
    ['JSON that is called text', '{}', 'text/plain', 'text/plain, not with JSON or XML'],
    ['JSON without a type', '{}', '', 'no content type, not with JSON or XML'],
    ['an invalid type', '{}', 'text/html \u00c3', 'a bad content type, not with JSON or XML'],
    ['a type in quotes', '{}', '"text/json"', 'a bad content type, not with JSON or XML'],
    ['malformed JSON', '{"TotalRows":1', JSON_TYPE, 'malformed application/json'],
    ['nothing', '', JSON_TYPE, 'malformed application/json'],
    ['malformed XML', '<a><TotalRows>', 'text/xml', 'malformed text/xml'],
  ] as const) {
    it(`fails with protocol for ${title}`, () => {
      const failure = failureIn(() => read(body, type));
      expect([failure.kind, failure.isTransient]).to.deep.equal(['protocol', false]);
      expect(failure.message).to.contain(`The API answered with ${message}`);
      expect('cause' in failure).to.equal(false);
    });
  }

  for (const [kind, isTransient, statuses] of [
    ['auth', false, [401, 403]],
    ['http', false, [300, 400, 404, 500, 501]],
    ['http', true, [408, 429, 502, 503, 504]],
  ] as const) {
    const again = isTransient ? 'may be retried' : 'may not be retried';
    it(`fails for ${statuses.join(', ')} with ${kind}, ${again}`, () => {
      const body = '{"Message":"An error has occurred.","StackTrace":"at A.B()"}';
      for (const status of statuses) {
        expect(failureIn(() => read(body, JSON_TYPE, status, 2000))).to.include({
          kind,
          status,
          isTransient,
          retryAfter: 2000,
          message: `The API answered with HTTP ${status}. An error has occurred.`,
          apiMessage: '',
        });
      }
    });
  }

  it('fails with the status, whatever the body is', () => {
    for (const [body, type, message] of [
      ['<Error><Message>No.</Message></Error>', XML_TYPE, ' No.'],
      ['<h1>Not Found</h1>', 'text/html', ''],
      ['{', JSON_TYPE, ''],
      ['', '', ''],
    ] as const) {
      const failure = failureIn(() => read(body, type, 500));
      expect(failure.message).to.equal(`The API answered with HTTP 500.${message}`);
    }
  });

  const telling = `{"ErrorCode":${TOKEN},"Message":"${TOKEN}","ExceptionMessage":"(${TOKEN})"}`;
  for (const [title, body, type, status] of [
    ['in a failure', telling, JSON_TYPE, 200],
    ['in a failure of the framework', telling, JSON_TYPE, 400],
    ['in its XML', `<E><Message>${TOKEN}</Message></E>`, XML_TYPE, 500],
    ['in malformed JSON', `{"Token":${TOKEN}`, JSON_TYPE, 200],
    ['in malformed XML', `<Token>${TOKEN}`, XML_TYPE, 200],
    ['in JSON that is no page', `{"Token":${TOKEN}}`, JSON_TYPE, 200],
    ['as its type', '', `text/${TOKEN}`, 200],
    ['as a malformed type', '{', `x/${TOKEN}+json`, 200],
  ] as const) {
    it(`throws no error that contains the token if the answer has it ${title}`, () => {
      const failure = failureIn(() => read(body, type, status));
      expect(stringsIn(failure).filter((text) => text.includes(TOKEN))).to.deep.equal([]);
    });
  }

  it('refuses only depth', () => {
    const depth = '['.repeat(DEEP);
    for (const body of [depth + ']'.repeat(DEEP), '{"TotalRows":'.repeat(DEEP)]) {
      expect(failureIn(() => read(body)).kind).to.equal('protocol');
    }
  });

  const jsonRow = (members: string) => `{"LeadsClients":[{"Subject":"а",${members}}]}`;
  const xmlRow = (members: string) => rowXml(`<Id>1</Id><Subject>а</Subject>${members}`);
  const deepJson = `${'['.repeat(1000)}${']'.repeat(1000)}`;
  for (const [title, type, body] of [
    ['a prototype as a key', JSON_TYPE, jsonRow('"__proto__":{"polluted":1},"constructor":{}')],
    ['a prototype as a name', XML_TYPE, xmlRow('<__proto__><polluted>1</polluted></__proto__>')],
    ['a member of great depth', JSON_TYPE, jsonRow(`"More":${deepJson}`)],
    ['an element of great depth', XML_TYPE, xmlRow('<x>'.repeat(DEEP) + '</x>'.repeat(DEEP))],
  ] as const) {
    it(`reads a row next to ${title}`, () => {
      expect(read(body, type).leads.map(({ subject }) => subject)).to.deep.equal(['а']);
      expect(Reflect.has({}, 'polluted')).to.equal(false);
    });
  }

  it('reads a list that is text, in XML, as an empty list', () => {
    const body = responseXml('<LeadsClients>а</LeadsClients><TotalRows>0</TotalRows>');
    expect(read(body, XML_TYPE)).to.deep.equal({ leads: [], total: 0 });
  });
});
