import { stub } from './stub.js';

/** Sets the browser offline or back online, until the test has ended. */
export function setOnline(isOnline: boolean): void {
  stub(navigator, 'onLine', isOnline);
  window.dispatchEvent(new Event(isOnline ? 'online' : 'offline'));
}

/** Hides the page or shows it again, until the test has ended. */
export function setVisibility(state: DocumentVisibilityState): void {
  // Markup can shadow the document's own property, so the element reads that of the prototype.
  stub(Object.getPrototypeOf(document) as Document, 'visibilityState', state);
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
}

/** Lets the client go to another tab and come back. */
export function comeBack(): void {
  setVisibility('hidden');
  setVisibility('visible');
}

/** Leaves the page, by default for the back/forward cache. */
export function leavePage(persisted = true): void {
  window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted }));
}

/** Restores the page from the back/forward cache. */
export function restorePage(): void {
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
}

/** Says something about a site in another window. */
export function tellWindows(message: object): void {
  const channel = new BroadcastChannel('client-leads.sign-in');
  channel.postMessage(message);
  channel.close();
}
