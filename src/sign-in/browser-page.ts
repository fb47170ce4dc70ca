import { systemClock } from '../api/clock.js';
import { MeetingPoint } from './meeting-point.js';
import { SiteSignIn } from './site-sign-in.js';
import type { PageMoment, SourcePage, WindowChannel } from './source-page.js';

/** `visibilitychange` bubbles from the document, whose methods markup can shadow. */
const EVENTS = ['visibilitychange', 'online', 'pagehide', 'pageshow'] as const;
const CHANNEL = 'client-leads.sign-in';

/**
 * Creates what connects a file that pages load to the other files on its page.
 *
 * @param warn gets sentences for the developer, from the sources that this file creates
 */
export function createMeetingPoint(warn: (sentence: string) => void): MeetingPoint {
  return new MeetingPoint(
    (site) =>
      new SiteSignIn({
        ...site,
        page: new BrowserPage(),
        // A page may replace the global function later.
        fetch: (...request) => fetch(...request),
        clock: systemClock,
        random: Math.random,
        warn,
      }),
  );
}

/** The meeting point of this file. */
export const meetingPoint = createMeetingPoint((sentence) =>
  console.error(`<client-leads> ${sentence}`),
);

/** Watches the page for one source of the sign-in, and connects it to the other windows. */
export class BrowserPage implements SourcePage {
  restorations = 0;
  #listener: ((moment: PageMoment) => void) | undefined;

  start(listener: (moment: PageMoment) => void): void {
    this.#listener = listener;
    // Stays, and comes first: the listener may read the number.
    window.addEventListener('pageshow', this.#count);
    for (const type of EVENTS) {
      window.addEventListener(type, this.#handleEvent);
    }
  }

  stop(): void {
    for (const type of EVENTS) {
      window.removeEventListener(type, this.#handleEvent);
    }
  }

  readonly openChannel = (onMessage: (message: unknown) => void): WindowChannel | undefined => {
    try {
      const channel = new BroadcastChannel(CHANNEL);
      channel.onmessage = ({ data }: MessageEvent<unknown>) => onMessage(data);
      return {
        post: (message) => postSafely(channel, message),
        close: () => channel.close(),
      };
    } catch {
      // Missing, or forbidden in a sandbox.
      return undefined;
    }
  };

  readonly #count = ({ persisted }: PageTransitionEvent): void => {
    this.restorations += persisted ? 1 : 0;
  };

  readonly #handleEvent = (event: Event): void => {
    const moment = momentOf(event);
    // An element in a removed frame gets no `disconnectedCallback`, so its source is not stopped.
    if (moment && document.defaultView !== null) {
      this.#listener?.(moment);
    }
  };
}

/** The other windows are a convenience: nothing may fail because of them. */
function postSafely(channel: BroadcastChannel, message: unknown): void {
  try {
    channel.postMessage(message);
  } catch {
    // The browser has closed the channel.
  }
}

/** Returns undefined if nothing follows from the event. */
function momentOf(event: Event): PageMoment | undefined {
  const isPersisted = 'persisted' in event && event.persisted === true;
  switch (event.type) {
    case 'visibilitychange':
      return document.visibilityState === 'hidden' ? undefined : 'visible';
    case 'online':
      return 'online';
    case 'pagehide':
      return isPersisted ? 'cached' : 'left';
    default:
      return isPersisted ? 'restored' : undefined;
  }
}
