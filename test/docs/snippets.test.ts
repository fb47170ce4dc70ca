/**
 * Runs the code blocks of the documents that a page can run as they stand. Those of a translation are
 * the same: see `translations.node.test.ts`.
 */
import { expect, waitUntil } from '@open-wc/testing';
import { DemoHost, type HostRow } from '../helpers/demo-host.js';
import { part, rows, text } from '../helpers/element.js';
import {
  addScript,
  elementTag,
  KEEP_FAILURES,
  openPage,
  scriptTag,
  settledIn,
  signedIn,
  type Page,
  type PageOptions,
} from '../helpers/pages.js';
import { fileNameOf, type CodeBlock } from '../../tools/code-blocks.js';
import { blocksOf, blockWith } from '../helpers/document-blocks.js';

const FILES = [
  'README.md',
  'CONTRIBUTING.md',
  'docs/updating.md',
  'docs/look.md',
  'docs/texts.md',
  'docs/recipes.md',
  'docs/short-recipes.md',
  'docs/tag-manager.md',
  'docs/badge.md',
  'docs/monitoring.md',
  'docs/reference.md',
];
const LIST_TAG = /<client-leads[\s>]/;
const SCRIPT_TAG = /<script\s[^>]*client-leads\.min\.js[^>]*>/;
/** Where a partner has put the file: a CDN, or a folder of their own site. */
const ADDRESS_OF_FILE =
  /(?:https:\/\/cdn\.example)?\/client-leads\/[\d.]+\/(client-leads(?:-unread|-early)?\.min\.js)/g;
const ELEMENT =
  '<client-leads api-base="https://api.example/" SiteCode="GIFT-01" Client="1017" Token="55120938"></client-leads>';
const SCRIPT = '<script src="/dist/client-leads.min.js"></script>';

/** Stands for the partner's own server, and keeps what goes wrong. */
const PAGE = `${KEEP_FAILURES}<script>
  const { fetch: send } = window;
  const answers = {
    '/session.php': '{ "client": "1017", "token": "55120938", "apiBase": "https://api.example/" }',
    '/renewed-token.php': '55120939',
  };
  window.fetch = (url, options) => {
    const { pathname } = new URL(url, location.href);
    return Object.hasOwn(answers, pathname)
      ? Promise.resolve(new Response(answers[pathname])) : send(url, options);
  };
</script>`;

/** What takes the place of the hash in a script tag, as the package says. */
async function hashOfFile(): Promise<string> {
  const hashes = (await (await fetch('/dist/integrity.json')).json()) as Record<string, string>;
  return hashes['client-leads.min.js'] ?? '';
}

/** Opens what a partner would have after pasting this, and waits for the list. */
async function paste(head: string, body: string, options?: PageOptions): Promise<Page> {
  const host = await DemoHost.create({ leads: 30 });
  const html = `<head>${head}</head><body>${body}</body>`
    .replaceAll(ADDRESS_OF_FILE, '/dist/$1')
    .replaceAll('sha384-…', await hashOfFile())
    .replaceAll('https://api.example/', host.base);
  const page = await openPage(html, options);
  expect(rows(await signedIn(page)), body).to.have.length(20);
  expect(page.window.failures ?? []).to.deep.equal([]);
  return page;
}

/** So that there is a status of a tone to look at. */
const TONES = { Новое: 'attention', 'В работе': 'attention' } as const;

const TRY: Record<string, (code: string) => Promise<void>> = {
  async html(code) {
    const head = SCRIPT_TAG.test(code) ? '' : SCRIPT;
    const body = LIST_TAG.test(code) ? '' : ELEMENT;
    await paste(PAGE + head, body + code);
  },

  /** Each part that it styles is there. */
  async css(code) {
    const { element } = await paste(`${PAGE}${SCRIPT}<style>${code}</style>`, ELEMENT);
    element.statusTones = TONES;
    await element.updateComplete;
    for (const [, name = ''] of code.matchAll(/::part\(([\w-]+)\)/g)) {
      expect(part(element, name) === null, name).to.equal(false);
    }
  },

  /** A policy: everything that it names is enough for the element. */
  async ''(code) {
    const [, policy = ''] = /^Content-Security-Policy: (.*)$/m.exec(code) ?? [];
    expect(policy).to.contain("default-src 'none'");
    const ours = policy.replace('https://api.example', location.origin);
    await paste(SCRIPT, ELEMENT, { policy: ours });
  },
};

/** Tried in `documents.node.test.ts`, in `checks/package/frameworks.node.test.ts`, and by the linter. */
const ELSEWHERE = ['sh', 'text', 'ts', 'tsx', 'vue', 'typescript', 'jsx', 'mermaid'];

/** A block that names its file belongs to a site, which tests of its own build. */
function isForPage({ language, code }: CodeBlock): boolean {
  return !ELSEWHERE.includes(language) && fileNameOf(code) === undefined;
}

describe('every code block', () => {
  for (const file of FILES) {
    it(`of ${file} works as it stands`, async function () {
      this.timeout(60_000);
      const blocks = await blocksOf(file);
      expect(blocks.length, 'blocks').to.be.above(0);
      for (const { language, code } of blocks.filter(isForPage)) {
        expect(Object.keys(TRY), `Nobody tries this block:\n${code}`).to.contain(language);
        await TRY[language]!(code);
      }
    });
  }
});

