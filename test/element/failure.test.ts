import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads } from '../../src/index.js';
import { captureConsole, stub } from '../helpers/stub.js';
import { DemoHost, manyRows, type ScriptedAnswer } from '../helpers/demo-host.js';
import {
  has,
  loadMoreButton,
  mountFor,
  part,
  recordEvents,
  rows,
  settled,
  text,
  TOKEN,
} from '../helpers/element.js';
import { hear } from '../helpers/speech.js';
import { clockOf, mountTimed } from '../helpers/timed-element.js';

const ERROR = 'Не удалось загрузить обращения';
const ERROR_MORE = 'Не удалось загрузить следующие обращения';
const OFFLINE = 'Нет подключения к интернету. Загрузим обращения, как только оно появится';
const SIGNED_OUT = 'Сеанс завершён. Войдите ещё раз';
const TIMEOUT = 'Сервер долго не отвечает. Попробуйте ещё раз';

interface Failure {
  readonly title: string;
  /** What the host does, as often as it is asked. */
  readonly answers: readonly ScriptedAnswer[];
  readonly detail: Record<string, unknown>;
  /** What the reader sees, and the page is told. */
  readonly sentence: string;
  readonly isLogged: boolean;
  readonly isOffline?: boolean;
}

const FAILURES: readonly Failure[] = [
  {
    title: 'an application error with words for people',
    answers: [{ json: { ErrorCode: 10, Message: `Токен ${TOKEN} не найден` } }],
    detail: { kind: 'api', code: 10 },
    sentence: 'Токен … не найден',
    isLogged: false,
  },
  {
    title: 'an application error with a stack trace for words',
    answers: [{ json: { ErrorCode: 10, Message: 'Ошибка\n   at A.B() in C:\\a.cs:line 7' } }],
    detail: { kind: 'api', code: 10 },
    sentence: ERROR,
    isLogged: true,
  },
  {
    title: 'a Message alone in XML',
    answers: [
      {
        body: '<R xmlns:i="i"><ErrorCode i:nil="true"/><Message>Позже</Message><LeadsClients/></R>',
        headers: { 'Content-Type': 'application/xml' },
      },
    ],
    detail: { kind: 'api' },
    sentence: 'Позже',
    isLogged: false,
  },
  {
    title: 'a failure of the framework',
    answers: [{ status: 500, json: { Message: 'An error has occurred.', StackTrace: ' at A' } }],
    detail: { kind: 'http', status: 500 },
    sentence: ERROR,
    isLogged: true,
  },
  {
    title: 'a page for people',
    answers: [{ body: '<h1>Тех. работы</h1>', headers: { 'Content-Type': 'text/html' } }],
    detail: { kind: 'protocol' },
    sentence: ERROR,
    isLogged: true,
  },
  {
    title: 'a connection that breaks off, without a network',
    answers: [{ truncate: true }],
    detail: { kind: 'offline' },
    sentence: OFFLINE,
    isLogged: false,
    isOffline: true,
  },
];

function cancelErrors(element: ClientLeads): void {
  element.addEventListener('leads-error', (event) => event.preventDefault());
}

describe('a first page', () => {
  for (const { title, answers, detail, sentence, isLogged, isOffline = false } of FAILURES) {
    it(`gives way to words, and a way to try again, if it fails with ${title}`, async () => {
      const lines = captureConsole('error');
      const host = await DemoHost.create({ leads: 3 });
      await host.answer(...answers);
      stub(navigator, 'onLine', !isOffline);
      const element = mountFor(host);
      const events = recordEvents(element);
      await settled(element);
      expect(element.status).to.equal('error');
      expect(text(part(element, 'message'))).to.equal(sentence);
      expect(events).to.deep.equal([['leads-error', { ...detail, message: sentence }]]);
      expect(lines).to.have.length(isLogged ? 1 : 0);
      expect(await host.requests()).to.have.length(answers.length);
      expect(element.shadowRoot!.textContent).not.to.match(/ at |<h1>|500|503/);

      stub(navigator, 'onLine', true);
      part(element, 'retry')!.click();
      await settled(element);
      expect(rows(element)).to.have.length(3);
      expect(has(element, 'message')).to.equal(false);
    });
  }

  it('leaves the words and the button as they are while it is tried again', async () => {
    captureConsole('error');
    const host = await DemoHost.create({ leads: 3 });
    await host.answer({ status: 500 }, { hold: true });
    const element = await settled(mountFor(host));
    const button = part(element, 'retry')!;
    const message = part(element, 'message')!;
    button.click();
    await host.holds(1);
    await element.updateComplete;
    expect(element.status).to.equal('loading');
    expect(part(element, 'retry') === button).to.equal(true);
    expect(part(element, 'message') === message).to.equal(true);
    expect(button.ariaDisabled).to.equal('true');
    expect(has(element, 'skeleton')).to.equal(false);
    await host.release();
    await settled(element);
    expect(has(element, 'message')).to.equal(false);
  });
});

