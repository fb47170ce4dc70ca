import { expect } from '@open-wc/testing';
import type { LeadsErrorDetail, LeadsLoadDetail } from '../../src/index.js';
import '../../src/index.js';
import { captureConsole } from '../helpers/stub.js';
import { DemoHost, hostRows, manyRows } from '../helpers/demo-host.js';
import {
  has,
  loadMoreButton,
  mount,
  mountFor,
  part,
  recordEvents,
  rows,
  settled,
  subjects,
  summary,
  text,
  TOKEN,
} from '../helpers/element.js';

describe('<client-leads>', () => {
  it('is updated as an element of Lit is, and can be asked again what it observes', async () => {
    const host = await DemoHost.create({ leads: 1 });
    const element = await settled(mountFor(host));
    element.pageSize = 5;
    expect(await element.updateComplete).to.equal(true);
    const { observedAttributes } = customElements.get('client-leads') as unknown as {
      observedAttributes: string[];
    };
    expect(observedAttributes).to.include('sitecode').and.not.include(false);
  });

  describe('pages', () => {
    it('shows the first page and asks for more until every inquiry is shown, once and in order', async () => {
      const host = await DemoHost.create({ leads: manyRows(137) });
      const element = await settled(mountFor(host));
      expect(element.status).to.equal('ready');
      expect(rows(element)).to.have.length(20);
      expect(summary(element)).to.equal('Показано 20 из 137');
      expect(text(loadMoreButton(element))).to.equal('Показать ещё 20');

      while (loadMoreButton(element)) {
        loadMoreButton(element)?.click();
        await element.loadMore();
      }
      expect(element.status).to.equal('complete');
      expect(subjects(element)).to.deep.equal(manyRows(137).map(({ Subject }) => Subject));
      expect(summary(element)).to.equal('Показано 137 из 137');
      expect(await host.spans()).to.deep.equal([
        [1, 20],
        [20, 21],
        [40, 21],
        [60, 21],
        [80, 21],
        [100, 21],
        [120, 21],
      ]);
    });

    it('promises on the last button what is left', async () => {
      const host = await DemoHost.create({ leads: 21 });
      const element = await settled(mountFor(host));
      expect(text(loadMoreButton(element))).to.equal('Показать ещё 1');
    });

    it('keeps the nodes of the rows that stay', async () => {
      const host = await DemoHost.create({ leads: 40 });
      const element = await settled(mountFor(host));
      const before = rows(element);
      await element.loadMore();
      expect(before.every((row, index) => rows(element)[index] === row)).to.equal(true);
    });

    it('makes one request for two clicks', async () => {
      const host = await DemoHost.create({ leads: 60 });
      const element = await settled(mountFor(host));
      await host.answer({ hold: true });
      loadMoreButton(element)?.click();
      loadMoreButton(element)?.click();
      await host.holds(1);
      expect(element.status).to.equal('loading-more');
      expect(loadMoreButton(element)?.getAttribute('aria-disabled')).to.equal('true');
      expect(loadMoreButton(element)?.disabled).to.equal(false);
      await host.release();
      await settled(element);
      expect(await host.requests()).to.have.length(2);
      expect(rows(element)).to.have.length(40);
    });

    it('shows a row beyond what was asked for', async () => {
      const host = await DemoHost.create({ leads: manyRows(50), settings: { extraRows: 1 } });
      const element = await settled(mountFor(host));
      expect(rows(element)).to.have.length(21);
      await element.loadMore();
      await element.loadMore();
      expect(element.status).to.equal('complete');
      expect(subjects(element)).to.deep.equal(manyRows(50).map(({ Subject }) => Subject));
    });

    it('stops asking where the total promises more than there is', async () => {
      const host = await DemoHost.create({ leads: 30, settings: { totalOffset: 1 } });
      const element = await settled(mountFor(host));
      await element.loadMore();
      expect(text(loadMoreButton(element))).to.equal('Показать ещё 1');
      await element.loadMore();
      expect(element.status).to.equal('ready');
      expect(summary(element)).to.equal('Показано 30 из 31');
      expect(has(element, 'load-more')).to.equal(false);
      await host.forgetRequests();
      await element.loadMore();
      expect(await host.requests()).to.have.length(0);
    });

    it('names no total where more rows came than it says', async () => {
      const host = await DemoHost.create({ leads: 20, settings: { totalOffset: -3 } });
      const element = await settled(mountFor(host));
      expect(element.status).to.equal('ready');
      expect(rows(element)).to.have.length(20);
      expect(has(element, 'summary')).to.equal(false);
      expect(has(element, 'load-more')).to.equal(false);
    });

    it('puts the row before the first on top where the host counts from 0, and says so once', async () => {
      const warnings = captureConsole('warn');
      const host = await DemoHost.create({ leads: manyRows(45), settings: { firstPosition: 0 } });
      const element = mountFor(host);
      element.removeAttribute('first-position');
      await settled(element);
      const events = recordEvents(element);
      await host.requests({ atLeast: 2 });
      await waitForEvent(events, 1);
      expect(subjects(element)[0]).to.equal('Обращение 1');
      expect(rows(element)).to.have.length(21);
      expect(warnings).to.deep.equal([
        '<client-leads> This host counts from 0: set first-position="0".',
      ]);
      await element.loadMore();
      await element.loadMore();
      expect(element.status).to.equal('complete');
      expect(subjects(element)).to.deep.equal(manyRows(45).map(({ Subject }) => Subject));
    });
  });

  describe('what is asked', () => {
    it('is asked before anything is drawn', async () => {
      const host = await DemoHost.create({ leads: 3 });
      const fetch = window.fetch.bind(window);
      const drawn: boolean[] = [];
      window.fetch = (...request) => {
        drawn.push(has(element, 'skeleton'));
        return fetch(...request);
      };
      const element = mountFor(host);
      try {
        await element.updateComplete;
        expect(drawn).to.deep.equal([false]);
        expect(has(element, 'skeleton')).to.equal(true);
        await settled(element);
      } finally {
        window.fetch = fetch;
      }
    });

    it('is asked before texts are made, which takes longer than all else', async () => {
      const host = await DemoHost.create({ leads: 3 });
      const fetch = window.fetch.bind(window);
      const { NumberFormat } = Intl;
      const log: string[] = [];
      window.fetch = (...request) => {
        log.push('request');
        return fetch(...request);
      };
      Intl.NumberFormat = new Proxy(NumberFormat, {
        construct: (target, options: ConstructorParameters<typeof NumberFormat>) => {
          log.push('texts');
          return new target(...options);
        },
      });
      try {
        await settled(mountFor(host));
        expect(log.slice(0, 2)).to.deep.equal(['request', 'texts']);
      } finally {
        window.fetch = fetch;
        Intl.NumberFormat = NumberFormat;
      }
    });

    it('asks once when client and token change together, and shows nothing of the earlier client', async () => {
      const host = await DemoHost.create({
        clients: { 1: hostRows(11, 12), 2: hostRows(21, 22) },
      });
      const element = await settled(mountFor(host, { client: '1' }));
      expect(subjects(element)).to.deep.equal(['Обращение 11', 'Обращение 12']);
      await host.answer({ hold: true });
      element.client = 2;
      element.token = 9007199254740993n;
      await element.updateComplete;
      expect(element.status).to.equal('loading');
      expect(rows(element)).to.have.length(0);
      expect(element.leads).to.have.length(0);
      await host.holds(1);
      await host.release();
      await settled(element);
      expect(subjects(element)).to.deep.equal(['Обращение 21', 'Обращение 22']);
      expect(await host.requests()).to.have.length(2);
    });

    it('never shows a late answer for an earlier client, and aborts its request', async () => {
      const host = await DemoHost.create({ clients: { 1: hostRows(1), 2: hostRows(2) } });
      await host.answer({ hold: true });
      const element = mountFor(host, { client: '1' });
      await host.holds(1);
      element.setAttribute('client', '2');
      await settled(element);
      await host.requests({ aborted: 1 });
      expect(subjects(element)).to.deep.equal(['Обращение 2']);
    });

    it('does not start over when the page size changes', async () => {
      const host = await DemoHost.create({ leads: 60 });
      const element = await settled(mountFor(host));
      element.pageSize = 5;
      await element.updateComplete;
      expect(text(loadMoreButton(element))).to.equal('Показать ещё 5');
      expect(await host.requests()).to.have.length(1);
    });

    it('takes attributes and properties set before it is in the page', async () => {
      const host = await DemoHost.create({ leads: 3 });
      const element = document.createElement('client-leads');
      Object.assign(element, { siteCode: ' GIFT-01 ', client: 1017, token: BigInt(TOKEN) });
      element.setAttribute('API-BASE', host.base);
      element.setAttribute('first-position', '1');
      const parent = document.createElement('div');
      parent.append(element);
      document.body.append(parent);
      await settled(element);
      expect(rows(element)).to.have.length(3);
      const [request] = await host.requests();
      expect(JSON.parse(request?.body ?? '')).to.deep.include({
        SiteCode: 'GIFT-01',
        Client: 1017,
      });
      parent.remove();
    });

    it('waits, silent, while a required attribute is missing or empty', async () => {
      const host = await DemoHost.create({ leads: 3 });
      const element = mountFor(host, { token: ' ' });
      const events = recordEvents(element);
      await element.updateComplete;
      expect(element.status).to.equal('unconfigured');
      expect(hasState(element, 'unconfigured')).to.equal(true);
      expect(element.getBoundingClientRect().height).to.equal(0);
      expect(rows(element)).to.have.length(0);
      await element.refresh();
      await element.loadMore();
      expect(await host.requests()).to.have.length(0);
      expect(events).to.deep.equal([]);
      element.setAttribute('token', TOKEN);
      await settled(element);
      expect(rows(element)).to.have.length(3);
    });

    it('asks a tokenProvider in place of the attribute', async () => {
      const host = await DemoHost.create({ leads: 3 });
      const element = mountFor(host, { token: '' });
      let asked = 0;
      element.tokenProvider = () => {
        asked++;
        return Promise.resolve('77');
      };
      await settled(element);
      expect(asked).to.equal(1);
      const [request] = await host.requests();
      expect(JSON.parse(request?.body ?? '')).to.deep.include({ Token: 77 });
    });

    it('goes on where a framework writes the tokenProvider anew, and asks the newest next', async () => {
      const host = await DemoHost.create({ leads: 50 });
      const element = mountFor(host, { token: '' });
      const asked: string[] = [];
      const provide = (token: string) => () => {
        asked.push(token);
        return token;
      };
      element.tokenProvider = provide('1');
      // As React does for a function that is written in place.
      element.addEventListener('leads-load', () => {
        element.tokenProvider = provide(String(asked.length + 1));
      });
      await settled(element);
      await element.updateComplete;
      expect(element.status).to.equal('ready');
      expect(await host.requests()).to.have.length(1);
      await element.loadMore();
      expect(rows(element)).to.have.length(40);
      await element.updateComplete;
      await element.loadMore();
      expect(rows(element)).to.have.length(50);
      expect(asked).to.deep.equal(['1', '2', '3']);
    });

    it('keeps the answer of one tokenProvider while requests succeed', async () => {
      const host = await DemoHost.create({ leads: 50 });
      const element = mountFor(host, { token: '' });
      let asked = 0;
      element.tokenProvider = () => String(++asked);
      await settled(element);
      await element.loadMore();
      await element.refresh();
      expect(asked).to.equal(1);
    });

    for (const token of [null, '55120938']) {
      it(`drops the list at once where the tokenProvider is set to null, with the token ${token}`, async () => {
        const host = await DemoHost.create({ leads: 3 });
        const element = mountFor(host, { token: '' });
        element.tokenProvider = () => '7';
        await settled(element);
        expect(rows(element)).to.have.length(3);
        await host.answer({ hold: true });
        Object.assign(element, { tokenProvider: null, token });
        await element.updateComplete;
        expect(element.leads).to.deep.equal([]);
        expect(rows(element)).to.have.length(0);
        expect(element.status).to.equal(token ? 'loading' : 'unconfigured');
        if (token) {
          await host.holds(1);
          await host.release();
          await settled(element);
          expect(rows(element)).to.have.length(3);
        }
      });
    }

    it('asks the tokenProvider again when the reader tries again after the API has refused', async () => {
      const host = await DemoHost.create({ settings: { strict: true } });
      const element = mountFor(host, { token: '' });
      const tokens = [999, TOKEN];
      element.tokenProvider = () => tokens.shift() ?? '';
      await settled(element);
      expect(element.status).to.equal('error');
      part(element, 'retry')?.click();
      await element.refresh();
      expect(rows(element)).to.have.length(20);
    });

    it('asks the tokenProvider again, once, when the API refuses the token', async () => {
      const host = await DemoHost.create({ leads: 3 });
      await host.answer({ status: 401 }, { normal: true });
      const element = mountFor(host, { token: '' });
      let token = 0;
      element.tokenProvider = () => ++token;
      await settled(element);
      expect(element.status).to.equal('complete');
      const tokens = (await host.requests()).map(
        ({ body }) => (JSON.parse(body) as { Token: number }).Token,
      );
      expect(tokens).to.deep.equal([1, 2]);
    });
  });

  describe('a bad attribute', () => {
    it('sends nothing and says why to the reader, to the console once, and by an event', async () => {
      const errors = captureConsole('error');
      const host = await DemoHost.create({ leads: 3 });
      const element = document.createElement('client-leads');
      const events = recordEvents(element);
      for (const [name, value] of Object.entries({
        SiteCode: 'GIFT-01',
        Client: 'abc',
        Token: '1',
      })) {
        element.setAttribute(name, value);
      }
      element.setAttribute('api-base', host.base);
      const attached = mount({});
      attached.replaceWith(element);
      await element.updateComplete;
      await element.updateComplete;
      const rule = 'client must be digits, 1 to 9223372036854775807.';
      expect(element.status).to.equal('error');
      expect(text(part(element, 'message'))).to.equal('Список обращений сейчас недоступен');
      expect(has(element, 'retry')).to.equal(false);
      expect(errors).to.deep.equal([`<client-leads> ${rule}`]);
      expect(events).to.deep.equal([
        ['leads-error', { kind: 'config', message: 'Список обращений сейчас недоступен' }],
      ]);
      expect(await host.requests()).to.have.length(0);
      element.remove();
    });

    it('recovers when it is mended, even by a listener', async () => {
      captureConsole('error');
      const host = await DemoHost.create({ leads: 3 });
      const element = mountFor(host, { client: 'abc' });
      element.addEventListener('leads-error', () => {
        element.client = 5;
      });
      await element.updateComplete;
      await settled(element);
      expect(element.status).to.equal('complete');
    });

    it('costs the reader nothing where it is not sent', async () => {
      const errors = captureConsole('error');
      const host = await DemoHost.create({ leads: 30 });
      const element = await settled(
        mountFor(host, {
          length: '201',
          timeout: 'soon',
          'time-zone': 'Moon/Sea',
          'wire-format': 'yaml',
        }),
      );
      expect(rows(element)).to.have.length(20);
      expect(errors).to.have.length(4);
    });
  });

  describe('failure', () => {
    it('shows a message and a retry button when the first page fails', async () => {
      captureConsole('error');
      const host = await DemoHost.create({ leads: 3 });
      await host.answer({ status: 500, json: { Message: 'Сбой', StackTrace: 'at Secret.cs:1' } });
      const element = mountFor(host);
      const events = recordEvents(element);
      await settled(element);
      expect(element.status).to.equal('error');
      expect(text(part(element, 'message'))).to.equal('Не удалось загрузить обращения');
      expect(events).to.deep.equal([
        ['leads-error', { kind: 'http', status: 500, message: 'Не удалось загрузить обращения' }],
      ]);
      part(element, 'retry')?.click();
      await element.updateComplete;
      await settled(element);
      expect(element.status).to.equal('complete');
    });

    it('shows what the API says to people', async () => {
      const host = await DemoHost.create({
        settings: { apiError: { code: 7, message: `Токен ${TOKEN} не найден` } },
      });
      const element = mountFor(host);
      const events = recordEvents(element);
      await settled(element);
      expect(text(part(element, 'message'))).to.equal('Токен … не найден');
      expect(events).to.deep.equal([
        ['leads-error', { kind: 'api', code: 7, message: 'Токен … не найден' }],
      ]);
    });

    it('keeps the rows when a further page fails, and the button is the retry', async () => {
      captureConsole('error');
      const host = await DemoHost.create({ leads: 40 });
      const element = await settled(mountFor(host));
      await host.answer({ status: 500 });
      loadMoreButton(element)?.focus();
      loadMoreButton(element)?.click();
      await element.loadMore();
      expect(element.status).to.equal('error-more');
      expect(rows(element)).to.have.length(20);
      expect(text(part(element, 'message'))).to.equal('Не удалось загрузить следующие обращения');
      expect(element.shadowRoot?.activeElement === loadMoreButton(element)).to.equal(true);
      await element.loadMore();
      expect(element.status).to.equal('complete');
      expect(has(element, 'message')).to.equal(false);
    });

    it('shows nothing of a failure that the page has taken upon itself', async () => {
      const host = await DemoHost.create({ settings: { apiError: { code: 1, message: 'Нет' } } });
      const element = mountFor(host);
      element.addEventListener('leads-error', (event) => event.preventDefault());
      await settled(element);
      expect(element.status).to.equal('error');
      expect(has(element, 'message')).to.equal(false);
      expect(has(element, 'heading')).to.equal(false);
    });

    it('goes back to what it was when a refresh fails', async () => {
      captureConsole('error');
      const host = await DemoHost.create({ leads: 3 });
      const element = await settled(mountFor(host));
      await host.answer({ status: 500 });
      await element.refresh();
      expect(element.status).to.equal('complete');
      expect(rows(element)).to.have.length(3);
    });
  });

  describe('without a connection', () => {
    afterEach(() => {
      Reflect.deleteProperty(navigator, 'onLine');
    });

    it('says so, and loads by itself once the browser is online again', async () => {
      const host = await DemoHost.create({ leads: 3 });
      await host.answer({ truncate: true });
      Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
      const element = mountFor(host);
      const events = recordEvents(element);
      await settled(element);
      expect(events).to.have.length(1);
      expect(events[0]?.[1]).to.deep.include({ kind: 'offline' });
      expect(text(part(element, 'message'))).to.equal(
        'Нет подключения к интернету. Загрузим обращения, как только оно появится',
      );
      Object.defineProperty(navigator, 'onLine', { value: true, configurable: true });
      window.dispatchEvent(new Event('online'));
      await host.requests({ atLeast: 2 });
      await settled(element);
      expect(element.status).to.equal('complete');
    });

    it('tries a further page again once, and not for ever', async () => {
      captureConsole('error');
      const host = await DemoHost.create({ leads: 30 });
      const element = await settled(mountFor(host));
      await host.answer({ truncate: true }, { status: 500 });
      Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
      await element.loadMore();
      expect(element.status).to.equal('error-more');
      Object.defineProperty(navigator, 'onLine', { value: true, configurable: true });
      window.dispatchEvent(new Event('online'));
      await host.requests({ atLeast: 3 });
      await settled(element);
      expect(element.status).to.equal('error-more');
      window.dispatchEvent(new Event('online'));
      await element.updateComplete;
      expect(element.status).to.equal('error-more');
      expect(await host.requests()).to.have.length(3);
    });
  });

  describe('events', () => {
    it('tells of a page when it stands in the DOM', async () => {
      const host = await DemoHost.create({
        leads: manyRows(25).map((row) => ({ ...row, CountNotReadMessage: 2 })),
      });
      const element = mountFor(host);
      const seen: [number, LeadsLoadDetail][] = [];
      document.body.addEventListener(
        'leads-load',
        (event) => seen.push([rows(element).length, event.detail]),
        { once: true },
      );
      await settled(element);
      const [shown, detail] = seen[0] ?? [];
      expect(shown).to.equal(20);
      expect(detail).to.deep.include({ added: 20, loaded: 20, totalRows: 25, unread: 40 });
      expect(detail?.leads[0]).to.deep.include({
        id: 1,
        subject: 'Обращение 1',
        unread: 2,
        time: null,
      });
    });

    it('hands the focus of the button to the first new row', async () => {
      const host = await DemoHost.create({ leads: 25 });
      const element = await settled(mountFor(host));
      loadMoreButton(element)?.focus();
      loadMoreButton(element)?.click();
      await element.loadMore();
      expect(rows(element).indexOf(element.shadowRoot?.activeElement as HTMLElement)).to.equal(20);
    });

    it('shows each status as a custom state', async () => {
      const host = await DemoHost.create({ leads: 25 });
      await host.answer({ hold: true });
      const element = mountFor(host);
      await host.holds(1);
      expect(hasState(element, 'loading')).to.equal(true);
      await host.release();
      await settled(element);
      expect(hasState(element, 'ready')).to.equal(true);
      expect(element.matches(':not(:state(loading))')).to.equal(true);
    });

    it('never holds the token', async () => {
      captureConsole('error');
      const host = await DemoHost.create({ leads: 25 });
      const details: (LeadsLoadDetail | LeadsErrorDetail)[] = [];
      const element = mountFor(host, { token: '9007199254740993' });
      element.addEventListener('leads-load', (event) => details.push(event.detail));
      element.addEventListener('leads-error', (event) => details.push(event.detail));
      await settled(element);
      await host.answer({ status: 500, json: { Message: 'Token 9007199254740993' } });
      await element.loadMore();
      expect(JSON.stringify(details)).not.to.contain('9007199254740993');
      expect(element.shadowRoot?.innerHTML).not.to.contain('9007199254740993');
    });
  });

  describe('its life', () => {
    it('aborts when it is removed, and starts again when it is put back', async () => {
      const host = await DemoHost.create({ leads: 3 });
      await host.answer({ hold: true });
      const element = mountFor(host);
      await host.holds(1);
      const parent = element.parentElement as HTMLElement;
      element.remove();
      await host.requests({ aborted: 1 });
      parent.append(element);
      await element.updateComplete;
      await settled(element);
      expect(rows(element)).to.have.length(3);
      expect(await host.requests()).to.have.length(2);
    });

    it('neither aborts nor loads again when it is moved', async () => {
      const host = await DemoHost.create({ leads: 3 });
      await host.answer({ hold: true });
      const element = mountFor(host);
      await host.holds(1);
      const parent = element.parentElement as HTMLElement;
      const other = document.createElement('div');
      parent.append(other);
      other.append(element);
      await element.updateComplete;
      await host.release();
      await settled(element);
      expect(rows(element)).to.have.length(3);
      expect(await host.requests()).to.have.length(1);
    });

    it('still has its list when it is put back later', async () => {
      const host = await DemoHost.create({ leads: 3 });
      const element = await settled(mountFor(host));
      const parent = element.parentElement as HTMLElement;
      element.remove();
      await Promise.resolve();
      parent.append(element);
      await element.updateComplete;
      expect(element.status).to.equal('complete');
      expect(rows(element)).to.have.length(3);
      expect(await host.requests()).to.have.length(1);
    });
  });

  describe('each status', () => {
    it('is accessible', async () => {
      captureConsole('error');
      const host = await DemoHost.create({ leads: 25 });
      await host.answer({ hold: true });
      const element = mountFor(host);
      await host.holds(1);
      await expect(element).to.be.accessible();
      expect(part(element, 'skeleton')?.querySelectorAll('.row')).to.have.length(6);
      await host.release();
      await settled(element);
      await expect(element).to.be.accessible();
      await host.answer({ status: 500 });
      await element.loadMore();
      await expect(element).to.be.accessible();
      await host.replace({ leads: [] });
      element.client = 2;
      await element.updateComplete;
      await settled(element);
      expect(element.status).to.equal('empty');
      expect(text(part(element, 'message'))).to.equal('Обращений пока нет');
      await expect(element).to.be.accessible();
      await host.answer({ status: 500 });
      element.client = 3;
      await element.updateComplete;
      await settled(element);
      expect(element.status).to.equal('error');
      await expect(element).to.be.accessible();
    });
  });
});

/** True also where the engine has no custom states. */
function hasState(element: Element, state: string): boolean {
  return !CSS.supports('selector(:state(a))') || element.matches(`:state(${state})`);
}

/** Waits until so many events were recorded. */
async function waitForEvent(events: unknown[], count: number): Promise<void> {
  while (events.length < count) {
    await new Promise(requestAnimationFrame);
  }
}
