import type { ClientLeads } from '../../src/index.js';
import { createHost } from './ask-demo-api.js';
import { createElement } from './create-element.js';
import { find } from './find.js';
import { countOpen, OPEN_KINDS } from './leak-ledger.js';

declare global {
  interface Window {
    /** The faults, for the program that drives this page. Empty if the check has passed. */
    wear: Promise<string[]>;
    /** Collects garbage. Missing unless the browser exposes it. */
    gc?: () => void;
  }
}

const MOUNTS = 300;

/** The maximum number of garbage collections. A few are usually enough. */
const COLLECTIONS = 20;

/** The element's console message for the configured failures of the host. */
const EXPECTED_ERROR = '<client-leads> The API answered with HTTP 500.';

/** What happens to an element before it is removed. */
const LIVES: readonly ((element: ClientLeads) => unknown)[] = [
  () => undefined,
  ({ updateComplete }) => updateComplete,
  nextOutcome,
  async (element) => {
    await nextOutcome(element);
    await element.loadMore();
  },
  async (element) => {
    await nextOutcome(element);
    element.parentElement?.prepend(element);
    void element.refresh();
  },
  async (element) => {
    element.client = '2';
    await element.updateComplete;
    element.client = '3';
    await nextOutcome(element);
    await element.refresh();
    await element.refresh();
  },
];

const stage = find('#stage', HTMLElement);
const progress = find('#progress', HTMLElement);
/** Each fault once, however often it occurs. */
const faults = new Set<string>();

window.addEventListener('error', ({ message }) => faults.add(message));
window.addEventListener('unhandledrejection', ({ reason }) => faults.add(String(reason)));
console.error = (...words: unknown[]) => {
  const text = words.join(' ');
  if (!text.startsWith(EXPECTED_ERROR)) {
    faults.add(text);
  }
};

// The file of the element listens for a restored page, once.
const atStart = countOpen();
const atMost = { ...atStart };

window.wear = wear()
  .catch((error: unknown) => faults.add(String(error)))
  .then(() => [...faults]);

const problems = await window.wear;
find('#outcome', HTMLElement).textContent =
  problems.length === 0 ? 'Пройдена.' : `Не пройдена: ${problems.join(' ')}`;

async function wear(): Promise<void> {
  const host = await createHost({
    leads: 30,
    settings: { fail: { status: 500, when: 'every-third' } },
  });
  const removed: WeakRef<Element | ShadowRoot>[] = [];
  for (let round = 0; round < MOUNTS; round++) {
    removed.push(...(await mountAndRemove(round, host.base)));
    progress.textContent = `Появлений: ${round + 1}.`;
  }
  await turn();
  const atEnd = countOpen();
  for (const kind of OPEN_KINDS) {
    expectEqual(atEnd[kind], atStart[kind], kind);
    // Otherwise, the ledger would count nothing.
    expectEqual(atMost[kind] > atStart[kind], true, `more ${kind} in between`);
  }
  for (let round = 0; window.gc && round < COLLECTIONS; round++) {
    window.gc();
    await turn();
  }
  const alive = removed.filter((reference) => reference.deref()).length;
  expectEqual(window.gc ? alive : 0, 0, 'elements and shadow roots that are alive');
}

/** Returns weak references to what it has removed, and keeps no others. */
async function mountAndRemove(round: number, base: string) {
  const element = createElement({
    'api-base': base,
    'first-position': '1',
    'auto-load': '',
    'refresh-interval': '15000',
    loading: round % 2 ? 'lazy' : 'eager',
  });
  stage.append(element);
  await LIVES[round % LIVES.length]?.(element);
  for (const kind of OPEN_KINDS) {
    atMost[kind] = Math.max(atMost[kind], countOpen()[kind]);
  }
  element.remove();
  return [element, element.shadowRoot].flatMap((node) => (node ? new WeakRef(node) : []));
}

function expectEqual(found: unknown, expected: unknown, what: string): void {
  if (found !== expected) {
    faults.add(`${what}: ${String(found)}, not ${String(expected)}.`);
  }
}

/** Lets pending tasks of the browser run. */
function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** Waits until the first page has arrived or failed. */
function nextOutcome(element: ClientLeads): Promise<unknown> {
  return new Promise((resolve) => {
    for (const type of ['leads-load', 'leads-error'] as const) {
      element.addEventListener(type, resolve, { once: true });
    }
  });
}
