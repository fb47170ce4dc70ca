import { expect } from '@esm-bundle/chai';
import { readFailure, readPage } from '../../src/api/read-page.js';
import { failureIn } from '../fixtures/rejection.js';

const TOKEN = '55120938';

/** The details of the failure that an answer is read as. */
function failureOf(answer: unknown) {
  const failure = failureIn(() => readPage(answer, TOKEN));
  const { kind, code, status, apiMessage, message, isTransient } = failure;
  return { kind, code, status, apiMessage, message, isTransient };
}

describe('readPage', () => {
  it('reads a row field by field', () => {
    const page = readPage(
      {
        TotalRows: 134,
        TotalRowsSelect: 1,
        LeadsClients: [
          {
            Id: 11,
            Leads: 5001,
            ProcTime: '2025-12-22T02:25:53.2942925',
            LeadSourceName: ' Сайт ',
            LeadStatusName: 'В работе',
            LeadTypeName: 'Вопрос',
            FormName: 'Обратная связь',
            Subject: '<b>Где мои баллы?</b>',
            LeadMarkName: 'Срочно',
            CountNotReadMessage: 3,
          },
        ],
        ErrorCode: 0,
        Message: null,
      },
      TOKEN,
    );
    expect(page).to.deep.equal({
      leads: [
        {
          id: 11,
          number: 5001,
          time: { iso: '2025-12-22T02:25:53.2942925' },
          source: 'Сайт',
          status: 'В работе',
          type: 'Вопрос',
          form: 'Обратная связь',
          subject: '<b>Где мои баллы?</b>',
          mark: 'Срочно',
          unread: 3,
        },
      ],
      total: 134,
    });
  });

  for (const answer of [{ TotalRows: 0 }, { LeadsClients: null }, { ErrorCode: 0 }]) {
    it(`accepts an answer with one member alone: ${JSON.stringify(answer)}`, () => {
      expect(readPage(answer, TOKEN)).to.deep.equal({ leads: [], total: 0 });
    });
  }

  it('reads a row without values', () => {
    const none = { id: 0, number: 0, time: null, source: '', status: '', type: '', form: '' };
    const expected = { ...none, subject: '', mark: '', unread: 0 };
    const nulls = { Id: null, ProcTime: null, Subject: null, CountNotReadMessage: null };
    const blanks = { Id: '', ProcTime: ' ', Subject: ' ', CountNotReadMessage: '' };
    const { leads } = readPage({ LeadsClients: [{}, nulls, blanks] }, TOKEN);
    expect(leads).to.deep.equal([expected, expected, expected]);
  });

  it('ignores negative counts', () => {
    const page = readPage({ TotalRows: -1, LeadsClients: [{ CountNotReadMessage: -2 }] }, TOKEN);
    expect([page.total, page.leads[0]?.unread]).to.deep.equal([0, 0]);
  });

  it('keeps the other rows if one is invalid', () => {
    const page = readPage({ LeadsClients: [null, { Id: 1 }, 'row', [], { Id: 2 }] }, TOKEN);
    expect(page.leads.map(({ id }) => id)).to.deep.equal([1, 2]);
  });

  for (const [title, ...answers] of [
    ['no object', null, undefined, 'OK', 0, [{ TotalRows: 1 }]],
    ['an answer to something else', {}, { access_token: 'abc', expires_in: 1 }],
    ['an invalid list', { TotalRows: 1, LeadsClients: 'none' }, { LeadsClients: { Id: 1 } }],
  ] as [string, ...unknown[]][]) {
    it(`fails with protocol for ${title}`, () => {
      for (const answer of answers) {
        expect(failureOf(answer)).to.include({ kind: 'protocol', isTransient: false });
      }
    });
  }

  it('fails with api, the code and the message if the API reports a failure', () => {
    const said = { ErrorCode: 10, Message: ' Сервис недоступен ' };
    expect(failureOf({ ...said, TotalRows: 0, LeadsClients: null })).to.deep.equal({
      kind: 'api',
      code: 10,
      status: undefined,
      apiMessage: 'Сервис недоступен',
      message: 'The API answered with ErrorCode 10.',
      isTransient: false,
    });
  });

  for (const [ErrorCode, code] of [
    ['10', 10],
    [-1, -1],
    ['E42', undefined],
    ['99999999999999999999', undefined],
    [0.5, undefined],
  ] as const) {
    it(`fails with api and the code ${code ?? '(none)'} for ${JSON.stringify(ErrorCode)}`, () => {
      expect(failureOf({ ErrorCode, TotalRows: 0, LeadsClients: [] })).to.include({
        kind: 'api',
        code,
        message: `The API answered with ErrorCode ${ErrorCode}.`,
      });
    });
  }

  for (const answer of [
    { Message: 'Позже' },
    { Message: 'Позже', ErrorCode: '', LeadsClients: [], TotalRows: '', TotalRowsSelect: '' },
  ]) {
    it(`fails with api for a Message without rows: ${JSON.stringify(answer)}`, () => {
      expect(failureOf(answer)).to.include({
        kind: 'api',
        code: undefined,
        apiMessage: 'Позже',
        message: 'The API answered with only a Message.',
      });
    });
  }

  for (const answer of [
    { Message: 'Готово', ErrorCode: 0 },
    { Message: 'Готово', ErrorCode: '-00.00' },
    { Message: 'Готово', TotalRows: 0 },
    { Message: 'Готово', TotalRowsSelect: '0', LeadsClients: null },
    { Message: 'Готово', LeadsClients: [{ Id: 1 }] },
    { Message: '', LeadsClients: null },
  ]) {
    it(`reads a page with a Message: ${JSON.stringify(answer)}`, () => {
      expect(readPage(answer, TOKEN).total).to.equal(0);
    });
  }

  it('fails with api for a code that is no text', () => {
    for (const ErrorCode of [true, {}, ['x']]) {
      expect(failureOf({ ErrorCode, TotalRows: 0 })).to.include({ kind: 'api', code: undefined });
    }
  });

  for (const ErrorCode of [Number(TOKEN), `00${TOKEN}`]) {
    it(`drops a code that repeats the token: ${JSON.stringify(ErrorCode)}`, () => {
      const { kind, code, message } = failureOf({ ErrorCode, TotalRows: 0 });
      expect([kind, code]).to.deep.equal(['api', undefined]);
      expect(message).not.to.contain(TOKEN);
    });
  }

  it('reads a page if the code is empty', () => {
    for (const ErrorCode of [0, '0', null, undefined, '', ' ', false]) {
      expect(readPage({ ErrorCode, TotalRows: 2 }, TOKEN).total).to.equal(2);
    }
  });

  describe('for the message of the API,', () => {
    const wordsOf = (Message: unknown) => failureOf({ ErrorCode: 3, Message }).apiMessage;
    const long = 'Слишком много запросов. '.repeat(20);

    for (const [title, Message, expected] of [
      ['keeps a text that is no markup', '5 < 7, 9 > 8, a <- b (да)', '5 < 7, 9 > 8, a <- b (да)'],
      ['removes the token', `Токен ${TOKEN} устарел (${TOKEN}).`, 'Токен … устарел (…).'],
      ['checks the part that it cuts off, too', `${long}\n   at LCManager.Leads.Get(Int32 id)`, ''],
    ] as const) {
      it(title, () => {
        expect(wordsOf(Message)).to.equal(expected);
      });
    }

    it('returns none if there is none', () => {
      for (const Message of [null, undefined, '', ' ', {}]) {
        expect(wordsOf(Message)).to.equal('');
      }
    });

    for (const Message of [
      '10',
      '<html><body>Ошибка</body></html>',
      '<?xml version="1.0"?>',
      '<!-- нет -->',
      'System.NullReferenceException: Ошибка\r\n   at LCManager.Leads.Get(Int32 id) in C:\\a.cs:line 7',
      'Ссылка не указывает на экземпляр объекта.\n   в LCManager.Leads.Get(Int32 id)',
    ]) {
      it(`hides from the reader, and reports to the developer: ${JSON.stringify(Message)}`, () => {
        expect(failureOf({ ErrorCode: 3, Message })).to.include({
          apiMessage: '',
          message: `The API answered with ErrorCode 3. ${Message}`,
        });
      });
    }
  });
});

describe('readFailure', () => {
  for (const [answer, expected] of [
    [{ ExceptionMessage: 'Why.' }, 'Why.'],
    [{ Message: 'No.', ExceptionMessage: 'Why.', StackTrace: 'at X' }, 'No. Why.'],
    [{ Message: null, ExceptionMessage: {} }, ''],
    ['No.', ''],
    [null, ''],
  ] as const) {
    it(`returns ${JSON.stringify(expected)} for ${JSON.stringify(answer)}`, () => {
      expect(readFailure(answer)).to.equal(expected);
    });
  }
});
