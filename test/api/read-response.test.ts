import { expect } from '@esm-bundle/chai';
import { readLead } from '../../src/api/read-lead.js';
import { readResponse } from '../../src/api/read-response.js';
import { XML } from '../../src/api/xml.js';
import type { Page } from '../../src/model/page.js';
import { responseXml } from '../fixtures/documented.js';
import { failureIn, stringsIn } from '../fixtures/rejection.js';

const TOKEN = '55120938';
const XML_TYPE = 'application/xml';

/** Reads an answer as `post` returns it. */
function read(body: string, mediaType = 'application/json', status = 200): Page {
  return readResponse({ status, mediaType, body, retryAfter: undefined }, TOKEN, readLead, XML);
}

function readJson(value: unknown): Page {
  return read(JSON.stringify(value));
}

/** The details of the failure that an answer is read as. */
function failureOf(answer: unknown) {
  const { kind, code, apiMessage, message } = failureIn(() => readJson(answer));
  return { kind, code, apiMessage, message };
}

describe('readResponse', () => {
  it('reads a row field by field', () => {
    const names = { LeadSourceName: ' Сайт ', LeadStatusName: 'В работе', LeadTypeName: 'Вопрос' };
    const texts = { FormName: 'Форма', Subject: '<b>Где баллы?</b>', LeadMarkName: 'Срочно' };
    const ProcTime = '2025-12-22T02:25:53.2942925';
    const row = { Id: 11, Leads: 5001, ProcTime, ...names, ...texts, CountNotReadMessage: 3 };
    const counts = { TotalRows: 134, TotalRowsSelect: 1 };
    const page = readJson({ ...counts, LeadsClients: [row], ErrorCode: 0, Message: null });
    const texted = { source: 'Сайт', status: 'В работе', type: 'Вопрос', form: 'Форма' };
    const rest = { subject: '<b>Где баллы?</b>', mark: 'Срочно', unread: 3 };
    expect(page).to.deep.equal({
      leads: [{ id: 11, number: 5001, time: { iso: ProcTime }, ...texted, ...rest }],
      total: 134,
    });
  });

  it('reads a row without values, and skips what is no row', () => {
    const none = { id: 0, number: 0, time: null, source: '', status: '', type: '', form: '' };
    const expected = { ...none, subject: '', mark: '', unread: 0 };
    const nulls = { Id: null, ProcTime: null, Subject: null, CountNotReadMessage: null };
    const blanks = { Id: '', ProcTime: ' ', Subject: ' ', CountNotReadMessage: -2 };
    const { leads } = readJson({ LeadsClients: [{}, null, nulls, 'row', blanks] });
    expect(leads).to.deep.equal([expected, expected, expected]);
  });

  it('reads JSON and XML, whatever was requested and however it is called, with any success status', () => {
    for (const body of ['{"TotalRows":7}', `\n${responseXml('<TotalRows>7</TotalRows>')}`]) {
      for (const type of ['text/json', XML_TYPE, 'text/plain', '']) {
        expect(read(body, type, 299)).to.deep.equal({ leads: [], total: 7 });
      }
    }
  });

  it('accepts an answer with one member alone, an empty code, and a Message beside a page', () => {
    for (const answer of [
      ...[{ TotalRows: 0 }, { LeadsClients: null }],
      ...[0, '0', '0.0'].map((ErrorCode) => ({ ErrorCode, Message: 'Готово' })),
      ...[null, '', ' '].map((ErrorCode) => ({ ErrorCode, TotalRows: 0 })),
      { Message: 'Готово', TotalRows: 0 },
      { Message: 'Готово', TotalRowsSelect: '0', LeadsClients: null },
      { Message: 'Готово', LeadsClients: [{ Id: 1 }] },
      { Message: '', LeadsClients: null },
    ]) {
      expect(readJson(answer).total, JSON.stringify(answer)).to.equal(0);
    }
  });

  for (const [title, body, type, said] of [
    ['a web page', '<h1>Работы</h1>', 'text/html', 'text/html'],
    ['malformed XML', '<a><TotalRows>1</TotalRows>', XML_TYPE, XML_TYPE],
    ['nothing', '', '', 'no content type'],
    ...[null, 'OK', [{ TotalRows: 1 }], {}, { access_token: 'a' }, { LeadsClients: {} }].map(
      (value) => [JSON.stringify(value), JSON.stringify(value), 'text/json', 'text/json'] as const,
    ),
  ] as const) {
    it(`fails with protocol for ${title}`, () => {
      const failure = failureIn(() => read(body, type));
      expect([failure.kind, failure.isTransient]).to.deep.equal(['protocol', false]);
      expect(failure.message).to.equal(`The API answered with ${said}, not a page of inquiries.`);
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
      const body = '{"Message":"No.","ExceptionMessage":"Why.","StackTrace":"at A.B()"}';
      for (const status of statuses) {
        const response = { status, mediaType: 'application/json', body, retryAfter: 2000 };
        expect(failureIn(() => readResponse(response, TOKEN, readLead, XML))).to.include({
          kind,
          status,
          isTransient,
          retryAfter: 2000,
          message: `The API answered with HTTP ${status}. No. Why.`,
          apiMessage: '',
        });
      }
    });
  }

  it('says nothing of members that are no texts', () => {
    const response = {
      status: 500,
      mediaType: 'text/json',
      body: '{"Message":{}}',
      retryAfter: undefined,
    };
    expect(failureIn(() => readResponse(response, TOKEN, readLead)).message).to.equal(
      'The API answered with HTTP 500.',
    );
  });

  for (const [ErrorCode, code, said] of [
    ['10', 10, '10'],
    [-1, -1, '-1'],
    [0.5, undefined, '0.5'],
    // Nothing shows the token.
    [Number(TOKEN), undefined, '…'],
    [`00${TOKEN}`, undefined, '…'],
  ] as const) {
    it(`fails with api and the code ${code ?? '(none)'} for ${JSON.stringify(ErrorCode)}`, () => {
      const answer = { ErrorCode, Message: ' Позже ', TotalRows: 1, LeadsClients: [{ Id: 1 }] };
      expect(failureOf(answer)).to.deep.equal({
        kind: 'api',
        code,
        apiMessage: 'Позже',
        message: `The API answered with ErrorCode ${said}.`,
      });
    });
  }

  it('fails with api for a Message without rows and counts', () => {
    const empty = { ErrorCode: '', LeadsClients: [], TotalRows: '', TotalRowsSelect: '' };
    for (const members of [{}, empty, { ErrorCode: null, LeadsClients: null }]) {
      expect(failureOf({ Message: 'Позже', ...members })).to.deep.equal({
        kind: 'api',
        code: undefined,
        apiMessage: 'Позже',
        message: 'The API answered with only a Message.',
      });
    }
  });

  const long = 'Слишком много запросов. '.repeat(20);
  for (const [title, Message, expected] of [
    ['keeps a text that is no markup', '5 < 7, 9 > 8, a <- b (да)', '5 < 7, 9 > 8, a <- b (да)'],
    ['checks the part that it cuts off, too', `${long}\n   at LCManager.Leads.Get(Int32 id)`, ''],
  ] as const) {
    it(`${title}, in a Message`, () => {
      expect(failureOf({ ErrorCode: 3, Message }).apiMessage).to.equal(expected);
    });
  }

  it('hides from the reader what is not for people, and reports it to the developer', () => {
    for (const Message of [
      '10',
      '<html><body>Ошибка</body></html>',
      '<!-- нет -->',
      'System.NullReferenceException: Ошибка\r\n   at LCManager.Leads.Get(Int32 id) in C:\\a.cs',
      'Ссылка не указывает на экземпляр объекта.\n   в LCManager.Leads.Get(Int32 id)',
    ]) {
      const message = `The API answered with ErrorCode 3. ${Message}`;
      expect(failureOf({ ErrorCode: 3, Message })).to.include({ apiMessage: '', message });
    }
  });

  it('throws no error that contains the token', () => {
    const telling = `{"ErrorCode":${TOKEN},"Message":"${TOKEN}","ExceptionMessage":"(${TOKEN})"}`;
    for (const [body, status, type] of [
      [telling, 200, 'text/json'],
      [telling, 400, 'text/json'],
      [`{"Token":${TOKEN}`, 200, 'text/json'],
      [`<Token>${TOKEN}`, 200, XML_TYPE],
      ['', 200, `text/${TOKEN}`],
    ] as const) {
      const failure = failureIn(() => read(body, type, status));
      expect(stringsIn(failure).filter((text) => text.includes(TOKEN))).to.deep.equal([]);
    }
  });
});
