import { expect } from '@esm-bundle/chai';
import { readFailure, readPage } from '../../src/api/read-page.js';
import { failureIn } from '../fixtures/rejection.js';

const TOKEN = '55120938';

/** The details of the failure that an answer is read as. */
function failureOf(answer: unknown) {
  const { kind, code, apiMessage, message } = failureIn(() => readPage(answer, TOKEN));
  return { kind, code, apiMessage, message };
}

describe('readPage', () => {
  it('reads a row field by field', () => {
    const names = { LeadSourceName: ' Сайт ', LeadStatusName: 'В работе', LeadTypeName: 'Вопрос' };
    const texts = { FormName: 'Форма', Subject: '<b>Где баллы?</b>', LeadMarkName: 'Срочно' };
    const ProcTime = '2025-12-22T02:25:53.2942925';
    const row = { Id: 11, Leads: 5001, ProcTime, ...names, ...texts, CountNotReadMessage: 3 };
    const counts = { TotalRows: 134, TotalRowsSelect: 1 };
    const page = readPage({ ...counts, LeadsClients: [row], ErrorCode: 0, Message: null }, TOKEN);
    const read = { source: 'Сайт', status: 'В работе', type: 'Вопрос', form: 'Форма' };
    const rest = { subject: '<b>Где баллы?</b>', mark: 'Срочно', unread: 3 };
    expect(page).to.deep.equal({
      leads: [{ id: 11, number: 5001, time: { iso: ProcTime }, ...read, ...rest }],
      total: 134,
    });
  });

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

  it('accepts an answer with one member alone, an empty code, and a Message beside a page', () => {
    for (const answer of [
      ...[{ TotalRows: 0 }, { LeadsClients: null }],
      ...[0, '0', '-00.00'].map((ErrorCode) => ({ ErrorCode, Message: 'Готово' })),
      ...[null, undefined, '', ' ', false].map((ErrorCode) => ({ ErrorCode, TotalRows: 0 })),
      { Message: 'Готово', TotalRows: 0 },
      { Message: 'Готово', TotalRowsSelect: '0', LeadsClients: null },
      { Message: 'Готово', LeadsClients: [{ Id: 1 }] },
      { Message: '', LeadsClients: null },
    ]) {
      expect(readPage(answer, TOKEN).total, JSON.stringify(answer)).to.equal(0);
    }
  });

  it('fails with protocol for anything but a page', () => {
    for (const answer of [
      ...[null, undefined, 'OK', 0, [{ TotalRows: 1 }], {}, { access_token: 'abc' }],
      ...[{ TotalRows: 1, LeadsClients: 'none' }, { LeadsClients: { Id: 1 } }],
    ]) {
      const { kind, message } = failureOf(answer);
      expect(kind, JSON.stringify(answer)).to.equal('protocol');
      expect(message).to.equal('The answer is not a page of inquiries.');
    }
  });

  for (const [ErrorCode, code, written] of [
    ['10', 10, ' 10'],
    [-1, -1, ' -1'],
    ['E42', undefined, ' E42'],
    ['99999999999999999999', undefined, ' 99999999999999999999'],
    [0.5, undefined, ' 0.5'],
    [true, undefined],
    [{}, undefined],
  ] as [unknown, number?, string?][]) {
    it(`fails with api and the code ${code ?? '(none)'} for ${JSON.stringify(ErrorCode)}`, () => {
      const answer = { ErrorCode, Message: ' Позже ', TotalRows: 0, LeadsClients: [] };
      const said = written ? `ErrorCode${written}` : 'only a Message';
      expect(failureOf(answer)).to.deep.equal({
        kind: 'api',
        code,
        apiMessage: 'Позже',
        message: `The API answered with ${said}.`,
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

  for (const ErrorCode of [Number(TOKEN), `00${TOKEN}`]) {
    it(`drops a code that repeats the token: ${JSON.stringify(ErrorCode)}`, () => {
      const { kind, code, message } = failureOf({ ErrorCode, TotalRows: 0 });
      expect([kind, code]).to.deep.equal(['api', undefined]);
      expect(message).to.equal('The API answered with ErrorCode ….');
    });
  }

  const long = 'Слишком много запросов. '.repeat(20);
  for (const [title, Message, expected] of [
    ['keeps a text that is no markup', '5 < 7, 9 > 8, a <- b (да)', '5 < 7, 9 > 8, a <- b (да)'],
    ['removes the token', `Токен ${TOKEN} устарел (${TOKEN}).`, 'Токен … устарел (…).'],
    ['checks the part that it cuts off, too', `${long}\n   at LCManager.Leads.Get(Int32 id)`, ''],
    ['returns none for a value of another type', {}, ''],
  ] as const) {
    it(`${title}, in a Message`, () => {
      expect(failureOf({ ErrorCode: 3, Message }).apiMessage).to.equal(expected);
    });
  }

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

describe('readFailure', () => {
  it('returns the texts of the framework’s description of its failure', () => {
    for (const [answer, expected] of [
      [{ ExceptionMessage: 'Why.' }, 'Why.'],
      [{ Message: 'No.', ExceptionMessage: 'Why.', StackTrace: 'at X' }, 'No. Why.'],
      [{ Message: null, ExceptionMessage: {} }, ''],
      ['No.', ''],
      [null, ''],
    ] as const) {
      expect(readFailure(answer)).to.equal(expected);
    }
  });
});
