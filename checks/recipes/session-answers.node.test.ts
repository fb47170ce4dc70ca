import assert from 'node:assert/strict';
import { afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { useNodeServer } from './node-server.js';
import { ANNA, ask, BORIS, type Client, describeOnSite, signIn } from './site.js';

/**
 * Records which client and token are sent to the API. Counts the answers of `/session.php` a task
 * after the recipe has read them, so that it has acted on them.
 */
const RECORD = `
  window.sent = [];
  window.answers = 0;
  const { fetch: send } = window;
  const countAnswer = () => setTimeout(() => window.answers++);
  window.fetch = async (url, options) => {
    const body = new URLSearchParams(String(options?.body));
    if (body.has('Client')) {
      sent.push(body.get('Client') + ' ' + body.get('Token'));
    }
    const response = await send(url, options);
    if (url === '/session.php' && response.ok) {
      response.json = async () => {
        const text = await response.text();
        countAnswer();
        return JSON.parse(text);
      };
    } else if (url === '/session.php') {
      countAnswer();
    }
    return response;
  };
`;

declare global {
  interface Window {
    sent: string[];
    answers: number;
  }
}

type Answer = () => void;

const ANNAS = `${ANNA.client} ${ANNA.token}`;
const BORISES = `${BORIS.client} ${BORIS.token}`;

describeOnSite('a slow answer who is signed in', [], (site) => {
  const node = useNodeServer(site);
  let question: () => Promise<Answer>;

  before(async () => {
    await site.write(
      'alone.html',
      (await site.read('place.html')) + (await site.read('tag-alone.html')),
    );
  });

  beforeEach(() => {
    question = node.hold();
  });

  afterEach(async () => {
    await site.closePages();
    node.release();
  });

  /** Sends a held answer, and waits until the page has dealt with it. */
  async function deliver(page: Page, answer: Answer): Promise<void> {
    const before = await page.evaluate(() => window.answers);
    answer();
    await page.waitForFunction((count) => window.answers > count, {}, before);
  }

  for (const [recipe, path] of [
    ['inquiries.js', '/account.html'],
    ['tag-alone.html', '/alone.html'],
  ] as const) {
    describe(`by ${recipe}`, () => {
      const open = () => site.openAs(ANNA, node.origin + path, RECORD);

      /** Opens the page of Anna, with her list on it. */
      async function openWithList(): Promise<Page> {
        const page = await open();
        (await question())();
        if (recipe === 'tag-alone.html') {
          // It asks once more for the token.
          (await question())();
        }
        await showsAll(page, ANNA);
        return page;
      }

      /** Signs Boris in, and waits for his list. No answer is held any more. */
      async function becomesBorises(page: Page): Promise<void> {
        await signIn(page, BORIS);
        await page.evaluate(() => dispatchEvent(new Event('session-change')));
        const borises = await question();
        node.release();
        await deliver(page, borises);
        await showsAll(page, BORIS);
      }

      /** Delivers answers, one after the other, after which the page shows nobody's list. */
      async function bringsNobody(page: Page, ...answers: Answer[]): Promise<void> {
        for (const answer of answers) {
          await deliver(page, answer);
          assert.equal((await shown(page)).rows, 0);
        }
        assert.deepEqual(await shown(page), { client: null, rows: 0, sent: [] });
      }

      it('does not bring back a client who has signed out', async () => {
        const page = await open();
        const annas = await question();
        await signOut(page);
        const nobody = await question();
        await bringsNobody(page, nobody, annas);
      });

      it('ignores an answer that a newer question has overtaken', async () => {
        const page = await open();
        const annas = await question();
        await signOut(page);
        const nobody = await question();
        await bringsNobody(page, annas, nobody);
      });

      if (recipe === 'inquiries.js') {
        it('does not bring back a client who has signed out, if it runs again', async () => {
          const page = await open();
          const annas = await question();
          await ask(page, '/logout');
          await page.addScriptTag({ url: '/inquiries.js' });
          const nobody = await question();
          await bringsNobody(page, nobody, annas);
        });
      }

      it('does not replace a client who has signed in since', async () => {
        const page = await open();
        const annas = await question();
        await becomesBorises(page);
        // Held, a further question cannot undo what the late answer does.
        node.hold();
        await deliver(page, annas);
        await showsStill(page, BORIS, [BORISES]);
      });

      it('does not sign out a client who has signed in since', async () => {
        const page = await openWithList();
        await signOut(page);
        const nobody = await question();
        await becomesBorises(page);
        await deliver(page, nobody);
        await showsStill(page, BORIS, [ANNAS, BORISES]);
      });

      it('does not return the token of an earlier client', async () => {
        const page = await openWithList();
        await askForToken(page);
        const annas = await question();
        await becomesBorises(page);
        node.hold();
        await deliver(page, annas);
        await showsStill(page, BORIS, [ANNAS, BORISES]);
      });

      it('costs nobody their list if the same client is signed in', async () => {
        const page = await openWithList();
        await askForToken(page);
        const before = await question();
        await page.evaluate(() => dispatchEvent(new Event('session-change')));
        const after = await question();
        await deliver(page, before);
        node.release();
        await deliver(page, after);
        await showsAll(page, ANNA);
        await showsStill(page, ANNA, [ANNAS]);
      });
    });
  }
});

/** Asserts that the list of a client is there, and that these were sent to the API, in this order. */
async function showsStill(page: Page, { client }: Client, senders: string[]): Promise<void> {
  const { sent, ...list } = await shown(page);
  assert.deepEqual(list, { client, rows: 20 });
  const changes = sent.filter((sender, index) => sender !== sent[index - 1]);
  assert.deepEqual(changes, senders);
}

/** Waits until the list of a client is there. */
async function showsAll(page: Page, { total }: Client): Promise<void> {
  await page.waitForFunction(
    (rows) => document.querySelector('client-leads')?.totalRows === rows,
    {},
    total,
  );
}

/** Signs out as a site does that loads no page for it. */
function signOut(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    await fetch('/logout', { method: 'POST' });
    return dispatchEvent(new Event('session-change'));
  });
}

/** Starts another list of the same client, for which the element asks its provider. */
async function askForToken(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const leads = document.querySelector('client-leads')!;
    leads.operator = '7';
    await leads.updateComplete;
  });
}

/** What the page shows by now, and what it has sent to the API. */
function shown(page: Page) {
  return page.evaluate(async () => {
    const leads = document.querySelector('client-leads')!;
    await leads.updateComplete;
    const rows = leads.shadowRoot!.querySelectorAll('[part~=lead]').length;
    return { client: leads.client ?? null, rows, sent: window.sent };
  });
}
