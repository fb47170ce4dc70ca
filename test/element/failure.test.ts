import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads } from '../../src/index.js';
import { captureConsole } from '../helpers/stub.js';
import { DemoHost, manyRows, type ScriptedAnswer } from '../helpers/demo-host.js';
import {
  focusRow,
  has,
  loadMoreButton,
  mountFor,
  part,
  recordEvents,
  rows,
  settled,
  text,
} from '../helpers/element.js';
import { hear } from '../helpers/speech.js';
import { clockOf, mountTimed } from '../helpers/timed-element.js';

const ERROR = 'Не удалось загрузить обращения';
const ERROR_MORE = 'Не удалось загрузить следующие обращения';
const OFFLINE = 'Нет подключения к интернету. Загрузим обращения, как только оно появится';
const SIGNED_OUT = 'Сеанс завершён. Войдите ещё раз';
const TIMEOUT = 'Сервер долго не отвечает. Попробуйте ещё раз';
/** Longer words are cut. */
const LONG = `Позже${'\n'.repeat(294)}…`;
const STACK =
  '   at LCManagerPartner.Controllers.ClientController.LeadsPagingInfo() in C:\\a.cs:line 7';

interface Failure {
  readonly title: string;
  /** What the host does, as often as it is asked. */
  readonly answers: readonly ScriptedAnswer[];
  readonly detail: Record<string, unknown>;
  /** What the reader sees in place of the first page; the detail's message by default. */
  readonly sentence?: readonly [first: string, further: string];
  readonly isLogged: boolean;
  readonly isOffline?: boolean;
}

const FAILURES: readonly Failure[] = [
  {
    title: 'an application error with words for people',
    answers: [{ json: { ErrorCode: 10, Message: 'Сервис недоступен' } }],
    detail: { kind: 'api', code: 10 },
    sentence: ['Сервис недоступен', 'Сервис недоступен'],
    isLogged: false,
  },
  {
    title: 'an application error with a stack trace for words',
    answers: [{ json: { ErrorCode: 10, Message: `Ошибка\n${STACK}` } }],
    detail: { kind: 'api', code: 10 },
    isLogged: true,
  },
  {
    title: 'an application error with a code for words',
    answers: [{ json: { ErrorCode: 10, Message: '10' } }],
    detail: { kind: 'api', code: 10 },
    isLogged: true,
  },
  {
    title: 'an application error with a code that is no number',
    answers: [{ json: { ErrorCode: 'E42', Message: 'Позже', TotalRows: 0, LeadsClients: [] } }],
    detail: { kind: 'api' },
    sentence: ['Позже', 'Позже'],
    isLogged: false,
  },
  {
    title: 'a Message alone',
    answers: [{ json: { Message: 'Позже', ErrorCode: null, LeadsClients: null } }],
    detail: { kind: 'api' },
    sentence: ['Позже', 'Позже'],
    isLogged: false,
  },
  {
    title: 'a Message alone in XML',
    answers: [
      {
        body: '<R xmlns:i="i"><ErrorCode i:nil="true"/><Message>Позже</Message><LeadsClients/><TotalRows i:nil="true"/></R>',
        headers: { 'Content-Type': 'application/xml' },
      },
    ],
    detail: { kind: 'api' },
    sentence: ['Позже', 'Позже'],
    isLogged: false,
  },
  {
    title: 'an application error in XML with a code that is no number',
    answers: [
      {
        body: '<R><ErrorCode>E42</ErrorCode><Message>Позже</Message><TotalRows>0</TotalRows></R>',
        headers: { 'Content-Type': 'application/xml' },
      },
    ],
    detail: { kind: 'api' },
    sentence: ['Позже', 'Позже'],
    isLogged: false,
  },
  {
    title: 'an application error whose words have 9 MB of line breaks',
    answers: [{ json: { ErrorCode: 10, Message: `Позже${'\n'.repeat(4_500_000)}.` } }],
    detail: { kind: 'api', code: 10 },
    sentence: [LONG, LONG],
    isLogged: false,
  },
  {
    title: 'a failure of the framework',
    answers: [{ status: 500, json: { Message: 'An error has occurred.', StackTrace: STACK } }],
    detail: { kind: 'http', status: 500 },
    isLogged: true,
  },
  {
    title: 'a page for people',
    answers: [{ body: '<h1>Тех. работы</h1>', headers: { 'Content-Type': 'text/html' } }],
    detail: { kind: 'protocol' },
    isLogged: true,
  },
  {
    title: 'a redirect',
    answers: [{ status: 307, headers: { Location: '/elsewhere' } }],
    detail: { kind: 'protocol' },
    isLogged: true,
  },
  {
    title: 'a host that is busy each time',
    answers: [503, 502, 429].map((status) => ({ status, headers: { 'Retry-After': '0' } })),
    detail: { kind: 'http', status: 429 },
    isLogged: true,
  },
  {
    title: 'a connection that breaks off, without a network',
    answers: [{ truncate: true }],
    detail: { kind: 'offline' },
    sentence: [OFFLINE, OFFLINE],
    isLogged: false,
    isOffline: true,
  },
];

