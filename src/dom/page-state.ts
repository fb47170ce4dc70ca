/** Whether the browser prepares the page for a reader who may never open it. */
export function isPrerendering(document: Document): boolean {
  // From the prototype: `<img name=prerendering>` shadows the property of the document.
  return Reflect.get(Object.getPrototypeOf(document) as object, 'prerendering', document) === true;
}

/** Whether the page has been read, and its deferred scripts and modules have run. */
export function isParsed({ readyState }: Document): boolean {
  // Deferred scripts run while the document is `interactive`, and so does what comes after them.
  return readyState !== 'loading' && (readyState !== 'interactive' || hasContentLoaded());
}

function hasContentLoaded(): boolean {
  const [entry] = performance.getEntriesByType('navigation');
  return (
    entry !== undefined &&
    'domContentLoadedEventStart' in entry &&
    entry.domContentLoadedEventStart !== 0
  );
}

/** Waits until a reader opens a page that is being prerendered. */
export async function untilActivated(document: Document): Promise<void> {
  if (isPrerendering(document)) {
    await new Promise((resolve) => {
      // On the window, since `<img name=addEventListener>` shadows the document's method.
      window.addEventListener('prerenderingchange', resolve, { capture: true, once: true });
    });
  }
}
