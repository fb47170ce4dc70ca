import { ClientLeadsUnread } from './client-leads-unread.js';
import { builtApiBase } from './built-api-base.js';
import { apiBaseOfScript } from './script-base.js';

const apiBase = apiBaseOfScript(/^[^?#]*client-leads-unread\.min\.js(?![^?#])/);
ClientLeadsUnread.defaultApiBase = apiBase ?? ClientLeadsUnread.defaultApiBase;
ClientLeadsUnread.builtApiBase = builtApiBase;
// If another file has registered it, this one returns earlier: see `rollup.config.js`.
customElements.define('client-leads-unread', ClientLeadsUnread);
