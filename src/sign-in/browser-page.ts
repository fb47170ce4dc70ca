import { systemClock } from '../api/clock.js';
import { fetchOnce } from '../api/early-fetch.js';
import { DeveloperLog } from '../settings/developer-log.js';
import { Listeners } from './listeners.js';
import { MeetingPoint } from './meeting-point.js';
import { SIGN_IN_CHANNEL } from './other-windows.js';
import { SiteSignIn } from './site-sign-in.js';
import type { PageMoment, SourcePage, WindowChannel } from './source-page.js';

/** `visibilitychange` bubbles from the document, whose methods markup can shadow. */
const EVENTS = ['visibilitychange', 'online', 'pagehide', 'pageshow'] as const;

/** Watches the page, and connects it to the other windows. */
export class BrowserPage implements SourcePage {
  isCached = false;
  restorations = 0;
  readonly #listeners = new Listeners<[PageMoment]>();

  constructor() {
    if ('window' in globalThis) {
      this.#listen();
    }
  }

  get isHidden(): boolean {
    return document.visibilityState === 'hidden';
  }

  watch(listener: (moment: PageMoment) => void): void {
    this.#listeners.add(listener);
    // `document.open` removes all listeners of the window. If they are there, this does nothing.
    this.#listen();
  }

  unwatch(listener: (moment: PageMoment) => void): void {
    this.#listeners.delete(listener);
  }

  readonly openChannel = (onMessage: (message: unknown) => void): WindowChannel | undefined => {
    try {
      const channel = new BroadcastChannel(SIGN_IN_CHANNEL);
      channel.onmessage = ({ data }: MessageEvent<unknown>) => onMessage(data);
      return { post: (message) => postSafely(channel, message), close: () => channel.close() };
    } catch {
      // Missing, or forbidden in a sandbox.
      return undefined;
    }
  };

  #listen(): void {
    for (const type of EVENTS) {
      window.addEventListener(type, this.#handleEvent);
    }
  }

  readonly #handleEvent = (event: Event): void => {
    const moment = momentOf(event);
    // An element in a removed frame gets no `disconnectedCallback`, so it goes on watching.
    if (!moment || document.defaultView === null) {
      return;
    }
    if (moment === 'cached') {
      this.isCached = true;
    } else if (moment === 'restored') {
      this.isCached = false;
      this.restorations++;
    }
    this.#listeners.call(moment);
  };
}

export const browserPage = new BrowserPage();

const log = new DeveloperLog();

/** Connects this file to the other files on its page. */
export const meetingPoint = new MeetingPoint(
  (site) =>
    new SiteSignIn({
      ...site,
      page: browserPage,
      fetch: fetchOnce,
      clock: systemClock,
      random: Math.random,
      warn: (sentence) => log.tell(sentence),
    }),
);

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
