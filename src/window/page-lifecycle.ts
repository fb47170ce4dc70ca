import { ownMember } from './own-member.js';

/** `visibilitychange` bubbles from the document, whose methods markup can shadow. */
export const LIFECYCLE_EVENTS = ['visibilitychange', 'online', 'pagehide', 'pageshow'] as const;

/**
 * What happens to a page: it is hidden, becomes visible again or online, is left, perhaps for the
 * back/forward cache (`cached`), is shown, or is restored from that cache.
 */
export type PageMoment = 'hidden' | 'visible' | 'online' | 'left' | 'cached' | 'shown' | 'restored';

export type LifecycleEvent = Event & { readonly persisted?: boolean };

/** Whether nobody sees the page. */
export function isPageHidden(): boolean {
  return ownMember(document, 'visibilityState') === 'hidden';
}

/** Returns undefined if nothing follows from the event. */
export function momentOf({ type, target, persisted }: LifecycleEvent): PageMoment | undefined {
  switch (type as (typeof LIFECYCLE_EVENTS)[number]) {
    case 'visibilitychange':
      // A component may have an event of the same name.
      return target === document ? visibility() : undefined;
    case 'online':
      return 'online';
    case 'pagehide':
      return persisted ? 'cached' : 'left';
    case 'pageshow':
      return persisted ? 'restored' : 'shown';
  }
}

function visibility(): PageMoment {
  return isPageHidden() ? 'hidden' : 'visible';
}
