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

/** `currentScript` is null for a module, which is found by the name of its file. */
function ownScript(): HTMLScriptElement | undefined {
  const page = globalThis.document as Document | undefined;
  const current = page?.currentScript;
  if (current && 'src' in current) return current;
  // Not parsed: another script's `src` may be no URL.
  return [...(page?.scripts ?? [])].find(({ src }) => FILE.test(src));
}
