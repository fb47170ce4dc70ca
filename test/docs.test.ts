import { expect } from '@open-wc/testing';
import { DemoHost } from './helpers/demo-host.js';
import { rows, settled } from './helpers/element.js';

const FILES = ['README.md', 'README.ru.md', 'CONTRIBUTING.md'];
const SCRIPT_TAG = /<script\s[^>]*client-leads\.min\.js[^>]*>/;
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
  window.fetch = (url, options) => url === '/my/session-token'
    ? Promise.resolve(new Response('55120938')) : send(url, options);
</script>`;

interface Block {
  readonly language: string;
  readonly code: string;
}

type PageWindow = Window & { failures?: string[] };

const frames: HTMLIFrameElement[] = [];

afterEach(() => {
  for (const frame of frames.splice(0)) frame.remove();
});

async function blocksOf(file: string): Promise<Block[]> {
  const text = await (await fetch(`/${file}`)).text();
  return [...text.matchAll(/^```(\w*)\n([^]*?)^```$/gm)].map(([, language = '', code = '']) => ({
    language,
    code,
  }));
}

/** Opens what a partner would have after pasting this, and waits for the list. */
async function paste(head: string, body: string): Promise<Document> {
  const host = await DemoHost.create({ leads: 30, settings: { cors: true } });
  const frame = document.createElement('iframe');
  frame.srcdoc = `<!DOCTYPE html><html lang="ru"><head>${head}</head><body>${body}</body></html>`
    .replaceAll(
      'https://cdn.example/client-leads/1/client-leads.min.js',
      '/dist/client-leads.min.js',
    )
    .replaceAll('https://api.example/', host.base);
  frames.push(frame);
  document.body.append(frame);
  await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  const page = frame.contentDocument!;
  const element = await settled(page.querySelector('client-leads')!);
  expect(rows(element), body).to.have.length(20);
  expect((frame.contentWindow as PageWindow).failures ?? []).to.deep.equal([]);
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
    const element = page.querySelector('client-leads')!;
    let count = 0;
    for (const rule of page.styleSheets[0]!.cssRules) {
      const { selectorText, style } = rule as CSSStyleRule;
      const [, part] = /::part\(([\w-]+)\)/.exec(selectorText) ?? [];
      const target = part ? element.shadowRoot!.querySelector(`[part="${part}"]`)! : element;
      for (const name of style) {
        const expected = asIs(`${name}: ${style.getPropertyValue(name)}`, element);
        const computed = page.defaultView!.getComputedStyle(target).getPropertyValue(name);
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
    // In a document without an address of its own, Firefox takes nothing for itself.
    const content = policy
      .replace('https://api.example', location.origin)
      .replace("'self'", location.origin);
    const meta = `<meta http-equiv="Content-Security-Policy" content="${content}">`;
    await paste(meta + SCRIPT, ELEMENT);
  },
};

/**
 * Tried in `docs.test.mjs`: commands, and the map of the code; in `package/readme.test.mjs`: what
 * is compiled first.
 */
const ELSEWHERE = new Set(['sh', 'text', 'ts', 'tsx', 'vue', 'svelte']);

describe('every code block', () => {
  for (const file of FILES) {
    it(`of ${file} works as it stands`, async function () {
      this.timeout(60_000);
      const blocks = await blocksOf(file);
      expect(blocks.length).to.be.above(0);
      for (const { language, code } of blocks) {
        if (ELSEWHERE.has(language)) continue;
        const attempt = TRY[language];
        if (!attempt) throw new Error(`Nobody tries this block of ${file}:\n${code}`);
        await attempt(code);
      }
    });
  }
});
