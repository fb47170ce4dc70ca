import { builtApiBase } from './built-api-base.js';
import { ClientLeadsUnread } from './unread/client-leads-unread.js';

ClientLeadsUnread.builtApiBase = builtApiBase;
// If another file has registered it, this one returns earlier: see `rollup.config.js`.
customElements.define('client-leads-unread', ClientLeadsUnread);
