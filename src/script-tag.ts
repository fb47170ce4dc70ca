import { ClientLeads } from './client-leads.js';
import { define } from './define.js';

const FILE = 'client-leads.min.js';

ClientLeads.defaultApiBase = scriptApiBase() ?? ClientLeads.defaultApiBase;
define();

/** `data-api-base` of the script that carries this file, else the origin it came from. */
function scriptApiBase(): string | undefined {
  const script = ownScript();
  return script?.dataset['apiBase'] || (script?.src ? new URL(script.src).origin : undefined);
}

/** `currentScript` is null for a module, which is found by the name of its file. */
function ownScript(): HTMLScriptElement | undefined {
  const current = globalThis.document?.currentScript;
  if (current && 'src' in current) return current;
  return [...(globalThis.document?.scripts ?? [])].find(
    (script) => script.src && new URL(script.src).pathname.endsWith(FILE),
  );
}
