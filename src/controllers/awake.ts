/** Whether there is somebody to see, and a connection to ask over. */
export function isAwake(): boolean {
  return document.visibilityState === 'visible' && navigator.onLine;
}
