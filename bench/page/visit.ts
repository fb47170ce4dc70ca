/** Runs before the scripts of a page: watches a visit, without affecting it. */

declare global {
  /** The rows at which a visit ends. */
  const awaited: { tag: string; row: string; count: number; number: number };
  /** Milliseconds since the navigation. README.md describes them. */
  var watchedVisit: Promise<{ script: number; request: number; painted: number }>;
}

globalThis.watchedVisit = whenDrawn().then(async () => {
  const painted = await whenPainted();
  const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  const files = resources.filter(({ name }) => name.includes('/files/'));
  const api = resources.find(({ name }) => name.endsWith('/LeadsPagingInfo'));
  const script = Math.max(...files.map(({ responseEnd }) => responseEnd));
  return { script, request: api?.startTime ?? NaN, painted };
});

/** Resolves when the rows are in the DOM. */
async function whenDrawn(): Promise<void> {
  const { tag, row, count, number } = awaited;
  await customElements.whenDefined(tag);
  const list = await whenFound(document, () => document.querySelector(tag));
  const root = list.shadowRoot ?? list;
  await whenFound(root, () => {
    const last = root.querySelectorAll(row)[count - 1];
    return last?.textContent.includes(String(number)) ? last : null;
  });
}

function whenFound(root: Node, find: () => Element | null): Promise<Element> {
  return new Promise((resolve) => {
    const look = () => {
      const element = find();
      if (element) {
        observer.disconnect();
        resolve(element);
      }
    };
    const observer = new MutationObserver(look);
    observer.observe(root, { childList: true, characterData: true, subtree: true });
    look();
  });
}

/** Resolves to the time at which the browser shows the next frame, which it reports for a text. */
async function whenPainted(): Promise<number> {
  const text = document.createElement('p');
  text.setAttribute('elementtiming', 'rows');
  text.textContent = '20';
  text.style.cssText = 'position: fixed; top: 0; right: 0; margin: 0';
  document.body.append(text);
  return new Promise((resolve) => {
    new PerformanceObserver((list) => {
      const [entry] = list.getEntries() as (PerformanceEntry & { renderTime: number })[];
      resolve(entry?.renderTime ?? NaN);
    }).observe({ type: 'element' });
  });
}

export {};
