import { isObject } from '../settings/plain-data.js';
import type { Clock } from '../api/clock.js';
import { parseInt64 } from '../api/parse-int64.js';
import type { SourcePage, WindowChannel } from './source-page.js';

/** The name of the channel between the windows of a site. */
export const SIGN_IN_CHANNEL = 'client-leads.sign-in';

/** What one window tells the others about a session URL. Never contains a token. */
export type WindowNews =
  | { readonly type: 'changed' | 'ended' }
  /** The client that the site has named; null for nobody. */
  | { readonly type: 'answer'; readonly client: string | null };

/** The least time between two questions that other windows cause. */
const TOLD_MS = 1000;

export interface WindowsOptions {
  readonly url: string;
  readonly page: Pick<SourcePage, 'openChannel'>;
  readonly clock: Clock;
}

/** Exchanges news about one session URL with the other windows of the origin. */
export class OtherWindows {
  readonly #options: WindowsOptions;
  readonly #onNews: (news: WindowNews) => void;
  #channel: WindowChannel | undefined;
  /** When the last question that another window has caused was sent, or will be. */
  #toldAt = -Infinity;

  constructor(options: WindowsOptions, onNews: (news: WindowNews) => void) {
    this.#options = options;
    this.#onNews = onNews;
  }

  /** Does nothing if it is open. */
  open(): void {
    const { url, page } = this.#options;
    this.#channel ??= page.openChannel((message) => {
      const news = parseNews(message, url);
      if (news) {
        this.#onNews(news);
      }
    });
  }

  close(): void {
    this.#channel?.close();
    this.#channel = undefined;
  }

  /** Also tells the other windows while it is closed: an element out of the page may end a session. */
  tell(news: WindowNews): void {
    const { url, page } = this.#options;
    const message = { url, ...news };
    if (this.#channel) {
      this.#channel.post(message);
    } else {
      const channel = page.openChannel(() => undefined);
      channel?.post(message);
      channel?.close();
    }
  }

  /** Returns how many milliseconds to wait before the next question that their news cause. */
  nextWait(): number {
    const now = this.#options.clock.now();
    // The clock may have been set back.
    const wait = Math.min(Math.max(0, this.#toldAt + TOLD_MS - now), TOLD_MS);
    this.#toldAt = now + wait;
    return wait;
  }
}

/** Any script of the origin can post messages, and so can another version of this one. */
function parseNews(message: unknown, url: string): WindowNews | undefined {
  if (!isObject(message) || message.url !== url) {
    return undefined;
  }
  switch (message.type) {
    case 'changed':
    case 'ended':
      return { type: message.type };
    case 'answer': {
      const client = parseClient(message.client);
      return client === undefined ? undefined : { type: 'answer', client };
    }
    default:
      return undefined;
  }
}

function parseClient(value: unknown): string | null | undefined {
  if (value === null) {
    return null;
  }
  return typeof value === 'string' ? parseInt64(value) : undefined;
}
