import { expect, waitUntil } from '@open-wc/testing';
import type { ClientLeads } from '../../src/index.js';
import { DemoHost, hostRows, manyRows, type ScriptedAnswer } from '../helpers/demo-host.js';
import { part, rows, settled, subjects, summary, text, TOKEN } from '../helpers/element.js';

const FRAMEWORKS = ['plain', 'react', 'preact', 'vue', 'svelte', 'server-rendered'];

const OTHER_IDS = Array.from({ length: 21 }, (_, index) => 1001 + index);

const frames: HTMLIFrameElement[] = [];
const warnings: string[] = [];

afterEach(() => {
  for (const frame of frames.splice(0)) {
    frame.remove();
  }
  expect(warnings.splice(0)).to.deep.equal([]);
});

/** A page with a host of its own, where one client has 137 inquiries and the other 21. */
class FrameworkPage {
  readonly host: DemoHost;
  readonly document: Document;

  private constructor(host: DemoHost, { contentDocument, contentWindow }: HTMLIFrameElement) {
    this.host = host;
    this.document = contentDocument!;
    collectComplaints(contentWindow as Window & typeof globalThis);
  }

  static async open(framework: string, ...answers: ScriptedAnswer[]): Promise<FrameworkPage> {
    const host = await DemoHost.create({
      clients: { 1017: manyRows(137), 1021: hostRows(...OTHER_IDS) },
    });
    await host.answer(...answers);
    const frame = document.createElement('iframe');
    const query = new URLSearchParams({ 'api-base': host.base });
    frame.src = `/demo/frameworks/${framework}/?${query}`;
    frames.push(frame);
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
    document.body.append(frame);
    await loaded;
    return new FrameworkPage(host, frame);
  }

  get elements(): ClientLeads[] {
    return [...this.document.querySelectorAll('client-leads')];
  }

  get log(): string[] {
    return text(this.document.querySelector('#log')).split(/ (?=10\d\d: )/);
  }

  get chosen(): string {
    return text(this.document.querySelector('#chosen'));
  }

  click(button: 'sign' | 'client' | 'language' | 'rows' | 'second'): void {
    this.document.querySelector<HTMLElement>(`#${button}`)!.click();
  }

  /** The element that is shown, with its list. */
  async list(): Promise<ClientLeads> {
    const [element] = await this.lists(1);
    return element!;
  }

  /** So many elements, each with its list. */
  async lists(count: number): Promise<ClientLeads[]> {
    await becomes(() => this.elements.length, count);
    return Promise.all(this.elements.map(settled));
  }
}