afterEach(() => {
  Reflect.deleteProperty(navigator, 'onLine');
});

function setOnline(value: boolean): void {
  Object.defineProperty(navigator, 'onLine', { value, configurable: true });
}

function cancelErrors(element: ClientLeads): void {
  element.addEventListener('leads-error', (event) => event.preventDefault());
}

for (const { title, answers, detail, sentence, isLogged, isOffline } of FAILURES) {
  const [first, further] = sentence ?? [ERROR, ERROR_MORE];

  describe(title, () => {
    it('stands in place of the first page, in words, with a way to try again', async () => {
      const lines = captureConsole('error');
      const host = await DemoHost.create({ leads: 3 });
      await host.answer(...answers);
      if (isOffline) {
        setOnline(false);
      }
      const element = mountFor(host);
      const events = recordEvents(element);
      await settled(element);
      expect(element.status).to.equal('error');
      expect(text(part(element, 'message'))).to.equal(first.replaceAll(/\s+/g, ' '));
      expect(events).to.deep.equal([['leads-error', { ...detail, message: first }]]);
      expect(lines).to.have.length(isLogged ? 1 : 0);
      expect(await host.requests()).to.have.length(answers.length);
      expect(element.shadowRoot!.textContent).not.to.match(/ at |<h1>|500|503/);

      setOnline(true);
      part(element, 'retry')!.click();
      await settled(element);
      expect(rows(element)).to.have.length(3);
      expect(has(element, 'message')).to.equal(false);
    });

    it('keeps the rows where a further page fails', async () => {
      captureConsole('error');
      const host = await DemoHost.create({ leads: manyRows(30) });
      const element = await settled(mountFor(host));
      const events = recordEvents(element);
      await host.answer(...answers);
      if (isOffline) {
        setOnline(false);
      }
      await element.loadMore();
      expect(element.status).to.equal('error-more');
      expect(rows(element)).to.have.length(20);
      expect(text(part(element, 'message'))).to.equal(further.replaceAll(/\s+/g, ' '));
      expect(events).to.deep.equal([['leads-error', { ...detail, message: further }]]);

      setOnline(true);
      loadMoreButton(element)!.click();
      await element.loadMore();
      expect(rows(element)).to.have.length(30);
    });

    it('leaves all as it was where a refresh fails', async () => {
      captureConsole('error');
      const host = await DemoHost.create({ leads: manyRows(30) });
      const element = await settled(mountFor(host));
      const events = recordEvents(element);
      await host.answer(...answers);
      if (isOffline) {
        setOnline(false);
      }
      await element.refresh();
      expect(element.status).to.equal('ready');
      expect(rows(element)).to.have.length(20);
      expect(has(element, 'message')).to.equal(false);
      expect(events.map(([type]) => type)).to.deep.equal(['leads-error']);
    });

    it('shows nothing where the page has cancelled it', async () => {
      captureConsole('error');
      const host = await DemoHost.create({ leads: 3 });
      await host.answer(...answers);
      if (isOffline) {
        setOnline(false);
      }
      const element = mountFor(host);
      cancelErrors(element);
      await settled(element);
      expect(element.status).to.equal('error');
      expect(text(element.shadowRoot)).to.equal('');
    });
  });
}

describe('a further page that has failed', () => {
  it('turns the button, which keeps the focus, into the retry, in one block with the message', async () => {
    captureConsole('error');
    const host = await DemoHost.create({ leads: manyRows(60) });
    const element = await settled(mountFor(host));
    const button = loadMoreButton(element)!;
    button.focus();
    await host.answer({ status: 500 }, { hold: true });
    await element.loadMore();
    expect(loadMoreButton(element) === button).to.equal(true);
    expect(part(element, 'retry') === button).to.equal(true);
    expect(element.shadowRoot!.activeElement === button).to.equal(true);
    expect(text(button)).to.equal('Попробовать снова');
    const block = button.closest('.notice');
    expect(text(block)).to.equal(`${ERROR_MORE} Попробовать снова`);

    button.click();
    await host.holds(1);
    await element.updateComplete;
    expect(button.ariaDisabled).to.equal('true');
    expect(text(part(element, 'message'))).to.equal(ERROR_MORE);
    await host.release();
    await settled(element);
    expect(loadMoreButton(element) === button).to.equal(true);
    expect(has(element, 'retry')).to.equal(false);
    expect(text(button)).to.equal('Показать ещё 20');
    expect(has(element, 'message')).to.equal(false);
  });
});

