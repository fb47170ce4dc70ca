import type { ClientLeads } from '../../../src/index.js';

/** A tag that no script defines: the element itself is defined in this page. */
const TAG = 'tag-in-hostile-page';
const HANDOVER = Symbol.for('client-leads.early');

const file = await fetch('/dist/client-leads-early.min.js').then((response) => response.text());
const script = file.replaceAll(/client-leads(?!\.)/g, TAG);

/**
 * Runs the early file for a tag with the client and the token of an element, whose own script has not
 * come yet. Sends the first request.
 */
export function runEarlyFile(element: ClientLeads): void {
  const { client, token, siteCode, apiBase, pageSize, firstPosition } = element;
  const tag = document.createElement(TAG);
  const attributes = {
    client,
    token,
    sitecode: siteCode,
    'api-base': apiBase,
    length: pageSize,
    'first-position': firstPosition ?? '',
  };
  for (const [name, value] of Object.entries(attributes)) {
    tag.setAttribute(name, String(value));
  }
  const run = document.createElement('script');
  run.textContent = script;
  // The file does nothing if it finds a copy from an earlier history.
  Reflect.deleteProperty(document, HANDOVER);
  document.body.append(tag, run);
  tag.remove();
  run.remove();
}
