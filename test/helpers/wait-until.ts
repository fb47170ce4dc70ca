import { waitUntil as waitUntilTimeout } from '@open-wc/testing';

/** Waits for almost as long as a test may take, since a machine under load can be slow. */
export function waitUntil(predicate: () => unknown, message?: string): Promise<void> {
  return waitUntilTimeout(predicate, message, { timeout: 9_000 });
}
