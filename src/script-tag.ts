import { builtApiBase } from './built-api-base.js';
import { ClientLeads } from './client-leads.js';

ClientLeads.builtApiBase = builtApiBase;
// A second copy of the file returns earlier: see `rollup.config.js`.
customElements.define('client-leads', ClientLeads);
