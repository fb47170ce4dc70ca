import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, it } from 'node:test';
import type { ClientLeads } from 'client-leads';
import type { Lead, LeadsApiSettings } from 'client-leads/testing';
import { Window } from 'happy-dom';
import type { SetupServer } from 'msw/node';
import { chromium, type Page } from 'playwright-core';
import { chromiumOptions } from '../../tools/browsers.js';
import { createConsumer } from '../../tools/consumer-project.js';
import { filesIn } from '../../tools/files-in.js';
import { makeGlobal } from '../testing/dom-globals.js';

const LEADS: readonly Partial<Lead>[] = [{ id: 1, subject: 'Обмен карты', status: 'Решено' }];
const PAGE = 'https://shop.example/';
const SCRIPT = '/scripts/client-leads.min.js';

/** A page whose API is at another origin, which has to allow the page to read it. */
const HTML = `<!doctype html><meta charset="utf-8" /><script async src="${SCRIPT}"></script>
<client-leads api-base="https://api.example/" wire-format="json" SiteCode="GIFT-01" Client="1017" Token="1"></client-leads>`;

it('docs/testing.md lists the settings of the stand-in', async () => {
  const settings: Required<LeadsApiSettings> = {
    leads: LEADS,
    errorCode: 0,
    message: '',
    status: 200,
    delayMs: 0,
    session: null,
  };
  const text = await readFile('docs/testing.md', 'utf8');
  assert.deepEqual(text.match(/(?<=^- \*\*`)\w+(?=`\*\*:)/gm), Object.keys(settings));
});

describe('the code of docs/testing.md', () => {
  let consumer: Awaited<ReturnType<typeof createConsumer>>;

  before(async () => {
    makeGlobal(new Window({ url: PAGE, console }), ['fetch', 'Request', 'Response']);
    consumer = await createConsumer();
    for (const [name, code] of await filesIn('docs/testing.md')) {
      await writeFile(join(consumer.folder, name), code);
    }
  });

  after(() => consumer.remove());

  const load = (name: string): Promise<unknown> =>
    import(pathToFileURL(join(consumer.folder, name)).href);

  // That for Vitest is run by `npm run verify:release`, in projects of its own.
  it('shows inquiries in a DOM for Node', async (context) => {
    const { fetch } = globalThis;
    context.after(() => Object.assign(globalThis, { fetch }));
    const { showInquiries } = (await load('show-inquiries.js')) as {
      showInquiries: (settings: LeadsApiSettings) => Promise<ClientLeads>;
    };
    const settings: LeadsApiSettings = { leads: LEADS };
    const element = await showInquiries(settings);
    assert.match(element.shadowRoot!.textContent, /Обмен карты/);
    settings.session = null;
    await element.sessionChanged();
    assert.equal(element.status, 'signed-out');
    element.remove();
    const refused = await showInquiries(settings);
    settings.status = 401;
    await refused.refresh();
    assert.equal(refused.status, 'error');
    refused.remove();
  });

  it('answers through Mock Service Worker', async (context) => {
    await load('show-inquiries.js');
    const { server, settings } = (await load('server.js')) as {
      server: SetupServer;
      settings: LeadsApiSettings;
    };
    server.listen({ onUnhandledRequest: 'error' });
    context.after(() => server.close());
    const element = document.createElement('client-leads');
    Object.assign(element, { siteCode: 'GIFT-01', client: '1017', token: '1' });
    const loaded = new Promise((resolve) => element.addEventListener('leads-load', resolve));
    document.body.append(element);
    await loaded;
    assert.equal(element.leads[0]!.subject, 'Обмен карты');
    settings.leads = [];
    await element.refresh();
    assert.equal(element.status, 'empty');
    element.remove();
  });

  it('answers in a browser that Playwright drives, from another origin', async (context) => {
    const { answerLeads } = (await load('answer-leads.js')) as {
      answerLeads: (page: Page, settings: LeadsApiSettings) => Promise<void>;
    };
    const browser = await chromium.launch(chromiumOptions());
    context.after(() => browser.close());
    const page = await browser.newPage();
    const script = await readFile('dist/client-leads.min.js', 'utf8');
    await page.route(PAGE, (route) => route.fulfill({ contentType: 'text/html', body: HTML }));
    await page.route(`**${SCRIPT}`, (route) =>
      route.fulfill({ contentType: 'text/javascript', body: script }),
    );
    await answerLeads(page, { leads: LEADS });
    await page.goto(PAGE);
    await page.getByText('Обмен карты').waitFor();
  });
});
