import { takeEarlyResponses } from './api/early-fetch.js';
import { builtApiBase } from './built-api-base.js';
import { ClientLeads } from './client-leads.js';
import { ClientLeadsUnread } from './client-leads-unread.js';
import { define } from './define.js';

for (const element of [ClientLeads, ClientLeadsUnread]) {
  element.builtApiBase = builtApiBase;
}
takeEarlyResponses(document);
// A second copy of the file returns earlier: see `rollup.config.js`.
customElements.define('client-leads', ClientLeads);
// The file for pages without the list may have been there before.
define('client-leads-unread', ClientLeadsUnread);
