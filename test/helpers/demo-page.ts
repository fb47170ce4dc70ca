import { oneEvent } from '@open-wc/testing';
import type { ClientLeads } from '../../src/index.js';
import { text } from './element.js';
import { laidOut } from './geometry.js';
import { createFrame, pageIn, signedIn } from './pages.js';

/** The colour schemes in which each page is checked. */
export const SCHEMES = ['light', 'dark'] as const;

const AXE = '/node_modules/axe-core/axe.min.js';

interface AxeResults {
  readonly violations: readonly { id: string; nodes: readonly { html: string }[] }[];
}

type PageWindow = Window &
  typeof globalThis & {
    axe?: { run(options: { runOnly?: string[] }): Promise<AxeResults> };
  };

/** Signs a client of the demo's sites in; without a name, signs out. */
export async function signIn(client = ''): Promise<void> {
  const body = new URLSearchParams({ client });
  await (await fetch('/demo/session', { method: 'POST', body })).text();
}

/** A page of the demo in a frame. */
export class DemoPage {
  readonly violations: string[] = [];
  readonly #frame = createFrame();

  private constructor(path: string, width: number) {
    this.#frame.style.cssText = 'block-size: 700px; border: 0';
    this.resize(width);
    this.#frame.src = path;
    document.body.append(this.#frame);
    // The frame starts with an empty document and keeps its window, so no violation is missed.
    this.window.addEventListener('securitypolicyviolation', ({ violatedDirective }) => {
      this.violations.push(violatedDirective);
    });
  }

  /** Opens the page, and waits until it has loaded with all its scripts. */
  static async open(path: string, width = 1000): Promise<DemoPage> {
    const page = new DemoPage(path, width);
    await page.loads();
    return page;
  }

  /** Waits until the page has loaded or reloaded. */
  loads(): Promise<unknown> {
    return oneEvent(this.#frame, 'load');
  }

  resize(width: number): void {
    this.#frame.style.inlineSize = `${width}px`;
  }

  get window(): PageWindow {
    return this.#frame.contentWindow as PageWindow;
  }

  get document(): Document {
    return this.#frame.contentDocument!;
  }

  find(selector: string): HTMLElement {
    const found = this.document.querySelector<HTMLElement>(selector);
    if (!found) {
      throw new Error(`Nothing is ${selector}.`);
    }
    return found;
  }

  has(selector: string): boolean {
    return this.document.querySelector(selector) !== null;
  }

  shows(selector: string): boolean {
    return this.has(selector) && this.find(selector).checkVisibility();
  }

  text(selector: string): string {
    return text(this.find(selector));
  }

  click(selector: string): void {
    this.find(selector).click();
  }

  /** Fills a field as a reader does. */
  fill(selector: string, value: string): void {
    const field = this.find(selector) as HTMLInputElement;
    if (field.type === 'checkbox') {
      field.checked = value !== '';
    } else {
      field.value = value;
    }
    for (const type of ['input', 'change']) {
      field.dispatchEvent(new this.window.Event(type, { bubbles: true }));
    }
  }

  /** Its element, once a script of the page has set the client and no request runs. */
  async element(): Promise<ClientLeads> {
    await this.until(() => this.has('client-leads'));
    return signedIn(pageIn(this.#frame));
  }

  /** Waits until a condition on its document is true. */
  async until(claim: () => boolean): Promise<void> {
    while (!claim()) {
      await new Promise((resolve) => {
        const observer = new MutationObserver(() => {
          observer.disconnect();
          resolve(null);
        });
        observer.observe(this.document, { subtree: true, childList: true, characterData: true });
      });
    }
  }

  /** Its markup, and that of the element. */
  get html(): string {
    const inside = this.document.querySelector('client-leads')?.shadowRoot?.innerHTML ?? '';
    return this.document.documentElement.outerHTML + inside;
  }

  /** Replaces what its clipboard does with a text. */
  answerCopying(writeText: (words: string) => Promise<void>): void {
    Object.defineProperty(this.window.navigator, 'clipboard', { value: { writeText } });
  }

  get scrollsSideways(): boolean {
    const { scrollWidth, clientWidth } = this.document.documentElement;
    return scrollWidth > clientWidth;
  }

  /** The findings of axe; in a dark page, only about its colours. */
  async findings(scheme: 'light' | 'dark'): Promise<string[]> {
    const { style } = this.document.documentElement;
    style.colorScheme = scheme;
    // WebKit keeps the old colours of some texts without a new layout (2.54), until it is drawn.
    style.display = 'none';
    await laidOut();
    style.display = '';
    await laidOut();
    if (!this.window.axe) {
      const script = this.document.createElement('script');
      script.src = AXE;
      this.document.head.append(script);
      await oneEvent(script, 'load');
    }
    const { violations } = await this.window.axe!.run(
      scheme === 'dark' ? { runOnly: ['color-contrast'] } : {},
    );
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }
}
