import { expect } from '@esm-bundle/chai';
import { readFailure, readPage } from '../../src/api/read-page.js';
import { failureIn } from '../fixtures/rejection.js';

const TOKEN = '55120938';

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

  it('takes an answer that has any one of its members', () => {
    const nothing = { leads: [], total: 0 };
    expect(readPage({ TotalRows: 0 }, TOKEN)).to.deep.equal(nothing);
    expect(readPage({ LeadsClients: null }, TOKEN)).to.deep.equal(nothing);
    expect(readPage({ ErrorCode: 0 }, TOKEN)).to.deep.equal(nothing);
  });

  it('has no negative counts', () => {
    const page = readPage({ TotalRows: -1, LeadsClients: [{ CountNotReadMessage: -2 }] }, TOKEN);
    expect([page.total, page.leads[0]?.unread]).to.deep.equal([0, 0]);
  });

  it('reads a ProcTime that is a bare date', () => {
    const page = readPage({ LeadsClients: [{ ProcTime: '2025-12-22' }] }, TOKEN);
    expect(page.leads[0]?.time).to.deep.equal({ iso: '2025-12-22' });
  });

  it('keeps the rows beside one that is none', () => {
    const page = readPage({ LeadsClients: [null, { Id: 1 }, 'row', [], { Id: 2 }] }, TOKEN);
    expect(page.leads.map(({ id }) => id)).to.deep.equal([1, 2]);
  });

  for (const [title, answer] of [
    ['null', null],
    ['undefined', undefined],
    ['a string', 'OK'],
    ['a number', 0],
    ['an array', [{ TotalRows: 1 }]],
    ['an empty object', {}],
    ['an answer to something else', { access_token: 'abc', expires_in: 1 }],
    ['a list that is no list', { TotalRows: 1, LeadsClients: 'none' }],
    ['a list that is an object', { TotalRows: 1, LeadsClients: { Id: 1 } }],
  ] as const) {
    it(`fails with protocol for ${title}`, () => {
      const failure = failureIn(() => readPage(answer, TOKEN));
      expect(failure.kind).to.equal('protocol');
      expect(failure.isTransient).to.equal(false);
    });
  }

  it('fails with api, the code and the words where the API reports a failure', () => {
    const answer = {
      ErrorCode: 10,
      Message: ' Сервис недоступен ',
      TotalRows: 0,
      LeadsClients: null,
    };
    const { kind, code, status, apiMessage, message, isTransient } = failureIn(() =>
      readPage(answer, TOKEN),
    );
    expect({ kind, code, status, apiMessage, message, isTransient }).to.deep.equal({
      kind: 'api',
      code: 10,
      status: undefined,
      apiMessage: 'Сервис недоступен',
      message: 'The API answered with ErrorCode 10.',
      isTransient: false,
    });
  });

  for (const ErrorCode of ['10', -1, '-1']) {
    it(`fails with api for the code ${JSON.stringify(ErrorCode)}`, () => {
      expect(failureIn(() => readPage({ ErrorCode }, TOKEN)).code).to.equal(Number(ErrorCode));
    });
  }

  for (const ErrorCode of ['E42', '10-3', 'сбой', '99999999999999999999', 0.5, 1e300]) {
    it(`fails with api, without a code, for the code ${JSON.stringify(ErrorCode)}`, () => {
      const answer = { ErrorCode, Message: 'Позже', TotalRows: 0, LeadsClients: [] };
      const { kind, code, apiMessage, message } = failureIn(() => readPage(answer, TOKEN));
      expect([kind, code, apiMessage]).to.deep.equal(['api', undefined, 'Позже']);
      expect(message).to.equal(`The API answered with ErrorCode ${ErrorCode}.`);
    });
  }

  for (const answer of [
    { Message: 'Позже' },
    { Message: 'Позже', ErrorCode: null, LeadsClients: null, TotalRows: null },
    { Message: 'Позже', ErrorCode: '', LeadsClients: [], TotalRows: '', TotalRowsSelect: '' },
  ]) {
    it(`fails with api for a Message alone: ${JSON.stringify(answer)}`, () => {
      const { kind, code, apiMessage } = failureIn(() => readPage(answer, TOKEN));
      expect([kind, code, apiMessage]).to.deep.equal(['api', undefined, 'Позже']);
    });
  }

  for (const answer of [
    { Message: 'Готово', ErrorCode: 0 },
    { Message: 'Готово', ErrorCode: '0', LeadsClients: null },
    { Message: 'Готово', ErrorCode: '0.00' },
    { Message: 'Готово', TotalRows: 0 },
    { Message: 'Готово', TotalRowsSelect: '0', LeadsClients: null },
    { Message: 'Готово', LeadsClients: [{ Id: 1 }] },
    { Message: '', LeadsClients: null },
  ]) {
    it(`is a page with a Message beside it: ${JSON.stringify(answer)}`, () => {
      expect(readPage(answer, TOKEN).total).to.equal(0);
    });
  }

  it('cuts the words of the API, and judges also what it cuts off', () => {
    const long = 'Слишком много запросов. '.repeat(20);
    const failure = failureIn(() => readPage({ ErrorCode: 3, Message: long }, TOKEN));
    expect(failure.apiMessage).to.equal(`${long.slice(0, 299)}…`);
    const trace = `${long}\n   at LCManager.Leads.Get(Int32 id)`;
    const failed = failureIn(() => readPage({ ErrorCode: 3, Message: trace }, TOKEN));
    expect(failed.apiMessage).to.equal('');
  });

  for (const ErrorCode of [true, {}, ['x']]) {
    it(`fails with api for a code that is no text: ${JSON.stringify(ErrorCode)}`, () => {
      const { kind, code } = failureIn(() => readPage({ ErrorCode, TotalRows: 0 }, TOKEN));
      expect([kind, code]).to.deep.equal(['api', undefined]);
    });
  }

  for (const ErrorCode of [Number(TOKEN), TOKEN, `00${TOKEN}`]) {
    it(`gives no code that repeats the token: ${JSON.stringify(ErrorCode)}`, () => {
      const answer = { ErrorCode, TotalRows: 0 };
      const { kind, code, message } = failureIn(() => readPage(answer, TOKEN));
      expect([kind, code]).to.deep.equal(['api', undefined]);
      expect(message).not.to.contain(TOKEN);
    });
  }

  for (const ErrorCode of [0, '0', null, undefined, '', ' ', false]) {
    it(`is a page for the code ${JSON.stringify(ErrorCode)}`, () => {
      expect(readPage({ ErrorCode, TotalRows: 2 }, TOKEN).total).to.equal(2);
    });
  }

  it('takes the token out of the words of the API', () => {
    const answer = { ErrorCode: 3, Message: `Токен ${TOKEN} устарел (${TOKEN}).` };
    expect(failureIn(() => readPage(answer, TOKEN)).apiMessage).to.equal('Токен … устарел (…).');
  });

  for (const Message of [
    '10',
    '<html><body>Ошибка</body></html>',
    'Ошибка<br/>сервера',
    '<?xml version="1.0"?>',
    '<!-- нет -->',
    'System.NullReferenceException: Ошибка\r\n   at LCManager.Leads.Get(Int32 id) in C:\\a.cs:line 7',
    'Ссылка не указывает на экземпляр объекта.\n   в LCManager.Leads.Get(Int32 id)',
  ]) {
    it(`keeps from the reader, and tells the developer: ${JSON.stringify(Message)}`, () => {
      const { apiMessage, message } = failureIn(() => readPage({ ErrorCode: 3, Message }, TOKEN));
      expect(apiMessage).to.equal('');
      expect(message).to.equal(`The API answered with ErrorCode 3. ${Message}`);
    });
  }

  for (const Message of ['5 < 7 и 9 > 8', 'Напишите в поддержку (звонок бесплатный)', 'a <- b']) {
    it(`has these words: ${Message}`, () => {
      expect(failureIn(() => readPage({ ErrorCode: 3, Message }, TOKEN)).apiMessage).to.equal(
        Message,
      );
    });
  }

  it('has no words where the API gives none', () => {
    for (const Message of [null, undefined, '', ' ', {}]) {
      expect(failureIn(() => readPage({ ErrorCode: 3, Message }, TOKEN)).apiMessage).to.equal('');
    }
  });
});

describe('readFailure', () => {
  for (const [answer, expected] of [
    [{ Message: 'No.' }, 'No.'],
    [{ ExceptionMessage: 'Why.' }, 'Why.'],
    [{ Message: 'No.', ExceptionMessage: 'Why.', StackTrace: 'at X' }, 'No. Why.'],
    [{ Message: null, ExceptionMessage: {} }, ''],
    [{}, ''],
    ['No.', ''],
    [null, ''],
    [undefined, ''],
    [['No.'], ''],
  ] as const) {
    it(`gives ${JSON.stringify(expected)} for ${JSON.stringify(answer)}`, () => {
      expect(readFailure(answer)).to.equal(expected);
    });
  }
});

describe('the rows of an answer', () => {
  it('are read up to 20,000, and refused beyond', () => {
    const LeadsClients = Array.from({ length: 20_000 }, () => ({}));
    expect(readPage({ LeadsClients }, TOKEN).leads).to.have.length(20_000);
    LeadsClients.push({});
    const failure = failureIn(() => readPage({ LeadsClients }, TOKEN));
    expect(failure.kind).to.equal('protocol');
    expect(failure.message).to.equal('The API answered with more than 20000 rows.');
  });
});
