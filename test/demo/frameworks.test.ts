import { expect, waitUntil } from '@open-wc/testing';
import type { ClientLeads } from '../../src/index.js';
import { DemoPage, signIn } from '../helpers/demo-page.js';
import { part, rows, settled, subjects, summary, text, TOKEN } from '../helpers/element.js';

const FRAMEWORKS = ['plain', 'react', 'preact', 'preact-10', 'vue', 'svelte', 'server-rendered'];

const warnings: string[] = [];

afterEach(() => expect(warnings.splice(0)).to.deep.equal([]));

afterEach(() => signIn());

/** Opens a page, and signs in there. */
async function open(framework: string): Promise<DemoPage> {
  const page = await DemoPage.open(`/demo/frameworks/${framework}/`);
  expect((await page.element()).status).to.equal('signed-out');
  page.click('[value=anna]');
  await page.loads();
  collectComplaints(page.window);
  return page;
}

const elementsOf = ({ document }: DemoPage) => [...document.querySelectorAll('client-leads')];
const logOf = (page: DemoPage) => page.text('#log').split(/ (?=leads-)/);

/** How many requests the API has received from a page. */
function requestsOf({ window }: DemoPage): number {
  const entries = window.performance.getEntriesByType('resource');
  return entries.filter(({ name }) => name.endsWith('LeadsPagingInfo')).length;
}

/** The elements once there are so many, each with its list. */
async function lists(page: DemoPage, count: number): Promise<ClientLeads[]> {
  await becomes(() => elementsOf(page).length, count);
  return Promise.all(elementsOf(page).map(settled));
}

for (const framework of FRAMEWORKS) {
  describe(`The page with ${framework}`, () => {
    it('shows the list with a token that is nowhere in the DOM, and handles an event for each page', async () => {
      const page = await open(framework);
      const element = await page.element();
      expect(rows(element)).to.have.length(20);
      expect(summary(element)).to.equal('Показано 20 из 137');
      await becomes(() => page.text('#log'), 'leads-load 20 из 137');
      expect(requestsOf(page)).to.equal(1);
      expect(page.document.documentElement.outerHTML.includes(TOKEN)).to.equal(false);
      expect(element.shadowRoot!.innerHTML.includes(TOKEN)).to.equal(false);
      await element.loadMore();
      await becomes(() => logOf(page).at(-1), 'leads-load 40 из 137');
    });

    it('sets its own texts and rows, and unsets them, without a request', async () => {
      const page = await open(framework);
      const element = await page.element();
      const { number, subject } = element.leads[1]!;
      expect(text(part(element, 'heading'))).to.equal('Мои обращения');
      page.click('#language');
      await becomes(() => text(part(element, 'heading')), 'My requests');
      expect(text(part(element, 'load-more'))).to.equal('Show 20 more');
      page.click('#language');
      await becomes(() => text(part(element, 'heading')), 'Мои обращения');
      page.click('#rows');
      await becomes(() => text(rows(element)[1]!.querySelector('em')), `${number}: ${subject}`);
      expect(subjects(element).join('')).to.equal('');
      page.click('#rows');
      await becomes(() => subjects(element)[1], subject);
      expect(requestsOf(page)).to.equal(1);
    });

    it('handles a failure, the list after it, and a selection', async () => {
      const page = await open(framework);
      const element = await page.element();
      element.siteCode = 'API-ERROR';
      await becomes(() => logOf(page).at(-1)!.slice(0, 22), 'leads-error api Сервис');
      expect(warnings.splice(0).join()).to.contain('The API answered with ErrorCode 10.');
      element.siteCode = 'GIFT-01';
      await becomes(() => logOf(page).at(-1), 'leads-load 20 из 137');
      await settled(element);
      rows(element)[2]!.querySelector<HTMLElement>('button')!.click();
      await becomes(() => page.text('#chosen'), element.leads[2]!.subject);
    });

    it('shows the lists of two programmes next to each other', async () => {
      const page = await open(framework);
      const first = await page.element();
      page.click('#second');
      const elements = await lists(page, 2);
      expect(elements[0] === first).to.equal(true);
      expect(elements.map(summary)).to.deep.equal(['Показано 20 из 137', 'Показано 20 из 20']);
      page.click('#second');
      expect((await lists(page, 1))[0] === first).to.equal(true);
    });
  });
}

describe('The page from the server', () => {
  it('has the element, and nothing about a client', async () => {
    await signIn('anna');
    const html = await (await fetch('/demo/frameworks/server-rendered/')).text();
    const written = /<client-leads\s[^>]*session-url="[^>]*><template [^>]*shadowrootmode="open"/;
    expect(written.test(html)).to.equal(true);
    expect(html.includes(TOKEN) || html.includes('1017')).to.equal(false);
  });
});

/** Waits until a condition is true. On a timeout, reports the current state. */
async function becomes<T>(read: () => T, expected: T): Promise<void> {
  await waitUntil(() => read() === expected, '', { timeout: 5000 }).catch(() => undefined);
  expect(read()).to.equal(expected);
}

function collectComplaints(page: Window & typeof globalThis): void {
  const complain = (...args: unknown[]) => void warnings.push(args.map(String).join(' '));
  page.console.error = complain;
  page.console.warn = complain;
  page.addEventListener('error', ({ message }) => complain(message));
  page.addEventListener('unhandledrejection', ({ reason }) => complain(reason));
}
