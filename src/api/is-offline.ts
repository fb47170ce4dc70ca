/** Whether the browser knows that it has no network. Node has no `navigator.onLine`. */
export function isOffline(): boolean {
  return (globalThis.navigator as Navigator | undefined)?.onLine === false;
}
