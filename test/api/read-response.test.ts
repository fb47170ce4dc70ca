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
  for (const [body, ...types] of [
    ['{"TotalRows":7}', 'text/json', 'application/problem+json'],
    [responseXml('<TotalRows>7</TotalRows>'), XML_TYPE, 'application/soap+xml'],
  ] as const) {
    it(`reads ${types.join(' and ')}, whatever was requested`, () => {
      for (const type of types) {
        expect(read(body, type)).to.deep.equal({ leads: [], total: 7 });
      }
    });
  }

  for (const [body, type] of [
    [`{"LeadsClients":[{"Id":${BEYOND},"Leads":${BEYOND}}]}`, JSON_TYPE],
    [`{"LeadsClients":[{"Id":"${BEYOND}","Leads":"${BEYOND}"}]}`, JSON_TYPE],
    [rowXml(`<Id>${BEYOND}</Id><Leads>${BEYOND}</Leads>`), XML_TYPE],
  ] as const) {
    it(`reads no id or number beyond 2^53, which would be another one, from ${body}`, () => {
      expect(read(body, type).leads[0]).to.include({ id: 0, number: 0 });
    });
  }

  it('accepts any success status', () => {
    expect(read('{"TotalRows":7}', JSON_TYPE, 299).total).to.equal(7);
  });

  for (const [title, body, type, message] of [
    ['a web page', '<h1>Работы</h1>', 'text/html', 'text/html, not with JSON or XML'],
    ['JSON that is called text', '{}', 'text/plain', 'text/plain, not with JSON or XML'],
    ['JSON without a type', '{}', '', 'no content type, not with JSON or XML'],
    ['an invalid type', '{}', 'text/html \u00c3', 'a bad content type, not with JSON or XML'],
    ['a type in quotes', '{}', '"text/json"', 'a bad content type, not with JSON or XML'],
    ['malformed JSON', '{"TotalRows":1', JSON_TYPE, 'malformed application/json'],
    ['nothing', '', JSON_TYPE, 'malformed application/json'],
    ['an HTML page', '<!DOCTYPE html><br>', JSON_TYPE, 'malformed application/json'],
    ['malformed XML', '<a><TotalRows>', 'text/xml', 'malformed text/xml'],
  ] as const) {
    it(`fails with protocol for ${title}`, () => {
      const failure = failureIn(() => read(body, type));
      expect([failure.kind, failure.isTransient]).to.deep.equal(['protocol', false]);
      expect(failure.message).to.contain(`The API answered with ${message}`);
      expect('cause' in failure).to.equal(false);
    });
  }

  it('fails with protocol for anything but a page of inquiries', () => {
    const failure = failureIn(() => read('<html><body>Работы</body></html>', XML_TYPE));
    expect(failure.message).to.equal('The answer is not a page of inquiries.');
  });

  it('fails with api if the API reports a failure', () => {
    const failure = failureIn(() => read('{"ErrorCode":10,"Message":"Позже"}'));
    expect([failure.kind, failure.code, failure.apiMessage]).to.deep.equal(['api', 10, 'Позже']);
  });

  describe('fails, and keeps the details of the framework for the developer, for', () => {
    for (const [kind, isTransient, statuses] of [
      ['auth', false, [401, 403]],
      ['http', false, [300, 400, 404, 500, 501]],
      ['http', true, [408, 429, 502, 503, 504]],
    ] as const) {
      const again = isTransient ? 'may be retried' : 'may not be retried';
      it(`${statuses.join(', ')} with ${kind}, ${again}`, () => {
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

    for (const [body, type, message] of [
      ['<Error><Message>No.</Message></Error>', XML_TYPE, ' No.'],
      ['<h1>Not Found</h1>', 'text/html', ''],
      ['{', JSON_TYPE, ''],
      ['', '', ''],
    ] as const) {
      it(`a 500 with the body ${body || '(empty)'}`, () => {
        const failure = failureIn(() => read(body, type, 500));
        expect(failure.kind).to.equal('http');
        expect(failure.message).to.equal(`The API answered with HTTP 500.${message}`);
      });
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

  const deepJson = `${'['.repeat(1000)}${']'.repeat(1000)}`;
  const row = '<Id>1</Id><Subject>а</Subject>';
  for (const [title, type, body] of [
    ['a prototype as a key', JSON_TYPE, jsonRow('"__proto__":{"polluted":1},"constructor":{}')],
    [
      'a prototype as a name',
      XML_TYPE,
      rowXml(`${row}<__proto__><polluted>1</polluted></__proto__>`),
    ],
    ['a member of great depth', JSON_TYPE, jsonRow(`"More":${deepJson}`)],
    ['an element of great depth', XML_TYPE, rowXml(row + '<x>'.repeat(DEEP) + '</x>'.repeat(DEEP))],
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

/** A JSON answer with a row that has more members than are read. */
function jsonRow(members: string): string {
  return `{"TotalRows":1,"LeadsClients":[{"Subject":"а",${members}}]}`;
}