/** Opens a page with the one block that has these words, the script and a list. Waits for the list. */
async function openWith(
  file: string,
  words: string,
  leads: number | HostRow[],
): Promise<Page & { host: DemoHost }> {
  const code = await blockWith(file, words);
  const host = await DemoHost.create({ leads });
  const element = LIST_TAG.test(code) ? '' : elementTag(host.base);
  const site = PAGE.replaceAll('https://api.example/', host.base);
  const page = await openPage(`<body>${site}${scriptTag()}${element}${code}</body>`);
  await settledIn(page);
  return { ...page, host };
}

describe('docs/look.md', () => {
  const LOOK = 'docs/look.md';
  const INQUIRY = { Id: 7, Leads: 5001, Subject: 'Не пришёл сертификат' };

  for (const [width, font] of [
    [360, '16px/1.5 sans-serif'],
    [1000, '16px/1.5 sans-serif'],
    [1200, '18px/1.3 serif'],
  ] as const) {
    it(`gives the element the height of its placeholders, ${width} px wide in ${font}`, async () => {
      const code = await blockWith(LOOK, 'min-height');
      const host = await DemoHost.create();
      await host.answer({ hold: true });
      const site = PAGE.replaceAll('https://api.example/', host.base);
      const body = `<body style="margin: 0">${site}${code}</body>`;
      const page = await openPage(`<html style="font: ${font}">${body}`);
      page.frame.width = String(width);
      const height = () => page.element.getBoundingClientRect().height;
      const kept = height();
      expect(kept).to.be.above(0);
      await addScript(page);
      await host.holds(1);
      await page.element.updateComplete;
      expect(part(page.element, 'skeleton') === null).to.equal(false);
      const { bottom } = part(page.element, 'skeleton')!.getBoundingClientRect();
      expect(bottom - page.element.getBoundingClientRect().top).to.be.closeTo(kept, 6);
      expect(height()).to.be.closeTo(kept, 6);
    });
  }

  it('gives a status the tone that it names', async () => {
    const page = await openWith(LOOK, 'status-tones=', [{ ...INQUIRY, LeadStatusName: 'Решено' }]);
    expect(part(page.element, 'status')!.part.contains('status-success')).to.equal(true);
  });

  it('hands a click to a router of the page', async () => {
    const page = await openWith(LOOK, 'history.pushState', [INQUIRY]);
    page.element.leadHref = '/inquiries/{number}';
    await page.element.updateComplete;
    part(page.element, 'subject')!.click();
    expect(page.window.location.pathname).to.equal('/inquiries/5001');
  });

  it('opens a dialog with a button of an inquiry', async () => {
    const page = await openWith(LOOK, 'selectable>', [INQUIRY]);
    part(page.element, 'subject')!.click();
    const dialog = page.document.querySelector<HTMLDialogElement>('#inquiry')!;
    expect([dialog.open, text(dialog)]).to.deep.equal([true, 'Не пришёл сертификат']);
  });

  it('draws rows of its own, which the page can style', async () => {
    const page = await openWith(LOOK, 'renderLead', [INQUIRY, { Leads: 5002 }]);
    const links = rows(page.element).map((row) => row.querySelector('a')!);
    expect(links.map((link) => [text(link), link.getAttribute('href')])).to.deep.equal([
      ['Не пришёл сертификат', '/inquiries/5001'],
      ['Обращение № 5002', '/inquiries/5002'],
    ]);
    expect(page.window.getComputedStyle(links[0]!).fontWeight).to.equal('700');
  });
});

it('docs/texts.md has a list in German, without a text of its own in another language', async () => {
  const { element } = await openWith('docs/texts.md', 'lang="de"', 30);
  const shown = ['heading', 'summary', 'load-more'].map((name) => text(part(element, name)));
  expect(shown).to.deep.equal(['Anfragen', '20 von 30 angezeigt', '10 weitere anzeigen']);
});

describe('docs/short-recipes.md', () => {
  const RECIPES = 'docs/short-recipes.md';

  it('renews the token that the API has refused', async () => {
    const { element, host } = await openWith(RECIPES, 'renewed-token', 30);
    await host.answer({ status: 401 });
    await element.refresh();
    await waitUntil(() => element.status === 'ready');
    expect([element.token, rows(element).length]).to.deep.equal(['55120939', 20]);
  });

  for (const answer of [new Response('', { status: 403 }), new Response('<!doctype html>')]) {
    it(`keeps the message and its link if ${answer.status} brings no token`, async () => {
      const { element, host, window } = await openWith(RECIPES, 'renewed-token', 30);
      const send = window.fetch.bind(window);
      const renewed = new Promise<void>((resolve) => {
        window.fetch = (url, options) => {
          if (url !== '/renewed-token.php') {
            return send(url, options);
          }
          setTimeout(resolve);
          return Promise.resolve(answer);
        };
      });
      element.loginHref = '/login.php';
      await host.answer({ status: 401 });
      await element.refresh();
      await renewed;
      await element.updateComplete;
      expect([element.status, element.token]).to.deep.equal(['error', '55120938']);
      expect(text(part(element, 'message'))).to.contain('Сеанс завершён');
      expect(element.shadowRoot!.querySelectorAll('a[href="/login.php"]')).to.have.length(1);
    });
  }

  it('counts the unread messages of the list, until it is dropped', async () => {
    const page = await openWith(RECIPES, 'my-unread', [{ Id: 1, CountNotReadMessage: 3 }]);
    const counter = page.document.querySelector('#my-unread');
    expect(text(counter)).to.equal('3');
    page.element.token = null;
    await page.element.updateComplete;
    expect(text(counter)).to.equal('');
  });
});
