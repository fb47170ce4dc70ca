import { ClientLeads } from './client-leads.js';

/** The name of this file in the `src` of a script tag. */
const FILE = /^[^?#]*client-leads\.min\.js(?![^?#])/;

const script = ownScript();
const base = script?.dataset.apiBase?.trim() || (script?.src && new URL(script.src).origin);
if (base) {
  ClientLeads.defaultApiBase = base;
}
// A second copy of the file does not come this far: see `rollup.config.js`.
customElements.define('client-leads', ClientLeads);

/**
 * The script tag that carries this file. A module is never `currentScript`, and neither is a file
 * whose text another script runs, as jQuery does. Those are found by the name of the file.
 */
function ownScript(): HTMLScriptElement | undefined {
  const current = document.currentScript;
  if (current instanceof HTMLScriptElement && (current.src || current.dataset.apiBase)) {
    return current;
  }
  // The `src` is matched and not parsed: that of another script may be no URL.
  return [...document.querySelectorAll('script')].find(({ src }) => FILE.test(src));
}
