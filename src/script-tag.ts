import { ClientLeads } from './client-leads.js';
import { ClientLeadsUnread } from './client-leads-unread.js';
import { define } from './define.js';
import { builtApiBase } from './built-api-base.js';
import { apiBaseOfScript } from './script-base.js';

const apiBase = apiBaseOfScript(/^[^?#]*client-leads\.min\.js(?![^?#])/);
for (const element of [ClientLeads, ClientLeadsUnread]) {
  element.defaultApiBase = apiBase ?? element.defaultApiBase;
  element.builtApiBase = builtApiBase;
}
// A second copy of the file returns earlier: see `rollup.config.js`.
customElements.define('client-leads', ClientLeads);
// The file for pages without the list may have been there before.
define('client-leads-unread', ClientLeadsUnread);
