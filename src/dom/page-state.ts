/** Whether the browser prepares the page for a reader who may never open it. */
export function isPrerendering(document: Document): boolean {
  return 'prerendering' in document && document.prerendering === true;
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
