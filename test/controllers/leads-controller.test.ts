import { expect, waitUntil } from '@open-wc/testing';
import { systemClock } from '../../src/api/clock.js';
import type { ApiError } from '../../src/api/api-error.js';
import { LeadsController, type Operation } from '../../src/controllers/leads-controller.js';
import { readSettings, type RawSettings, type Settings } from '../../src/settings/settings.js';
import { captureConsole } from '../helpers/console.js';
import { ControllerHost, mountHost } from '../helpers/controller-host.js';
import { DemoHost, manyRows } from '../helpers/demo-host.js';
import { PREFERENCES } from '../fixtures/preferences.js';

/** An element that does nothing but load a list, and logs what it is told. */
class LeadsHost extends ControllerHost {
  settings: Settings;
  isDeferred = false;
  isFailureShown = true;
  readonly log: string[] = [];
  readonly controller: LeadsController;

  constructor(raw: RawSettings) {
    super();
    this.settings = settingsOf(raw);
    this.controller = new LeadsController(this, {
      clock: systemClock,
      settings: () => this.settings,
      isDeferred: () => this.isDeferred,
      onDrop: () => this.log.push('drop'),
      onChange: (list, { added }, operation) =>
        this.log.push(`${operation}: ${added} of ${list.total}, ${this.controller.status}`),
      onDrawn: ({ added }) =>
        this.log.push(`drawn: ${added}, ${this.controller.status}, ${this.drawn}`),
      onFailure: (error, operation) => this.handleFailure(error, operation),
    });
    this.content = () => `${this.controller.list.leads.length}`;
  }

  handleFailure({ kind }: ApiError, operation: Operation): boolean {
    this.log.push(`${operation} failed: ${kind}, ${this.controller.status}`);
    return this.isFailureShown;
  }

  /** What stands in its DOM. */
  get drawn(): string {
    return this.shadowRoot?.textContent ?? '';
  }

  async change(raw: RawSettings): Promise<void> {
    this.settings = settingsOf(raw);
    this.requestUpdate();
    await this.updateComplete;
  }
}
customElements.define('leads-host', LeadsHost);

function settingsOf(raw: RawSettings): Settings {
  return readSettings(raw, {
    preferences: PREFERENCES,
    apiBase: () => '',
    pageUrl: document.baseURI,
  });
}

function settingsFor(host: DemoHost, raw: RawSettings = {}): RawSettings {
  return {
    siteCode: 'GIFT-01',
    client: 1017,
    token: 55120938,
    apiBase: host.base,
    firstPosition: 1,
    ...raw,
  };
}

async function mountFor(host: DemoHost, raw: RawSettings = {}): Promise<LeadsHost> {
  const element = new LeadsHost(settingsFor(host, raw));
  await mountHost(element);
  return element;
}

/** Waits until the first page has settled. */
async function mountSettled(host: DemoHost, raw: RawSettings = {}): Promise<LeadsHost> {
  const element = await mountFor(host, raw);
  await element.controller.loadMore();
  return element;
}

