import { oneEvent } from '@open-wc/testing';
import type { ClientLeads } from '../../src/index.js';
import { settled } from './element.js';

/** The script-tag files, as built. */
export const FILE = '/dist/client-leads.min.js';
export const BADGE_FILE = '/dist/client-leads-unread.min.js';
export const EARLY_FILE = '/dist/client-leads-early.min.js';
/** A script that keeps what goes wrong in the page after it, in `failures` of its window. */
export const KEEP_FAILURES = `<script>
  window.failures = [];
  addEventListener('error', (event) => failures.push(String(event.message)));
  addEventListener('unhandledrejection', (event) => failures.push(String(event.reason)));
  addEventListener('securitypolicyviolation', (event) => failures.push(event.violatedDirective));
  console.error = console.warn = (...words) => failures.push(words.join(' '));
</script>`;

/** A page in a frame. Its scripts may keep values on `window`. */
export interface Page {
  readonly frame: HTMLIFrameElement;
  readonly document: Document;
  readonly window: Window & typeof globalThis & Record<string, unknown>;
  /** Its first element, which may be of that window's class. */
  readonly element: ClientLeads;
}

export interface PageOptions {
  /** The Content-Security-Policy in its header. */
  readonly policy?: string;
}

export interface ListOptions extends PageOptions {
  /** Attributes of the script tag and of the element. */
  readonly script?: string;
  readonly attributes?: string;
  /** The content before the script. */
  readonly before?: string;
  /** The places of the tags; the script is in the head by default. */
  readonly write?: (script: string, element: string) => string;
}

const frames: HTMLIFrameElement[] = [];

afterEach(() => {
  for (const frame of frames.splice(0)) {
    frame.remove();
  }
});

/** Opens a page with this text, and waits until it has loaded with all its scripts. */
export async function openPage(html: string, options: PageOptions = {}): Promise<Page> {
  const frame = addPage(html, options);
  await oneEvent(frame, 'load');
  return pageIn(frame);
}

/** Opens a page with the tags of a partner, and waits until it shows the list of the host. */
export async function openList(
  base: string,
  {
    script = '',
    attributes = '',
    before = '',
    write = (own, element) => `<head>${before}${own}</head><body>${element}</body>`,
    ...options
  }: ListOptions = {},
): Promise<{ page: Page; element: ClientLeads }> {
  const html = write(scriptTag(script), elementTag(base, attributes));
  const page = await openPage(html, options);
  return { page, element: await settledIn(page) };
}

/** Starts to open a page with this text. */
export function addPage(html: string, { policy = '' }: PageOptions = {}): HTMLIFrameElement {
  const frame = createFrame();
  const text = `<!DOCTYPE html><html lang="ru">${html}</html>`;
  frame.src = `/page?${new URLSearchParams({ html: text, policy }).toString()}`;
  document.body.append(frame);
  return frame;
}

/** A frame that is removed when the test ends. */
export function createFrame(): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.width = '600';
  frame.height = '600';
  frames.push(frame);
  return frame;
}

/** The page of a frame, as it is now. */
export function pageIn(frame: HTMLIFrameElement): Page {
  const page = frame.contentDocument!;
  return {
    frame,
    document: page,
    window: frame.contentWindow as Page['window'],
    get element() {
      return page.querySelector('client-leads')!;
    },
  };
}

/** The script tag of a partner. */
export function scriptTag(attributes = ''): string {
  return `<script src="${FILE}" ${attributes}></script>`;
}

/** The element of a partner, whose API is at this base; by default, at the page's own origin. */
export function elementTag(base = '', attributes = ''): string {
  return `<client-leads api-base="${base}" SiteCode="GIFT-01" Client="1017" Token="55120938" first-position="1" ${attributes}></client-leads>`;
}

/** Adds a script to a page as loaders do, and waits until it has run. */
export async function addScript(
  page: Page,
  properties: Partial<HTMLScriptElement> = { src: FILE },
): Promise<void> {
  const script = Object.assign(page.document.createElement('script'), properties);
  const loaded = new Promise((resolve, reject) => {
    script.onload = resolve;
    script.onerror = reject;
  });
  page.document.head.append(script);
  await loaded;
}

/** Waits until the script has defined the element there, and no request runs in it. */
export async function settledIn(page: Page, element = page.element): Promise<ClientLeads> {
  await page.window.customElements.whenDefined('client-leads');
  return settled(element);
}

/** Does the same, even if a script of the page sets the client after loading. */
export async function signedIn(page: Page): Promise<ClientLeads> {
  const element = await settledIn(page);
  if (element.status === 'unconfigured') {
    await oneEvent(element, 'leads-load');
  }
  return element;
}
