import { ClientLeadsUnread } from '../../../src/unread.js';
import { clientWith, type Sent } from './page-host.js';
import type { PageSite } from './page-site.js';

/** The least number of rows that a badge asks for. The list asks for fewer, or for far more. */
const LENGTH = 50;
const MOST_SHOWN = 99;

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
    return length === LENGTH || length === LENGTH + 1;
  }

  /** Checks a request against the newest answer of the site. */
  judgeRequest(sent: Sent): void {
    const { serial, client, token } = sent;
    if (!this.sessionUrl || !this.site?.allows(sent)) {
      this.faults.push(`the badge's request ${serial} is of ${client} with the token ${token}`);
    }
  }

  /** Checks what is shown at the end of a task, or after an event of the browser. */
  judge(): void {
    const { unread, site } = this;
    const children = [...this.shadowRoot!.children];
    const texts = children.map(({ textContent }) => textContent).filter((text) => text !== '');
    const numbers = texts.map((text) => Number(text.replaceAll(/\D/g, '')));
    const shown = `${Math.min(unread, MOST_SHOWN)},${unread}`;
    if (numbers.join() !== (unread > 0 ? shown : '')) {
      this.faults.push(`the badge says ${texts.join()} in place of ${unread}`);
    }
    const client = this.sessionUrl ? site?.newest.signedIn?.client : undefined;
    if (this.isConnected && unread > 0 && clientWith(unread) !== client) {
      this.faults.push(`the badge has ${unread} in place of the number of ${client}`);
    }
  }
}
customElements.define('badge-in-hostile-page', PageBadge);
