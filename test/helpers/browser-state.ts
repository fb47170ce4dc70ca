import { stub } from './stub.js';

/** Sets the browser offline or back online, until the test has ended. */
export function setOnline(isOnline: boolean): void {
  stub(navigator, 'onLine', isOnline);
  window.dispatchEvent(new Event(isOnline ? 'online' : 'offline'));
}

/** Hides the page or shows it again, until the test has ended. */
export function setVisibility(state: DocumentVisibilityState): void {
  stub(document, 'visibilityState', state);
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
}

/** Restores the page from the back/forward cache. */
export function restorePage(): void {
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
}
