import { expect, waitUntil } from '@open-wc/testing';
import type { ClientLeads } from '../../src/index.js';
import { DemoHost, hostRows, manyRows, type ScriptedAnswer } from '../helpers/demo-host.js';
import { DemoPage } from '../helpers/demo-page.js';
import { part, rows, settled, subjects, summary, text, TOKEN } from '../helpers/element.js';

const FRAMEWORKS = ['plain', 'react', 'preact', 'preact-10', 'vue', 'svelte', 'server-rendered'];

const OTHER_IDS = Array.from({ length: 21 }, (_, index) => 1001 + index);

const warnings: string[] = [];

afterEach(() => expect(warnings.splice(0)).to.deep.equal([]));

/** Opens a page with its own host, with 137 inquiries of one client and 21 of the other. */
async function open(
  framework: string,
  ...answers: ScriptedAnswer[]
): Promise<[DemoPage, DemoHost]> {
  const host = await DemoHost.create({
    clients: { 1017: manyRows(137), 1021: hostRows(...OTHER_IDS) },
  });
  await host.answer(...answers);
  const query = new URLSearchParams({ 'api-base': host.base });
  const page = await DemoPage.open(`/demo/frameworks/${framework}/?${query}`);
  collectComplaints(page.window);
  return [page, host];
}

const elementsOf = ({ document }: DemoPage) => [...document.querySelectorAll('client-leads')];
const logOf = (page: DemoPage) => page.text('#log').split(/ (?=10\d\d: )/);

/** The elements once there are so many, each with its list. */
async function lists(page: DemoPage, count: number): Promise<ClientLeads[]> {
  await becomes(() => elementsOf(page).length, count);
  return Promise.all(elementsOf(page).map(settled));
}

for (const framework of FRAMEWORKS) {
  describe(`The page with ${framework}`, () => {
    it('shows the list with a token that is nowhere in the DOM, and handles an event for each page', async () => {
      const [page, host] = await open(framework);
      const element = await page.element();
      expect(rows(element)).to.have.length(20);
      expect(summary(element)).to.equal('Показано 20 из 137');
      await becomes(() => page.text('#log'), '1017: leads-load 20 из 137');
      const [request, ...more] = await host.requests();
      expect(more).to.deep.equal([]);
      expect(request!.body).to.contain(`"Token":${TOKEN}`);
      expect(page.document.documentElement.outerHTML.includes(TOKEN)).to.equal(false);
      expect(element.shadowRoot!.innerHTML.includes(TOKEN)).to.equal(false);
      await element.loadMore();
      await becomes(() => logOf(page).at(-1), '1017: leads-load 40 из 137');
    });

    it('sets its own texts and rows, and unsets them, without a request', async () => {
      const [page, host] = await open(framework);
      const element = await page.element();
      expect(text(part(element, 'heading'))).to.equal('Мои обращения');
      page.click('#language');
      await becomes(() => text(part(element, 'heading')), 'My requests');
      expect(text(part(element, 'load-more'))).to.equal('Show 20 more');
      page.click('#language');
      await becomes(() => text(part(element, 'heading')), 'Мои обращения');
      page.click('#rows');
      await becomes(() => text(rows(element)[1]!.querySelector('em')), '2: Обращение 2');
      expect(subjects(element).join('')).to.equal('');
      page.click('#rows');
      await becomes(() => subjects(element)[1], 'Обращение 2');
      expect(await host.requests()).to.have.length(1);
    });

    it('handles a failure, the list after a retry, and a selection', async () => {
      const failure = { json: { ErrorCode: 7, Message: 'Ведутся работы' } };
      const [page, host] = await open(framework, failure);
      const element = await page.element();
      await becomes(() => page.text('#log'), '1017: leads-error api Ведутся работы');
      expect(warnings.splice(0)).to.deep.equal([
        `<client-leads> The API answered with ErrorCode 7. The API base is ${host.base}`,
      ]);
      part(element, 'retry')!.click();
      await becomes(() => logOf(page).at(-1), '1017: leads-load 20 из 137');
      rows(element)[2]!.querySelector<HTMLElement>('button')!.click();
      await becomes(() => page.text('#chosen'), 'Обращение 3');
    });

    it('shows nothing of the former client, and can sign out and in during a request', async () => {
      const [page, host] = await open(framework);
      const element = await page.element();
      await host.answer({ hold: true });
      page.click('#client');
      await host.holds(1);
      await element.updateComplete;
      expect(rows(element)).to.have.length(0);
      expect(text(part(element, 'list'))).to.equal('');
      expect(summary(element)).to.equal('');
      await host.release();
      expect((await page.element()) === element).to.equal(true);
      expect(subjects(element)[0]).to.equal('Обращение 1001');
      await becomes(() => logOf(page).at(-1), '1021: leads-load 20 из 21');

      // Signs out during a request, and in again.
      await host.answer({ hold: true });
      page.click('#client');
      await host.holds(1);
      page.click('#sign');
      await becomes(() => elementsOf(page).length, 0);
      await host.requests({ aborted: 1 });
      page.click('#sign');
      const [next] = await lists(page, 1);
      expect(subjects(next!)[0]).to.equal('Обращение 1');
      await becomes(
        () => logOf(page).slice(1).join(),
        '1021: leads-load 20 из 21,1017: leads-load 20 из 137',
      );
    });

    it('shows the lists of two clients next to each other, even if they change places', async () => {
      const [page, host] = await open(framework);
      const first = await page.element();
      page.click('#second');
      const elements = await lists(page, 2);
      expect(elements[0] === first).to.equal(true);
      expect(elements.map((element) => subjects(element)[0])).to.deep.equal([
        'Обращение 1',
        'Обращение 1001',
      ]);
      await host.answer({ hold: true }, { hold: true });
      page.click('#client');
      await host.holds(2);
      await Promise.all(elements.map(({ updateComplete }) => updateComplete));
      expect(elements.flatMap(rows)).to.have.length(0);
      await host.release();
      await host.release();
      const changed = await lists(page, 2);
      expect(changed.every((element, index) => element === elements[index])).to.equal(true);
      expect(changed.map(summary)).to.deep.equal(['Показано 20 из 21', 'Показано 20 из 137']);
      page.click('#second');
      const [last] = await lists(page, 1);
      expect(subjects(last!)[0]).to.equal('Обращение 1001');
    });
  });
}

describe('The page from the server', () => {
  it('has the element, and no token', async () => {
    const html = await (await fetch('/demo/frameworks/server-rendered/')).text();
    const written = /<client-leads\s[^>]*client="1017"[^>]*><template [^>]*shadowrootmode="open"/;
    expect(written.test(html)).to.equal(true);
    expect(html.includes(TOKEN)).to.equal(false);
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