describe('a host that does not answer', () => {
  for (const isCancelled of [false, true]) {
    it(`is a timeout, ${isCancelled ? 'cancelled' : 'in words'}`, async () => {
      captureConsole('error');
      const host = await DemoHost.create({ leads: 3 });
      await host.answer({ hold: true });
      const element = mountTimed(host, { timeout: '4000' });
      if (isCancelled) {
        cancelErrors(element);
      }
      const events = recordEvents(element);
      await host.holds(1);
      clockOf(element).pass(3999);
      expect(element.status).to.equal('loading');
      clockOf(element).pass(1);
      await settled(element);
      expect(events).to.deep.equal([['leads-error', { kind: 'timeout', message: TIMEOUT }]]);
      expect(has(element, 'message')).to.equal(!isCancelled);
      await host.requests({ aborted: 1 });
    });
  }
});

describe('a network that fails', () => {
  for (const isCancelled of [false, true]) {
    it(`is asked three times, then told, ${isCancelled ? 'cancelled' : 'in words'}`, async () => {
      captureConsole('error');
      const host = await DemoHost.create({ leads: 3 });
      await host.answer({ truncate: true, hold: true }, { truncate: true }, { truncate: true });
      const element = mountTimed(host);
      if (isCancelled) {
        cancelErrors(element);
      }
      const events = recordEvents(element);
      await host.holds(1);
      // What is said of slow loading has timers of its own.
      clockOf(element).pass(1000);
      await hear(element);
      await host.release();
      for (const tries of [1, 2]) {
        await host.requests({ atLeast: tries });
        await waitsForRetry(element);
        clockOf(element).pass(1000);
      }
      await settled(element);
      expect(events).to.deep.equal([['leads-error', { kind: 'network', message: ERROR }]]);
      expect(await host.requests()).to.have.length(3);
      expect(has(element, 'message')).to.equal(!isCancelled);
    });
  }

  it('is forgotten where the second try succeeds', async () => {
    const host = await DemoHost.create({ leads: 3 });
    await host.answer({ truncate: true });
    const element = mountTimed(host);
    const events = recordEvents(element);
    await host.requests({ atLeast: 1 });
    await waitsForRetry(element);
    clockOf(element).pass(500);
    await settled(element);
    expect(events.map(([type]) => type)).to.deep.equal(['leads-load']);
  });
});

describe('a host that asks to wait', () => {
  for (const header of ['2', new Date(2000).toUTCString()]) {
    it(`is asked again after that, with Retry-After: ${header}`, async () => {
      const host = await DemoHost.create({ leads: 3 });
      await host.answer({ status: 503, headers: { 'Retry-After': header } });
      const element = mountTimed(host);
      await clockOf(element).waitsFor(2000);
      clockOf(element).pass(1999);
      expect(await host.requests()).to.have.length(1);
      clockOf(element).pass(1);
      await settled(element);
      expect(rows(element)).to.have.length(3);
      expect(await host.requests()).to.have.length(2);
    });
  }

  it('is not waited for beyond the timeout', async () => {
    captureConsole('error');
    const host = await DemoHost.create({ leads: 3 });
    await host.answer({ status: 503, headers: { 'Retry-After': '15' } });
    const element = await settled(mountTimed(host));
    expect(element.status).to.equal('error');
    expect(await host.requests()).to.have.length(1);
  });
});

describe('a page that asks again as soon as it is told', () => {
  it('has the first page that has just failed read again', async () => {
    captureConsole('error');
    const host = await DemoHost.create({ leads: 3 });
    await host.answer({ status: 500 });
    const element = mountFor(host);
    const again = new Promise<void>((resolve) => {
      element.addEventListener('leads-error', () => resolve(element.refresh()), { once: true });
    });
    await again;
    expect(element.status).to.equal('complete');
    expect(await host.requests()).to.have.length(2);
  });

  it('has the further page that has just failed read again', async () => {
    captureConsole('error');
    const host = await DemoHost.create({ leads: manyRows(30) });
    const element = await settled(mountFor(host));
    await host.answer({ status: 500 });
    const again = new Promise<boolean>((resolve) => {
      element.addEventListener('leads-error', () => resolve(element.loadMore()), { once: true });
    });
    await element.loadMore();
    await again;
    expect(element.status).to.equal('complete');
    expect(await host.requests()).to.have.length(3);
  });
});

/** What ends a session: the operation that the host refuses. */
const REFUSED: Readonly<Record<string, (element: ClientLeads) => Promise<unknown>>> = {
  'a further page': (element) => element.loadMore(),
  'a refresh': (element) => element.refresh(),
  'a quiet refresh': (element) => {
    clockOf(element).pass(24_000);
    return waitForError(element);
  },
};