describe('a further page that fails', () => {
  it('keeps the rows, and makes the button the retry, in one block with the message', async () => {
    captureConsole('error');
    const host = await DemoHost.create({ leads: manyRows(60) });
    const element = await settled(mountFor(host));
    const events = recordEvents(element);
    await host.answer({ status: 500 }, { hold: true });
    await element.loadMore();
    expect(element.status).to.equal('error-more');
    expect(rows(element)).to.have.length(20);
    expect(events).to.deep.equal([
      ['leads-error', { kind: 'http', status: 500, message: ERROR_MORE }],
    ]);
    const button = loadMoreButton(element)!;
    expect(part(element, 'retry') === button).to.equal(true);
    expect(text(button.closest('.notice'))).to.equal(`${ERROR_MORE} Попробовать снова`);

    button.click();
    await host.holds(1);
    await element.updateComplete;
    expect(text(part(element, 'message'))).to.equal(ERROR_MORE);
    await host.release();
    await settled(element);
    expect(rows(element)).to.have.length(40);
    expect(loadMoreButton(element) === button).to.equal(true);
    expect([has(element, 'retry'), has(element, 'message')]).to.deep.equal([false, false]);
    expect(text(button)).to.equal('Показать ещё 20');
  });
});

describe('a refresh that fails', () => {
  it('leaves all as it was, and tells the page', async () => {
    captureConsole('error');
    const host = await DemoHost.create({ leads: manyRows(30) });
    const element = await settled(mountFor(host));
    const events = recordEvents(element);
    await host.answer({ status: 500 });
    await element.refresh();
    expect(element.status).to.equal('ready');
    expect(rows(element)).to.have.length(20);
    expect(has(element, 'message')).to.equal(false);
    expect(events.map(([type]) => type)).to.deep.equal(['leads-error']);
  });
});

describe('a failure that the page has taken upon itself', () => {
  it('shows nothing', async () => {
    captureConsole('error');
    const host = await DemoHost.create({ leads: 3 });
    await host.answer({ status: 500 });
    const element = mountFor(host);
    cancelErrors(element);
    await settled(element);
    expect(element.status).to.equal('error');
    expect(text(element.shadowRoot)).to.equal('');
  });
});

describe('a host that does not answer', () => {
  it('is given up after the timeout', async () => {
    captureConsole('error');
    const host = await DemoHost.create({ leads: 3 });
    await host.answer({ hold: true });
    const element = mountTimed(host, { timeout: '4000' });
    const events = recordEvents(element);
    await host.holds(1);
    clockOf(element).pass(3999);
    expect(element.status).to.equal('loading');
    clockOf(element).pass(1);
    await settled(element);
    expect(events).to.deep.equal([['leads-error', { kind: 'timeout', message: TIMEOUT }]]);
    await host.requests({ aborted: 1 });
  });
});

describe('a token that is refused', () => {
  for (const isCancelled of [false, true]) {
    it(`ends the session, ${isCancelled ? 'without a word if the page wants that' : 'in words'}`, async () => {
      captureConsole('error');
      const host = await DemoHost.create({ leads: manyRows(30) });
      const element = mountTimed(host, { 'refresh-interval': '20000', 'login-href': '/in?a=1' });
      await settled(element);
      if (isCancelled) {
        cancelErrors(element);
      }
      const atError: number[] = [];
      element.addEventListener('leads-error', () => atError.push(element.leads.length));
      await host.answer({ status: 401 });
      await element.loadMore();
      expect(atError).to.deep.equal([0]);
      expect(element.status).to.equal('error');
      expect([element.leads.length, element.totalRows, element.unread]).to.deep.equal([0, 0, 0]);
      expect([rows(element).length, element.hasMore]).to.deep.equal([0, false]);
      expect(has(element, 'retry')).to.equal(false);
      expect(text(part(element, 'message'))).to.equal(isCancelled ? '' : SIGNED_OUT);
      expect(await hear(element)).to.equal(isCancelled ? '' : SIGNED_OUT);
      const link = element.shadowRoot!.querySelector('a');
      expect(link?.getAttribute('href')).to.equal(isCancelled ? undefined : '/in?a=1');
      clockOf(element).pass(100_000);
      expect(await host.requests()).to.have.length(2);

      element.token = '55120939';
      await settled(element);
      expect(rows(element)).to.have.length(20);
    });
  }
});