for (const framework of FRAMEWORKS) {
  describe(`The page with ${framework}`, () => {
    const open = (...answers: ScriptedAnswer[]) => FrameworkPage.open(framework, ...answers);

    it('shows the first page, and hears of it', async () => {
      const page = await open();
      const element = await page.list();
      expect(rows(element)).to.have.length(20);
      expect(summary(element)).to.equal('Показано 20 из 137');
      await becomes(() => page.log.join(), '1017: leads-load 20 из 137');
      expect(await page.host.requests()).to.have.length(1);
    });

    it('gives the token by tokenProvider, and has it nowhere in the DOM', async () => {
      const page = await open();
      const element = await page.list();
      const [request] = await page.host.requests();
      expect(request!.body).to.contain(`"Token":${TOKEN}`);
      expect(page.document.documentElement.outerHTML.includes(TOKEN)).to.equal(false);
      expect(element.shadowRoot!.innerHTML.includes(TOKEN)).to.equal(false);
    });

    it('hears of a further page', async () => {
      const page = await open();
      await (await page.list()).loadMore();
      await becomes(() => page.log.at(-1), '1017: leads-load 40 из 137');
    });

    it('says its own texts, in the language that is chosen, without a request', async () => {
      const page = await open();
      const element = await page.list();
      expect(text(part(element, 'heading'))).to.equal('Мои обращения');
      page.click('language');
      await becomes(() => text(part(element, 'heading')), 'My requests');
      expect(text(part(element, 'load-more'))).to.equal('Show 20 more');
      page.click('language');
      await becomes(() => text(part(element, 'heading')), 'Мои обращения');
      expect(await page.host.requests()).to.have.length(1);
    });

    it('draws rows its own way, and the built-in way again', async () => {
      const page = await open();
      const element = await page.list();
      page.click('rows');
      await becomes(() => text(rows(element)[1]!.querySelector('em')), '2: Обращение 2');
      expect(subjects(element).join('')).to.equal('');
      page.click('rows');
      await becomes(() => subjects(element)[1], 'Обращение 2');
      expect(await page.host.requests()).to.have.length(1);
    });

    it('hears which lead is selected', async () => {
      const page = await open();
      const element = await page.list();
      rows(element)[2]!.querySelector<HTMLElement>('button')!.click();
      await becomes(() => page.chosen, 'Обращение 3');
    });

    it('hears of a failure, and shows the list when the reader tries again', async () => {
      const page = await open({ json: { ErrorCode: 7, Message: 'Ведутся работы' } });
      const element = await page.list();
      await becomes(() => page.log.join(), '1017: leads-error api Ведутся работы');
      part(element, 'retry')!.click();
      await becomes(() => page.log.at(-1), '1017: leads-load 20 из 137');
    });

    it('shows nothing of the former client while the next one’s list is on its way', async () => {
      const page = await open();
      const element = await page.list();
      await page.host.answer({ hold: true });
      page.click('client');
      await page.host.holds(1);
      await element.updateComplete;
      expect(rows(element)).to.have.length(0);
      expect(element.leads).to.have.length(0);
      expect(text(part(element, 'list'))).to.equal('');
      expect(summary(element)).to.equal('');
      await page.host.release();
      await settled(await page.list());
      expect(page.elements[0] === element).to.equal(true);
      expect(subjects(element)[0]).to.equal('Обращение 1001');
      await becomes(() => page.log.at(-1), '1021: leads-load 20 из 21');
    });

    it('is signed out in the middle of a request, which ends, and signed in again', async () => {
      const page = await open();
      await page.list();
      await page.host.answer({ hold: true });
      page.click('client');
      await page.host.holds(1);
      page.click('sign');
      await becomes(() => page.elements.length, 0);
      await page.host.requests({ aborted: 1 });
      page.click('sign');
      const element = await page.list();
      expect(subjects(element)[0]).to.equal('Обращение 1001');
      await becomes(() => page.log.join(), '1017: leads-load 20 из 137,1021: leads-load 20 из 21');
    });

    it('shows two clients’ lists side by side, each its own, also when they change places', async () => {
      const page = await open();
      const first = await page.list();
      page.click('second');
      const elements = await page.lists(2);
      expect(elements[0] === first).to.equal(true);
      expect(elements.map((element) => subjects(element)[0])).to.deep.equal([
        'Обращение 1',
        'Обращение 1001',
      ]);
      await page.host.answer({ hold: true }, { hold: true });
      page.click('client');
      await page.host.holds(2);
      await Promise.all(elements.map(({ updateComplete }) => updateComplete));
      expect(elements.flatMap(rows)).to.have.length(0);
      await page.host.release();
      await page.host.release();
      const changed = await page.lists(2);
      expect(changed.every((element, index) => element === elements[index])).to.equal(true);
      expect(changed.map(summary)).to.deep.equal(['Показано 20 из 21', 'Показано 20 из 137']);
      page.click('second');
      expect(subjects(await page.list())[0]).to.equal('Обращение 1001');
    });
  });
}

describe('The page from the server', () => {
  it('comes with the element in it, and without a token', async () => {
    const html = await (await fetch('/demo/frameworks/server-rendered/')).text();
    const written = /<client-leads\s[^>]*client="1017"[^>]*><template [^>]*shadowrootmode="open"/;
    expect(written.test(html)).to.equal(true);
    expect(html.includes(TOKEN)).to.equal(false);
  });

  it('leaves nothing of the server’s once the element is upgraded', async () => {
    const page = await FrameworkPage.open('server-rendered');
    const element = await page.list();
    expect(element.shadowRoot!.querySelectorAll('.widget').length).to.equal(1);
    expect(element.shadowRoot!.querySelectorAll('[aria-live]').length).to.equal(1);
  });
});

/** Waits until it is so; where that never comes, says what is there. */
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
