import { expect } from '@open-wc/testing';
import type { ClientLeads } from '../../src/index.js';
import { DemoPage, signIn } from '../helpers/demo-page.js';
import { part, rows, settled, subjects, summary, text, TOKEN } from '../helpers/element.js';
import { waitUntil } from '../helpers/wait-until.js';

const TITLES = {
  plain: 'HTML без фреймворка',
  react: 'React 19',
  vue: 'Vue 3',
  'server-rendered': 'Страница с сервера',
};

describe('The page with', () => {
  const complaints: string[] = [];

  afterEach(() => signIn());

  for (const [framework, title] of Object.entries(TITLES)) {
    it(`${framework} signs in, sets attributes, texts and rows, and hears events, without needless requests`, async function () {
      this.timeout(30_000);
      const page = await DemoPage.open(`/demo/frameworks/${framework}/`);
      expect((await page.element()).status).to.equal('signed-out');
      page.click('[value=anna]');
      await page.loads();
      listen(page);
      const element = await page.element();
      const logged = () => page.text('#log').split(/ (?=leads-)/);
      expect(page.document.title).to.equal(`client-leads: ${title}`);
      expect(summary(element)).to.equal('Показано 20 из 137');
      await becomes(() => logged().at(-1), 'leads-load 20 из 137');
      expect(page.html.includes(TOKEN)).to.equal(false);

      const { number, subject } = element.leads[1]!;
      expect(text(part(element, 'heading'))).to.equal('Мои обращения');
      page.click('#language');
      await becomes(() => text(part(element, 'heading')), 'My requests');
      expect(text(part(element, 'load-more'))).to.equal('Show 20 more');
      page.click('#language');
      await becomes(() => text(part(element, 'heading')), 'Мои обращения');
      page.click('#rows');
      await becomes(() => text(rows(element)[1]!.querySelector('em')), `${number}: ${subject}`);
      page.click('#rows');
      await becomes(() => subjects(element)[1], subject);
      expect(requestsOf(page)).to.equal(1);

      await element.loadMore();
      await becomes(() => logged().at(-1), 'leads-load 40 из 137');
      rows(element)[2]!.querySelector<HTMLElement>('button')!.click();
      await becomes(() => page.text('#chosen'), element.leads[2]!.subject);

      page.click('#second');
      const lists = await elementsOf(page, 2);
      expect(lists[0] === element).to.equal(true);
      expect(lists.map(summary)).to.deep.equal(['Показано 40 из 137', 'Показано 20 из 20']);
      page.click('#second');
      expect((await elementsOf(page, 1))[0] === element).to.equal(true);

      expect(complaints.splice(0)).to.deep.equal([]);
      element.siteCode = 'API-ERROR';
      await becomes(() => logged().at(-1)!.slice(0, 22), 'leads-error api Сервис');
      expect(complaints.splice(0).join()).to.contain('The API answered with ErrorCode 10.');
    });
  }

  it('the server has the element, and nothing about a client', async () => {
    await signIn('anna');
    const html = await (await fetch('/demo/frameworks/server-rendered/')).text();
    const written = /<client-leads\s[^>]*session-url="[^>]*><template [^>]*shadowrootmode="open"/;
    expect(written.test(html)).to.equal(true);
    expect(html.includes(TOKEN) || html.includes('1017')).to.equal(false);
  });

  function listen({ window }: DemoPage): void {
    const complain = (...words: unknown[]) => void complaints.push(words.map(String).join(' '));
    Object.assign(window.console, { error: complain, warn: complain });
    window.addEventListener('error', ({ message }) => complain(message));
    window.addEventListener('unhandledrejection', ({ reason }) => complain(reason));
  }
});

/** How many requests the API has received from a page. */
function requestsOf({ window }: DemoPage): number {
  const entries = window.performance.getEntriesByType('resource');
  return entries.filter(({ name }) => name.endsWith('LeadsPagingInfo')).length;
}

/** The elements once there are so many, each with its list. */
async function elementsOf({ document }: DemoPage, count: number): Promise<ClientLeads[]> {
  const found = () => [...document.querySelectorAll('client-leads')];
  await becomes(() => found().length, count);
  return Promise.all(found().map(settled));
}

/** Waits until a condition is true. On a timeout, reports the current state. */
async function becomes<T>(read: () => T, expected: T): Promise<void> {
  await waitUntil(() => read() === expected).catch(() => undefined);
  expect(read()).to.equal(expected);
}