async function waitForError(element: ClientLeads): Promise<void> {
  await new Promise((resolve) => {
    element.addEventListener('leads-error', resolve, { once: true });
  });
  await element.updateComplete;
}

describe('a token that is refused', () => {
  for (const status of [401, 403]) {
    it(`is asked for again once for ${status}, by all who were refused`, async () => {
      captureConsole('error');
      const host = await DemoHost.create({ leads: 30 });
      await host.answer({ status });
      const element = mountFor(host, { token: '' });
      const given: string[] = [];
      element.tokenProvider = () => {
        given.push(String(given.length + 1));
        return given.at(-1)!;
      };
      await settled(element);
      expect(given).to.deep.equal(['1', '2']);
      await host.answer({ status }, { status });
      await element.loadMore();
      expect(given).to.deep.equal(['1', '2', '3']);
      expect(element.status).to.equal('error');
      part(element, 'retry')!.click();
      await settled(element);
      expect(given).to.deep.equal(['1', '2', '3', '4']);
      expect(rows(element)).to.have.length(20);
    });

    it(`ends the session with ${status} for the first page`, async () => {
      captureConsole('error');
      const host = await DemoHost.create({ leads: 3 });
      await host.answer({ status });
      const element = mountFor(host, { lang: 'en' });
      const events = recordEvents(element);
      await settled(element);
      const message = 'Your session has ended. Please sign in again';
      expect(events).to.deep.equal([['leads-error', { kind: 'auth', status, message }]]);
      expect(text(part(element, 'message'))).to.equal(message);
      expect(has(element, 'retry')).to.equal(false);
    });
  }

  for (const [title, ask] of Object.entries(REFUSED)) {
    for (const isCancelled of [false, true]) {
      it(`ends the session for ${title}${isCancelled ? ', cancelled' : ''}`, async () => {
        captureConsole('error');
        const host = await DemoHost.create({ leads: manyRows(30) });
        const element = mountTimed(host, { 'refresh-interval': '20000', 'login-href': '/in?a=1' });
        await settled(element);
        if (isCancelled) {
          cancelErrors(element);
        }
        const atError: number[] = [];
        element.addEventListener('leads-error', () => atError.push(element.leads.length));
        focusRow(rows(element)[0]);
        await host.answer({ status: 401 });
        await ask(element);
        expect(atError).to.deep.equal([0]);
        expect(element.status).to.equal('error');
        expect([element.leads.length, element.totalRows, element.unread]).to.deep.equal([0, 0, 0]);
        expect(element.hasMore).to.equal(false);
        expect(rows(element)).to.have.length(0);
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
  }

  it('leads nowhere but to where a page can be, and says so once', async () => {
    const lines = captureConsole('error');
    const host = await DemoHost.create({ leads: 3 });
    await host.answer({ status: 401 });
    const element = await settled(mountFor(host, { 'login-href': 'javascript:alert(1)' }));
    expect(element.shadowRoot!.querySelector('a')).to.equal(null);
    expect(element.loginHref).to.equal(null);
    expect(lines.filter((line) => line.includes('login-href'))).to.deep.equal([
      '<client-leads> login-href must be an http, https or relative URL; the value is ignored.',
    ]);
  });
});

describe('the retry of the first page', () => {
  it('leaves the message and the button, which keeps the focus, until there are rows', async () => {
    captureConsole('error');
    const host = await DemoHost.create({ leads: 3 });
    await host.answer({ status: 500 }, { hold: true, status: 500 }, { hold: true });
    const element = await settled(mountFor(host));
    const button = part(element, 'retry')!;
    const message = part(element, 'message')!;
    for (const outcome of ['fails', 'succeeds']) {
      button.focus();
      button.click();
      await host.holds(1);
      await element.updateComplete;
      expect(element.status, outcome).to.equal('loading');
      expect(part(element, 'retry') === button).to.equal(true);
      expect(part(element, 'message') === message).to.equal(true);
      expect(button.ariaDisabled).to.equal('true');
      expect(has(element, 'skeleton')).to.equal(false);
      expect(element.shadowRoot!.activeElement === button).to.equal(true);
      await host.release();
      await settled(element);
      expect(button.ariaDisabled === 'false', outcome).to.equal(outcome === 'fails');
    }
    expect(has(element, 'message')).to.equal(false);
    expect(element.shadowRoot!.activeElement === rows(element)[0]).to.equal(true);
  });
});

/** Until it waits for its next try, beside the timeout. */
async function waitsForRetry(element: ClientLeads): Promise<void> {
  const clock = clockOf(element);
  await clock.waitsUntil((waits) => waits.some((ms) => ms < 1000));
}
