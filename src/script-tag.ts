import { ClientLeads } from './client-leads.js';
import { define } from './define.js';

const FILE = /^[^?#]*client-leads\.min\.js(?![^?#])/;

const script = ownScript();
// `data-api-base` of the script that carries this file, else the origin it came from.
const base = script?.dataset.apiBase?.trim() || (script?.src && new URL(script.src).origin);
if (base) ClientLeads.defaultApiBase = base;
define();

/**
 * A module is no `currentScript`, and for a file whose text another script runs, as jQuery does,
 * that says nothing: these are found by the name of the file.
 */
function ownScript(): HTMLScriptElement | undefined {
  const current = document.currentScript as HTMLScriptElement | null;
  if (current?.src || current?.dataset.apiBase) return current;
  // Not parsed: another script's `src` may be no URL.
  return [...document.scripts].find(({ src }) => FILE.test(src));
}
