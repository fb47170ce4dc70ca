/**
 * Runs the snippets of the documents about signing in and out as a page would. Those of the Russian
 * documents are the same: `translations.node.test.ts` compares them.
 */
import { expect } from '@open-wc/testing';
import { DemoHost, type HostContents } from '../helpers/demo-host.js';
import { blockWith } from '../helpers/document-blocks.js';
import { rows, text, TOKEN } from '../helpers/element.js';
import {
  elementTag,
  FILE,
  openPage,
  scriptTag,
  settledIn,
  signedIn,
  type Page,
} from '../helpers/pages.js';

/** Answers as the partner's own server, by a function that a test can replace. */
const SITE = `<script>
  const send = window.fetch;
  window.answerSession = () => Promise.resolve(Response.json({ client: '1017', token: '${TOKEN}' }));
  window.answers = { '/my/session': () => answerSession(), '/my/sign-out': () => new Promise(() => {}) };
  window.fetch = (url, options) => answers[url]?.() ?? send(url, options);
  console.error = () => undefined;
</script>`;

interface Session {
  readonly client: string;
  readonly token: string;
}

/** Returns as much of a `Response` as the script reads. It is read without waiting for a task. */
function answerOf(status: number, session?: Session): Partial<Response> {
  return { ok: status === 200, status, json: () => Promise.resolve(session) };
}

/** Answers for the partner's server from now on, and lets the client come back to the tab. */
function comeBack(page: Page, answer: Partial<Response> | Promise<Partial<Response>>): void {
  page.window.answerSession = () => Promise.resolve(answer);
  page.document.dispatchEvent(new page.window.Event('visibilitychange'));
}

/** Waits until the script has read the answers that have arrived. */
async function answersRead({ window, element }: Page): Promise<void> {
  await new Promise((resolve) => window.setTimeout(resolve));
  await element.updateComplete;
}

/** Opens a page with the tags of a partner and a snippet, and waits for the list of the host. */
async function openWith(code: string, contents: HostContents = { leads: 3 }) {
  const host = await DemoHost.create(contents);
  const page = await openPage(SITE + scriptTag(host.base) + elementTag() + code);
  await settledIn(page);
  return { host, page };
}

describe('the page of README.md for any cache', () => {
  async function open() {
    const host = await DemoHost.create({ leads: 3, settings: { firstPosition: 1 } });
    const code = (await blockWith('README.md', '/my/session'))
      .replaceAll('https://api.example/', host.base)
      .replace(/src="[^"]*client-leads\.min\.js"/, `src="${FILE}"`);
    const page = await openPage(SITE + code);
    await signedIn(page);
    return { host, page };
  }

  it('shows the inquiries of the client who is signed in, with one request', async () => {
    const { host, page } = await open();
    expect(rows(page.element)).to.have.length(3);
    const [request] = await host.requests({ atLeast: 1 });
    expect(JSON.parse(request!.body)).to.include({ Client: 1017, Token: Number(TOKEN) });
  });

  it('shows nothing once the client has signed out in another tab', async () => {
    const { page } = await open();
    comeBack(page, answerOf(401));
    await answersRead(page);
    expect([page.element.status, rows(page.element).length]).to.deep.equal(['unconfigured', 0]);
  });

  it('shows the inquiries of another client who has signed in', async () => {
    const { page } = await open();
    comeBack(page, answerOf(200, { client: '7', token: '1' }));
    await answersRead(page);
    await settledIn(page);
    const { client, token, status } = page.element;
    expect([client, token, status]).to.deep.equal(['7', '1', 'complete']);
  });

  it('leads to the sign-in once the API has refused the token', async () => {
    const { host, page } = await open();
    await host.answer({ status: 401 });
    await page.element.refresh();
    const link = page.element.shadowRoot!.querySelector('a');
    expect(link?.getAttribute('href')).to.equal('/login');
  });

  it('keeps the list if the server fails', async () => {
    const { page } = await open();
    comeBack(page, answerOf(503));
    await answersRead(page);
    expect(rows(page.element)).to.have.length(3);
  });

  it('brings nobody back by an answer that arrives late', async () => {
    const { page } = await open();
    let answerLate!: (answer: Partial<Response>) => void;
    comeBack(page, new Promise((resolve) => (answerLate = resolve)));
    comeBack(page, answerOf(401));
    await answersRead(page);
    answerLate(answerOf(200, { client: '1017', token: TOKEN }));
    await answersRead(page);
    expect([page.element.client, rows(page.element).length]).to.deep.equal([null, 0]);
  });
});

describe('the badge of README.md', () => {
  const UNREAD = { Id: 1, CountNotReadMessage: 3 };
  const badge = () => blockWith('README.md', 'showUnread');
  const badgeOf = ({ document }: Page) => {
    const shown = document.querySelector<HTMLElement>('#unread')!;
    return shown.hidden ? '' : text(shown);
  };

  it('shows how many messages are unread, and nothing once the session has ended', async () => {
    const { host, page } = await openWith(await badge(), { leads: [UNREAD, { Id: 2 }] });
    const { element } = page;
    element.pageSize = 1;
    element.client = '7';
    await settledIn(page);
    expect(badgeOf(page)).to.equal('3+');
    await element.loadMore();
    expect(badgeOf(page)).to.equal('3');

    await host.answer({ status: 401 });
    await element.refresh();
    expect(badgeOf(page)).to.equal('');
  });

  it('shows the number of a list that was there before the script', async () => {
    const { page } = await openWith('', { leads: [UNREAD] });
    // Scripts in such markup do not run by themselves.
    page.document.body.insertAdjacentHTML('beforeend', await badge());
    page.window.eval(page.document.querySelector('body > script')!.textContent);
    expect(badgeOf(page)).to.equal('3');
  });

  it('goes with the rows at once when the client signs out', async () => {
    const { host, page } = await openWith(await badge(), { leads: [UNREAD] });
    expect(badgeOf(page)).to.equal('3');
    const requests = (await host.requests({ atLeast: 1 })).length;
    page.document.querySelector<HTMLElement>('#sign-out')!.click();
    await page.element.updateComplete;
    const { status, leads } = page.element;
    expect([status, leads.length, rows(page.element).length]).to.deep.equal(['unconfigured', 0, 0]);
    expect(badgeOf(page)).to.equal('');
    expect(await host.requests()).to.have.length(requests);
  });
});

describe('the script of docs/behaviour.md for an API that ends a session with an ErrorCode', () => {
  for (const [code, shown] of [
    [2, 0],
    [3, 3],
  ] as const) {
    it(`leaves ${shown} rows if the code is ${code}`, async () => {
      const { host, page } = await openWith(await blockWith('docs/behaviour.md', 'SESSION_ENDED'));
      await host.replace({ leads: 3, settings: { apiError: { code, message: 'Нет' } } });
      await page.element.refresh();
      expect(rows(page.element)).to.have.length(shown);
    });
  }
});

describe('the script of docs/behaviour.md for a shared computer', () => {
  it('leaves no rows in a page that is left', async () => {
    const { page } = await openWith(await blockWith('docs/behaviour.md', 'pagehide'));
    const { frame, window, element } = page;
    expect(rows(element)).to.have.length(3);
    const left = new Promise<number>((resolve) => {
      window.addEventListener('pagehide', () => {
        void element.updateComplete.then(() => resolve(rows(element).length));
      });
    });
    frame.src = 'about:blank';
    expect(await left).to.equal(0);
  });
});
