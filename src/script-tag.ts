import { builtApiBase } from './built-api-base.js';
import { upgradeWith } from './dom/arrival.js';
import { ClientLeads } from './client-leads.js';

ClientLeads.builtApiBase = builtApiBase;
// A second copy of the file returns earlier: see `rollup.config.js`.
upgradeWith(() => customElements.define('client-leads', ClientLeads));
