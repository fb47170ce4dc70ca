/**
 * What happens to the page: it becomes visible or online, goes into the back/forward cache, is left
 * without that, or comes back from the cache.
 */
export type PageMoment = 'visible' | 'online' | 'cached' | 'left' | 'restored';

/** A connection to the other windows of the origin. */
export interface WindowChannel {
  post(message: unknown): void;
  close(): void;
}

/** Returns undefined if the browser has no channels, or forbids them here. */
export type OpenChannel = (onMessage: (message: unknown) => void) => WindowChannel | undefined;

/** The page, as a source of the sign-in sees it. */
export interface SourcePage {
  readonly openChannel: OpenChannel;
  /** Whether the page is in the back/forward cache. It may be visible before it is restored. */
  readonly isCached: boolean;
  /** Whether nobody sees the page. */
  readonly isHidden: boolean;
  /** How often the page has come back from this cache. */
  readonly restorations: number;
  /** Calls `listener` at each moment until `unwatch`. Calling it again is safe. */
  watch(listener: (moment: PageMoment) => void): void;
  unwatch(listener: (moment: PageMoment) => void): void;
}
