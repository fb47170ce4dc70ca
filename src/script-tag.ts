import { ClientLeads } from './client-leads.js';
import { define } from './define.js';

const FILE = /^[^?#]*client-leads\.min\.js(?:[?#]|$)/;

ClientLeads.defaultApiBase = scriptApiBase() || ClientLeads.defaultApiBase;
define();

/** `data-api-base` of the script that carries this file, else the origin it came from. */
function scriptApiBase(): string | undefined {
  const script = ownScript();
  return script?.dataset.apiBase?.trim() || (script?.src && new URL(script.src).origin);
}

/**
 * A module is no `currentScript`, and for a file whose text another script runs, as jQuery does,
 * that says nothing: these are found by the name of the file.
 */
function ownScript(): HTMLScriptElement | undefined {
  const page = globalThis.document as Document | undefined;
  const current = page?.currentScript;
  if (current && 'src' in current && (current.src || current.dataset.apiBase)) return current;
  // Not parsed: another script's `src` may be no URL.
  return [...(page?.scripts ?? [])].find(({ src }) => FILE.test(src));
}
