import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { ClientLeads } from '../../src/index.js';
import { captureConsole } from '../helpers/stub.js';
import { DemoHost, manyRows } from '../helpers/demo-host.js';
import {
  expectDropped,
  has,
  mountFor,
  part,
  recordEvents,
  rows,
  settled,
  text,
  TOKEN,
} from '../helpers/element.js';
import { clockOf, hear, mountTimed } from '../helpers/timed-element.js';

const SIGNED_OUT = 'Сеанс завершён. Войдите ещё раз';

function cancelErrors(element: ClientLeads): void {
  element.addEventListener('leads-error', (event) => event.preventDefault());
}

describe('a first page', () => {
  it('shows a message without the token and a retry button, and tells the page and the console', async () => {
    const lines = captureConsole('error');
    const host = await DemoHost.create({ leads: 3 });
    await host.answer({ json: { ErrorCode: 10, Message: `Токен ${TOKEN} не найден` } });
    const element = mountFor(host);
    const events = recordEvents(element);
    await settled(element);
    const message = 'Токен … не найден';
    const [title, words] = element.shadowRoot!.querySelectorAll('[part=message]');
    expect(element.status).to.equal('error');
    expect([title!, words!].map(text)).to.deep.equal(['Не удалось загрузить обращения', message]);
    expect(events).to.deep.equal([['leads-error', { kind: 'api', code: 10, message }]]);
    expect(lines).to.deep.equal([
      `<client-leads> The API answered with ErrorCode 10. The API base is ${host.base}`,
    ]);
    part(element, 'retry')!.click();
    await settled(element);
    expect([rows(element).length, has(element, 'message')]).to.deep.equal([3, false]);
  });

  for (const [title, answer, link] of [
    ['an ErrorCode, which may mean an ended session', { json: { ErrorCode: 7 } }, '/in'],
    ['a status', { status: 500 }, undefined],
  ] as const) {
    it(`has ${link ? 'the sign-in beside the' : 'only the'} retry button after ${title}`, async () => {
      captureConsole('error');
      const host = await DemoHost.create({ leads: 3 });
      await host.answer(answer);
      const element = await settled(mountFor(host, { 'login-href': '/in' }));
      expect(element.shadowRoot!.querySelector('a')?.pathname).to.equal(link);
      part(element, 'retry')!.click();
      await settled(element);
      expect(rows(element)).to.have.length(3);
    });
  }

  for (const [title, answer, buttons, isRetried] of [
    ['an ErrorCode', { json: { ErrorCode: 7 } }, ['*Попробовать снова', 'Войти'], false],
    ['401', { status: 401 }, ['*Войти'], false],
    ['404', { status: 404 }, ['*Попробовать снова'], false],
    ['500', { status: 500 }, ['*Попробовать снова'], true],
  ] as const) {
    it(`fills the button that probably helps after ${title}, and says ${isRetried ? '' : 'nothing '}of a retry by itself`, async () => {
      captureConsole('error');
      const host = await DemoHost.create({ leads: 3 });
      await host.answer(answer);
      const element = await settled(mountTimed(host, { 'login-href': '/in' }));
      const { shadowRoot } = element;
      const shown = [...shadowRoot!.querySelectorAll('.button')].map(
        (button) => (button.matches('.is-main') ? '*' : '') + text(button),
      );
      expect(shown).to.deep.equal(buttons);
      const hint = text(shadowRoot!.querySelector('.hint'));
      expect(hint).to.equal(isRetried ? 'Попробуем ещё раз сами' : '');
      clockOf(element).pass(40_000);
      await settled(element);
      expect(rows(element)).to.have.length(isRetried ? 3 : 0);
    });
  }

  it('shows nothing if the page handles the failure itself', async () => {
    captureConsole('error');
    const host = await DemoHost.create({ settings: { apiError: { code: 1, message: 'Нет' } } });
    const element = mountFor(host, { 'filter-controls': 'search' });
    cancelErrors(element);
    await settled(element);
    expect(element.status).to.equal('error');
    expect(element.shadowRoot!.querySelectorAll('section')).to.have.length(0);
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
