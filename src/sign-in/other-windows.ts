import { isObject } from '../settings/plain-data.js';
import { parseInt64 } from '../api/parse-int64.js';
import type { OpenChannel, WindowChannel } from './source-page.js';

/** The name of the channel between the windows of a site. */
export const SIGN_IN_CHANNEL = 'client-leads.sign-in';

/** What one window tells the others about a session URL. Never contains a token. */
export type WindowNews =
  | { readonly type: 'changed' | 'ended' }
  /** The client that the site has named; null for nobody. */
  | { readonly type: 'answer'; readonly client: string | null };

/** Exchanges news about one session URL with the other windows of the origin. */
export class OtherWindows {
  readonly #url: string;
  readonly #openChannel: OpenChannel;
  readonly #onNews: (news: WindowNews) => void;
  #channel: WindowChannel | undefined;

  constructor(url: string, openChannel: OpenChannel, onNews: (news: WindowNews) => void) {
    this.#url = url;
    this.#openChannel = openChannel;
    this.#onNews = onNews;
  }

  /** Does nothing if it is open. */
  open(): void {
    this.#channel ??= this.#openChannel((message) => {
      const news = parseNews(message, this.#url);
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
    const message = { url: this.#url, ...news };
    if (this.#channel) {
      this.#channel.post(message);
    } else {
      const channel = this.#openChannel(() => undefined);
      channel?.post(message);
      channel?.close();
    }
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