describe('LeadsController', () => {
  describe('the first page', () => {
    it('is read as soon as there is a configuration, and drawn before it is told', async () => {
      const host = await DemoHost.create({ leads: 3 });
      const element = await mountFor(host);
      expect(element.controller.status).to.equal('loading');
      await element.controller.loadMore();
      expect(element.controller.status).to.equal('complete');
      expect(element.log).to.deep.equal([
        'drop',
        'first: 3 of 3, loading',
        'drawn: 3, complete, 3',
      ]);
      expect(await host.requests()).to.have.length(1);
    });

    it('is not asked for without a configuration', async () => {
      const host = await DemoHost.create({ leads: 3 });
      const element = await mountFor(host, { token: '' });
      expect(element.controller.status).to.equal('unconfigured');
      await element.controller.refresh();
      expect(await host.requests()).to.have.length(0);
    });

    it('is not asked for while it is held', async () => {
      const host = await DemoHost.create({ leads: 3 });
      const element = new LeadsHost(settingsFor(host));
      element.isDeferred = true;
      await mountHost(element);
      expect(element.controller.status).to.equal('loading');
      expect(await host.requests()).to.have.length(0);
      element.isDeferred = false;
      element.requestUpdate();
      await element.updateComplete;
      await element.controller.loadMore();
      expect(element.controller.status).to.equal('complete');
    });

    it('is read again by an update only if something else is asked for', async () => {
      const host = await DemoHost.create({ clients: { 1: manyRows(1), 2: manyRows(2) } });
      const element = await mountSettled(host, { client: 1 });
      await element.change(settingsFor(host, { client: '1' }));
      expect(element.controller.status).to.equal('complete');
      const changed = element.change(settingsFor(host, { client: 2 }));
      await changed;
      expect(element.controller.status).to.equal('loading');
      expect(element.controller.list.leads).to.have.length(0);
      await element.controller.loadMore();
      expect(element.controller.list.leads).to.have.length(2);
      expect(await host.requests()).to.have.length(2);
      expect(element.log.filter((line) => line === 'drop')).to.have.length(2);
    });

    it('never shows what was asked for before, and settles those who wait for it', async () => {
      const host = await DemoHost.create({ clients: { 1: manyRows(1), 2: manyRows(2) } });
      await host.answer({ hold: true });
      const element = await mountFor(host, { client: 1 });
      const waiting = element.controller.refresh();
      await host.holds(1);
      await element.change(settingsFor(host, { client: 2 }));
      await waiting;
      await element.controller.loadMore();
      await host.requests({ aborted: 1 });
      expect(element.controller.list.leads).to.have.length(2);
      expect(element.log).to.not.include('first: 1 of 1, loading');
    });

    it('fails, and is read again by a refresh or a request for more', async () => {
      const host = await DemoHost.create({ leads: 3 });
      await host.answer({ status: 500 }, { status: 500 });
      const element = await mountSettled(host);
      expect(element.controller.status).to.equal('error');
      expect(element.controller.failure?.error.status).to.equal(500);
      expect(element.controller.failure?.isShown).to.equal(true);
      await element.controller.refresh();
      expect(element.controller.status).to.equal('error');
      await element.controller.loadMore();
      expect(element.controller.status).to.equal('complete');
      expect(element.controller.failure).to.equal(undefined);
      expect(element.log).to.deep.equal([
        'drop',
        'first failed: http, loading',
        'first failed: http, loading',
        'first: 3 of 3, loading',
        'drawn: 3, complete, 3',
      ]);
    });

    it('fails for a bad configuration, of which nothing is sent', async () => {
      const host = await DemoHost.create({ leads: 3 });
      const element = await mountFor(host, { client: 'abc' });
      await element.updateComplete;
      expect(element.controller.status).to.equal('error');
      expect(element.log).to.deep.equal(['drop', 'first failed: config, unconfigured']);
      expect(await host.requests()).to.have.length(0);
    });

    it('is aborted when the element is removed, and asked for again when it is put back', async () => {
      const host = await DemoHost.create({ leads: 3 });
      await host.answer({ hold: true });
      const element = await mountFor(host);
      await host.holds(1);
      const { parentElement } = element;
      element.remove();
      await element.updateComplete;
      await host.requests({ aborted: 1 });
      expect(element.controller.status).to.equal('loading');
      parentElement?.append(element);
      await element.updateComplete;
      await element.controller.loadMore();
      expect(element.controller.status).to.equal('complete');
    });

    it('goes on when the element is moved', async () => {
      const host = await DemoHost.create({ leads: 3 });
      await host.answer({ hold: true });
      const element = await mountFor(host);
      await host.holds(1);
      element.parentElement?.append(element);
      await element.updateComplete;
      await host.release();
      await element.controller.loadMore();
      expect(element.controller.status).to.equal('complete');
      expect(await host.requests()).to.have.length(1);
    });
  });

  describe('further operations', () => {
    it('load pages until there are no more, and then ask for nothing', async () => {
      const host = await DemoHost.create({ leads: manyRows(45) });
      const element = await mountSettled(host);
      expect(element.controller.status).to.equal('ready');
      for (let pages = 0; pages < 4; pages++) {
        await element.controller.loadMore();
      }
      expect(element.controller.status).to.equal('complete');
      expect(await host.spans()).to.deep.equal([
        [1, 20],
        [20, 21],
        [40, 21],
      ]);
    });

    it('run one after another, and are joined by the same', async () => {
      const host = await DemoHost.create({ leads: manyRows(45) });
      const element = await mountSettled(host);
      await host.answer({ hold: true });
      const operations = [
        element.controller.loadMore(),
        element.controller.refresh(),
        element.controller.loadMore(),
      ];
      await host.holds(1);
      expect(element.controller.status).to.equal('loading-more');
      await host.release();
      await Promise.all(operations);
      expect(element.controller.status).to.equal('ready');
      expect(await host.spans()).to.deep.equal([
        [1, 20],
        [20, 21],
        [1, 40],
      ]);
    });

    it('keep the rows where they fail, and end the failure where they succeed', async () => {
      const host = await DemoHost.create({ leads: manyRows(45) });
      const element = await mountSettled(host);
      element.isFailureShown = false;
      await host.answer({ status: 500 });
      await element.controller.loadMore();
      expect(element.controller.status).to.equal('error-more');
      expect(element.controller.failure?.isShown).to.equal(false);
      expect(element.controller.list.leads).to.have.length(20);
      await host.answer({ status: 500 });
      await element.controller.refresh();
      expect(element.controller.status).to.equal('error-more');
      await element.controller.refresh();
      expect(element.controller.status).to.equal('ready');
    });

    it('read the head alone in a quiet refresh', async () => {
      const host = await DemoHost.create({ leads: manyRows(3) });
      const element = await mountSettled(host);
      await host.answer({ hold: true });
      const refreshed = element.controller.refreshQuietly();
      await host.holds(1);
      expect(element.controller.status).to.equal('refreshing');
      await host.release();
      await refreshed;
      expect(element.controller.status).to.equal('complete');
    });

    it('never multiply a quiet refresh', async () => {
      const host = await DemoHost.create({ leads: manyRows(3) });
      const element = await mountSettled(host);
      for (const refresh of ['refresh', 'refreshQuietly'] as const) {
        await host.forgetRequests();
        await host.answer({ hold: true });
        const refreshed = [element.controller[refresh]()];
        await host.holds(1);
        refreshed.push(element.controller.refreshQuietly(), element.controller.refreshQuietly());
        await host.release();
        await Promise.all(refreshed);
        expect(await host.requests(), refresh).to.have.length(1);
      }
    });

    for (const [title, answer] of [
      ['a first page that has failed', undefined],
      ['a refusal', { status: 401 }],
      ['an error of the API', { json: { ErrorCode: 3, Message: 'Нет' } }],
    ] as const) {
      it(`do not refresh quietly after ${title}`, async () => {
        const host = await DemoHost.create({ leads: manyRows(45) });
        if (!answer) {
          await host.answer({ status: 500 });
        }
        const element = await mountSettled(host);
        if (answer) {
          await host.answer(answer);
          await element.controller.loadMore();
        }
        const { status } = element.controller;
        await element.controller.refreshQuietly();
        expect(element.controller.status).to.equal(status);
        expect(await host.requests()).to.have.length(answer ? 2 : 1);
        await element.controller.loadMore();
        await element.controller.refreshQuietly();
        expect(await host.requests()).to.have.length(answer ? 4 : 3);
      });
    }

    it('do not refresh quietly after a refusal until one succeeds or another list is asked for', async () => {
      const host = await DemoHost.create({ leads: manyRows(45) });
      const element = await mountSettled(host);
      const refusal = { json: { ErrorCode: 3, Message: 'Нет' } };
      await host.answer(refusal, { status: 500 });
      await element.controller.loadMore();
      await element.controller.loadMore();
      element.requestUpdate();
      await element.updateComplete;
      await element.controller.refreshQuietly();
      expect(await host.requests()).to.have.length(3);
      await element.controller.refresh();
      await element.controller.refreshQuietly();
      expect(await host.requests()).to.have.length(5);
      await host.answer(refusal);
      await element.controller.refresh();
      await element.change(settingsFor(host, { pageSize: 10 }));
      await element.controller.refreshQuietly();
      expect(await host.requests()).to.have.length(6);
      await element.change(settingsFor(host, { operator: 5 }));
      await element.controller.loadMore();
      await element.controller.refreshQuietly();
      expect(await host.requests()).to.have.length(8);
      expect(element.controller.status).to.equal('ready');
    });

    it('refresh quietly after any other failure of a further page, which ends it', async () => {
      const host = await DemoHost.create({ leads: manyRows(25) });
      const element = await mountSettled(host);
      for (const [status, count] of [
        ['ready', 25],
        ['complete', 20],
      ] as const) {
        await host.replace({ leads: manyRows(count) });
        await host.answer({ status: 500 });
        await element.controller.loadMore();
        expect(element.controller.status).to.equal('error-more');
        await element.controller.refreshQuietly();
        expect(element.controller.failure).to.equal(undefined);
        expect(element.controller.status).to.equal(status);
      }
    });

    for (const operation of ['loadMore', 'refresh', 'refreshQuietly'] as const) {
      it(`drop the list where ${operation} is refused with 401, and what waits behind it`, async () => {
        const host = await DemoHost.create({ leads: manyRows(45) });
        const element = await mountSettled(host);
        const { list } = element.controller;
        await host.answer({ status: 401, hold: true });
        const refused = element.controller[operation]();
        await host.holds(1);
        const waiting = element.controller.refresh();
        await host.release();
        await refused;
        await waiting;
        expect(element.log.at(-1)).to.match(/^first failed: auth/);
        expect(list.leads).to.have.length(20);
        expect(element.controller.status).to.equal('error');
        expect(element.controller.list.leads).to.have.length(0);
        expect(element.controller.list.total).to.equal(0);
        expect(element.controller.failure?.error.kind).to.equal('auth');
        await element.controller.refreshQuietly();
        expect(await host.requests()).to.have.length(2);
        await element.controller.loadMore();
        expect(element.controller.status).to.equal('ready');
        expect((await host.spans()).at(-1)).to.deep.equal([1, 20]);
      });
    }

    it('end when the element is removed, and leave the list', async () => {
      const host = await DemoHost.create({ leads: manyRows(45) });
      const element = await mountSettled(host);
      const { parentElement } = element;
      await host.answer({ hold: true });
      const more = element.controller.loadMore();
      await host.holds(1);
      element.remove();
      await more;
      expect(element.controller.status).to.equal('ready');
      await element.controller.refresh();
      parentElement?.append(element);
      await element.updateComplete;
      expect(element.controller.list.leads).to.have.length(20);
      expect(await host.requests()).to.have.length(2);
    });
  });

  describe('a page that the browser has restored', () => {
    it('is checked at once, and keeps its rows where the host shows them', async () => {
      const host = await DemoHost.create({ leads: manyRows(45) });
      const element = await mountSettled(host);
      await host.answer({ hold: true }, { hold: true });
      void element.controller.refreshQuietly();
      await host.holds(1);
      // What is under way was asked for by another reader.
      const checked = element.controller.checkRestored();
      await host.requests({ aborted: 1, atLeast: 3 });
      await host.release();
      await checked;
      expect(element.controller.status).to.equal('ready');
      await host.answer({ json: { ErrorCode: 3, Message: 'Нет' } });
      await element.controller.refresh();
      expect(element.controller.list.leads).to.have.length(20);
    });

    for (const [title, answer, kind] of [
      ['401', { status: 401 }, 'auth'],
      ['403', { status: 403 }, 'auth'],
      ['an ErrorCode', { json: { ErrorCode: 3, Message: 'Нет' } }, 'api'],
    ] as const) {
      it(`loses its rows where the host refuses with ${title}, after a network failure too`, async () => {
        const host = await DemoHost.create({ leads: manyRows(45) });
        const element = await mountSettled(host);
        await host.answer({ status: 500 }, answer);
        await element.controller.checkRestored();
        expect(element.controller.list.leads).to.have.length(20);
        await element.controller.refreshQuietly();
        expect(element.controller.list.leads).to.have.length(0);
        expect(element.controller.status).to.equal('error');
        expect(element.log.at(-1)).to.match(new RegExp(`^first failed: ${kind}`));
        expect(element.controller.failure?.error.kind).to.equal(kind);
      });
    }

    it('is not confirmed by what was under way when it was left', async () => {
      const host = await DemoHost.create({ leads: manyRows(45) });
      const element = await mountSettled(host);
      await host.answer({ hold: true }, { json: { ErrorCode: 3, Message: 'Нет' } });
      const more = element.controller.loadMore();
      await host.holds(1);
      const checked = element.controller.checkRestored();
      await host.release();
      expect(await more).to.equal(true);
      await checked;
      expect(element.controller.list.leads).to.have.length(0);
      expect(element.controller.status).to.equal('error');
    });

    it('tries again where it has failed, and sends nothing where nothing was asked for', async () => {
      const host = await DemoHost.create({ leads: manyRows(45) });
      const element = new LeadsHost(settingsFor(host));
      element.isDeferred = true;
      await mountHost(element);
      await element.controller.checkRestored();
      await element.change(settingsFor(host, { token: '' }));
      await element.controller.checkRestored();
      expect(await host.requests()).to.have.length(0);
      element.isDeferred = false;
      await host.answer({ status: 500 });
      await element.change(settingsFor(host));
      await element.controller.loadMore();
      expect(element.controller.status).to.equal('error');
      await element.controller.checkRestored();
      expect(element.controller.status).to.equal('ready');
    });
  });

  describe('the probe', () => {
    it('puts the row before the first on top, and gives way to what the reader asks for', async () => {
      const warnings = captureConsole('warn');
      const host = await DemoHost.create({ leads: manyRows(45), settings: { firstPosition: 0 } });
      await host.answer({}, { hold: true });
      const element = await mountFor(host, { firstPosition: null });
      await host.holds(1);
      await element.controller.loadMore();
      await host.requests({ aborted: 1, atLeast: 4 });
      await waitUntil(() => warnings.length > 0);
      expect(warnings).to.deep.equal([
        '<client-leads> This host counts from 0: set first-position="0".',
      ]);
      expect(element.controller.list.leads[0]?.id).to.equal(1);
    });
  });

  describe('a tokenProvider', () => {
    it('is the newest one when a request is sent', async () => {
      const host = await DemoHost.create({ leads: manyRows(45) });
      const asked: string[] = [];
      const provide = (token: string) => () => {
        asked.push(token);
        return token;
      };
      const element = await mountSettled(host, { token: '', tokenProvider: provide('1') });
      await element.change(settingsFor(host, { token: '', tokenProvider: provide('2') }));
      await element.controller.loadMore();
      expect(element.controller.list.leads).to.have.length(40);
      expect(asked).to.deep.equal(['1', '2']);
    });
  });
});
