import { ClientLeadsUnread } from './unread/client-leads-unread.js';
import { define } from './define.js';

export { ClientLeadsUnread } from './unread/client-leads-unread.js';
export type { UnreadMessages } from './unread/client-leads-unread.js';
export type { ClientLeadsUnreadEventMap, LeadsUnreadChangeDetail } from './events.js';
export type { PluralText, Text } from './i18n/messages.js';

define('client-leads-unread', ClientLeadsUnread);

declare global {
  interface HTMLElementTagNameMap {
    'client-leads-unread': ClientLeadsUnread;
  }
}
