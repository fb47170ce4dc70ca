import { ClientLeadsUnread } from '../../../src/unread.js';
import { clientWith, type Sent } from './page-host.js';
import type { PageSite } from './page-site.js';

/** The number of rows that a badge asks for. The list has fewer. */
const LENGTH = 50;

/** A badge in a hostile page, which says what it may show and send. */
export class PageBadge extends ClientLeadsUnread {
  readonly faults: string[] = [];
  site: PageSite | undefined;

  override sessionEnded(): void {
    if (this.sessionUrl) {
      this.site?.end();
    }
    super.sessionEnded();
  }

  isOwn({ length }: Sent): boolean {
    return length === LENGTH;
  }

  /** Checks a request against the newest answer of the site. */
  judgeRequest({ serial, client, token }: Sent): void {
    this.site?.noteRequest(client, token);
    const owner = this.sessionUrl ? this.site?.signedIn : undefined;
    if (client !== owner?.client || token !== owner.token) {
      this.faults.push(`the badge's request ${serial} is of ${client} with the token ${token}`);
    }
  }

  /** Checks what is shown at the end of a task. */
  judge(): void {
    const { unread, site } = this;
    const texts = [...this.shadowRoot!.children].map(({ textContent }) => textContent);
    const numbers = texts.map((text) => Number(text.replaceAll(/\D/g, '')));
    if (numbers.join() !== (unread > 0 ? `${unread},${unread}` : '')) {
      this.faults.push(`the badge says ${texts.join()} in place of ${unread}`);
    }
    const named = site?.isDistrusted ? undefined : site?.signedIn?.client;
    const client = this.sessionUrl ? named : undefined;
    if (this.isConnected && unread > 0 && clientWith(unread) !== client) {
      this.faults.push(`the badge has ${unread} in place of the number of ${client}`);
    }
  }

  /** The page goes into the back/forward cache. */
  judgeCover(): void {
    if (this.isConnected && this.unread > 0) {
      this.faults.push(`the badge keeps ${this.unread} in the cache`);
    }
  }
}
customElements.define('badge-in-hostile-page', PageBadge);
