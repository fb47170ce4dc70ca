import { ClientLeads } from './client-leads.js';
import { define } from './define.js';

define('client-leads', ClientLeads);

export * from './element.js';
