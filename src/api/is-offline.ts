/** Whether the browser knows that it has no network. Node either has no `navigator`, or no `onLine`. */
export function isOffline(): boolean {
  return (globalThis.navigator as Navigator | undefined)?.onLine === false;
}
