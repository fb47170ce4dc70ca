import { builtApiBase } from './built-api-base.js';
import { upgradeWith } from './dom/arrival.js';
import { ClientLeadsUnread } from './unread/client-leads-unread.js';

ClientLeadsUnread.builtApiBase = builtApiBase;
// If another file has registered it, this one returns earlier: see `rollup.config.js`.
upgradeWith(() => customElements.define('client-leads-unread', ClientLeadsUnread));
