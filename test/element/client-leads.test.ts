import { expect } from '@open-wc/testing';
import '../../src/index.js';
import { captureConsole, stub } from '../helpers/stub.js';
import { DemoHost, hostRows, manyRows } from '../helpers/demo-host.js';
import {
  has,
  loadMoreButton,
  mountFor,
  part,
  recordEvents,
  rows,
  settled,
  showList,
  subjects,
  summary,
  text,
  TOKEN,
} from '../helpers/element.js';
import { hear, mountTimed } from '../helpers/timed-element.js';

describe('<client-leads>', () => {
  describe('pages', () => {
    it('load one by one until every inquiry is shown, once and in order', async () => {
      const [element, host] = await showList({ leads: manyRows(137) });
      expect(await element.updateComplete).to.equal(true);
      expect(summary(element)).to.equal('Показано 20 из 137');
      const first = rows(element);
      const buttons: string[] = [];
      while (loadMoreButton(element)) {
        buttons.push(text(loadMoreButton(element)));
        loadMoreButton(element)?.click();
        await element.loadMore();
      }
      expect(buttons).to.deep.equal([
        ...Array<string>(5).fill('Показать ещё 20'),
        'Показать ещё 17',
      ]);
      expect(element.status).to.equal('complete');
      expect(summary(element)).to.equal('Всего 137');
      expect(subjects(element)).to.deep.equal(manyRows(137).map(({ Subject }) => Subject));
      expect(first.every((row, index) => rows(element)[index] === row)).to.equal(true);
      const further = [20, 40, 60, 80, 100, 120].map((start) => [start, 21]);
      expect(await host.spans()).to.deep.equal([[1, 20], ...further]);
    });

    it('bring what the button says, also if a page is as long as a request may be', async () => {
      const [element, host] = await showList({ leads: manyRows(450) }, { length: '200' });
      for (const shown of [200, 398]) {
        const said = Number(/\d+/.exec(text(loadMoreButton(element))));
        await element.loadMore();
        expect(rows(element).length).to.equal(shown + said);
      }
      expect((await host.spans()).every(([, length]) => length <= 200)).to.equal(true);
    });

    it('show no total, and number their rows, if more rows arrive than it counts', async () => {
      const [element] = await showList({ leads: 20, settings: { totalOffset: -3 } });
      expect([summary(element), has(element, 'load-more')]).to.deep.equal(['', false]);
      expect(rows(element)[0]!.ariaSetSize).to.equal('20');
    });
  });

  describe('a request', () => {
    it('is sent before texts are created, and before anything is drawn', async () => {
      const host = await DemoHost.create({ leads: 3 });
      const fetch = window.fetch.bind(window);
      const { PluralRules } = Intl;
      const log: string[] = [];
      stub(window, 'fetch', (...request) => {
        log.push(has(element, 'skeleton') ? 'late request' : 'request');
        return fetch(...request);
      });
      const construct = (target: typeof PluralRules, given: [string]) => {
        log.push('texts');
        return new target(...given);
      };
      stub(Intl, 'PluralRules', new Proxy(PluralRules, { construct }));
      const element = mountFor(host);
      await element.updateComplete;
      expect(log.slice(0, 2)).to.deep.equal(['request', 'texts']);
      expect(has(element, 'skeleton')).to.equal(true);
      await settled(element);
    });

    it('is sent once if client and token change together, and nothing of the earlier client is shown', async () => {
      const [element, host] = await showList(
        { clients: { 1: hostRows(11, 12), 2: hostRows(21, 22) } },
        { client: '1' },
      );
      expect(subjects(element)).to.deep.equal(['Обращение 11', 'Обращение 12']);
      await host.answer({ hold: true });
      element.client = 2;
      element.token = 9007199254740993n;
      await element.updateComplete;
      expect(element.status).to.equal('loading');
      expect([rows(element).length, element.leads.length]).to.deep.equal([0, 0]);
      await host.holds(1);
      await host.release();
      await settled(element);
      expect(subjects(element)).to.deep.equal(['Обращение 21', 'Обращение 22']);
      expect(await host.requests()).to.have.length(2);
    });
  });

  describe('a required attribute', () => {
    it('shows nothing, and tells nobody, while it is missing or empty', async () => {
      const errors = captureConsole('error');
      const host = await DemoHost.create({ leads: 3 });
      const element = mountFor(host, { token: ' ', sitecode: '' });
      await element.updateComplete;
      expect(element.status).to.equal('unconfigured');
      expect(element.getBoundingClientRect().height).to.equal(0);
      await element.refresh();
      await element.loadMore();
      expect(await host.requests()).to.have.length(0);
      element.setAttribute('token', TOKEN);
      await element.updateComplete;
      expect([element.status, errors]).to.deep.equal(['unconfigured', []]);
      element.setAttribute('sitecode', 'GIFT-01');
      await settled(element);
      expect(rows(element)).to.have.length(3);
    });

    it('sends nothing if it is bad, and reports that to the reader, to the console once, and in an event', async () => {
      const errors = captureConsole('error');
      const host = await DemoHost.create({ leads: 3 });
      const element = mountTimed(host, { client: 'abc' });
      const events = recordEvents(element);
      await element.updateComplete;
      await element.updateComplete;
      const message = 'Список обращений сейчас недоступен';
      expect(element.status).to.equal('error');
      expect(text(part(element, 'message'))).to.equal(message);
      expect([has(element, 'retry'), element.hasMore]).to.deep.equal([false, false]);
      expect(errors).to.deep.equal([
        '<client-leads> client must be digits, 1 to 9223372036854775807.',
      ]);
      expect(events).to.deep.equal([['leads-error', { kind: 'config', message }]]);
      expect(await hear(element)).to.equal(message);
      expect(await host.requests()).to.have.length(0);
    });
  });

  it('aborts its request if it is removed, and continues with its list if it is moved', async () => {
    const host = await DemoHost.create({ leads: 3 });
    await host.answer({ hold: true }, { hold: true });
    const element = mountFor(host);
    await host.holds(1);
    const parent = element.parentElement!;
    element.remove();
    await host.requests({ aborted: 1 });
    parent.append(element);
    await host.requests({ atLeast: 2 });
    parent.appendChild(document.createElement('div')).append(element);
    await element.updateComplete;
    await host.release();
    await settled(element);
    element.remove();
    await Promise.resolve();
    parent.append(element);
    await element.updateComplete;
    expect(element.status).to.equal('complete');
    expect(rows(element)).to.have.length(3);
    expect(await host.requests()).to.have.length(2);
  });
});
