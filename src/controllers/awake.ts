/** Whether somebody can see the page, and the browser has a connection. */
export function isAwake(): boolean {
  return document.visibilityState === 'visible' && navigator.onLine;
}
