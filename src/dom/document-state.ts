import { ownMember } from '../window/own-member.js';

/** Whether the browser prepares the document for a reader who may never open it. */
export function isPrerendering(document: Document): boolean {
  return ownMember(document, 'prerendering' as keyof Document) === true;
}

export async function untilActivated(document: Document): Promise<void> {
  if (isPrerendering(document)) {
    await nextEvent('prerenderingchange');
  }
}

/** Whether the document has been read, and its deferred scripts and modules have run. */
export function isParsed(document: Document): boolean {
  const readyState = ownMember(document, 'readyState');
  // Deferred scripts run while the document is `interactive`, and so does what comes after them.
  return readyState === 'complete' || (readyState === 'interactive' && hasContentLoaded());
}

export async function untilParsed(document: Document): Promise<void> {
  if (!isParsed(document)) {
    await nextEvent('DOMContentLoaded');
  }
}

export async function untilLoaded(document: Document): Promise<void> {
  if (ownMember(document, 'readyState') !== 'complete') {
    await nextEvent('load');
  }
}

function hasContentLoaded(): boolean {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return Boolean(entry?.domContentLoadedEventStart);
}

/** Listens on the window, since `<img name=addEventListener>` shadows the document's method. */
async function nextEvent(type: string): Promise<void> {
  await new Promise((resolve) => {
    window.addEventListener(type, resolve, { capture: true, once: true });
  });
}
