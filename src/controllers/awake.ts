/** Whether somebody can see the page, and the browser has a connection. */
export function isAwake(): boolean {
  return document.visibilityState === 'visible' && navigator.onLine;
}

/** Whether the browser prepares the page for a reader who may never open it. */
export function isPrerendering(): boolean {
  return 'prerendering' in document && document.prerendering === true;
}
