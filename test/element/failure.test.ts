import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads } from '../../src/index.js';
import { captureConsole } from '../helpers/stub.js';
import { DemoHost, manyRows, type ScriptedAnswer } from '../helpers/demo-host.js';
import {
  expectDropped,
  has,
  mountFor,
  part,
  recordEvents,
  rows,
  settled,
  showList,
  text,
  TOKEN,
} from '../helpers/element.js';
import { hear } from '../helpers/speech.js';
import { clockOf, mountTimed } from '../helpers/timed-element.js';

const SIGNED_OUT = 'Сеанс завершён. Войдите ещё раз';

/** The answer of the host, and the results for the page, the reader and the console. */
const FAILURES: readonly [string, ScriptedAnswer, Record<string, unknown>, string, string][] = [
  [
    'an application error with a message',
    { json: { ErrorCode: 10, Message: `Токен ${TOKEN} не найден` } },
    { kind: 'api', code: 10 },
    'Токен … не найден',
    'The API answered with ErrorCode 10.',
  ],
  [
    'a failure of the framework',
    { status: 500, json: { Message: 'An error has occurred.', StackTrace: ' at A' } },
    { kind: 'http', status: 500 },
    'Не удалось загрузить обращения',
    'The API answered with HTTP 500. An error has occurred.',
  ],
];

function cancelErrors(element: ClientLeads): void {
  element.addEventListener('leads-error', (event) => event.preventDefault());
}

describe('a first page', () => {
  for (const [title, answer, detail, message, logged] of FAILURES) {
    it(`shows a message and a retry button if it fails with ${title}`, async () => {
      const lines = captureConsole('error');
      const host = await DemoHost.create({ leads: 3 });
      await host.answer(answer);
      const element = mountFor(host);
      const events = recordEvents(element);
      await settled(element);
      expect(element.status).to.equal('error');
      expect(text(part(element, 'message'))).to.equal(message);
      expect(events).to.deep.equal([['leads-error', { ...detail, message }]]);
      expect(lines).to.deep.equal([`<client-leads> ${logged} The API base is ${host.base}`]);
      expect(element.shadowRoot!.textContent).not.to.match(/ at |500/);
      part(element, 'retry')!.click();
      await settled(element);
      expect(rows(element)).to.have.length(3);
      expect(has(element, 'message')).to.equal(false);
    });
  }

  it('shows only the filter if the page handles the failure itself', async () => {
    captureConsole('error');
    const host = await DemoHost.create({ settings: { apiError: { code: 1, message: 'Нет' } } });
    for (const controls of ['', 'search']) {
      const element = mountFor(host, { 'filter-controls': controls });
      cancelErrors(element);
      await settled(element);
      expect(element.status).to.equal('error');
      expect([has(element, 'filter'), has(element, 'message')]).to.deep.equal([!!controls, false]);
      expect(has(element, 'retry')).to.equal(false);
      expect(element.shadowRoot!.querySelectorAll('section')).to.have.length(controls ? 1 : 0);
    }
  });
});

describe('a further page', () => {
  it('shows no failure that the page handles itself, even after another that it does not', async () => {
    captureConsole('error');
    const [element, host] = await showList({ leads: manyRows(30) });
    element.addEventListener('leads-error', (event) => event.preventDefault(), { once: true });
    await host.answer({ status: 500 }, { status: 500 });
    await element.loadMore();
    await element.refresh();
    expect([element.status, has(element, 'message')]).to.deep.equal(['error-more', false]);
  });
});

describe('a refused token', () => {
  for (const isCancelled of [false, true]) {
    it(`ends the session, ${isCancelled ? 'without a message if the page cancels it' : 'with a message'}`, async () => {
      captureConsole('error');
      const host = await DemoHost.create({ leads: manyRows(30) });
      const element = mountTimed(host, { 'login-href': '/in?a=1' });
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
      expectDropped(element);
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
