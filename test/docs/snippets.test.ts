import { expect } from '@open-wc/testing';
import { DemoHost } from '../helpers/demo-host.js';
import { rows } from '../helpers/element.js';
import { FILE, openPage, signedIn, type Page, type PageOptions } from '../helpers/pages.js';

const FILES = ['README.md', 'README.ru.md', 'CONTRIBUTING.md', 'SECURITY.md'];
const SCRIPT_TAG = /<script\s[^>]*client-leads\.min\.js[^>]*>/;
/** Where a partner has put the file: a CDN, or a folder of their own site. */
const ADDRESS_OF_FILE = /(?:https:\/\/cdn\.example)?\/client-leads\/[\d.]+\/client-leads\.min\.js/g;
const ELEMENT = '<client-leads SiteCode="GIFT-01" Client="1017" Token="55120938"></client-leads>';
const SCRIPT =
  '<script src="/dist/client-leads.min.js" data-api-base="https://api.example/"></script>';

/** Stands for the partner's own server, and keeps what goes wrong. */
const PAGE = `<script>
  window.failures = [];
  addEventListener('error', (event) => failures.push(String(event.message)));
  addEventListener('unhandledrejection', (event) => failures.push(String(event.reason)));
  addEventListener('securitypolicyviolation', (event) => failures.push(event.violatedDirective));
  console.error = console.warn = (...words) => failures.push(words.join(' '));
  const { fetch: send } = window;
  const answers = {
    '/my/session-token': '55120938',
    '/my/session': '{ "client": "1017", "token": "55120938" }',
  };
  window.fetch = (url, options) => Object.hasOwn(answers, url)
    ? Promise.resolve(new Response(answers[url])) : send(url, options);
</script>`;

interface Block {
  readonly language: string;
  readonly code: string;
}

async function blocksOf(file: string): Promise<Block[]> {
  const text = await (await fetch(`/${file}`)).text();
  return [...text.matchAll(/^```(\w*)\n([^]*?)^```$/gm)].map(([, language = '', code = '']) => ({
    language,
    code,
  }));
}

/** What takes the place of the hash in a script tag, as the package says. */
async function hashOfFile(): Promise<string> {
  const hashes = (await (await fetch('/dist/integrity.json')).json()) as Record<string, string>;
  return hashes['client-leads.min.js'] ?? '';
}

/** Opens what a partner would have after pasting this, and waits for the list. */
async function paste(head: string, body: string, options?: PageOptions): Promise<Page> {
  const host = await DemoHost.create({ leads: 30, settings: { cors: true } });
  const html = `<head>${head}</head><body>${body}</body>`
    .replaceAll(ADDRESS_OF_FILE, FILE)
    .replaceAll('sha384-…', await hashOfFile())
    .replaceAll('https://api.example/', host.base);
  const page = await openPage(html, options);
  expect(rows(await signedIn(page)), body).to.have.length(20);
  expect(page.window.failures ?? []).to.deep.equal([]);
  return page;
}

function asIs(declaration: string, near: Element): string {
  const probe = near.ownerDocument.createElement('span');
  const [name = '', value = ''] = declaration.split(/:\s*/);
  probe.style.setProperty(name, value);
  near.after(probe);
  const computed = near.ownerDocument.defaultView!.getComputedStyle(probe).getPropertyValue(name);
  probe.remove();
  return computed;
}

const TRY: Record<string, (code: string) => Promise<void>> = {
  async html(code) {
    const head = SCRIPT_TAG.test(code) ? '' : SCRIPT;
    const body = code.includes('<client-leads') ? '' : ELEMENT;
    await paste(PAGE + head, body + code);
  },

  /** Every declaration is seen to hold. */
  async css(code) {
    const page = await paste(`${PAGE}${SCRIPT}<style>${code}</style>`, ELEMENT);
    const { element } = page;
    let count = 0;
    for (const rule of page.document.styleSheets[0]!.cssRules) {
      const { selectorText, style } = rule as CSSStyleRule;
      const [, part] = /::part\(([\w-]+)\)/.exec(selectorText) ?? [];
      const target = part ? element.shadowRoot!.querySelector(`[part="${part}"]`)! : element;
      for (const name of style) {
        const expected = asIs(`${name}: ${style.getPropertyValue(name)}`, element);
        const computed = page.window.getComputedStyle(target).getPropertyValue(name);
        expect(computed, `${selectorText} ${name}`).to.equal(expected);
        count++;
      }
    }
    expect(count).to.be.above(0);
  },

  /** A policy: everything that it names is enough for the element. */
  async ''(code) {
    const [, policy = ''] = /^Content-Security-Policy: (.*)$/m.exec(code) ?? [];
    expect(policy).to.contain("default-src 'none'");
    const ours = policy.replace('https://api.example', location.origin);
    await paste(SCRIPT, ELEMENT, { policy: ours });
  },
};

/**
 * Tried in `docs.node.test.ts`: commands, and the map of the code; in `package/readme.node.test.ts`:
 * what is compiled first; by the linter: the picture of the layers.
 */
const ELSEWHERE = new Set([
  'sh',
  'text',
  'mermaid',
  'ts',
  'tsx',
  'vue',
  'svelte',
  'typescript',
  'jsx',
]);

describe('every code block', () => {
  for (const file of FILES) {
    it(`of ${file} works as it stands`, async function () {
      this.timeout(60_000);
      const blocks = await blocksOf(file);
      expect(blocks.length).to.be.above(0);
      for (const { language, code } of blocks) {
        if (ELSEWHERE.has(language)) {
          continue;
        }
        const attempt = TRY[language];
        if (!attempt) {
          throw new Error(`Nobody tries this block of ${file}:\n${code}`);
        }
        await attempt(code);
      }
    });
  }
});

describe('the style of the README that keeps the place of the list', () => {
  it('keeps as much as the skeleton takes', async () => {
    const blocks = await blocksOf('README.md');
    const { code } = blocks.find((block) => block.code.includes('min-height'))!;
    const host = await DemoHost.create({ leads: 30 });
    await host.answer({ hold: true });
    const body = `<body style="font: 16px/1.5 sans-serif; width: 360px">${code}</body>`;
    const page = await openPage(body.replace('<client-leads', `$& api-base="${host.base}"`));
    const height = () => page.element.getBoundingClientRect().height;
    const kept = height();
    expect(kept).to.be.above(0);
    const script = page.document.createElement('script');
    script.src = FILE;
    page.document.body.append(script);
    await host.holds(1);
    await page.element.updateComplete;
    expect(page.element.shadowRoot!.querySelector('[part=skeleton]') === null).to.equal(false);
    expect(height()).to.be.closeTo(kept, 16);
  });
});
